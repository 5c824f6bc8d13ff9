import { expect, test } from 'vitest';
import { chosenOrigin, contentSecurityPolicy } from '../../scripts/content-security-policy.ts';

test('without a setting, nothing outside the page’s own origin is run, fetched or sent to', () => {
  expect(chosenOrigin(undefined)).toBeNull();
  expect(chosenOrigin(' ')).toBeNull();
  const policy = contentSecurityPolicy(null);
  // Whole, because a directive that is added or loosened should be seen here first.
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
  ]);
});

test('a chosen origin may be fetched from and sent to, and nothing else changes', () => {
  const closed = contentSecurityPolicy(null).split('; ');
  const open = contentSecurityPolicy(chosenOrigin('https://moln.kommun.example')).split('; ');
  expect(open.filter((directive) => !closed.includes(directive))).toEqual([
    "connect-src 'self' https://moln.kommun.example",
  ]);
  expect(open).toHaveLength(closed.length);
});

test.each([
  ['https://moln.kommun.example', 'https://moln.kommun.example'],
  ['https://moln.kommun.example/', 'https://moln.kommun.example'],
  ['  https://moln.kommun.example:8443 ', 'https://moln.kommun.example:8443'],
])('the setting %j names %s', (setting, origin) => {
  expect(chosenOrigin(setting)).toBe(origin);
});

test.each([
  'moln.kommun.example',
  'http://moln.kommun.example',
  'https://*.kommun.example',
  'https://*',
  '*',
  'https:',
  'https://moln.kommun.example/remote.php/dav/',
  'https://moln.kommun.example?x=1',
  'https://kim:secret@moln.kommun.example',
  'https://moln.kommun.example https://other.example',
  'https://moln.kommun.example; script-src *',
  "https://moln.kommun.example 'unsafe-eval'",
])('the setting %j stops the build and says what it should be', (setting) => {
  expect(() => chosenOrigin(setting)).toThrow(/NYCKELRING_CONNECT_TO must be one origin, such as/);
});
