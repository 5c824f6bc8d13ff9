// Answers for: what the built page may run and fetch. `vite.config.ts` writes it into the page, and a test reads it.

/** The name of the setting that lets a build reach one server besides its own; see `docs/hosting.md`. */
export const connectToVariable = 'NYCKELRING_CONNECT_TO';

/**
 * The origin that a build may reach besides its own, as the setting names it; null without the setting.
 * Throws when the setting is anything but one https origin: a path, a star or a second origin would open more
 * than was meant, and a build that opens more than was meant must not come about.
 */
export function chosenOrigin(setting: string | undefined): string | null {
  const text = setting?.trim() ?? '';
  if (text === '') return null;
  const refusal = new Error(
    `${connectToVariable} must be one origin, such as https://moln.kommun.example, and nothing after it; it is “${text}”.`,
  );
  if (/[\s;,*'"]/.test(text) || !URL.canParse(text)) throw refusal;
  const { protocol, origin, href } = new URL(text);
  if (protocol !== 'https:' || href !== `${origin}/`) throw refusal;
  return origin;
}

/**
 * Nothing may be run or fetched from anywhere but the page's own origin. Only `connect-src` can be given one
 * origin more, so that a build can read and write a folder there: nothing from it is ever run.
 */
export function contentSecurityPolicy(connectTo: string | null): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    connectTo === null ? "connect-src 'self'" : `connect-src 'self' ${connectTo}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
  ].join('; ');
}
