// Answers for: signing a file with this machine's key, and telling whether a file's signature fits (Ed25519).
import { sha256 } from '@noble/hashes/sha2.js';
import { fingerprintOf, type SignatureCheck, type SigningKey } from '#domain/sender.ts';
import { signedText, type Signature, type SignedFacts } from './envelope.ts';

const algorithm = 'Ed25519';

/**
 * What says, from now on, that files come from the same place. Undefined where the browser has no Ed25519 or the
 * page is not served over https. The private half can be used and kept by the browser, but never read out.
 */
export async function newSigningKey(): Promise<SigningKey | undefined> {
  const subtle = subtleCrypto();
  if (subtle === undefined) return undefined;
  try {
    const pair = await subtle.generateKey(algorithm, false, ['sign', 'verify']);
    const bytes = new Uint8Array(await subtle.exportKey('raw', pair.publicKey));
    return { key: toBase64(bytes), fingerprint: fingerprint(bytes), privateKey: pair.privateKey };
  } catch (error) {
    if (isNotSupported(error)) return undefined;
    throw error;
  }
}

export async function sign(
  facts: SignedFacts,
  { key, privateKey }: SigningKey,
): Promise<Signature> {
  const text = new TextEncoder().encode(signedText(facts));
  const value = await crypto.subtle.sign(algorithm, privateKey, text);
  return { key, value: toBase64(new Uint8Array(value)) };
}

/** Whether the file is as the owner of the key left it. */
export async function checkSignature(
  facts: SignedFacts,
  signature: Signature | undefined,
): Promise<SignatureCheck> {
  if (signature === undefined) return { kind: 'unsigned' };
  const subtle = subtleCrypto();
  if (subtle === undefined) return { kind: 'cannot-check' };
  const bytes = fromBase64(signature.key);
  const text = new TextEncoder().encode(signedText(facts));
  try {
    const key = await subtle.importKey('raw', bytes, algorithm, true, ['verify']);
    const fits = await subtle.verify(algorithm, key, fromBase64(signature.value), text);
    return fits
      ? { kind: 'valid', key: signature.key, fingerprint: fingerprint(bytes) }
      : { kind: 'invalid' };
  } catch (error) {
    // Anything else is a key that is none.
    return { kind: isNotSupported(error) ? 'cannot-check' : 'invalid' };
  }
}

/** Absent where the page is not served over https, whatever the types say. */
function subtleCrypto(): SubtleCrypto | undefined {
  return crypto.subtle;
}

function isNotSupported(error: unknown): boolean {
  return error instanceof Error && error.name === 'NotSupportedError';
}

function fingerprint(publicKey: Uint8Array): string {
  return fingerprintOf(sha256(publicKey));
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

/** The shape of the envelope has let base64 through and nothing else. */
function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}
