// Answers for: a profile of the browser with as many parties and years in its store as a figure asks for.
import type { BrowserContext, Page } from 'playwright-core';
import { newAnswer } from '#domain/answer.ts';
import { answerField, newAssessment } from '#domain/assessment.ts';
import { currentValue, writeRegister } from '#domain/revision.ts';
import { summaryOf } from '#domain/summary.ts';
import { inventoryMatrixId } from '#instruments/index.ts';
import { beginAs } from '../e2e/support/start.ts';
import { launch } from '../support/browser.ts';
import { knownInstrument } from '../support/instruments.ts';

/** The party that the profile works for, and the others' municipality codes: invented ones will do. */
const own = 'party:2180';
const ownName = 'Gävle kommun';
const firstOther = 3000;

/** The newest stored year; the year after it is the one that is opened. */
const newestYear = 2025;

export interface Filled {
  context: BrowserContext;
  /** A new page on the overview, looked at for a while. */
  openOverview: () => Promise<Page>;
}

export async function filledStore(
  url: string,
  size: { parties: number; years: number },
  readingTime: number,
): Promise<Filled> {
  const context = await launch({ clock: 'machine' });
  // tsx names functions through a helper that the page does not have.
  await context.addInitScript('globalThis.__name = (value) => value');
  const page = await context.newPage();
  await page.goto(url);
  await beginAs(page, ownName);
  await page.evaluate(fill, {
    ...template(),
    parties: [own, ...codes(size.parties - 1).map((code) => `party:${code}`)],
    years: Array.from({ length: size.years }, (_, index) => String(newestYear - index)),
  });
  await page.close();
  return {
    context,
    openOverview: async () => {
      const opened = await context.newPage();
      await opened.goto(`${url}#/`);
      await opened.getByRole('heading', { level: 1 }).waitFor();
      await opened.waitForTimeout(readingTime);
      return opened;
    },
  };
}

function codes(count: number): string[] {
  return Array.from({ length: count }, (_, index) => String(firstOther + index));
}

/** A year with all 48 rows answered and commented, and the small row that goes with it. */
function template() {
  const matrix = knownInstrument(inventoryMatrixId);
  const assessment = newAssessment(
    { party: own, instrument: matrix.id, period: String(newestYear) },
    matrix.version,
  );
  let ids = 0;
  matrix.items.forEach((item, index) => {
    assessment.fields[answerField(item.key)] = writeRegister(
      undefined,
      {
        ...newAnswer(),
        response: { kind: 'level' as const, level: index % 4 },
        comment: 'Alla förvaltningar är med sedan mars. Fyra möten under året.',
      },
      [],
      {
        at: '2025-03-18T09:00:00.000Z',
        author: 'Kim Berg',
        device: 'bench',
        window: 'earlier',
        filesWritten: 0,
        newId: () => `bench${String((ids += 1)).padStart(8, '0')}`,
      },
    ).register;
  });
  if (currentValue(assessment.fields['answer:A1']) === undefined)
    throw new Error('The template has no answers');
  return { assessment, summary: summaryOf(assessment) };
}

type Template = ReturnType<typeof template>;

/** In the page, straight into the app's own tables: what the app would have written, without its work. */
async function fill({
  assessment,
  summary,
  parties,
  years,
}: Template & { parties: string[]; years: string[] }): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('nyckelring');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error('The database does not open'));
  });
  for (const party of parties)
    await new Promise<void>((resolve, reject) => {
      const transaction = database.transaction(['records', 'summaries'], 'readwrite');
      const { instrument } = assessment;
      const row = `${party.slice('party:'.length)}/${instrument}`;
      const facts = years.map((period) => ({ id: `assessment:${row}/${period}`, party, period }));
      for (const one of facts) transaction.objectStore('records').put({ ...assessment, ...one });
      const summaries = facts.map((one) => ({ ...summary, ...one })).reverse();
      transaction.objectStore('summaries').put({ id: row, party, instrument, summaries });
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(new Error('The store does not take the records'));
    });
  database.close();
}
