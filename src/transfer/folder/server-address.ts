// Answers for: which address of a server is accepted, and why another is not, before anything is sent to it.
import { err, ok, type Result } from '#domain/result.ts';

export type AddressProblem =
  | { kind: 'not-an-address' }
  /** The password would travel readable. */
  | { kind: 'not-secure' }
  /** A user or a password stands inside the address, where it would be shown and remembered by others. */
  | { kind: 'password-inside' }
  /** Another origin than the app's own: the page's policy lets nothing through to it. */
  | { kind: 'foreign'; origin: string; own: string };

/** The origins that this build may reach: its own, and the one it was built with, if any. */
export function reachableOrigins(): string[] {
  return __CONNECT_TO__ === null ? [location.origin] : [location.origin, __CONNECT_TO__];
}

/**
 * The folder's address, whole and with a slash at its end. A bare path means this server; without `https://` it
 * is taken as meant. `origins`: those that may be reached, the app's own first.
 */
export function serverAddress(
  text: string,
  origins: readonly string[] = reachableOrigins(),
): Result<string, AddressProblem> {
  const [own = ''] = origins;
  const typed = text.trim();
  const whole = typed.startsWith('/') || /^https?:/i.test(typed) ? typed : `https://${typed}`;
  if (typed === '' || typed.includes('\\') || !URL.canParse(whole, own))
    return err({ kind: 'not-an-address' });
  const url = new URL(whole, own);
  if (!/^https?:$/.test(url.protocol)) return err({ kind: 'not-an-address' });
  if (url.username !== '' || url.password !== '') return err({ kind: 'password-inside' });
  if (url.protocol !== 'https:' && !isThisMachine(url.hostname)) return err({ kind: 'not-secure' });
  if (!origins.includes(url.origin)) return err({ kind: 'foreign', origin: url.origin, own });
  return ok(`${url.origin}${url.pathname.replace(/\/*$/, '/')}`);
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '127.0.0.1' || host === '[::1]';
}
