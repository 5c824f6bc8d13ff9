// The whole main job, once: with a network and without one it is the same work.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { realExample } from './files.ts';
import { comparedParties } from './compare.ts';
import {
  chooseFiles,
  openExchange,
  openWholeParty,
  readIn,
  saveFileOf,
  workFor,
} from './exchange.ts';
import { fillInMeeting, openKey, rateDimension, type DimensionAnswer } from './key.ts';
import { answerRow, matrixTable, openMatrix, type RowAnswer } from './matrix.ts';
import { charts, type Chart } from './progress.ts';
import {
  addTeamMember,
  beginReview,
  saveWordReport,
  writeFinding,
  writeNote,
  writeRecommendation,
  writeReply,
} from './review.ts';
import { beginAs } from './start.ts';
import { isHeading, readWordReport } from './word-report.ts';

const party = 'Gävle kommun';

const matrix: Record<number, RowAnswer[]> = {
  2025: [
    {
      row: 'A1',
      answer: 'På väg',
      reason: 'Ett förslag är ute på remiss.',
      evidence: { title: 'Remiss om policy för barnets rättigheter', date: '2025-04' },
    },
    { row: 'A2', answer: 'Ja', evidence: { title: 'Barnrättsstrategi', date: '2024-11-20' } },
    { row: 'B3', answer: 'Nej' },
    { row: 'E1', answer: 'Vet inte' },
  ],
  2026: [
    {
      row: 'A1',
      answer: 'Ja, och vi följer upp',
      reason: 'Fullmäktige har beslutat om policyn och fått en första uppföljning.',
      evidence: {
        title: 'Policy för barnets rättigheter',
        date: '2026-02-23',
        keptAt: 'KS 2026/17',
      },
      followUp: { change: 'Nämnderna redovisar nu hur barn har hörts.', date: '2026-10' },
    },
    { row: 'A2', answer: 'På väg', reason: 'Strategin har gått ut och skrivs om.' },
    { row: 'B3', answer: 'Ja', evidence: { title: 'Mötesanteckningar', date: '2026-03' } },
    { row: 'E1', answer: 'Gäller inte oss', reason: 'Frågan ligger hos regionen.' },
  ],
};

const meetings: Record<string, DimensionAnswer[]> = {
  '2026-var': [
    {
      dimension: 'Ledning och samordning',
      step: 1,
      reason: 'En samordnare på tjugo procent.',
      certainty: 'Säkra',
    },
    { dimension: 'Barns delaktighet', step: 3, certainty: 'Osäkra' },
  ],
  '2026-host': [
    {
      dimension: 'Ledning och samordning',
      step: 3,
      reason: 'Uppdraget är skrivet och alla förvaltningar är med.',
      certainty: 'Ganska säkra',
    },
    { dimension: 'Barns delaktighet', step: 2, reason: 'Ungdomsrådet har legat nere.' },
  ],
};

const review = {
  title: 'Granskning av barns inflytande i Gävle',
  theme: 'Barns och ungas inflytande',
  visitDate: '2026-10-14',
  reviewer: { name: 'Robin Ek', party: 'Östersunds kommun' },
  note: {
    group: 'Medarbetare',
    text: 'Personalen på fritidsgården visade pärmen med ungdomsrådets förslag.',
    people: 'Alva Sundqvist',
  },
  findings: [
    {
      text: 'Ungdomsrådets förslag tas upp i nämnden inom en månad.',
      type: 'Styrka',
      strength: 'Sett',
    },
    {
      text: 'Små barn tillfrågas sällan innan beslut fattas.',
      type: 'Undran',
      strength: 'Hört av flera',
    },
    { text: 'Någon trodde att budgeten hade krympt.', type: 'Undran', strength: 'Sagt' },
  ],
  recommendation: {
    text: 'Pröva två sätt att höra barn under tio år före sommaren.',
    owner: 'Utbildningsnämnden',
    due: '2027-06',
    finding: 'Små barn tillfrågas sällan innan beslut fattas.',
  },
  reply: 'Vi håller med om bilden och börjar med två förskolor i vår.',
};

interface Machines {
  /** An empty profile on the first page. */
  first: Page;
  /** Another one, on another machine as it were. */
  second: Page;
  appUrl: string;
}

/** What the matrix, the key and the charts say, read from the pages. */
async function numbers(page: Page, appUrl: string) {
  return {
    matrix: await matrixTable(page, appUrl, 2026),
    areas: await charts(page, appUrl, 'matris'),
    steps: await charts(page, appUrl, 'nyckel'),
  };
}

export async function doMainJob({ first, second, appUrl }: Machines): Promise<void> {
  await beginAs(first, party);
  for (const [year, rows] of Object.entries(matrix)) {
    await openMatrix(first, appUrl, Number(year));
    for (const row of rows) await answerRow(first, row);
  }
  for (const [meeting, dimensions] of Object.entries(meetings)) {
    await openKey(first, appUrl, meeting);
    await fillInMeeting(first, {
      date: meeting === '2026-var' ? '2026-04-21' : '2026-10-13',
      place: 'Gävle',
      participants: ['Kim Berg', 'Barnrättsgruppen'],
    });
    for (const dimension of dimensions) await rateDimension(first, dimension);
  }

  const told = await numbers(first, appUrl);
  requireWhatWasAnswered(told);
  await requireReview(first, appUrl);

  // A reload of everything there is, before the file leaves.
  await first.reload();
  expect(await numbers(first, appUrl)).toEqual(told);
  await openWholeParty(first, appUrl);
  const file = await saveFileOf(first);
  expect(file.name).toMatch(/^Nyckelring Gävle kommun \d{4}-\d\d-\d\d\.nyckelring\.json$/);
  const text = readFileSync(file.path, 'utf8');
  expect(text).toContain(review.note.text);
  expect(text).not.toContain(review.note.people);

  await openExchange(second, appUrl);
  const cards = await chooseFiles(second, [file.path]);
  await cards.getByRole('heading', { name: party }).waitFor();
  await readIn(second, 1);
  await workFor(second, party, 'Noor Lind');
  expect(await numbers(second, appUrl)).toEqual(told);
  await second.goto(`${appUrl}#/granskning`);
  await second.getByRole('link', { name: review.title }).click();
  await second.getByRole('heading', { level: 1, name: review.title }).waitFor();

  await openExchange(second, appUrl);
  await chooseFiles(second, [realExample]);
  await readIn(second, 1);
  await requireEveryPartyOfTheExample(second, appUrl);
}

function requireWhatWasAnswered(told: Awaited<ReturnType<typeof numbers>>): void {
  for (const [year, rows] of Object.entries(matrix))
    for (const { row, answer } of rows)
      expect(told.matrix[row]?.[year], `${row} ${year}`).toBe(answer);
  expect(Object.keys(told.matrix)).toHaveLength(48);
  expect(told.matrix['H1']).toEqual({ 2025: 'Inte besvarad', 2026: 'Inte besvarad' });

  const chartOf = (charts: Record<string, Chart>, name: string) => {
    const chart = Object.entries(charts).find(([title]) => title.includes(name))?.[1];
    if (chart === undefined) throw new Error(`There is no chart of ${name}`);
    return chart;
  };
  const area = chartOf(told.areas, 'Beslut och styrning');
  expect(area.drawn).toEqual(expect.arrayContaining(['2025', '2026']));
  expect(area.sentence).toContain('Läget 2025: På väg 1; Ja 1; Inte besvarad 4.');
  expect(area.sentence).toContain(
    'Läget 2026: På väg 1; Ja, och vi följer upp 1; Inte besvarad 4.',
  );
  const [head = [], ...years] = area.table;
  const counts = (year: string) => {
    const cells = years.find(([period]) => period === year) ?? [];
    return Object.fromEntries(head.map((name, index) => [name, cells[index]]));
  };
  expect(counts('2025')).toMatchObject({ 'På väg': '1', Ja: '1', 'Ja, och vi följer upp': '0' });
  expect(counts('2026')).toMatchObject({ 'På väg': '1', Ja: '0', 'Ja, och vi följer upp': '1' });

  const steps = (name: string) => {
    const { drawn, table } = chartOf(told.steps, name);
    expect(drawn).toEqual(expect.arrayContaining(['vår 26', 'höst 26']));
    return table.slice(1).map(([period, step]) => [period, step]);
  };
  expect(steps('Ledning och samordning')).toEqual([
    ['våren 2026', '1'],
    ['hösten 2026', '3'],
  ]);
  expect(steps('Barns delaktighet')).toEqual([
    ['våren 2026', '3'],
    ['hösten 2026', '2'],
  ]);
}

/** From a new review to a Word file on the disk, and into the file. */
async function requireReview(page: Page, appUrl: string): Promise<void> {
  await beginReview(page, appUrl, review);
  await addTeamMember(page, review.reviewer);
  await writeNote(page, review.note);
  for (const finding of review.findings) await writeFinding(page, finding);
  await writeRecommendation(page, review.recommendation);
  await writeReply(page, review.reply);

  const { path, name } = await saveWordReport(page);
  expect(name).toMatch(/\.docx$/);
  const report = readWordReport(path);
  const texts = report.paragraphs.map(({ text }) => text);
  expect(report.title).toContain(review.title);
  expect(report.language).toBe('sv-SE');
  const headings = report.paragraphs.filter(isHeading).map(({ text }) => text);
  for (const heading of [
    review.title,
    'Sammanfattning',
    'Det som fungerar väl',
    'Våra rekommendationer',
    'Värdkommunens svar',
    'Bilagor',
  ])
    expect(
      headings.some((text) => text.includes(heading)),
      `heading ${heading}`,
    ).toBe(true);
  for (const expected of [
    party,
    review.reviewer.name,
    review.findings[0]?.text ?? '',
    review.findings[1]?.text ?? '',
    review.recommendation.text,
    review.recommendation.owner,
    review.reply,
  ])
    expect(
      texts.some((text) => text.includes(expected)),
      `the report says ${expected}`,
    ).toBe(true);

  expect(report.pictures.length).toBeGreaterThan(0);
  for (const picture of report.pictures) {
    expect([...picture.slice(1, 4)].map((byte) => String.fromCharCode(byte)).join('')).toBe('PNG');
    expect(picture.length).toBeGreaterThan(1000);
  }
  expect(report.alternativeTexts).toHaveLength(report.pictures.length);
  for (const text of report.alternativeTexts) expect(text).not.toBe('');
  expect(report.tables).toBeGreaterThan(0);
  expect(report.tablesWithHeaderRow).toBe(report.tables);

  // What was heard stays with those who heard it, and so does what nobody could confirm.
  expect(report.allText).not.toContain(review.note.text);
  expect(report.allText).not.toContain('Sundqvist');
  expect(report.allText).not.toContain(review.findings[2]?.text);
}

/** Jämför shows each party that the report 2016–2018 tells of, with as many answers as the file has. */
async function requireEveryPartyOfTheExample(page: Page, appUrl: string): Promise<void> {
  const file = JSON.parse(readFileSync(realExample, 'utf8')) as {
    records: {
      party: { id: string; fields: { profile: { heads: { value: { name: string } }[] } } }[];
      assessment: { party: string; fields: object }[];
    };
  };
  const expected = Object.fromEntries(
    file.records.party.map(({ id, fields }) => [
      // The table leaves out the word that every name would end in.
      fields.profile.heads[0]?.value.name.replace(/ kommun$/, '') ?? '',
      Object.keys(file.records.assessment.find((one) => one.party === id)?.fields ?? {}).filter(
        (field) => field.startsWith('answer:'),
      ).length,
    ]),
  );
  const { parties, answers } = await comparedParties(
    page,
    appUrl,
    'instrument=inventory-matrix&period=2018',
  );
  expect(parties.toSorted()).toEqual(Object.keys(expected).toSorted());
  expect(answers).toEqual(expected);
}
