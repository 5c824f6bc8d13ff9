// Answers for: the address of the rescue page, which is a program of its own and none of the app's pages.

/** For a plain link: the app's router knows nothing of it, and the example has none of its own. */
export const recoveryAddress = '#/raddning';

export function isRecoveryAddress(hash: string): boolean {
  return hash === recoveryAddress || hash.startsWith(`${recoveryAddress}?`);
}
