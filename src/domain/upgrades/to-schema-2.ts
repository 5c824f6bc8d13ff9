// Answers for: the step from schema 1 to 2. Frozen: it knows the shapes of its own two numbers only.
import type { PlainSnapshot, UpgradeStep } from './steps.ts';

interface OldRevision {
  id: string;
  replaces: string[];
  at: string;
  author: string;
  device: string;
  sitting: string;
  value: unknown;
}
interface OldRegister {
  heads: OldRevision[];
  past: string[];
}
interface OldRecord {
  id: string;
  kind: string;
  fields: Record<string, OldRegister>;
}
interface OldAssessment extends OldRecord {
  party: string;
  period: string;
}
interface OldEntry {
  record: string;
  field: string;
  revision: OldRevision;
}
/** What stood inside the answer itself, written again for every row and year. */
interface OldPiece {
  id: string;
  title: string;
  date: string | null;
  kind: string;
  keptAt: string;
}
interface OldAnswer {
  evidence: OldPiece[];
}

/** One change of a piece of evidence, which becomes a revision of its document. */
interface Change {
  content: string;
  revision: OldRevision;
}
/** The changes of one piece in one field of one year, in an order that every machine gives them. */
interface Place {
  order: string;
  changes: Change[];
  /** Those that another one here was written over. */
  replaced: Set<Change>;
}
/** Document id → places. */
type Register = Map<string, { party: string; places: Place[] }>;

export const toSchema2: UpgradeStep = {
  to: 2,
  date: '2026-11-22',
  reason:
    'Evidence is documents in a register; actions and sign-offs are records; details tell the spreadsheet they came from.',
  upgrade: (data: PlainSnapshot): PlainSnapshot => {
    const records = data.records as OldRecord[];
    const history = data.history as OldEntry[];
    const { documents, replaced } = documentsFrom(registerOf(records, history));
    const partyOf = new Map(
      records.flatMap((record) => (isAssessment(record) ? [[record.id, record.party]] : [])),
    );
    return {
      records: [
        ...records.map((record) => ({
          ...record,
          fields: Object.fromEntries(
            Object.entries(record.fields).map(([field, register]) => [
              field,
              {
                ...register,
                heads: register.heads.map((head) => ({
                  ...head,
                  value: newValue(partyOf.get(record.id), field, head.value),
                })),
              },
            ]),
          ),
        })),
        ...documents,
      ],
      history: [
        ...history.map((entry) => ({
          ...entry,
          revision: {
            ...entry.revision,
            value: newValue(partyOf.get(entry.record), entry.field, entry.revision.value),
          },
        })),
        ...replaced,
      ],
    };
  },
};

function isAssessment(record: OldRecord): record is OldAssessment {
  return record.kind === 'assessment';
}

function newValue(party: string | undefined, field: string, value: unknown): unknown {
  // Before, nothing could be read from a spreadsheet.
  if (field === 'details') return { ...(value as object), source: null };
  if (party === undefined || !field.startsWith('answer:')) return value;
  const { evidence, ...rest } = value as OldAnswer;
  return { ...rest, documents: withIds(party, evidence).map(([id]) => id) };
}

/** Each piece with its document's id. A copied id inside one answer, which only a hand can make, gets one of its own. */
function withIds(party: string, evidence: readonly OldPiece[]): [id: string, piece: OldPiece][] {
  const used = new Set<string>();
  return evidence.map((piece) => {
    let key = /^[A-Za-z0-9-]{1,64}$/.test(piece.id) ? piece.id : shortHash(piece.id);
    while (used.has(key)) key = shortHash(`${key}+`);
    used.add(key);
    return [`document:${party.slice('party:'.length)}/${key}`, piece];
  });
}

/**
 * Every change of every piece. A change is an answer's revision in which the piece stands otherwise than in
 * all the revisions it replaced; most revisions of an answer change something else.
 */
function registerOf(records: readonly OldRecord[], history: readonly OldEntry[]): Register {
  const replacedOf = new Map<string, OldRevision[]>();
  for (const { record, field, revision } of history) {
    const key = `${record}|${field}`;
    const list = replacedOf.get(key);
    if (list === undefined) replacedOf.set(key, [revision]);
    else list.push(revision);
  }
  const register: Register = new Map();
  for (const record of records) {
    if (!isAssessment(record)) continue;
    for (const [field, { heads }] of Object.entries(record.fields)) {
      if (!field.startsWith('answer:')) continue;
      const revisions = [...(replacedOf.get(`${record.id}|${field}`) ?? []), ...heads];
      const hasEvidence = revisions.some(({ value }) => (value as OldAnswer).evidence.length > 0);
      if (!hasEvidence) continue;
      const order = [record.period, record.id, field].join('\n');
      for (const [id, place] of placesIn(record.party, order, revisions)) {
        const known = register.get(id) ?? { party: record.party, places: [] };
        known.places.push(place);
        register.set(id, known);
      }
    }
  }
  return register;
}

function placesIn(
  party: string,
  order: string,
  revisions: readonly OldRevision[],
): Map<string, Place> {
  const places = new Map<string, Place>();
  /** By revision: for each document the changes that one sees there, or saw last. */
  const seenAt = new Map<string, Map<string, Change[]>>();
  for (const revision of oldestFirst(revisions)) {
    const before = revision.replaces.flatMap((id) => seenAt.get(id) ?? []);
    const seen = new Map<string, Change[]>();
    for (const earlier of before)
      for (const [id, changes] of earlier)
        seen.set(id, [...new Set([...(seen.get(id) ?? []), ...changes])]);
    for (const [id, piece] of withIds(party, (revision.value as OldAnswer).evidence)) {
      const content = contentOf(piece);
      const place = places.get(id) ?? { order, changes: [], replaced: new Set<Change>() };
      places.set(id, place);
      const standing = seen.get(id) ?? [];
      const [only] = standing;
      const isUnchanged =
        only?.content === content &&
        standing.length === 1 &&
        before.every((earlier) => earlier.get(id)?.[0] === only);
      if (isUnchanged) continue;
      const change = { content, revision };
      place.changes.push(change);
      for (const earlier of standing) place.replaced.add(earlier);
      seen.set(id, [change]);
    }
    seenAt.set(revision.id, seen);
  }
  return places;
}

/** What the document says, as the same text on every machine, in whatever order the parts were written. */
function contentOf(piece: OldPiece): string {
  const parts = Object.entries({ ...piece, validUntil: null }).filter(([name]) => name !== 'id');
  return JSON.stringify(Object.fromEntries(parts.sort(([a], [b]) => compare(a, b))));
}

/** A revision comes after those it replaces. What replaces itself in a circle, as nothing we write does, comes last. */
function oldestFirst(revisions: readonly OldRevision[]): OldRevision[] {
  const byId = new Map(revisions.map((revision) => [revision.id, revision]));
  const waitsFor = new Map<string, number>();
  const followers = new Map<string, OldRevision[]>();
  for (const revision of byId.values()) {
    const known = new Set(revision.replaces.filter((id) => byId.has(id)));
    waitsFor.set(revision.id, known.size);
    for (const id of known) {
      const list = followers.get(id);
      if (list === undefined) followers.set(id, [revision]);
      else list.push(revision);
    }
  }
  const sorted = [...byId.values()].filter(({ id }) => waitsFor.get(id) === 0);
  // The list grows while it is walked.
  for (const { id } of sorted)
    for (const follower of followers.get(id) ?? []) {
      const left = (waitsFor.get(follower.id) ?? 0) - 1;
      waitsFor.set(follower.id, left);
      if (left === 0) sorted.push(follower);
    }
  return [...sorted, ...[...byId.values()].filter(({ id }) => (waitsFor.get(id) ?? 0) > 0)];
}

/**
 * One document for each piece. The latest year's newest change is what the document says; all other changes
 * are replaced by it and stay in the history. Which of two changes is newer follows from their years, rows
 * and revisions and never from what else a machine knows, so two machines that know different parts of the
 * same past upgrade to registers that can be joined.
 */
function documentsFrom(register: Register): { documents: unknown[]; replaced: unknown[] } {
  const documents: unknown[] = [];
  const replaced: unknown[] = [];
  for (const [id, { party, places }] of register) {
    const latest = places.reduce((a, b) => (compare(a.order, b.order) < 0 ? b : a));
    const heads: OldRevision[] = [];
    const past: OldRevision[] = [];
    for (const place of places)
      for (const change of place.changes) {
        const isLiving = place === latest && !place.replaced.has(change);
        (isLiving ? heads : past).push(documentRevision(id, place, change));
      }
    documents.push({
      id,
      kind: 'document',
      party,
      fields: { profile: { heads: byId(heads), past: byId(past).map((one) => one.id) } },
    });
    for (const revision of past) replaced.push({ record: id, field: 'profile', revision });
  }
  return { documents, replaced };
}

/** Its id follows from everything in it, so that one id never has two contents. It names nothing it replaces: `past` does. */
function documentRevision(
  document: string,
  { order }: Place,
  { content, revision }: Change,
): OldRevision {
  const { at, author, device, sitting } = revision;
  return {
    id: shortHash([document, order, revision.id, at, author, device, sitting, content].join('\n')),
    replaces: [],
    at,
    author,
    device,
    sitting,
    value: JSON.parse(content) as unknown,
  };
}

function byId(revisions: OldRevision[]): OldRevision[] {
  return revisions.sort((a, b) => compare(a.id, b.id));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** 16 characters of 0–9 and a–z from 128 bits (cyrb128, in the public domain): never to be changed. */
function shortHash(text: string): string {
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    a = b ^ Math.imul(a ^ code, 597399067);
    b = c ^ Math.imul(b ^ code, 2869860233);
    c = d ^ Math.imul(c ^ code, 951274213);
    d = a ^ Math.imul(d ^ code, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  return [a ^ b ^ c ^ d, b ^ a, c ^ a, d ^ a]
    .map((part) => (part >>> 0).toString(36).padStart(7, '0').slice(-4))
    .join('');
}
