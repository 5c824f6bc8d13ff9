// Answers for: one text for one content, whatever the order of its keys: for checksums and for comparing values.

/**
 * JSON without white space, the keys of every object in UTF-16 order, as `JSON.stringify` in everything else.
 * The value must be plain data without cycles.
 */
export function canonicalJson(value: unknown): string {
  // The engine writes far faster than we do, and what comes from a file of ours is in order already.
  if (isInOrder(value)) return written(value);
  const copy = inOrder(value);
  return isInOrder(copy) ? written(copy) : byHand(copy);
}

function written(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}

function isInOrder(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return true;
  if (Array.isArray(value)) return value.every(isInOrder);
  let before = '';
  for (const key in value) {
    if (key < before || !isInOrder((value as Record<string, unknown>)[key])) return false;
    before = key;
  }
  return true;
}

/** In order as far as an object can be: it puts keys that are whole numbers first, by their value. */
function inOrder(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort()) {
    const member = inOrder((value as Record<string, unknown>)[key]);
    // Written plainly, this key would change what the copy is.
    if (key === '__proto__') Object.defineProperty(copy, key, { value: member, enumerable: true });
    else copy[key] = member;
  }
  return copy;
}

function byHand(value: unknown): string {
  if (isInOrder(value)) return written(value);
  if (Array.isArray(value)) return `[${value.map(byHand).join(',')}]`;
  const members = Object.entries(value as object)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${byHand(member)}`);
  return `{${members.join(',')}}`;
}

/**
 * Whether two plain values have one {@link canonicalJson}, without making the text: comparing a whole store with a
 * file of it is a matter of looking, not of writing it down twice.
 */
export function isSameContent(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    // What JSON has no word for is written as null there.
    return canonicalJson(a) === canonicalJson(b);
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    for (let at = 0; at < a.length; at += 1) if (!isSameContent(a[at], b[at])) return false;
    return true;
  }
  const [mine, theirs] = [a as Record<string, unknown>, b as Record<string, unknown>];
  let members = 0;
  for (const key in mine) {
    if (mine[key] === undefined) continue;
    members += 1;
    if (theirs[key] === undefined || !isSameContent(mine[key], theirs[key])) return false;
  }
  for (const key in theirs) if (theirs[key] !== undefined) members -= 1;
  return members === 0;
}
