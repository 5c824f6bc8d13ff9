// Answers for: everything in a database as one text, whatever its schema, and putting such a text back. It knows no schema and no library, so that it works when nothing else does.
import { finished, openAsIs, schemaOf } from './as-is.ts';

const formatName = 'nyckelring-raw';

/** Names of people heard. They may lie in a backup on this machine; a file never holds them. */
const confidentialStore = 'confidential';
const neverInFiles: readonly string[] = [confidentialStore, 'meta'];
/** What is in attachments: up to 50 MB, and no import or upgrade takes any of it away. */
export const attachmentStore = 'attachmentBytes';

interface RawStore {
  keyPath: string | string[] | null;
  autoIncrement: boolean;
  indexes: { name: string; keyPath: string | string[]; unique: boolean; multiEntry: boolean }[];
  rows: unknown[];
}

/** A whole database, row by row. */
export interface Dump {
  format: typeof formatName;
  schema: number;
  /** The browser's own number of the database. */
  version: number;
  /** ISO 8601, by the clock of this machine. */
  takenAt: string;
  /** Stores whose rows were left where they are. */
  without: string[];
  stores: Record<string, RawStore>;
  /** Rows that the browser could not give, that no text can hold, or that hold a password. */
  unreadable: { store: string; key: unknown }[];
}

export interface DumpFacts {
  schema: number;
  /** Records by kind. */
  counts: Record<string, number>;
  /** Of all stores. */
  rows: number;
  unreadable: Dump['unreadable'];
  /** Of every row that a person has caused. The same content has the same print: see {@link printOf}. */
  print: number;
}

interface DumpOptions {
  takenAt: string;
  without: readonly string[];
  /** 0–1. */
  onProgress?: ((share: number) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/** Rows that are read at a time: few enough that the page answers in between. */
const rowsAtATime = 50;

/** Stores whose rows are plain data by the app's own doing. In others there may be bytes and the browser's own things. */
const plainStores = new Set(['records', 'history', 'summaries', confidentialStore, 'attachments']);

/** The stores that {@link DumpFacts.print} is made over, in this order. */
export const printedStores = ['records', 'history', confidentialStore, 'attachments'] as const;

/**
 * Hands over the database as text, piece by piece, all of one moment. Undefined when there is no such database.
 * Throws when the browser gives none of it, or `signal` says so.
 */
export async function readDump(
  name: string,
  add: (text: string) => void,
  { takenAt, without, onProgress, signal }: DumpOptions,
): Promise<DumpFacts | undefined> {
  const database = await openAsIs(name);
  if (database === undefined) return undefined;
  try {
    const names = [...database.objectStoreNames];
    const facts: DumpFacts = {
      schema: schemaOf(database),
      counts: {},
      rows: 0,
      unreadable: [],
      print: 0,
    };
    const head = {
      format: formatName,
      schema: facts.schema,
      version: database.version,
      takenAt,
      without: names.filter((store) => without.includes(store)),
    };
    add(`${JSON.stringify(head).slice(0, -1)},"stores":{`);
    if (names.length > 0) {
      const transaction = database.transaction(names, 'readonly');
      const stores = inPrintOrder(names).map((store) => transaction.objectStore(store));
      const counts = await Promise.all(stores.map((store) => finished(store.count())));
      const total = counts.reduce((sum, count) => sum + count, 0);
      for (const [index, store] of stores.entries()) {
        add(`${index === 0 ? '' : ','}\n${JSON.stringify(store.name)}:${shapeOf(store)}`);
        let isFirst = true;
        if (head.without.includes(store.name)) {
          add(']}');
          continue;
        }
        await forEachRow(store, (key, row) => {
          signal?.throwIfAborted();
          facts.rows += 1;
          const text = row === undefined || isSecret(row) ? undefined : textOf(store.name, row);
          if (text === undefined) facts.unreadable.push({ store: store.name, key });
          else {
            add(`${isFirst ? '' : ','}\n${text}`);
            isFirst = false;
            if (isPrinted(store.name)) facts.print = printOf(facts.print, text);
          }
          if (store.name === 'records') countKind(facts.counts, row);
          if (facts.rows % rowsAtATime === 0) onProgress?.(facts.rows / total);
        });
        add(']}');
      }
    }
    add(`\n},"unreadable":${JSON.stringify(facts.unreadable)}}\n`);
    onProgress?.(1);
    return facts;
  } finally {
    database.close();
  }
}

/** As {@link parseDump} reads it. */
export function textOfDump({ stores, ...head }: Dump): string {
  const parts = Object.entries(stores).map(([name, { rows, ...shape }]) => {
    const lines = rows.map((row) => textOf(name, row)).filter((text) => text !== undefined);
    const opening = JSON.stringify(shape).slice(0, -1);
    return `${JSON.stringify(name)}:${opening},"rows":[\n${lines.join(',\n')}]}`;
  });
  return `${JSON.stringify(head).slice(0, -1)},"stores":{\n${parts.join(',\n')}}}\n`;
}

/** Undefined when the text is not one of ours. */
export function parseDump(text: string): Dump | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isDump(parsed)) return undefined;
  for (const [name, store] of Object.entries(parsed.stores))
    if (!plainStores.has(name)) store.rows = store.rows.map(withBytes);
  return parsed;
}

function isDump(value: unknown): value is Dump {
  const { format, schema, version, stores, without, unreadable } = (value ?? {}) as Partial<Dump>;
  return (
    format === formatName &&
    Number.isInteger(schema) &&
    Number.isInteger(version) &&
    Array.isArray(without) &&
    Array.isArray(unreadable) &&
    stores !== undefined &&
    Object.values(stores).every(
      ({ rows, indexes }) => Array.isArray(rows) && Array.isArray(indexes),
    )
  );
}

/**
 * Makes the database what it was when the dump was taken, its number included, so that any version of the app
 * goes on from there as it did then. What the dump left where it was stays. One transaction, but for a database
 * of a higher number: that one has to be taken away first.
 */
export async function putDump(name: string, dump: Dump): Promise<void> {
  const present = await openAsIs(name).catch(() => undefined);
  const left = present === undefined ? new Map<string, unknown[]>() : await readLeft(present, dump);
  const isSameNumber = present?.version === dump.version;
  if (present !== undefined && isSameNumber) {
    const transaction = present.transaction([...present.objectStoreNames], 'readwrite');
    for (const [name, { rows }] of Object.entries(dump.stores)) {
      if (dump.without.includes(name)) continue;
      const store = transaction.objectStore(name);
      store.clear();
      for (const row of [...rows, ...(left.get(name) ?? [])]) store.put(row);
    }
    try {
      await committed(transaction);
    } finally {
      present.close();
    }
    return;
  }
  const isHigher = present === undefined || present.version > dump.version;
  present?.close();
  if (isHigher) await notBlocked(indexedDB.deleteDatabase(name));
  const request = indexedDB.open(name, dump.version);
  request.onupgradeneeded = () => {
    const database = request.result;
    for (const store of [...database.objectStoreNames]) database.deleteObjectStore(store);
    for (const [name, shape] of Object.entries(dump.stores)) {
      const store = makeStore(database, name, shape);
      for (const row of [...shape.rows, ...(left.get(name) ?? [])]) store.put(row);
    }
  };
  (await notBlocked(request)).close();
}

function makeStore(database: IDBDatabase, name: string, shape: RawStore): IDBObjectStore {
  const { keyPath, autoIncrement, indexes } = shape;
  const store = database.createObjectStore(name, { keyPath, autoIncrement });
  for (const index of indexes)
    store.createIndex(index.name, index.keyPath, {
      unique: index.unique,
      multiEntry: index.multiEntry,
    });
  return store;
}

/** What the dump left where it lay, to be carried over: the rows of whole stores, and those that no text can hold. */
async function readLeft(database: IDBDatabase, dump: Dump): Promise<Map<string, unknown[]>> {
  const isLeft = (name: string) =>
    dump.without.includes(name) || dump.unreadable.some(({ store }) => store === name);
  const names = [...database.objectStoreNames].filter(isLeft);
  const left = new Map<string, unknown[]>();
  if (names.length === 0) return left;
  const transaction = database.transaction(names, 'readonly');
  for (const name of names) {
    const rows: unknown[] = [];
    const keys = dump.unreadable.filter((one) => one.store === name).map(({ key }) => key);
    await forEachRow(transaction.objectStore(name), (key, row) => {
      if (row !== undefined && (dump.without.includes(name) || keys.includes(key))) rows.push(row);
    });
    left.set(name, rows);
  }
  return left;
}

/** The same without what never leaves this machine in a file: names of people heard, and what the machine knows of itself. */
export function forFile(dump: Dump): Dump {
  const stores = Object.entries(dump.stores).map(([name, store]) => [
    name,
    neverInFiles.includes(name) ? { ...store, rows: [] } : store,
  ]);
  return {
    ...dump,
    without: [...new Set([...dump.without, ...neverInFiles])],
    stores: Object.fromEntries(stores) as Dump['stores'],
    unreadable: dump.unreadable.filter(({ store }) => !neverInFiles.includes(store)),
  };
}

/** Thrown when another window holds the database open: it can be closed, and the act tried again. */
export class BlockedError extends Error {
  override name = 'BlockedError';
}

function notBlocked(request: IDBOpenDBRequest): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    finished(request).then(resolve, reject);
    request.onblocked = () => reject(new BlockedError('Another window holds the database open'));
  });
}

export function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('The transaction was ended'));
  });
}

/**
 * Every row by its key, a few at a time. What the browser cannot give is handed over as undefined: one broken
 * row must not hide the others.
 */
async function forEachRow(
  store: IDBObjectStore,
  handle: (key: IDBValidKey, row: unknown) => void,
): Promise<void> {
  let after: IDBKeyRange | null = null;
  for (;;) {
    const keys: IDBValidKey[] = await finished(store.getAllKeys(after, rowsAtATime));
    const last = keys.at(-1);
    if (last === undefined) return;
    const rows = await finished(store.getAll(after, rowsAtATime)).catch(() => undefined);
    for (const [index, key] of keys.entries())
      handle(
        key,
        rows === undefined
          ? await finished<unknown>(store.get(key)).catch(() => undefined)
          : rows[index],
      );
    after = IDBKeyRange.lowerBound(last, true);
  }
}

/** All but the rows, and without its end. */
function shapeOf(store: IDBObjectStore): string {
  const { keyPath, autoIncrement, indexNames } = store;
  const indexes = [...indexNames].map((name) => {
    const index = store.index(name);
    const { unique, multiEntry } = index;
    return { name, keyPath: index.keyPath, unique, multiEntry };
  });
  return `${JSON.stringify({ keyPath, autoIncrement, indexes }).slice(0, -1)},"rows":[`;
}

function countKind(counts: Record<string, number>, row: unknown): void {
  const kind = (row as { kind?: unknown } | undefined)?.kind;
  const name = typeof kind === 'string' ? kind : 'other';
  counts[name] = (counts[name] ?? 0) + 1;
}

function isPrinted(store: string): boolean {
  return printedStores.some((name) => name === store);
}

function inPrintOrder(names: readonly string[]): string[] {
  const printed = printedStores.filter((store) => names.includes(store));
  return [...printed, ...names.filter((store) => !isPrinted(store))];
}

/** A number that follows from all texts so far: not against malice, only to see whether two readings agree. */
export function printOf(before: number, text: string): number {
  let [a, b] = [0xdeadbeef ^ before, 0x41c6ce57 ^ Math.floor(before / 0x100000000)];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  return 4294967296 * (2097151 & b) + (a >>> 0);
}

/** A server's password never leaves its place: not into a file, and not into a backup beside it. */
function isSecret(row: unknown): boolean {
  const { value } = row as { value?: { place?: { password?: unknown } } | null };
  return value?.place?.password !== undefined;
}

/** Undefined for what no text can hold, such as the browser's own handle of a folder. */
function textOf(store: string, row: unknown): string | undefined {
  if (plainStores.has(store)) return JSON.stringify(row);
  let isPlain = true;
  const text = JSON.stringify(row, (_, value: unknown) => {
    if (isBytes(value)) return { $bytes: base64Of(value) };
    if (value !== null && typeof value === 'object' && !isPlainObject(value)) isPlain = false;
    return value;
  });
  return isPlain ? text : undefined;
}

// By name here and below: what has come out of a database may be of another realm than this code.
function isBytes(value: unknown): value is Uint8Array {
  return ArrayBuffer.isView(value) && value.constructor.name === 'Uint8Array';
}

function isPlainObject(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || (prototype as object).constructor.name === 'Object';
}

function withBytes(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(withBytes);
  const { $bytes } = value as { $bytes?: unknown };
  if (typeof $bytes === 'string')
    return Uint8Array.from(atob($bytes), (sign) => sign.charCodeAt(0));
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withBytes(part)]));
}

/** `btoa` takes one character for each byte; a whole file at once would be too many arguments. */
function base64Of(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x8000)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  return btoa(parts.join(''));
}
