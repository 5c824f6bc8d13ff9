// Answers for: which addresses belong to the invented example.

export const demoBase = '/demo';

export function isDemoAddress(hash: string): boolean {
  return hash === `#${demoBase}` || hash.startsWith(`#${demoBase}/`);
}
