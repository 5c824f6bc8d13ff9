// Answers for: the dress a file travels in: which one it wears, taking it off without ever holding too much, and putting it on.
import { err, ok, type Result } from '#domain/result.ts';
import { introLength, isLocked, lockedExtension } from './passphrase.ts';

/** What the first bytes say; the name of a file is never asked. */
export type Dress = 'gzip' | 'locked' | 'plain';

export type Packing = 'gzip' | 'plain';

/** The end of a file's name. */
export const packedExtension = '.nyckelring';
export const plainExtension = '.nyckelring.json';

/** Everything that a file of ours may be called, for choosing files. */
export const fileExtensions = [packedExtension, plainExtension, lockedExtension] as const;

export type UnpackProblem =
  /** It would fill more than any file of ours may, in bytes: told as soon as that is known. */
  | { kind: 'unpacks-too-large'; limit: number }
  /** Cut short or changed on its way. */
  | { kind: 'damaged-packing' };

interface UnpackOptions {
  /** Takes what is unpacked, piece by piece, in its order. */
  take: (bytes: Uint8Array) => void;
  /** In bytes. */
  limit: number;
  /** Waited for after each piece; is given how much has been unpacked (0–1). */
  onTurn?: (share: number) => Promise<void>;
}

/** The packed bytes are handed on in pieces, so that little is unpacked before the limit is looked at. */
const bytesAtATime = 8_192;

export function dressOf(bytes: Uint8Array): Dress {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'gzip';
  return isLocked(bytes.subarray(0, introLength)) ? 'locked' : 'plain';
}

/** About how many bytes of text there are in a file: a gzip file says so itself at its end, as well as it knows. */
export function textSize(bytes: Uint8Array<ArrayBuffer>): number {
  if (dressOf(bytes) !== 'gzip' || bytes.length < 18) return bytes.length;
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 4, true);
}

/**
 * Unpacks a gzip file. What is handed on is at most `limit` bytes: a file of kilobytes can be made to unpack into
 * gigabytes. Throws only what `onTurn` or `take` throws.
 */
export async function unpack(
  packed: Uint8Array<ArrayBuffer>,
  { take, limit, onTurn }: UnpackOptions,
): Promise<Result<void, UnpackProblem>> {
  const stream = new DecompressionStream('gzip');
  const writer = stream.writable.getWriter();
  let fed = 0;
  const feeding = (async () => {
    for (; fed < packed.length; fed += bytesAtATime) {
      await writer.ready;
      await writer.write(packed.subarray(fed, fed + bytesAtATime));
    }
    await writer.close();
  })();
  // What breaks the one end breaks the other, where it is told.
  feeding.catch(() => undefined);
  const reader = (stream.readable as ReadableStream<Uint8Array>).getReader();
  let length = 0;
  try {
    for (;;) {
      const next = await reader.read().catch(() => undefined);
      if (next === undefined) return err({ kind: 'damaged-packing' });
      if (next.done) return ok(undefined);
      length += next.value.length;
      if (length > limit) return err({ kind: 'unpacks-too-large', limit });
      take(next.value);
      await onTurn?.(fed / packed.length);
    }
  } finally {
    // Whatever is left is let go of: nothing is unpacked that nobody reads.
    await Promise.all([
      reader.cancel().catch(() => undefined),
      writer.abort().catch(() => undefined),
    ]);
  }
}

/** Packs bytes that are given piece by piece. */
export interface Packer {
  add: (bytes: Uint8Array) => void;
  /** Resolves when what has been added is packed, so that a fast writer does not run ahead of it. */
  ready: () => Promise<void>;
  end: () => Promise<Blob>;
  /** Lets go of everything. */
  abandon: () => Promise<void>;
}

/** So many bytes are packed at a time: a call for every line would cost more than the packing. */
const packedAtATime = 262_144;

export function packer(packing: Packing): Packer {
  const waiting = new Uint8Array(packedAtATime);
  let length = 0;
  const out = packing === 'gzip' ? gzipped() : laidOut();
  const flush = () => {
    if (length > 0) out.write(waiting.slice(0, length));
    length = 0;
  };
  return {
    add: (bytes) => {
      if (length + bytes.length > waiting.length) flush();
      if (bytes.length > waiting.length) out.write(bytes.slice());
      else {
        waiting.set(bytes, length);
        length += bytes.length;
      }
    },
    ready: out.ready,
    end: async () => {
      flush();
      return out.end();
    },
    abandon: out.abandon,
  };
}

interface Bytes {
  write: (bytes: Uint8Array<ArrayBuffer>) => void;
  ready: () => Promise<void>;
  end: () => Promise<Blob>;
  abandon: () => Promise<void>;
}

function gzipped(): Bytes {
  const stream = new CompressionStream('gzip');
  const writer = stream.writable.getWriter();
  const packed = partsOf(stream.readable);
  // Awaited at the end; a failure before that is not unhandled.
  packed.catch(() => undefined);
  return {
    write: (bytes) => {
      writer.write(bytes).catch(() => undefined);
    },
    ready: async () => {
      await writer.ready;
    },
    end: async () => {
      await writer.close();
      return new Blob(await packed, { type: 'application/gzip' });
    },
    abandon: async () => {
      await writer.abort().catch(() => undefined);
    },
  };
}

function laidOut(): Bytes {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  return {
    write: (bytes) => {
      parts.push(bytes);
    },
    ready: () => Promise.resolve(),
    end: () => Promise.resolve(new Blob(parts, { type: 'application/json' })),
    abandon: () => {
      parts.length = 0;
      return Promise.resolve();
    },
  };
}

async function partsOf(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return parts;
    parts.push(value);
  }
}
