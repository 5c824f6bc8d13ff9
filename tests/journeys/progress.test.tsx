import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { newAnswer, type Response } from '#domain/answer.ts';
import { partyId } from '#domain/party.ts';
import {
  assessmentInstrument,
  implementationKeyId,
  inventoryMatrixId,
} from '#instruments/index.ts';
import type { Storage } from '#storage/provider.tsx';
import { beginAsGavle, gavle, renderApp } from '../support/render-app.tsx';

const own = partyId({ ...gavle, municipalityCodes: [...gavle.municipalityCodes] });
const orebro = { ...gavle, name: 'Örebro kommun', municipalityCodes: ['1880'] };

function known(id: string) {
  const instrument = assessmentInstrument(id);
  if (instrument === undefined) throw new Error(`No instrument ${id}`);
  return instrument;
}

const matrix = known(inventoryMatrixId);
const key = known(implementationKeyId);
const [areaA] = matrix.sections;
const rowsOfA = matrix.items.filter(({ section }) => section === areaA?.key);
const titleOfA = `${areaA?.key}. ${areaA?.name.sv}`;

async function answer(
  { commands }: Storage,
  instrument: typeof matrix,
  period: string,
  responses: readonly (Response | number)[],
  party = own,
) {
  for (const [index, given] of responses.entries()) {
    const response: Response = typeof given === 'number' ? { kind: 'level', level: given } : given;
    const saved = await commands.setAnswer(
      { party, instrument: instrument.id, version: instrument.version, period },
      instrument.items[index]?.key ?? '',
      { ...newAnswer(), response },
      [],
    );
    if (!saved.ok) throw new Error(saved.error.kind);
  }
}

/** Three rows of the first area in three years; 2024 was missed. */
async function threeYears(storage: Storage) {
  await beginAsGavle(storage);
  await answer(storage, matrix, '2023', [0, 3, 2]);
  await answer(storage, matrix, '2025', [0, 3, { kind: 'unknown' }]);
  await answer(storage, matrix, '2026', [3, 1, 2]);
}

async function twoMeetings(storage: Storage) {
  await beginAsGavle(storage);
  await answer(storage, key, '2025-1', [2, 4]);
  await answer(storage, key, '2026-1', [3, 1]);
}

/** Found by its heading: looking by role through every shape of every chart takes seconds. */
async function figure(name: string) {
  const heading = await screen.findByText(name, { selector: 'h3' });
  const found = heading.closest('figure');
  if (found === null) throw new Error(`${name} has no figure`);
  return within(found);
}

/** What the page hands out as files: the blobs, in order. */
function watchFiles(): Blob[] {
  const files: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    files.push(file as Blob);
    return 'blob:nothing';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  return files;
}

describe('progress', () => {
  it('says what will be shown when nothing has been answered, and leads to the matrix', async () => {
    await renderApp({ path: '/utveckling', prepare: beginAsGavle });
    expect(await screen.findByText(/Det första diagrammet kommer/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Börja svara' })).toHaveAttribute(
      'href',
      expect.stringContaining('/matris/2026'),
    );
    expect(screen.queryByRole('img')).not.toBeInTheDocument();
  });

  it('asks for a party first when there is none', async () => {
    await renderApp({ path: '/utveckling' });
    expect(await screen.findByRole('link', { name: 'Till startsidan' })).toBeVisible();
  });

  it('shows the years of each area in a chart and in its table, with the gap as a gap', async () => {
    const { user } = await renderApp({ path: '/utveckling', prepare: threeYears });
    await screen.findByRole('heading', { level: 2, name: 'Svar per område och år' });
    expect(screen.getAllByRole('figure')).toHaveLength(matrix.sections.length);

    const area = within(screen.getByRole('figure', { name: titleOfA }));
    expect(area.getByRole('img')).toHaveAccessibleName(
      /Läget 2023: .*Läget 2026: .*Inga svar: 2024/,
    );
    await user.click(area.getByText('Tabell och filer'));
    const table = within(area.getByRole('table'));
    expect(table.getByRole('row', { name: '2024 Inga svar' })).toBeVisible();
    const unanswered = rowsOfA.length - 3;
    expect(
      table.getByRole('row', { name: `2025 1 0 0 1 1 0 ${unanswered} ${rowsOfA.length}` }),
    ).toBeVisible();
  });

  it('lists falls and rises between the last two years, and between the years one chooses', async () => {
    const { user } = await renderApp({ path: '/utveckling', prepare: threeYears });
    const falls = (await screen.findByText('Har sjunkit (1)')).parentElement;
    const rises = screen.getByText('Har stigit (1)').parentElement;
    expect(falls).toHaveTextContent(`${rowsOfA[1]?.key}${rowsOfA[1]?.text.sv}`);
    expect(falls).toHaveTextContent(/Ja, och vi följer upphar blivitPå väg/);
    expect(rises).toHaveTextContent(/Nejhar blivitJa, och vi följer upp/);
    expect(screen.getByText(/^0 rader har samma nivå båda åren/)).toHaveTextContent(
      `${matrix.items.length - 2} rader går inte att jämföra`,
    );

    await user.selectOptions(screen.getByLabelText('Från'), '2023');
    expect(await screen.findByText(/^1 rad har samma nivå båda åren/)).toBeVisible();
    expect(window.location.hash).toContain('fran=2023&till=2026');
  });

  it('shows the key by dimension and meeting under an address of its own', async () => {
    const { user } = await renderApp({ path: '/utveckling', prepare: twoMeetings });
    await user.click(await screen.findByRole('radio', { name: key.name.sv }));
    await screen.findByText('Steg per dimension och möte');
    expect(window.location.hash).toContain('visa=nyckel');
    const second = key.items[1];
    const dimension = await figure(`${second?.key}. ${second?.name?.sv}`);
    expect(dimension.getByRole('img')).toHaveAccessibleName(
      /Läget våren 2025: I vardagen\. Läget våren 2026: Påbörjat\. Har sjunkit 1 gång\. Inga svar: hösten 2025\./,
    );
    await user.click(dimension.getByText('Tabell och filer'));
    const rows = within(dimension.getByRole('table')).getAllByRole('row').slice(1);
    expect(rows.map((row) => row.textContent)).toEqual([
      'våren 20254I vardagen',
      'hösten 2025Inga svar',
      'våren 20261Påbörjat',
    ]);
  });

  it('waits for a second meeting before it speaks of rises and falls', async () => {
    await renderApp({
      path: '/utveckling?visa=nyckel',
      prepare: async (storage) => {
        await beginAsGavle(storage);
        await answer(storage, key, '2026-1', [2]);
      },
    });
    expect(await screen.findByText(/bedömningar från ett möte, våren 2026/)).toBeVisible();
    expect(screen.queryByText('Vad har ändrats?')).not.toBeInTheDocument();
  });

  it('saves the table as a file that Excel reads, and every table in one', async () => {
    const files = watchFiles();
    const { user } = await renderApp({ path: '/utveckling', prepare: threeYears });
    await user.click(await screen.findByText('Spara alla tabeller (CSV)'));
    const area = await figure(titleOfA);
    await user.click(area.getByText('Tabell och filer'));
    await user.click(area.getByRole('button', { name: 'Spara tabell (CSV)' }));
    const [all, one] = await Promise.all(files.map((file) => file.text()));
    expect(one).toMatch(/^.?År;Nej;På väg;Ja;Ja, och vi följer upp;/);
    expect(one).toContain('\r\n2024;Inga svar;');
    // Every area has the four years from the first to the last, under one line of headings.
    expect(all?.trim().split('\r\n')).toHaveLength(1 + 4 * matrix.sections.length);
  });

  it('saves a chart as a picture that needs nothing outside itself', async () => {
    const files = watchFiles();
    const { user } = await renderApp({ path: '/utveckling', prepare: threeYears });
    const area = await figure(titleOfA);
    await user.click(area.getByText('Tabell och filer'));
    await user.click(area.getByRole('button', { name: 'Spara bild (SVG)' }));
    await waitFor(() => expect(files).toHaveLength(1));
    const picture = new DOMParser().parseFromString(
      (await files[0]?.text()) ?? '',
      'image/svg+xml',
    ).documentElement;
    expect(picture.getAttribute('width')).toBe('720');
    expect(picture.querySelector('title')?.textContent).toBe(`Gävle kommun: ${titleOfA}`);
    expect(picture.querySelector('desc')?.textContent).toContain('Läget 2026');
    const words = [...picture.querySelectorAll('text')].map(({ textContent }) => textContent);
    expect(words).toEqual(expect.arrayContaining(['2023', 'Inga svar', 'Vet inte', 'Nej']));
    expect(picture.outerHTML).not.toMatch(
      /class=|style=|<image|<foreignObject|href=|https?:\/\/(?!www\.w3\.org)/,
    );
  });

  it('shows another party whose answers have been received, by the address', async () => {
    const other = partyId({ ...orebro });
    await renderApp({
      path: `/utveckling?part=${encodeURIComponent(other)}`,
      prepare: async (storage) => {
        await storage.commands.chooseOwnParty({ ...orebro });
        await answer(storage, matrix, '2026', [1], other);
        await beginAsGavle(storage);
      },
    });
    expect(await screen.findByText(/^Örebro kommun\. /)).toBeVisible();
    expect(screen.getByLabelText('Visa utvecklingen för')).toHaveDisplayValue('Örebro kommun');
    expect((await figure(titleOfA)).getByRole('img')).toBeVisible();
  });

  it.each(['nb', 'en'] as const)('has every word in %s', async (language) => {
    await renderApp({ path: '/utveckling', language, prepare: threeYears });
    const area = await figure(`${areaA?.key}. ${areaA?.name[language]}`);
    expect(area.getByRole('img')).toBeVisible();
    expect(document.body.textContent).not.toMatch(/\b(chart|yearly|changed|figure)\.[a-z]/);
  });
});
