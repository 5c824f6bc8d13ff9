// Answers for: what decides who gets which letter in a publication: new for each, and kept nowhere.

/** Random letters and digits, from the browser's own source of randomness. */
function random(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => (byte % 36).toString(36)).join('');
}

export function newSeeds(): { seed: string; mark: string } {
  return { seed: random(32), mark: random(12) };
}
