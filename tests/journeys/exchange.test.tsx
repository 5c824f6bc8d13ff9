// Answers travel between machines in a file, and nothing is read in before somebody has said yes.
import { readFileSync } from 'node:fs';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { answerOf, assessmentId, type Assessment } from '#domain/assessment.ts';
import { instrumentFacts } from '#domain/instrument-facts.ts';
import { municipalityParty, partyId } from '#domain/party.ts';
import { hasConflict, headIds } from '#domain/revision.ts';
import { schemaNumber } from '#domain/upgrades/schema-number.ts';
import { parseExchangeFile } from '#exchange/parse.ts';
import { writeExchangeFile } from '#exchange/write.ts';
import { instrumentRefs, instruments } from '#instruments/index.ts';
import { openStorage } from '#storage/open.ts';
import type { Storage } from '#storage/provider.tsx';
import { allSummaries } from '#storage/summaries.ts';
import { putFullReview } from '../support/full-review.ts';
import { narrowTheScreen } from '../support/narrow-screen.ts';
import { renderApp, today } from '../support/render-app.tsx';
import { takeSnapshot } from '#storage/take-snapshot.ts';

const known = instrumentFacts(instruments, instrumentRefs());
const gavle = municipalityParty({ code: '2180', name: 'Gävle kommun' });
const matrixOf = (party: string) => ({
  party,
  instrument: 'inventory-matrix',
  period: '2026',
  version: 1,
});
const gavleMatrix = assessmentId(matrixOf(partyId(gavle)));

let machines = 0;

/** A machine with ids of its own. */
async function openMachine(): Promise<Storage> {
  machines += 1;
  const prefix = `m${machines}x`;
  let count = 0;
  const newId = () => {
    count += 1;
    return `${prefix}${String(count).padStart(6, '0')}`;
  };
  const opened = await openStorage(`exchange-${process.pid}-${machines}`, {
    now: () => today,
    newId,
  });
  if (!opened.ok) throw new Error(`The test database is refused: ${opened.error.kind}`);
  return opened.value;
}

async function openAs(profile = gavle, person = 'Kim Berg'): Promise<Storage> {
  const storage = await openMachine();
  await storage.commands.setPerson({ name: person, role: '' });
  await storage.commands.chooseOwnParty(profile);
  return storage;
}

async function answer(storage: Storage, level: number, comment = '', party = gavle): Promise<void> {
  const record = await storage.database.records.get(assessmentId(matrixOf(partyId(party))));
  const register = record?.kind === 'assessment' ? record.fields['answer:A1'] : undefined;
  const saved = await storage.commands.setAnswer(
    matrixOf(partyId(party)),
    'A1',
    { response: { kind: 'level', level }, comment },
    headIds(register),
  );
  if (!saved.ok) throw new Error(`Not saved: ${saved.error.kind}`);
}

/** The file that the page would save, without the page. */
async function fileOf(storage: Storage): Promise<string> {
  const taken = await takeSnapshot(storage);
  return writeExchangeFile({
    snapshot: taken,
    device: taken.device,
    appVersion: '0.1.0',
    createdAt: taken.takenAt,
    instruments: known,
  });
}

const asFile = (text: string, name = 'gavle.nyckelring.json') => new File([text], name);

async function everythingIn({ database }: Storage) {
  const tables = [database.records, database.history, database.summaries, database.meta];
  return Promise.all(tables.map((table) => table.toArray() as Promise<unknown>));
}

async function openPage(
  storage: Storage,
  { language = 'sv', path = '/utbyte' }: { language?: 'sv' | 'nb' | 'en'; path?: string } = {},
) {
  const { user } = await renderApp({ path, storage, language });
  const input = await screen.findByLabelText(/Filer från|Filer fra|Files from/);
  return { user, choose: (...files: File[]) => user.upload(input, files) };
}

const chosenFiles = () => screen.findByRole('region', { name: /^File[nr]/ });

describe('saving everything of a party', () => {
  it('tells what is in it, writes it, and reads it back before it is offered', async () => {
    const storage = await openAs();
    await answer(storage, 2, 'Beslutat i maj.');
    const { user } = await renderApp({ path: '/utbyte/allt', storage });
    const blobs: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      blobs.push(blob as Blob);
      return 'blob:test';
    });
    const names: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      names.push(this.download);
    });

    expect(await screen.findByText('Inventeringsmatris: 2026')).toBeVisible();
    expect(screen.getByText(/Namn på personer som ni har talat med/)).toBeVisible();
    await user.click(screen.getByText('Fler val'));
    await user.click(
      await screen.findByRole('checkbox', { name: /går att läsa i en textredigerare/ }),
    );
    await user.click(screen.getByRole('button', { name: 'Spara allt från Gävle kommun' }));

    expect(await screen.findByText(/är skriven och kontrollerad/)).toBeVisible();
    expect(names).toEqual(['Nyckelring Gävle kommun 2026-11-22.nyckelring.json']);
    const parsed = parseExchangeFile((await blobs[0]?.text()) ?? '', known);
    expect(parsed.ok && parsed.value.snapshot.records.map(({ id }) => id).sort()).toEqual([
      gavleMatrix,
      partyId(gavle),
    ]);
    // A part of what is here is no backup of it.
    expect(screen.getByText('Ingen säkerhetskopia än')).toBeVisible();
  });

  it('leaves out a review with the name of somebody heard, says which, and links to it', async () => {
    const storage = await openAs();
    const review = await putFullReview(storage, partyId(gavle), {
      notes: ['Signe visade rutinen.'],
      people: 'Signe Trädgårdh',
    });
    await renderApp({ path: '/utbyte/allt', storage });
    expect(await screen.findByText(/följer inte med.*Signe/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Öppna granskningen' })).toHaveAttribute(
      'href',
      `#/granskning/${review.slice('review:'.length)}`,
    );
    expect(await fileOf(storage)).not.toContain('Signe');
  });

  it('gives out no file that could not be read again, and notes no backup', async () => {
    const storage = await openAs();
    await answer(storage, 2);
    const record = (await storage.database.records.get(gavleMatrix)) as Assessment;
    const head = record.fields['answer:A1']?.heads[0];
    if (head === undefined) throw new Error('Not answered');
    head.value.response = { kind: 'level', level: 9 };
    await storage.database.records.put(record);
    const { user } = await renderApp({ path: '/utbyte/allt', storage });
    const download = vi.spyOn(HTMLAnchorElement.prototype, 'click');
    await user.click(await screen.findByRole('button', { name: 'Spara allt från Gävle kommun' }));
    expect(await screen.findByText(/Filen blev inte hel, så den har inte sparats/)).toBeVisible();
    expect(download).not.toHaveBeenCalled();
    expect(screen.getByText('Ingen säkerhetskopia än')).toBeVisible();
  });

  it('says what to do where there is no party to save', async () => {
    await renderApp({ path: '/utbyte/allt', storage: await openMachine() });
    expect(await screen.findByText(/arbetar inte för någon part än/)).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Spara/ })).not.toBeInTheDocument();
  });
});

describe('opening a file on an empty machine', () => {
  it('shows what it would bring, changes nothing before the yes, and then asks whom one works for', async () => {
    const gavles = await openAs();
    await answer(gavles, 2);
    const text = await fileOf(gavles);
    const empty = await openMachine();
    const before = await everythingIn(empty);
    const { user, choose } = await openPage(empty);
    await choose(asFile(text));

    const files = within(await chosenFiles());
    expect(await files.findByRole('heading', { name: 'Gävle kommun' })).toBeVisible();
    expect(files.getByText(/Sparad 22 november 2026 .* som gavle.nyckelring.json/)).toBeVisible();
    expect(files.getByText('Inventeringsmatris: 2026')).toBeVisible();
    expect(files.getByText('2 nya uppgifter')).toBeVisible();
    expect(await everythingIn(empty)).toEqual(before);

    await user.click(files.getByRole('button', { name: 'Läs in filen' }));
    expect(await files.findByText('2 nya uppgifter kom till')).toBeVisible();
    const heading = await screen.findByRole('heading', { name: 'Vem arbetar ni för?' });
    await waitFor(() => expect(heading).toHaveFocus());

    await user.click(screen.getByRole('button', { name: 'Fortsätt' }));
    expect(await screen.findByText('Välj vem ni arbetar för.')).toBeVisible();
    await user.click(screen.getByRole('radio', { name: 'Gävle kommun' }));
    await user.type(screen.getByLabelText('Ditt namn (frivilligt)'), 'Robin Ek');
    await user.click(screen.getByRole('button', { name: 'Fortsätt' }));

    expect(await screen.findByRole('heading', { level: 1, name: 'Översikt' })).toBeVisible();
    expect((await empty.database.meta.get('ownParty'))?.value).toBe(partyId(gavle));
    expect((await empty.database.meta.get('person'))?.value).toEqual({
      name: 'Robin Ek',
      role: '',
    });
    const record = (await empty.database.records.get(gavleMatrix)) as Assessment;
    expect(answerOf(record, 'A1')?.response).toEqual({ kind: 'level', level: 2 });
  });

  it('lets a coordinator work for none of the parties, and does not ask again', async () => {
    const gavles = await openAs();
    await answer(gavles, 2);
    const empty = await openMachine();
    const { user, choose } = await openPage(empty);
    await choose(asFile(await fileOf(gavles)));
    await user.click(await screen.findByRole('button', { name: 'Läs in filen' }));
    await user.click(await screen.findByRole('radio', { name: 'Ingen av dem. Vi samordnar' }));
    await user.click(screen.getByRole('button', { name: 'Fortsätt' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Översikt' })).toBeVisible();
    expect(await empty.database.meta.get('ownParty')).toBeUndefined();

    cleanup();
    await openPage(empty, { path: '/utbyte/ta-emot' });
    expect(await screen.findByRole('link', { name: 'Gävle kommun' })).toBeVisible();
    expect(screen.queryByRole('heading', { name: 'Vem arbetar ni för?' })).not.toBeInTheDocument();
  });

  it('shows the real example by one click, through the same preview', async () => {
    const example = readFileSync(
      `${process.cwd()}/public/examples/rapport-2018.nyckelring.json`,
      'utf8',
    );
    vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response(example));
    const empty = await openMachine();
    const { user } = await openPage(empty, { path: '/utbyte/ta-emot' });
    await user.click(await screen.findByRole('button', { name: 'Öppna exemplet' }));
    const files = within(await chosenFiles());
    expect(await files.findByText('10 parter')).toBeVisible();
    // A name may have a comma in it: how many there are is said first.
    expect(
      files.getByRole('heading', {
        name: '10 parter: Angered stadsdel, Göteborg; Borlänge kommun och 8 till',
      }),
    ).toBeVisible();
    await user.click(files.getByRole('button', { name: 'Läs in filen' }));
    await files.findByText(/nya uppgifter kom till/);
    const table = within(await screen.findByRole('region', { name: 'Parterna och deras svar' }));
    expect(await table.findByRole('row', { name: /Gävle kommun 1 år, 2018/ })).toBeVisible();
    await waitFor(() => expect(table.getAllByRole('row')).toHaveLength(11));
  });

  it('says what to do when the example cannot be fetched', async () => {
    vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('Failed to fetch'));
    const { user } = await openPage(await openMachine());
    await user.click(await screen.findByRole('button', { name: 'Öppna exemplet' }));
    expect(await screen.findByText(/Webbläsaren kommer inte åt filen/)).toBeVisible();
  });
});

describe('opening a file where there are answers already', () => {
  /** Two machines that share a beginning, and then go their own ways. */
  async function twoMachines() {
    const mine = await openAs();
    await answer(mine, 0);
    const theirs = await openMachine();
    await theirs.commands.setPerson({ name: 'Robin Ek', role: '' });
    const shared = await takeSnapshot(mine);
    await theirs.commands.mergeSnapshot(shared);
    return { mine, theirs };
  }

  it('keeps both versions when both sides have changed a row, and leads to the choice', async () => {
    const { mine, theirs } = await twoMachines();
    await answer(mine, 1, 'Två förvaltningar är med.');
    await answer(theirs, 2, '<b>Alla</b> förvaltningar är med.');
    const { user, choose } = await openPage(mine);
    await choose(asFile(await fileOf(theirs)));

    const files = within(await chosenFiles());
    expect(
      await files.findByText(/^1 uppgift är ändrad både här och i filen\. Inget skrivs över\./),
    ).toBeVisible();
    await user.click(files.getByText('Visa uppgiften'));
    expect(files.getByText(/^Gävle kommun: Inventeringsmatris 2026, A1\. /)).toBeVisible();
    expect(files.getByText('Två förvaltningar är med.')).toBeVisible();
    // Markup in a text from a file is shown as it was written.
    expect(files.getByText('<b>Alla</b> förvaltningar är med.')).toBeVisible();
    expect(files.getByText(/^Robin Ek, 22 november 2026/)).toBeVisible();

    await user.click(files.getByRole('button', { name: 'Läs in filen' }));
    expect(await files.findByText('1 uppgift har nu två versioner att välja mellan')).toBeVisible();
    const record = (await mine.database.records.get(gavleMatrix)) as Assessment;
    expect(hasConflict(record.fields['answer:A1'])).toBe(true);
    await user.click(files.getByText('Visa uppgiften'));
    expect(files.getByRole('link', { name: /^Gå dit och välj: A1/ })).toHaveAttribute(
      'href',
      '#/matris/2026?rad=A1',
    );
  });

  it('tells what is newer, older and the same', async () => {
    const { mine, theirs } = await twoMachines();
    await answer(theirs, 2);
    const { choose } = await openPage(mine);
    await choose(asFile(await fileOf(theirs)));
    const files = within(await chosenFiles());
    expect(await files.findByText('1 uppgift är nyare än er och ersätter den')).toBeVisible();
    expect(files.getByText('1 uppgift är lika')).toBeVisible();
  });

  it('has nothing to read in when the file is older than what is here', async () => {
    const { mine, theirs } = await twoMachines();
    const old = await fileOf(theirs);
    await answer(mine, 1);
    const { choose } = await openPage(mine);
    await choose(asFile(old));
    const files = within(await chosenFiles());
    expect(await files.findByText(/Allt i filen finns redan här/)).toBeVisible();
    expect(files.queryByRole('button', { name: /^Läs in/ })).not.toBeInTheDocument();
  });

  it('lets one choose between two names of another party', async () => {
    const mine = await openAs();
    const orebro = municipalityParty({ code: '1880', name: 'Örebro kommun' });
    const renamed = { ...orebro, name: 'Örebro' };
    await mine.commands.mergeSnapshot(await snapshotOf(orebro));
    const { user, choose } = await openPage(mine, { path: '/utbyte/ta-emot' });
    const other = await openAs(renamed, 'Robin Ek');
    await choose(asFile(await fileOf(other)));
    await user.click(await screen.findByRole('button', { name: 'Läs in filen' }));
    await user.click(await screen.findByRole('button', { name: 'Använd Örebro, av Robin Ek' }));
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: /^Använd/ })).not.toBeInTheDocument(),
    );
    const held = within(screen.getByRole('region', { name: 'Parterna och deras svar' }));
    expect(await held.findByRole('rowheader', { name: 'Örebro' })).toBeVisible();
  });

  async function snapshotOf(profile: typeof gavle) {
    const taken = await takeSnapshot(await openAs(profile));
    return taken;
  }

  it('changes nothing when the browser has no room, and says so on the file', async () => {
    const gavles = await openAs();
    await answer(gavles, 2);
    const empty = await openMachine();
    const { user, choose } = await openPage(empty);
    await choose(asFile(await fileOf(gavles)));
    vi.spyOn(empty.database.summaries, 'bulkPut').mockRejectedValue(
      new DOMException('No room', 'QuotaExceededError'),
    );
    await user.click(await screen.findByRole('button', { name: 'Läs in filen' }));
    const files = within(await chosenFiles());
    expect(await files.findByText(/datorn har inget mer utrymme/)).toBeVisible();
    expect(await empty.database.records.count()).toBe(0);
    expect(files.getByRole('button', { name: 'Läs in filen' })).toBeEnabled();
  });
});

describe('eleven files at once', () => {
  it('are shown one by one and read in one after another', async () => {
    const files = await Promise.all(
      Array.from({ length: 11 }, async (_, index) => {
        const profile = municipalityParty({
          code: String(1000 + index),
          name: `Kommun ${String.fromCharCode(65 + index)}`,
        });
        const storage = await openAs(profile);
        await answer(storage, index % 4, '', profile);
        return asFile(await fileOf(storage), `fil-${index}.nyckelring.json`);
      }),
    );
    const coordinator = await openMachine();
    await coordinator.commands.setPerson({ name: 'Kim Berg', role: 'samordnare' });
    const { user, choose } = await openPage(coordinator, { path: '/utbyte/ta-emot' });
    await choose(...files);
    await user.click(await screen.findByRole('button', { name: 'Läs in 11 filer' }));
    await waitFor(() => expect(screen.getAllByText('Inläst')).toHaveLength(11), {
      timeout: 30_000,
    });
    expect(await allSummaries(coordinator.database)).toHaveLength(11);
    const table = within(screen.getByRole('region', { name: 'Parterna och deras svar' }));
    expect(await table.findByRole('link', { name: 'Kommun K' })).toBeVisible();
    expect(table.getAllByRole('row')).toHaveLength(12);
  });
});

describe('on a narrow screen', () => {
  afterEach(() => vi.restoreAllMocks());

  it('the files that have been chosen come before everything else', async () => {
    narrowTheScreen();
    const gavles = await openAs();
    await answer(gavles, 2);
    const coordinator = await openMachine();
    await coordinator.commands.setPerson({ name: 'Kim Berg', role: '' });
    const { choose } = await openPage(coordinator);
    await choose(asFile(await fileOf(gavles)));
    await screen.findByRole('button', { name: 'Läs in filen' });
    const headings = screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent);
    expect(headings[0]).toBe('Filen ni har valt');
    expect(headings).toContain('Öppna filer');
  });
});

describe('a file that cannot be read', () => {
  async function goodFile(): Promise<string> {
    const storage = await openAs();
    await answer(storage, 2);
    return fileOf(storage);
  }

  const sized = (size: number) => Object.defineProperty(asFile('{}'), 'size', { value: size });

  it.each<[string, (good: string) => File, RegExp]>([
    ['is empty', () => asFile(''), /Filen är tom/],
    ['is no JSON', () => asFile('Hej!'), /kommer inte från Nyckelring/],
    ['is from another program', () => asFile('{"a":1}'), /ett annat program än Nyckelring/],
    ['is cut short', (good) => asFile(good.slice(0, 700)), /tar slut för tidigt/],
    ['is 200 MB large', () => sized(200_000_000), /200\sMB stor.*upp till 100\sMB/],
    [
      'is newer',
      () => asFile(`{"format":"nyckelring","schema":${schemaNumber + 1}}`),
      new RegExp(
        `nyare version av Nyckelring \\(format ${schemaNumber + 1}, den här versionen läser ${schemaNumber}\\)`,
      ),
    ],
    [
      'has keys that a program could mistake for its own',
      (good) => asFile(good.replace('"fields":{', '"fields":{"__proto__":{},')),
      /”__proto__”.*Öppna den inte/,
    ],
    [
      'has a level outside the scale',
      (good) => asFile(good.replace('"level":2', '"level":9')),
      /1 uppgift i filen kan inte stämma/,
    ],
    [
      'uses an instrument that is not here',
      (good) =>
        asFile(
          good
            .replaceAll('"inventory-matrix"', '"school-survey"')
            .replaceAll('/inventory-matrix/', '/school-survey/'),
        ),
      /Filen använder school-survey version 1/,
    ],
    [
      'has been changed on its way',
      (good) => asFile(good.replace('"level":2', '"level":3')),
      /ändrats eller gått sönder på vägen/,
    ],
  ])('because it %s is told of with what to do, and changes nothing', async (_, make, sentence) => {
    const file = make(await goodFile());
    const storage = await openAs();
    await answer(storage, 1);
    const before = await everythingIn(storage);
    const { choose } = await openPage(storage);
    await choose(file);
    expect(await screen.findByText(sentence)).toHaveTextContent('Inget har ändrats på datorn.');
    expect(screen.queryByRole('button', { name: /^Läs in/ })).not.toBeInTheDocument();
    expect(await everythingIn(storage)).toEqual(before);
  });

  it('shows where it is wrong, in words', async () => {
    const good = await goodFile();
    const { user, choose } = await openPage(await openAs());
    await choose(asFile(good.replace('"level":2', '"level":9')));
    await user.click(await screen.findByText('Visa var'));
    expect(
      await screen.findByText('2180: Inventeringsmatris 2026, A1: nivån finns inte på skalan'),
    ).toBeVisible();
  });

  it('stands beside the good ones, which can be read in', async () => {
    const good = await goodFile();
    const { user, choose } = await openPage(await openMachine());
    await choose(asFile('Hej!', 'brev.json'), asFile(good));
    await user.click(await screen.findByRole('button', { name: 'Läs in filen' }));
    const files = within(await chosenFiles());
    expect(await files.findByText('Inläst')).toBeVisible();
    expect(files.getByText(/kommer inte från Nyckelring/)).toBeVisible();
    await user.click(files.getByRole('button', { name: 'Ta bort ur listan: brev.json' }));
    expect(files.queryByText(/kommer inte från Nyckelring/)).not.toBeInTheDocument();
  });

  it.each([
    ['nb', /Filen kommer ikke fra Nyckelring.*Ingenting er endret/],
    ['en', /The file is not from Nyckelring.*Nothing has changed/],
  ] as const)('is told of in the language of the interface: %s', async (language, sentence) => {
    const { choose } = await openPage(await openMachine(), { language });
    await choose(asFile('Hej!'));
    expect(await screen.findByText(sentence)).toBeVisible();
  });
});
