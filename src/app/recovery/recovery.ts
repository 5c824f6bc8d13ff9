// Answers for: the rescue page: everything that is stored, read and saved without the app, its libraries or its schema.
import { schemaNumber } from '#domain/upgrades/schema-number.ts';
import { filledIn, recoveryTexts, type RecoveryTexts } from '#i18n/recovery-texts.ts';
import { localeTags, rememberedLanguage } from '#i18n/languages.ts';
import { listBackups, readBackup, takeBackup, type Backup } from '#storage/backups.ts';
import { databaseNames } from '#storage/database-names.ts';
import {
  BlockedError,
  forFile,
  parseDump,
  putDump,
  readDump,
  textOfDump,
  type Dump,
} from '#storage/raw-dump.ts';
import { applyAppearance, rememberedAppearance } from '#ui/appearance.ts';
import { safeFileName, saveFile } from '#ui/save-file.ts';
import type { BrokenRow } from './broken-rows.ts';
import { button, element, section, statusLine } from './elements.ts';
import { fetchAppAgain } from './fresh-app.ts';
import './recovery.css';

const name = databaseNames.real;

interface Page {
  texts: RecoveryTexts;
  /** A language tag. */
  tag: string;
  /** Draws the page anew from what is stored. */
  renew: () => Promise<void>;
}

export async function showRecovery(root: HTMLElement): Promise<void> {
  const language = rememberedLanguage();
  const texts = await recoveryTexts(language);
  applyAppearance(rememberedAppearance());
  document.documentElement.lang = localeTags[language];
  const main = element('main', { class: 'rescue' });
  root.replaceChildren(main);

  const page: Page = {
    texts,
    tag: localeTags[language],
    renew: async () => {
      const [read, backups] = await Promise.all([readAll(), listBackups(name).catch(() => [])]);
      main.replaceChildren(
        element('p', {}, element('a', { href: '#/' }, texts.back)),
        element('h1', { id: 'page-heading', tabindex: '-1' }, texts.title),
        element('p', {}, texts.lead),
        ...parts(page, read, backups),
      );
    },
  };
  main.append(element('p', { role: 'status' }, texts.reading));
  await page.renew();
}

type Read = { dump: Dump | undefined } | { failure: string };

/** Everything, as it lies there. */
async function readAll(): Promise<Read> {
  try {
    const pieces: string[] = [];
    const options = { takenAt: new Date().toISOString(), without: [] };
    const facts = await readDump(name, (text) => pieces.push(text), options);
    return { dump: facts === undefined ? undefined : parseDump(pieces.join('')) };
  } catch (error) {
    return { failure: messageOf(error) };
  }
}

function parts(page: Page, read: Read, backups: readonly Backup[]): HTMLElement[] {
  const { texts } = page;
  const dump = 'dump' in read ? read.dump : undefined;
  return [
    here(page, read),
    ...(dump === undefined ? [] : [saving(page, dump), checking(page, dump)]),
    section(
      texts.backups.title,
      element('p', {}, texts.backups.text),
      backups.length === 0
        ? element('p', {}, texts.backups.none)
        : element('ul', { class: 'rescue-list' }, ...backups.map((one) => backupItem(page, one))),
    ),
    rescueFile(page),
    freshApp(page),
  ];
}

function here({ texts }: Page, read: Read): HTMLElement {
  if ('failure' in read)
    return section(
      texts.here.title,
      element(
        'p',
        { class: 'rescue-problem' },
        filledIn(texts.here.failed, { detail: read.failure }),
      ),
    );
  const { dump } = read;
  if (dump === undefined) return section(texts.here.title, element('p', {}, texts.here.none));
  const lines = [element('p', {}, countsInWords(texts, countsOf(dump)) || texts.here.none)];
  lines.push(
    element('p', {}, filledIn(texts.here.schema, { schema: dump.schema, known: schemaNumber })),
  );
  if (dump.schema > schemaNumber)
    lines.push(element('p', { class: 'rescue-problem' }, texts.here.newer));
  const unreadable = dump.unreadable.filter(({ store }) => store !== 'meta').length;
  if (unreadable > 0)
    lines.push(
      element(
        'p',
        { class: 'rescue-problem' },
        filledIn(texts.here.unreadable, { count: unreadable }),
      ),
    );
  return section(texts.here.title, ...lines);
}

function saving(page: Page, dump: Dump): HTMLElement {
  const { texts } = page;
  const { line, say } = statusLine();
  return section(
    texts.save.title,
    element('p', {}, texts.save.text),
    button(texts.save.action, () => saveDump(page, dump, say), 'first'),
    line,
  );
}

/** As an ordinary file where that can be; the code for it may be what is broken. */
async function saveDump(
  { texts }: Page,
  dump: Dump,
  say: (text: string, isProblem?: boolean) => void,
): Promise<void> {
  say(texts.reading);
  try {
    const raw = () => ({
      blob: new Blob([textOfDump(forFile(dump))], { type: 'application/json' }),
      extension: '.nyckelring-raw.json',
    });
    const { blob, extension } = await import('#transfer/backup-file.ts')
      .then(({ backupFile }) => backupFile(dump))
      .catch(raw);
    const file = fileName(texts.fileName, dump.takenAt) + extension;
    saveFile(blob, file);
    const isRaw = extension.includes('raw');
    say(filledIn(isRaw ? texts.save.doneRaw : texts.save.done, { file }));
  } catch (error) {
    say(filledIn(texts.save.failed, { detail: messageOf(error) }), true);
  }
}

function checking(page: Page, dump: Dump): HTMLElement {
  const { texts } = page;
  const { line, say } = statusLine();
  const next = element('div', { class: 'rescue-next' });
  const check = async () => {
    say(texts.reading);
    next.replaceChildren();
    try {
      const { brokenRows } = await import('./broken-rows.ts');
      const checked = brokenRows(dump);
      if (checked === undefined) say(texts.check.newer);
      else if (checked.broken.length === 0)
        say(filledIn(texts.check.fine, { count: checked.total }));
      else {
        const { broken, total } = checked;
        say(filledIn(texts.check.broken, { count: broken.length, total }), true);
        next.replaceChildren(puttingAside(page, dump, broken));
      }
    } catch (error) {
      say(filledIn(texts.check.failed, { detail: messageOf(error) }), true);
    }
  };
  return section(
    texts.check.title,
    element('p', {}, texts.check.text),
    button(texts.check.action, check),
    line,
    next,
  );
}

/** First a file, then a yes: nothing is removed that has not been saved. */
function puttingAside(page: Page, dump: Dump, broken: readonly BrokenRow[]): HTMLElement {
  const { texts } = page;
  const { line, say } = statusLine();
  const remove = async () => {
    try {
      const { removeRows } = await import('./put-aside.ts');
      const taken = await takeBackup(name, 'repair', { now: new Date() });
      if (!taken.ok) {
        const detail = taken.error.kind === 'failed' ? taken.error.detail : taken.error.kind;
        say(filledIn(texts.confirm.noBackup, { detail }), true);
        return;
      }
      await removeRows(name, broken);
      await page.renew();
      announce(page, filledIn(texts.check.removed, { count: broken.length }));
    } catch (error) {
      say(filledIn(texts.check.failed, { detail: messageOf(error) }), true);
    }
  };
  const removal = button(texts.check.remove, remove);
  removal.hidden = true;
  const save = async () => {
    const { textOfBroken } = await import('./put-aside.ts');
    const file = `${fileName(texts.brokenFileName, dump.takenAt)}.nyckelring-broken.json`;
    saveFile(new Blob([textOfBroken(dump, broken)], { type: 'application/json' }), file);
    say(filledIn(texts.check.savedBroken, { file }));
    removal.hidden = false;
  };
  return element('div', {}, button(texts.check.saveBroken, save), line, removal);
}

function backupItem(page: Page, backup: Backup): HTMLElement {
  const { texts } = page;
  const { line, say } = statusLine();
  const next = element('div', { class: 'rescue-next' });
  const title = filledIn(texts.backups.one, {
    when: when(page, backup.takenAt),
    reason: texts.backups.reason[backup.reason],
  });
  const withDump = async (work: (dump: Dump) => Promise<void> | void) => {
    const dump = await readBackup(name, backup.id).catch(() => undefined);
    if (dump === undefined) say(texts.backups.gone, true);
    else await work(dump);
  };
  const save = button(texts.backups.save, () => withDump((dump) => saveDump(page, dump, say)));
  save.setAttribute('aria-label', filledIn(texts.backups.saveNamed, { name: title }));
  const putBack = button(texts.backups.putBack, () =>
    withDump((dump) => next.replaceChildren(confirmation(page, dump, next))),
  );
  putBack.setAttribute('aria-label', filledIn(texts.backups.putBackNamed, { name: title }));
  return element(
    'li',
    {},
    element('strong', {}, title),
    element(
      'p',
      {},
      filledIn(texts.backups.size, {
        megabytes: (backup.size / 1e6).toLocaleString(page.tag, { maximumSignificantDigits: 2 }),
        counts: countsInWords(texts, backup.counts),
      }),
    ),
    element('div', { class: 'rescue-buttons' }, save, putBack),
    line,
    next,
  );
}

/** Says what would be replaced, and by what, and waits for a yes. */
function confirmation(page: Page, dump: Dump, place: HTMLElement): HTMLElement {
  const { texts } = page;
  const { line, say } = statusLine();
  const then = when(page, dump.takenAt);
  const replace = async (evenWithoutBackup: boolean) => {
    say(texts.confirm.working);
    if (!evenWithoutBackup) {
      const taken = await takeBackup(name, 'restore', { now: new Date() });
      if (!taken.ok) {
        const detail = taken.error.kind === 'failed' ? taken.error.detail : taken.error.kind;
        say(filledIn(texts.confirm.noBackup, { detail }), true);
        anyway.hidden = false;
        return;
      }
    }
    try {
      await putDump(name, dump);
      await page.renew();
      announce(page, filledIn(texts.confirm.done, { when: then }));
    } catch (error) {
      const isBlocked = error instanceof BlockedError;
      say(
        isBlocked
          ? texts.confirm.blocked
          : filledIn(texts.confirm.failed, { detail: messageOf(error) }),
        true,
      );
    }
  };
  const anyway = button(texts.confirm.anyway, () => replace(true));
  anyway.hidden = true;
  return element(
    'div',
    { class: 'rescue-confirm' },
    element(
      'p',
      {},
      filledIn(texts.confirm.text, { when: then, counts: countsInWords(texts, countsOf(dump)) }),
    ),
    element(
      'div',
      { class: 'rescue-buttons' },
      button(texts.confirm.yes, () => replace(false), 'first'),
      anyway,
      button(texts.confirm.no, () => place.replaceChildren()),
    ),
    line,
  );
}

function rescueFile(page: Page): HTMLElement {
  const { texts } = page;
  const { line, say } = statusLine();
  const next = element('div', { class: 'rescue-next' });
  const input = element('input');
  input.type = 'file';
  input.accept = '.json,application/json';
  const open = async (file: File) => {
    next.replaceChildren();
    const dump = parseDump(await file.text().catch(() => ''));
    if (dump === undefined) return say(texts.file.unknown, true);
    const { brokenRows } = await import('./broken-rows.ts');
    const checked = brokenRows(dump);
    if (checked === undefined)
      return say(filledIn(texts.file.newer, { schema: dump.schema, known: schemaNumber }), true);
    const { withoutRows } = await import('./put-aside.ts');
    const count = checked.broken.length;
    say(count > 0 ? filledIn(texts.file.broken, { count }) : '', count > 0);
    // What a machine knows of itself is never taken from a file.
    next.replaceChildren(confirmation(page, forFile(withoutRows(dump, checked.broken)), next));
  };
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    input.value = '';
    if (file === undefined) return;
    open(file).catch((error: unknown) => {
      say(filledIn(texts.confirm.failed, { detail: messageOf(error) }), true);
    });
  });
  return section(
    texts.file.title,
    element('p', {}, texts.file.text),
    element('label', { class: 'rescue-button rescue-field' }, texts.file.choose, input),
    line,
    next,
  );
}

function freshApp({ texts }: Page): HTMLElement {
  const { line, say } = statusLine();
  const fetchAgain = async () => {
    say(texts.reading);
    try {
      if (await fetchAppAgain()) location.replace('./');
      else say(texts.app.offline, true);
    } catch (error) {
      say(filledIn(texts.app.failed, { detail: messageOf(error) }), true);
    }
  };
  return section(
    texts.app.title,
    element('p', {}, texts.app.text),
    button(texts.app.action, fetchAgain),
    line,
  );
}

/** Says what was done, at the top of the page that has been drawn anew. */
function announce({ texts }: Page, text: string): void {
  const heading = document.getElementById('page-heading');
  const note = element('p', { class: 'rescue-done', role: 'status' }, text);
  heading?.after(note, element('p', {}, element('a', { href: '#/' }, texts.back)));
  heading?.focus();
}

function countsOf(dump: Dump): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of dump.stores['records']?.rows ?? []) {
    const { kind } = row as { kind?: unknown };
    const known = typeof kind === 'string' ? kind : 'other';
    counts[known] = (counts[known] ?? 0) + 1;
  }
  return counts;
}

/** `Parter: 3, Bedömningar: 12`. */
function countsInWords({ kinds }: RecoveryTexts, counts: Record<string, number>): string {
  const words = kinds as Record<string, string>;
  return Object.entries(counts)
    .map(([kind, count]) => `${words[kind] ?? words['other'] ?? kind}: ${String(count)}`)
    .join(', ');
}

function when({ tag }: Page, at: string): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime())
    ? at
    : date.toLocaleString(tag, { dateStyle: 'long', timeStyle: 'short' });
}

function fileName(what: string, at: string): string {
  return safeFileName(`Nyckelring ${what} ${at.slice(0, 16).replace(/[T:]/g, ' ')}`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
