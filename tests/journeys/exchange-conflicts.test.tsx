// A person ends a conflict while a file is read in, sees what was done, and takes a whole file back.
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { answerOf, assessmentId, type Assessment } from '#domain/assessment.ts';
import { instrumentFacts } from '#domain/instrument-facts.ts';
import { municipalityParty, partyId } from '#domain/party.ts';
import { hasConflict, headIds } from '#domain/revision.ts';
import { writeExchangeFile } from '#exchange/write.ts';
import { instrumentRefs, instruments } from '#instruments/index.ts';
import { openStorage } from '#storage/open.ts';
import type { Storage } from '#storage/provider.tsx';
import { renderApp, today } from '../support/render-app.tsx';
import { takeSnapshot } from '#storage/take-snapshot.ts';

const known = instrumentFacts(instruments, instrumentRefs());
const gavle = municipalityParty({ code: '2180', name: 'Gävle kommun' });
const matrix = {
  party: partyId(gavle),
  instrument: 'inventory-matrix',
  period: '2026',
  version: 1,
} as const;
const matrixId = assessmentId(matrix);
const rows = assessmentInstrumentRows();

function assessmentInstrumentRows(): string[] {
  const found = known.find((one) => one.kind === 'assessment' && one.id === matrix.instrument);
  return found?.kind === 'assessment' ? [...found.items.keys()] : [];
}

let machines = 0;

/** A machine with ids of its own. */
async function openMachine(person: string): Promise<Storage> {
  machines += 1;
  const prefix = `m${machines}x`;
  let count = 0;
  const newId = () => {
    count += 1;
    return `${prefix}${String(count).padStart(6, '0')}`;
  };
  const name = `exchange-conflicts-${process.pid}-${machines}`;
  const opened = await openStorage(name, { now: () => today, newId });
  if (!opened.ok) throw new Error(`The test database is refused: ${opened.error.kind}`);
  await opened.value.commands.setPerson({ name: person, role: '' });
  return opened.value;
}

async function answer(storage: Storage, level: number, comment = '', item = 'A1'): Promise<void> {
  const record = (await storage.database.records.get(matrixId)) as Assessment | undefined;
  const saved = await storage.commands.setAnswer(
    matrix,
    item,
    { response: { kind: 'level', level }, comment },
    headIds(record?.fields[`answer:${item}`]),
  );
  if (!saved.ok) throw new Error(`Not saved: ${saved.error.kind}`);
}

async function fileOf(storage: Storage, name = 'robin.nyckelring.json'): Promise<File> {
  const taken = await takeSnapshot(storage);
  const text = writeExchangeFile({
    snapshot: taken,
    device: taken.device,
    appVersion: '0.1.0',
    createdAt: taken.takenAt,
    instruments: known,
  });
  return new File([text], name);
}

/** Two machines that share a beginning, and then have written in the same rows. */
async function twoMachines(items: readonly string[] = ['A1']) {
  const mine = await openMachine('Kim Berg');
  await mine.commands.chooseOwnParty(gavle);
  for (const item of items) await answer(mine, 0, '', item);
  const theirs = await openMachine('Robin Ek');
  const shared = await takeSnapshot(mine);
  await theirs.commands.mergeSnapshot(shared);
  return { mine, theirs };
}

async function openPage(storage: Storage, path = '/utbyte/ta-emot') {
  const { user } = await renderApp({ storage, path });
  const choose = async (file: File) =>
    user.upload(await screen.findByLabelText('Filer från Nyckelring'), file);
  return { user, choose };
}

const chosenFiles = async () => within(await screen.findByRole('region', { name: /^File/ }));

const read = async ({ database }: Storage) => (await database.records.get(matrixId)) as Assessment;

const openConflicts = /^Visa (uppgiften|de \d+ uppgifterna)$/;

describe('a conflict in a file that is about to be read in', () => {
  it('ends with the version that is chosen, and the report says so', async () => {
    const { mine, theirs } = await twoMachines();
    await answer(mine, 1);
    await answer(theirs, 2, 'Alla är med.');
    const { user, choose } = await openPage(mine);
    await choose(await fileOf(theirs));
    const files = await chosenFiles();
    expect(await files.findByText('Uppdatering')).toBeVisible();
    await user.click(files.getByText(openConflicts));
    const choice = within(files.getByRole('group', { name: /^Vad ska gälla i A1\. / }));
    expect(choice.getByRole('radio', { name: /^Vi väljer senare/ })).toBeChecked();
    await user.click(choice.getByRole('radio', { name: 'Det som står i filen' }));
    await user.click(files.getByRole('button', { name: 'Läs in filen' }));

    expect(await files.findByText(/^Ni valde version i 1 uppgift/)).toBeVisible();
    expect(files.queryByText(openConflicts)).not.toBeInTheDocument();
    const record = await read(mine);
    expect(record.fields['answer:A1']?.heads).toHaveLength(1);
    expect(record.fields['answer:A1']?.heads[0]).toMatchObject({
      author: 'Kim Berg',
      value: { response: { level: 2 }, comment: 'Alla är med.' },
    });
  });

  it('can keep both texts, one after the other', async () => {
    const { mine, theirs } = await twoMachines();
    await answer(mine, 2, 'Beslut i mars.');
    await answer(theirs, 2, 'Följt upp i maj.');
    const { user, choose } = await openPage(mine);
    await choose(await fileOf(theirs));
    const files = await chosenFiles();
    await user.click(await files.findByText(openConflicts));
    await user.click(files.getByRole('radio', { name: 'Båda texterna, efter varandra' }));
    await user.click(files.getByRole('button', { name: 'Läs in filen' }));
    await files.findByText(/^Ni valde version/);
    expect(answerOf(await read(mine), 'A1')?.comment).toBe('Beslut i mars.\n\nFöljt upp i maj.');
  });

  it('lets one choose the answer, with both texts, when the answers differ too', async () => {
    const { mine, theirs } = await twoMachines();
    await answer(mine, 1, 'Beslut i mars.');
    await answer(theirs, 2, 'Följt upp i maj.');
    const { user, choose } = await openPage(mine);
    await choose(await fileOf(theirs));
    const files = await chosenFiles();
    await user.click(await files.findByText(openConflicts));
    await user.click(files.getByRole('radio', { name: 'Svaret i filen, med bådas texter' }));
    await user.click(files.getByRole('button', { name: 'Läs in filen' }));
    await files.findByText(/^Ni valde version/);
    expect(answerOf(await read(mine), 'A1')).toMatchObject({
      response: { level: 2 },
      comment: 'Följt upp i maj.\n\nBeslut i mars.',
    });
  });

  it('stays, and leads to the row, when somebody chooses and then leaves it for later', async () => {
    const { mine, theirs } = await twoMachines();
    await answer(mine, 1);
    await answer(theirs, 2);
    const { user, choose } = await openPage(mine);
    await choose(await fileOf(theirs));
    const files = await chosenFiles();
    await user.click(await files.findByText(openConflicts));
    await user.click(files.getByRole('radio', { name: 'Det som står här' }));
    await user.click(files.getByRole('radio', { name: /^Vi väljer senare/ }));
    await user.click(files.getByRole('button', { name: 'Läs in filen' }));
    expect(await files.findByText('1 uppgift har nu två versioner att välja mellan')).toBeVisible();
    expect(hasConflict((await read(mine)).fields['answer:A1'])).toBe(true);
    await user.click(files.getByText(openConflicts));
    expect(files.getByRole('link', { name: /^Gå dit och välj: A1/ })).toBeVisible();
  });

  it('says so when a choice cannot be carried out because the row was changed meanwhile', async () => {
    const { mine, theirs } = await twoMachines();
    await answer(mine, 1);
    await answer(theirs, 2);
    const { user, choose } = await openPage(mine);
    await choose(await fileOf(theirs));
    const files = await chosenFiles();
    await user.click(await files.findByText(openConflicts));
    await user.click(files.getByRole('radio', { name: 'Det som står här' }));
    // In another window, after a file has left.
    await takeSnapshot(mine);
    await answer(mine, 3);
    await user.click(files.getByRole('button', { name: 'Läs in filen' }));
    expect(await files.findByText(/^1 val gick inte att göra/)).toBeVisible();
    expect(hasConflict((await read(mine)).fields['answer:A1'])).toBe(true);
  });

  it('shows fifty at a time when there are very many', async () => {
    const { mine, theirs } = await twoMachines(rows);
    const second = { ...matrix, period: '2025' } as const;
    for (const item of rows) {
      await answer(mine, 1, '', item);
      await answer(theirs, 2, '', item);
    }
    for (const item of rows.slice(0, 6))
      for (const [{ commands }, level] of [
        [mine, 1],
        [theirs, 2],
      ] as const)
        await commands.setAnswer(second, item, { response: { kind: 'level', level } }, []);
    const { user, choose } = await openPage(mine);
    await choose(await fileOf(theirs));
    const files = await chosenFiles();
    await user.click(await files.findByText(openConflicts));
    const count = rows.length + 6;
    expect(files.getAllByText(/^Vad ska gälla i /)).toHaveLength(50);
    await user.click(files.getByText(`Visa ${count - 50} till`));
    expect(files.getAllByText(/^Vad ska gälla i /)).toHaveLength(count);
  }, 60_000);
});

describe('a file that has been read in', () => {
  async function readIn() {
    const { mine, theirs } = await twoMachines();
    await answer(mine, 1, 'Före.');
    await answer(theirs, 2, 'Efter.');
    await answer(theirs, 3, '', 'A2');
    const page = await openPage(mine);
    await page.choose(await fileOf(theirs));
    const files = await chosenFiles();
    await page.user.click(await files.findByRole('button', { name: 'Läs in filen' }));
    await files.findByText('1 uppgift har nu två versioner att välja mellan');
    return { mine, theirs, files, ...page };
  }

  it('is taken back after one question, and everything is as it was', async () => {
    const { mine, user, files } = await readIn();
    await user.click(
      files.getByRole('button', { name: 'Ångra inläsningen av robin.nyckelring.json' }),
    );
    // The keyboard goes along to the question.
    expect(files.getByRole('button', { name: 'Ja, ångra' })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(await files.findByText(/^Inläsningen är ångrad/)).toBeVisible();
    const record = await read(mine);
    expect(Object.keys(record.fields)).toEqual(['answer:A1']);
    expect(record.fields['answer:A1']?.heads.map(({ value }) => value.comment)).toEqual(['Före.']);
    expect(await mine.database.imports.count()).toBe(0);
  });

  it('is kept when somebody thinks better of it', async () => {
    const { mine, user, files } = await readIn();
    await user.click(files.getByRole('button', { name: /^Ångra inläsningen/ }));
    await user.click(files.getByRole('button', { name: 'Nej, behåll' }));
    expect(files.getByRole('button', { name: /^Ångra inläsningen/ })).toHaveFocus();
    expect(answerOf(await read(mine), 'A2')).toBeDefined();
  });

  it('is not taken back when somebody has written on it; the row is named, and what to do instead', async () => {
    const { mine, user, files } = await readIn();
    await answer(mine, 0, '', 'A2');
    await user.click(files.getByRole('button', { name: /^Ångra inläsningen/ }));
    await user.click(files.getByRole('button', { name: 'Ja, ångra' }));
    expect(await files.findByText(/någon har ändrat eller byggt vidare/)).toBeVisible();
    expect(files.getByText(/^Gävle kommun: Inventeringsmatris 2026, A2\. /)).toBeVisible();
    expect(files.getByText(/säkerhetskopian från före inläsningen/)).toBeVisible();
    expect(answerOf(await read(mine), 'A2')).toMatchObject({ response: { level: 0 } });
  });

  it('stands among the files read in, also on a later visit, and can be taken back there', async () => {
    const { mine, user } = await readIn();
    const past = within(await screen.findByRole('region', { name: 'Inlästa filer' }));
    expect(past.getByRole('heading', { name: 'robin.nyckelring.json' })).toBeVisible();
    expect(past.getByText(/2 nya eller ändrade uppgifter/)).toBeVisible();
    await user.click(past.getByRole('button', { name: /^Ångra inläsningen av robin/ }));
    await user.click(past.getByRole('button', { name: 'Ja, ångra' }));
    expect(
      await past.findByText(/^Inläsningen av robin\.nyckelring\.json är ångrad/),
    ).toBeVisible();
    await waitFor(() => expect(past.queryByRole('heading', { level: 3 })).not.toBeInTheDocument());
    expect(hasConflict((await read(mine)).fields['answer:A1'])).toBe(false);
  });
});
