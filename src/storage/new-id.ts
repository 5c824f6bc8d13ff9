// Answers for: new ids from the browser's clock and randomness.

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz';

/** 16 characters: eight of time in milliseconds, so that ids of one machine sort by age, and eight of chance. */
export function newId(): string {
  const time = Date.now().toString(36).padStart(8, '0').slice(-8);
  const chance = Array.from(
    crypto.getRandomValues(new Uint8Array(8)),
    (byte) => alphabet[byte % 36],
  ).join('');
  return time + chance;
}
