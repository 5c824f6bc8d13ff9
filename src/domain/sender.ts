// Answers for: whether a file comes from the same place as the earlier ones that said they did.
import type { FileKind } from './file-kind.ts';

/** What a file says of its own origin. Only the key is proved, by the file's signature. */
export interface Origin {
  /** Undefined in a file from before schema 3. */
  kind: FileKind | undefined;
  party: string | undefined;
  device: string;
}

/** A public key: as base64, and as it is read aloud, see {@link fingerprintOf}. */
export interface SenderKey {
  key: string;
  fingerprint: string;
}

/** What this machine signs its files with. The private half cannot be read out of the browser, not by us either. */
export interface SigningKey extends SenderKey {
  privateKey: CryptoKey;
}

/** A place that a file has been read in from. Kept on this machine only. */
export interface RememberedSender extends SenderKey {
  /** Whom its files said they came from, see {@link claimOf}. */
  claim: string;
  device: string;
  /** ISO 8601: when its first file was read in here, and its last one. */
  since: string;
  last: string;
}

/** How a file's signature came out, before anyone remembers anything. */
export type SignatureCheck =
  | { kind: 'unsigned' }
  | ({ kind: 'valid' } & SenderKey)
  /** Changed after it was signed, or not signed by the key it names. */
  | { kind: 'invalid' }
  /** This browser has no Ed25519, or the page is not served over https. */
  | { kind: 'cannot-check' };

/** What is known of where a file comes from. A file whose signature is invalid is refused, so it is not here. */
export type SenderCheck =
  | { kind: 'unsigned' }
  /** Earlier files that said they came from there were signed, from `since` on; this one is not. */
  | { kind: 'unsigned-now'; before: string; since: string }
  | { kind: 'cannot-check' }
  /** Written by this very installation. */
  | { kind: 'own' }
  /** Nothing from there has been read in here before. */
  | { kind: 'first'; fingerprint: string }
  | { kind: 'known'; fingerprint: string; since: string }
  /** Another key than the one that is remembered. */
  | { kind: 'changed'; fingerprint: string; before: string; since: string };

/** Kinds that only one place of a party writes. Colleagues, reviewers and folders have a machine each. */
const kindsOfParty: readonly (FileKind | undefined)[] = [
  'party',
  'coordinator',
  'pack',
  'publishable',
];

/** Whom a file says it comes from: a party, the coordinator of a network, or else one device. */
export function claimOf({ kind, party, device }: Origin): string {
  if (!kindsOfParty.includes(kind)) return `device:${device}`;
  return party ?? (kind === 'pack' ? 'coordinator' : `device:${device}`);
}

/**
 * Trust on first use: the first key is believed, and any other one is told of. `own` is the key of this
 * machine, undefined when it has none. An invalid signature is the caller's to refuse.
 */
export function senderCheck(
  origin: Origin,
  signature: Exclude<SignatureCheck, { kind: 'invalid' }>,
  remembered: readonly RememberedSender[],
  own: string | undefined,
): SenderCheck {
  if (signature.kind === 'cannot-check') return signature;
  const claim = claimOf(origin);
  const newestFirst = remembered
    .filter((sender) => sender.claim === claim || sender.device === origin.device)
    .toSorted((a, b) => (a.last < b.last ? 1 : -1));
  if (signature.kind === 'unsigned') {
    const before = newestFirst[0];
    return before === undefined
      ? signature
      : { kind: 'unsigned-now', before: before.fingerprint, since: before.since };
  }
  const { key, fingerprint } = signature;
  if (key === own) return { kind: 'own' };
  // A machine that is known as a party's is known when it sends its own notes or rows too.
  const known = remembered.filter(
    (sender) => sender.key === key && (sender.claim === claim || isOfDevice(claim)),
  );
  const since = known.map((sender) => sender.since).sort()[0];
  if (since !== undefined) return { kind: 'known', fingerprint, since };
  const other = newestFirst.find((sender) => sender.key !== key);
  return other === undefined
    ? { kind: 'first', fingerprint }
    : { kind: 'changed', fingerprint, before: other.fingerprint, since: other.since };
}

function isOfDevice(claim: string): boolean {
  return claim.startsWith('device:');
}

/** What is remembered after a file has been read in. `at` is ISO 8601. */
export function withSender(
  remembered: readonly RememberedSender[],
  origin: Origin,
  { key, fingerprint }: SenderKey,
  at: string,
): RememberedSender[] {
  const claim = claimOf(origin);
  const isSame = (sender: RememberedSender) => sender.claim === claim && sender.key === key;
  const since = remembered.find(isSame)?.since ?? at;
  return [
    ...remembered.filter((sender) => !isSame(sender)),
    { claim, device: origin.device, key, fingerprint, since, last: at },
  ];
}

/** Forgets every key of one claim: the next file from there is a first one again. */
export function withoutClaim(
  remembered: readonly RememberedSender[],
  claim: string,
): RememberedSender[] {
  return remembered.filter((sender) => sender.claim !== claim);
}

const groups = 8;

/**
 * A key in eight groups of four digits, to be read aloud and compared: `4821 0937 …`. `digest` is the SHA-256
 * of the public key, 32 bytes; each group is four of them, as a number, modulo 10,000. About 106 bits.
 */
export function fingerprintOf(digest: Uint8Array): string {
  const view = new DataView(digest.buffer, digest.byteOffset, digest.byteLength);
  return Array.from({ length: groups }, (_, index) =>
    String(view.getUint32(index * 4) % 10_000).padStart(4, '0'),
  ).join(' ');
}
