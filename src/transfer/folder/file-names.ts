// Answers for: what files in a shared folder are called, and which of them are worth a look.

/** Enough of a device's id to tell two machines apart; its last signs are the ones left to chance. */
const deviceSigns = 8;

const ownEnding = (device: string) =>
  `-${device.replace(/[^a-z0-9]/gi, '').slice(-deviceSigns)}.nyckelring`;

/**
 * The one file that this machine writes: `nyckelring-gavle-kommun-4f2k9x0a.nyckelring`. Small letters without
 * accents, digits and hyphens: every system and server takes them.
 */
export function ownFileName(party: string, device: string): string {
  const plain = party
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
  return `nyckelring-${plain === '' ? 'fil' : plain}${ownEnding(device)}`;
}

/** Written by this machine, now or when it worked under another name. */
export function isOwnFileName(name: string, device: string): boolean {
  return name.startsWith('nyckelring-') && name.endsWith(ownEnding(device));
}

/**
 * A file of ours by its name: also the copies that OneDrive (`…-DATOR7.nyckelring`) and Nextcloud
 * (`… (conflicted copy 2026-11-22 101500).nyckelring`) make, but no hidden file and none that is on its way in.
 */
export function isExchangeFileName(name: string): boolean {
  return /^[^.~].*\.nyckelring([ -][^.]*)?(\.json|\.age)?$/i.test(name);
}
