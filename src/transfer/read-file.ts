// Answers for: a file's bytes, whatever dress they come in, as a checked file: in short turns, and never as one text when it is laid out as ours are.
import type { InstrumentFacts } from '#domain/instrument-facts.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { digestOf, type Summing } from '#exchange/digest.ts';
import { contentBytes, fileSizeLimit, type Envelope } from '#exchange/envelope.ts';
import { layoutReader } from '#exchange/layout.ts';
import { dressOf, textSize, unpack } from '#exchange/packing.ts';
import { checkInTurns, envelopeOf, readEnvelope, type ExchangeFile } from '#exchange/parse.ts';
import { unlock } from '#exchange/passphrase.ts';
import type { FileProblem } from './transfer.ts';
import { inTurns, turnTaker, type Tell } from './turns.ts';

interface Reading {
  /** How the checksum is come by; is given about how many bytes there will be. */
  summingOf: (expected: number) => Summing;
  known: readonly InstrumentFacts[];
  tell: Tell;
  signal: AbortSignal | undefined;
}

/** So much of a file that is not packed is read at a time. */
const bytesAtATime = 262_144;

export async function readFile(
  blob: Blob,
  passphrase: string | undefined,
  reading: Reading,
): Promise<Result<{ file: ExchangeFile; isProtected: boolean }, FileProblem>> {
  if (blob.size > fileSizeLimit)
    return err({ kind: 'too-large', limit: fileSizeLimit, size: blob.size });
  const { tell, signal } = reading;
  tell('reading');
  const bytes = await blob.arrayBuffer().catch(() => undefined);
  if (bytes === undefined) return err({ kind: 'unreadable' });
  const packed = new Uint8Array(bytes);
  const inside = await unlocked(packed, passphrase, tell);
  if (!inside.ok) return inside;
  const read = await envelopeIn(inside.value, reading);
  if (!read.ok) return read;
  const { envelope, checksum } = read.value;
  const parsed = await inTurns(checkInTurns(envelope, checksum, reading.known), {
    onShare: (share) => tell('checking', share),
    signal,
  });
  if (!parsed.ok) return parsed;
  return ok({ file: parsed.value, isProtected: dressOf(packed) === 'locked' });
}

/** What is inside the lock, where there is one. */
async function unlocked(
  bytes: Uint8Array<ArrayBuffer>,
  passphrase: string | undefined,
  tell: Tell,
): Promise<Result<Uint8Array<ArrayBuffer>, FileProblem>> {
  if (dressOf(bytes) !== 'locked') return ok(bytes);
  if (passphrase === undefined) return err({ kind: 'passphrase-needed' });
  tell('unlocking');
  const inside = await unlock(bytes, passphrase);
  // What is inside one lock is not locked again.
  if (inside.ok && dressOf(inside.value) === 'locked') return err({ kind: 'not-an-exchange-file' });
  return inside;
}

async function envelopeIn(
  bytes: Uint8Array<ArrayBuffer>,
  { summingOf, tell, signal }: Reading,
): Promise<Result<{ envelope: Envelope; checksum: string }, FileProblem>> {
  const handOn = async (take: (bytes: Uint8Array) => void) => {
    const takeTurn = turnTaker(signal);
    const onTurn = (share: number) => {
      tell('unpacking', share);
      return takeTurn();
    };
    if (dressOf(bytes) === 'gzip') return unpack(bytes, { take, limit: fileSizeLimit, onTurn });
    for (let at = 0; at < bytes.length; at += bytesAtATime) {
      take(bytes.subarray(at, at + bytesAtATime));
      await onTurn(at / bytes.length);
    }
    return ok(undefined);
  };
  const summing = summingOf(Math.min(textSize(bytes), fileSizeLimit));
  const lines = layoutReader(summing.add);
  const taken = await handOn(lines.add);
  if (!taken.ok) return taken;
  tell('checking');
  const laidOut = lines.end();
  const envelope = laidOut && envelopeOf(laidOut);
  if (envelope !== undefined && envelope.checksum === (await summing.checksum()))
    return ok({ envelope, checksum: envelope.checksum });
  // Laid out by somebody else, or broken: then the whole text tells how.
  const parts: string[] = [];
  const decoder = new TextDecoder();
  await handOn((some) => parts.push(decoder.decode(some, { stream: true })));
  parts.push(decoder.decode());
  const read = readEnvelope(parts.join(''));
  if (!read.ok) return read;
  return ok({ envelope: read.value, checksum: await digestOf(contentBytes(read.value)) });
}
