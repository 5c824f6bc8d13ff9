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
  /** In bytes. */
  limit: number;
  /** 0–1. */
  onProgress?: ((share: number) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/** The packed bytes are handed on in pieces, so that little is unpacked before the limit is looked at. */
const bytesAtATime = 8_192;

export function dressOf(bytes: Uint8Array): Dress {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'gzip';
  return isLocked(bytes.subarray(0, introLength)) ? 'locked' : 'plain';
}

/**
 * The text inside a gzip file. At most `limit` bytes of it, and one piece, are ever held: a file of kilobytes
 * can be made to unpack into gigabytes. Throws only what `signal` is given up with.
 */
export async function unpack(
  packed: Uint8Array<ArrayBuffer>,
  { limit, onProgress, signal }: UnpackOptions,
): Promise<Result<string, UnpackProblem>> {
  const stream = new DecompressionStream('gzip');
  const writer = stream.writable.getWriter();
  const feeding = feed(writer, packed, onProgress);
  // What breaks the one end breaks the other, where it is told.
  feeding.catch(() => undefined);
  const reader = (stream.readable as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      signal?.throwIfAborted();
      length += value.length;
      if (length > limit) return err({ kind: 'unpacks-too-large', limit });
      parts.push(decoder.decode(value, { stream: true }));
    }
    await feeding;
    parts.push(decoder.decode());
    return ok(parts.join(''));
  } catch (error) {
    if (signal?.aborted === true) throw error;
    return err({ kind: 'damaged-packing' });
  } finally {
    // Whatever is left is let go of: nothing is unpacked that nobody reads.
    await Promise.all([
      reader.cancel().catch(() => undefined),
      writer.abort().catch(() => undefined),
    ]);
  }
}

async function feed(
  writer: WritableStreamDefaultWriter<BufferSource>,
  bytes: Uint8Array<ArrayBuffer>,
  onProgress: UnpackOptions['onProgress'],
): Promise<void> {
  for (let at = 0; at < bytes.length; at += bytesAtATime) {
    await writer.ready;
    await writer.write(bytes.subarray(at, at + bytesAtATime));
    onProgress?.(at / bytes.length);
  }
  await writer.close();
}

/** The bytes of a text that is given piece by piece. */
export interface Packer {
  add: (text: string) => void;
  /** Resolves when what has been added is packed, so that a fast writer does not run ahead of it. */
  ready: () => Promise<void>;
  end: () => Promise<Blob>;
  /** Lets go of everything. */
  abandon: () => Promise<void>;
}

/** So many characters are packed at a time: a call for every line would cost more than the packing. */
const textAtATime = 262_144;

export function packer(packing: Packing): Packer {
  const encoder = new TextEncoder();
  let waiting: string[] = [];
  let length = 0;
  const out = packing === 'gzip' ? gzipped() : laidOut();
  const flush = () => {
    if (length > 0) out.write(encoder.encode(waiting.join('')));
    waiting = [];
    length = 0;
  };
  return {
    add: (text) => {
      waiting.push(text);
      length += text.length;
      if (length >= textAtATime) flush();
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
