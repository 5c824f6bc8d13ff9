// Answers for: a shared folder on a WebDAV server, such as Nextcloud or Apache.
import { err, ok, type Result } from '#domain/result.ts';
import type { Folder, FolderEntry, FolderProblem } from './folder.ts';
import { filesOf, propertiesAsked, type ServerFile } from './multistatus.ts';
import { reachableOrigins, serverAddress } from './server-address.ts';

export interface ServerAccess {
  /** Of the folder; see {@link serverAddress}. */
  address: string;
  user: string;
  password: string;
}

/** The details of a `refused` from a server; any other is the number of its answer, such as `500`. */
export const serverRefusals = [
  /** Another origin than this build may reach. */
  'foreign',
  /** A page for people came instead of a folder: a log-in, or the server's own start page. */
  'page-for-people',
  /** The server sends us on to another address. */
  'redirect',
  /** The address answers, but not as a folder. */
  'not-a-folder',
  /** Another program holds the file. */
  'locked',
  'too-large',
  /** What the server has is not what we wrote. */
  'not-whole',
] as const;
export type ServerRefusal = (typeof serverRefusals)[number];

export interface ServerOptions {
  /** Handed in by tests: the origins that may be reached, and how time passes. */
  origins?: readonly string[];
  wait?: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}

export interface ServerTrial {
  /** How many files lie there already. */
  files: number;
  /**
   * Whether the server itself refuses to write over what somebody else has just written. Where it does not, we
   * look just before we write.
   */
  keepsConditions: boolean;
  /** The trial's own file, when it may not be removed. */
  leftBehind: string | undefined;
}

/** How long to wait before each new try. */
const pausesMs = [500, 1500, 4500];
/** A server that asks for longer is told as away: the next sync tries again. */
const longestPauseMs = 20_000;
/** Nothing heard for so long is the same as not reached. */
const silenceMs = 30_000;
/** A slow line; what is written is given the time that it takes there. */
const slowestBytesPerMs = 20;

/** Answers that say: not now. A 423 is another program's lock, mostly held for a moment. */
const passing = new Set([423, 429, 502, 503, 504]);

const refused = (detail: ServerRefusal | `${number}`): FolderProblem => ({
  kind: 'refused',
  detail,
});

type Outcome<T> = Promise<Result<T, FolderProblem>>;

type Method = 'PROPFIND' | 'GET' | 'PUT' | 'DELETE';

interface Asked {
  method: Method;
  /** In the folder; the folder itself without. */
  name?: string;
  headers?: Record<string, string>;
  body?: Blob | string;
  signal: AbortSignal | undefined;
  onShare?: (share: number) => void;
}

interface Answer {
  /** 0 for what a browser gives instead of a redirect that it was told not to follow. */
  status: number;
  isRedirect: boolean;
  /** HTML, for people. */
  isPage: boolean;
  /** How long the server asks us to wait. */
  retryAfterMs: number | undefined;
  body: Blob;
}

/**
 * A folder on a server. Each write says which version it replaces, and is refused by the server when there is
 * another. Passing failures are tried again; a wrong password, a refusal and a newer version never are.
 */
export class WebDavFolder implements Folder {
  readonly name: string;
  readonly #url: string | undefined;
  readonly #authorization: string;
  readonly #wait: NonNullable<ServerOptions['wait']>;

  constructor(
    { address, user, password }: ServerAccess,
    { origins = reachableOrigins(), wait = waitFor }: ServerOptions = {},
  ) {
    // Checked here too: the address was stored by a build that may have been allowed more.
    const checked = serverAddress(address, origins);
    this.#url = checked.ok ? checked.value : undefined;
    this.name = folderName(address);
    this.#authorization = `Basic ${base64(`${user}:${password}`)}`;
    this.#wait = wait;
  }

  async list(signal?: AbortSignal): Outcome<FolderEntry[]> {
    const files = await this.#files(signal);
    return files.ok ? ok(files.value.map(entryOf)) : files;
  }

  async read(name: string, signal?: AbortSignal, onShare?: (share: number) => void): Outcome<Blob> {
    const answer = await this.#ask({ method: 'GET', name, signal, ...(onShare && { onShare }) });
    if (!answer.ok) return answer;
    return answer.value.isPage ? err(refused('page-for-people')) : ok(answer.value.body);
  }

  async write(
    name: string,
    bytes: Blob,
    over: string | null,
    signal?: AbortSignal,
  ): Outcome<FolderEntry> {
    const there = await this.#fileNow(name, over, signal);
    if (!there.ok) return there;
    // Also for servers that pass over our condition in silence.
    if (versionOf(there.value) !== over)
      return this.#unlessOurs(there.value, bytes, { kind: 'changed-meanwhile' }, signal);
    const put = await this.#put(name, bytes, conditionFor(there.value), signal);
    // An answer that was lost on its way back looks like a failure, and the new try like a clash.
    const mayBeThere =
      put.ok || put.error.kind === 'away' || put.error.kind === 'changed-meanwhile';
    if (!mayBeThere) return put;
    const after = await this.#file(name, signal);
    if (!after.ok) return put.ok ? after : put;
    if (!put.ok) return this.#unlessOurs(after.value, bytes, put.error, signal);
    if (after.value?.size !== bytes.size) return err(refused('not-whole'));
    return ok(entryOf(after.value));
  }

  /** Reads, writes, clashes with itself and removes: everything that a shared folder needs, with a file of its own. */
  async try(signal?: AbortSignal): Outcome<ServerTrial> {
    // Two machines that try at once are not to meet in it.
    const id = Math.random().toString(36).slice(2, 10);
    const name = `nyckelring-prov-${id}.txt`;
    const files = await this.#files(signal);
    if (!files.ok) return files;
    const bytes = new Blob([`Nyckelring ${id}\n`]);
    const written = await this.write(name, bytes, null, signal);
    if (!written.ok) return written;
    const again = await this.#put(name, bytes, { 'If-None-Match': '*' }, signal);
    const isRefused = !again.ok && again.error.kind === 'changed-meanwhile';
    const back = isRefused || again.ok ? await this.read(name, signal) : again;
    const removed = await this.#ask({ method: 'DELETE', name, signal });
    if (!back.ok) return back;
    if (!(await areEqual(back.value, bytes))) return err(refused('not-whole'));
    return ok({
      files: files.value.length,
      keepsConditions: isRefused,
      leftBehind: removed.ok ? undefined : name,
    });
  }

  #put(
    name: string,
    bytes: Blob,
    condition: Record<string, string>,
    signal: AbortSignal | undefined,
  ): Outcome<Answer> {
    const headers = { 'Content-Type': 'application/octet-stream', ...condition };
    return this.#ask({ method: 'PUT', name, headers, body: bytes, signal });
  }

  /**
   * The file before a write, with an etag that can stand in a condition. Apache calls an etag weak while the file
   * is younger than a second, and then takes it in no condition: a moment's patience makes it strong.
   */
  async #fileNow(
    name: string,
    over: string | null,
    signal: AbortSignal | undefined,
  ): Outcome<ServerFile | undefined> {
    const file = await this.#file(name, signal);
    if (!file.ok || !file.value?.isWeak || versionOf(file.value) !== over) return file;
    await this.#wait(1100, signal);
    return this.#file(name, signal);
  }

  /** The problem, unless what lies there is to the byte what we wanted to write: then it is written. */
  async #unlessOurs(
    there: ServerFile | undefined,
    bytes: Blob,
    problem: FolderProblem,
    signal: AbortSignal | undefined,
  ): Outcome<FolderEntry> {
    if (there?.size !== bytes.size || problem.kind === 'cancelled') return err(problem);
    const read = await this.read(there.name, signal);
    return read.ok && (await areEqual(read.value, bytes)) ? ok(entryOf(there)) : err(problem);
  }

  /** By the list of the folder: to ask for a file that is not there would be an error in the browser's log each time. */
  async #file(name: string, signal: AbortSignal | undefined): Outcome<ServerFile | undefined> {
    const files = await this.#files(signal);
    return files.ok ? ok(files.value.find((file) => sameName(file.name, name))) : files;
  }

  /** The files in the folder. `gone` when there is nothing at the address. */
  async #files(signal: AbortSignal | undefined): Outcome<ServerFile[]> {
    const answer = await this.#ask({
      method: 'PROPFIND',
      headers: { Depth: '1', 'Content-Type': 'application/xml; charset=utf-8' },
      body: propertiesAsked,
      signal,
    });
    if (!answer.ok) return answer;
    const { status, isPage, body } = answer.value;
    const files = status === 207 ? filesOf(await body.text()) : undefined;
    return files === undefined
      ? err(refused(isPage ? 'page-for-people' : 'not-a-folder'))
      : ok(files);
  }

  /** Asks, as often as a passing failure deserves. */
  async #ask(asked: Asked): Outcome<Answer> {
    if (this.#url === undefined) return err(refused('foreign'));
    for (let attempt = 0; ; attempt += 1) {
      if (asked.signal?.aborted) return err({ kind: 'cancelled' });
      let pause = pausesMs[attempt];
      const answer = await this.#askOnce(this.#url, asked);
      if (asked.signal?.aborted) return err({ kind: 'cancelled' });
      if (answer !== undefined) {
        if (!passing.has(answer.status)) {
          const problem = problemOf(answer, asked.method);
          return problem === undefined ? ok(answer) : err(problem);
        }
        if (pause !== undefined && answer.retryAfterMs !== undefined)
          pause =
            answer.retryAfterMs > longestPauseMs ? undefined : Math.max(pause, answer.retryAfterMs);
      }
      if (pause === undefined)
        return err(answer?.status === 423 ? refused('locked') : { kind: 'away' });
      await this.#wait(pause, asked.signal);
    }
  }

  /** The whole answer; undefined when none came, or only part of it. */
  async #askOnce(
    url: string,
    { method, name, headers, body, signal, onShare }: Asked,
  ): Promise<Answer | undefined> {
    const size = body instanceof Blob ? body.size : 0;
    const patience = new Patience(silenceMs + size / slowestBytesPerMs, signal);
    try {
      const response = await fetch(url + (name === undefined ? '' : encodeURIComponent(name)), {
        method,
        headers: { ...headers, Authorization: this.#authorization },
        ...(body !== undefined && { body }),
        signal: patience.signal,
        // No cookies of a log-in that happens to be open, and no password dialog of the browser's own.
        credentials: 'omit',
        // A password is never sent on to where we are pointed.
        redirect: 'manual',
        cache: 'no-store',
      });
      return {
        status: response.status,
        isRedirect:
          response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400),
        isPage: /^text\/html\b/i.test(response.headers.get('Content-Type') ?? ''),
        retryAfterMs: retryAfterMs(response),
        body: await bytesOf(response, (done, all) => {
          patience.renew();
          onShare?.(done / all);
        }),
      };
    } catch (error) {
      // What fetch throws when there is no network, no such name, the line cut, or the time out.
      if (error instanceof TypeError || patience.signal.aborted) return undefined;
      throw error;
    } finally {
      patience.end();
    }
  }
}

/** Ends a request when the person cancels, or when nothing has been heard for too long. */
class Patience {
  readonly #stop = new AbortController();
  readonly #ms: number;
  readonly #cancel: AbortSignal | undefined;
  readonly #onCancel = () => this.#stop.abort();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ms: number, cancel: AbortSignal | undefined) {
    this.#ms = ms;
    this.#cancel = cancel;
    cancel?.addEventListener('abort', this.#onCancel);
    this.renew();
  }

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  renew(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#onCancel, this.#ms);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#cancel?.removeEventListener('abort', this.#onCancel);
  }
}

async function bytesOf(
  response: Response,
  onPiece: (done: number, all: number) => void,
): Promise<Blob> {
  const told = Number(response.headers.get('Content-Length') ?? 0);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let done = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const piece = await reader?.read();
    if (piece?.value === undefined) return new Blob(parts);
    parts.push(piece.value);
    done += piece.value.length;
    // Packed on the way, the length told is not that of the file.
    onPiece(done, Math.max(told, done));
  }
}

function waitFor(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener('abort', end);
  });
}

/** Seconds, or the moment itself. */
function retryAfterMs({ headers }: Response): number | undefined {
  const told = headers.get('Retry-After');
  if (told === null) return undefined;
  const seconds = Number(told);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(told) - Date.now();
  return Number.isFinite(ms) ? Math.max(ms, 0) : undefined;
}

function problemOf({ status, isRedirect }: Answer, method: Method): FolderProblem | undefined {
  if (isRedirect) return refused('redirect');
  if (status >= 200 && status < 300) return undefined;
  switch (status) {
    case 401:
      return { kind: 'wrong-password' };
    case 403:
      return { kind: 'not-allowed' };
    // An address that does not know the question at all is no folder.
    case 405:
    case 501:
      return method === 'PROPFIND' ? refused('not-a-folder') : { kind: 'not-allowed' };
    // 409: the folder that the file should lie in is not there.
    case 404:
    case 409:
    case 410:
      return { kind: 'gone' };
    case 412:
      return { kind: 'changed-meanwhile' };
    case 413:
      return refused('too-large');
    case 507:
      return { kind: 'full' };
    default:
      return refused(`${status}`);
  }
}

/**
 * What a version is, by the best that the server gives: the etag; without one, time and size, which tell two
 * writes of one second and one size apart no more. Null for no file.
 */
function versionOf(file: ServerFile | undefined): string | null {
  if (file === undefined) return null;
  return file.etag === undefined
    ? `${file.lastModified ?? ''} ${String(file.size)}`
    : `"${file.etag}"`;
}

/** A weak etag is no condition (RFC 9110, 13.1.1), so that time stands in for it where there is no other. */
function conditionFor(file: ServerFile | undefined): Record<string, string> {
  if (file === undefined) return { 'If-None-Match': '*' };
  if (file.etag !== undefined && !file.isWeak) return { 'If-Match': `"${file.etag}"` };
  return file.lastModified === undefined ? {} : { 'If-Unmodified-Since': file.lastModified };
}

function entryOf(file: ServerFile): FolderEntry {
  const changed = new Date(file.lastModified ?? NaN);
  return {
    name: file.name,
    version: versionOf(file) ?? '',
    size: file.size,
    changedAt: Number.isNaN(changed.getTime()) ? undefined : changed.toISOString(),
  };
}

/** å may be one sign or two: some servers give another spelling back than they were given. */
function sameName(one: string, other: string): boolean {
  return one.normalize('NFC') === other.normalize('NFC');
}

function folderName(address: string): string {
  const parts = address.replace(/\/+$/, '').split('/');
  const last = parts.at(-1) ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

async function areEqual(one: Blob, other: Blob): Promise<boolean> {
  if (one.size !== other.size) return false;
  const [left, right] = await Promise.all([one.arrayBuffer(), other.arrayBuffer()]);
  const bytes = new Uint8Array(right);
  return new Uint8Array(left).every((byte, at) => byte === bytes[at]);
}
