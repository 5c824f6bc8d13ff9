// The whole app over a fresh in-memory database, with a fixed clock and counted ids.
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from '#app/app.tsx';
import type { Language } from '#domain/language.ts';
import { allTexts, startI18n } from '#i18n/setup.ts';
import { openStorage } from '#storage/open.ts';
import type { Storage } from '#storage/provider.tsx';

/** Every test's "today". */
export const today = new Date('2026-11-22T10:00:00Z');

let opened = 0;

/** Ids that sort by age: `id000001`, `id000002` … */
function countedIds(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `id${String(count).padStart(6, '0')}`;
  };
}

export async function openTestStorage(now: () => Date = () => today): Promise<Storage> {
  opened += 1;
  const result = await openStorage(`test-${process.pid}-${opened}`, { now, newId: countedIds() });
  if (!result.ok) throw new Error(`The test database is refused: ${result.error.kind}`);
  return result.value;
}

interface RenderAppOptions {
  /** The address after the hash, such as `/matris/2026`. */
  path?: string;
  language?: Language;
  now?: () => Date;
  /** Puts data in place through the commands before the app starts. */
  prepare?: (storage: Storage) => Promise<void>;
  /** An already open storage, for a second visit. */
  storage?: Storage;
}

export async function renderApp(options: RenderAppOptions = {}) {
  const storage = options.storage ?? (await openTestStorage(options.now));
  await options.prepare?.(storage);
  await startI18n(options.language ?? 'sv');
  // Routes remember what they have loaded, also from an earlier test in another language.
  await allTexts();
  window.location.hash = `#${options.path ?? '/'}`;
  const user = userEvent.setup();
  return { ...render(<App storage={storage} base="" />), user, storage };
}

export const gavle = {
  name: 'Gävle kommun',
  form: 'municipality',
  municipalityCodes: ['2180'],
  district: null,
} as const;

/** Begun as Gävle, by a named person. */
export async function beginAsGavle({ commands }: Storage): Promise<void> {
  await commands.setPerson({ name: 'Kim Berg', role: 'barnrättsstrateg' });
  await commands.chooseOwnParty({ ...gavle, municipalityCodes: [...gavle.municipalityCodes] });
}
