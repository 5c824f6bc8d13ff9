// Answers for: locking a file with a passphrase and opening it again, as the program `age` does (age-encryption.org/v1).
import { newPassphrase, tidyPassphrase } from '#domain/passphrase.ts';
import { err, ok, type Result } from '#domain/result.ts';

/** The end of a locked file's name. */
export const lockedExtension = '.nyckelring.age';

export type UnlockProblem =
  | { kind: 'wrong-passphrase' }
  /** Changed or cut short on its way. */
  | { kind: 'damaged-protection' }
  /** For the keys of certain people, or by a format that came later: no passphrase opens it. */
  | { kind: 'other-protection' }
  /** Opening would ask more of this machine than any honest file does. */
  | { kind: 'protection-too-heavy' };

/**
 * Two to this power: how many times scrypt mixes before it has a key. 17 takes about half a second and 128 MB
 * here, and is what OWASP asks of scrypt. `age` itself writes 18, half as fast and twice as large.
 */
const workFactor = 17;
/** Half a gigabyte and some seconds: what `age` may write on a fast machine, and a tablet can still bear. */
const highestWorkFactor = 19;

const intro = 'age-encryption.org/';
const version = `${intro}v1`;
const armorIntro = '-----BEGIN AGE ENCRYPTED FILE-----';
/** Longer than any head that is written for a passphrase, which has one recipient. */
const longestHead = 64_000;

/** How much of a file {@link isLocked} wants to see. */
export const introLength = 64;

/** Whether a file begins as a locked one does: as it is, or as text between two lines (armor). */
export function isLocked(firstBytes: Uint8Array): boolean {
  return startsWith(firstBytes, intro) || isArmored(firstBytes);
}

/** Locks `bytes`. The passphrase is used as {@link tidyPassphrase} leaves it. */
export async function lock(
  bytes: Uint8Array<ArrayBuffer>,
  passphrase: string,
  { factor = workFactor }: { factor?: number } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  encrypter.setPassphrase(tidyPassphrase(passphrase));
  encrypter.setScryptWorkFactor(factor);
  return (await encrypter.encrypt(bytes)) as Uint8Array<ArrayBuffer>;
}

/** Opens what {@link lock} or `age --passphrase` has locked. Never throws for a bad file. */
export async function unlock(
  locked: Uint8Array<ArrayBuffer>,
  passphrase: string,
): Promise<Result<Uint8Array<ArrayBuffer>, UnlockProblem>> {
  const { armor, Decrypter } = await import('age-encryption');
  let bytes = locked;
  if (isArmored(locked)) {
    try {
      bytes = armor.decode(new TextDecoder().decode(locked)) as Uint8Array<ArrayBuffer>;
    } catch {
      return err({ kind: 'damaged-protection' });
    }
  }
  const problem = headProblem(bytes);
  if (problem !== undefined) return err(problem);

  const decrypter = new Decrypter();
  decrypter.addPassphrase(tidyPassphrase(passphrase));
  // Keys are tried in turn: this one is reached only when the passphrase has not fitted.
  let hasNotFitted = false;
  decrypter.addIdentity({
    unwrapFileKey: () => {
      hasNotFitted = true;
      return null;
    },
  });
  try {
    return ok((await decrypter.decrypt(bytes)) as Uint8Array<ArrayBuffer>);
  } catch (error) {
    if (hasNotFitted) return err({ kind: 'wrong-passphrase' });
    // What the browser throws when it cannot give that much memory.
    const isOutOfMemory = error instanceof RangeError;
    return err({ kind: isOutOfMemory ? 'protection-too-heavy' : 'damaged-protection' });
  }
}

/** What the head says is looked at before any work is done for it. */
function headProblem(bytes: Uint8Array): UnlockProblem | undefined {
  const lines = new TextDecoder('latin1').decode(bytes.subarray(0, longestHead)).split('\n');
  if (lines[0] !== version)
    return { kind: startsWith(bytes, intro) ? 'other-protection' : 'damaged-protection' };
  const end = lines.findIndex((line) => line.startsWith('---'));
  if (end === -1) return { kind: 'damaged-protection' };
  const recipients = lines
    .slice(0, end)
    .filter((line) => line.startsWith('-> '))
    .map((line) => line.slice(3).split(' '));
  if (recipients.length > 0 && recipients.every(([type]) => type !== 'scrypt'))
    return { kind: 'other-protection' };
  const isTooHeavy = recipients.some(
    ([type, , factor = '']) => type === 'scrypt' && Number(factor) > highestWorkFactor,
  );
  return isTooHeavy ? { kind: 'protection-too-heavy' } : undefined;
}

function isArmored(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1')
    .decode(bytes.subarray(0, introLength))
    .trimStart()
    .startsWith(armorIntro);
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return text.split('').every((sign, index) => bytes[index] === sign.charCodeAt(0));
}

/** A new one that nobody can guess, by the browser's own randomness. */
export function madePassphrase(): string {
  return newPassphrase(randomBelow);
}

/** Numbers above the last whole multiple of `limit` are drawn again: the low ones would come more often. */
function randomBelow(limit: number): number {
  const fair = 2 ** 32 - (2 ** 32 % limit);
  const drawn = new Uint32Array(1);
  do crypto.getRandomValues(drawn);
  while ((drawn[0] as number) >= fair);
  return (drawn[0] as number) % limit;
}
