import type { Page } from 'playwright-core';
import { fieldsOf, type KeptRecord } from '#domain/record.ts';
import { changedFile, demoExample, realExample, writeTestFile } from './files.ts';

/** A page of the app in one state that a person can bring it to. */
export interface Place {
  name: string;
  /** After the `#`. */
  address: string;
  /** Opens what is closed; the interface is Swedish then. */
  prepare?: (page: Page) => Promise<void>;
  /** What lies over the rest, such as an opened menu: only this is looked at then. */
  layer?: string;
}

const openMenu = '[popover]:popover-open';

const review = '/demo/granskning/demo-granliden-2025';

/** Every page of the example, filled in, with its parts opened. */
export const demoPlaces: readonly Place[] = [
  { name: 'översikt', address: '/demo/' },
  { name: 'start', address: '/demo/start' },
  { name: 'matris', address: '/demo/matris/2026' },
  {
    name: 'matris, öppen rad',
    address: '/demo/matris/2026?rad=A1',
    prepare: async (page) => {
      await page.getByText('Varför det är viktigt och vad som räknas som underlag').click();
      await page.getByRole('button', { name: 'Lägg till underlag' }).click();
    },
  },
  {
    name: 'matris, välja år',
    address: '/demo/matris/2026?omrade=B',
    prepare: (page) => page.getByRole('button', { name: 'År 2026' }).click(),
    layer: openMenu,
  },
  { name: 'matris, tabell', address: '/demo/matris/2026?vy=tabell' },
  {
    name: 'matris, annan kommun',
    address: '/demo/matris/2026?part=party%3Ax.sjovik-kommun&rad=A1',
  },
  { name: 'tillägg', address: '/demo/tillagg/child-welfare-no/2026?rad=alla' },
  {
    name: 'fastställ',
    address: '/demo/matris/2026/faststall',
    prepare: async (page) => {
      await page.getByText('rader är inte besvarade').click();
      await page.getByRole('button', { name: 'Fastställ version 1' }).click();
    },
  },
  { name: 'fastställ, nyckel', address: '/demo/nyckel/2026-host/faststall' },
  { name: 'vad har ändrats', address: '/demo/matris/2026/andringar' },
  { name: 'underlag', address: '/demo/underlag' },
  {
    name: 'underlag, öppet och på väg bort',
    address: '/demo/underlag?visa=gamla',
    prepare: async (page) => {
      await page
        .getByRole('button', { name: /^Ta bort ur registret: / })
        .last()
        .click();
      await page
        .getByRole('button', { name: /^Ändra underlaget: / })
        .first()
        .click();
    },
  },
  { name: 'nyckel', address: '/demo/nyckel/2026-host?visa=alla' },
  {
    name: 'nyckel, mötesläge',
    address: '/demo/nyckel/2026-host?lage=mote&dimension=K3',
    prepare: (page) => page.getByText('Så jämför vi').click(),
  },
  { name: 'nyckel, var för sig', address: '/demo/nyckel/2026-host?lage=egna' },
  {
    name: 'nyckel, egen bedömning',
    address: '/demo/nyckel/2026-host?lage=egna',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Börja bedöma' }).click();
      await page.getByRole('progressbar').waitFor();
      await page.keyboard.press('2');
      await page.getByRole('textbox', { name: 'Varför? (om du vill)' }).waitFor();
    },
  },
  {
    name: 'nyckel, flera har börjat',
    address: '/demo/nyckel/2026-host?lage=egna',
    prepare: (page) =>
      page
        .getByRole('button', { name: /^Ta bort / })
        .first()
        .click(),
  },
  {
    name: 'nyckel, spridning',
    address: '/demo/nyckel/2026-host?lage=mote&dimension=K1&allas=1',
    prepare: (page) => page.getByText('Visa vem som valde vad').click(),
  },
  {
    name: 'nyckel, välja möte',
    address: '/demo/nyckel/2026-host?visa=alla',
    prepare: (page) => page.getByRole('button', { name: 'Byt möte' }).click(),
    layer: openMenu,
  },
  {
    name: 'utveckling, matris',
    address: '/demo/utveckling?visa=matris',
    prepare: (page) => page.getByText('Tabell och filer').first().click(),
  },
  {
    name: 'utveckling, nyckel',
    address: '/demo/utveckling?visa=nyckel',
    prepare: (page) => page.getByText('Tabell och filer').first().click(),
  },
  { name: 'handlingsplan', address: '/demo/handlingsplan' },
  { name: 'handlingsplan, tavla', address: '/demo/handlingsplan?vy=tavla' },
  { name: 'handlingsplan, tidslinje', address: '/demo/handlingsplan?vy=tidslinje' },
  {
    name: 'åtgärd',
    address: '/demo/handlingsplan/demo-budget',
    prepare: async (page) => {
      await page.getByText(/^Risk: /).click();
      await page.getByRole('button', { name: 'Skriv i loggen' }).click();
    },
  },
  {
    name: 'ny åtgärd',
    address: '/demo/handlingsplan?ny=motsagelse&dimension=K3&period=2026-var',
  },
  { name: 'jämför', address: '/demo/jamfor' },
  {
    name: 'jämför, nyckel',
    address: '/demo/jamfor?instrument=implementation-key',
    prepare: (page) => page.locator('main summary').first().click(),
  },
  { name: 'granskningar', address: '/demo/granskning' },
  { name: 'ny granskning', address: '/demo/granskning?ny=1' },
  { name: 'granskning, upplägg', address: `${review}?del=upplagg` },
  { name: 'granskning, frågor', address: `${review}?del=fragor` },
  { name: 'granskning, anteckningar', address: `${review}?del=anteckningar` },
  { name: 'granskning, fynd', address: `${review}?del=fynd` },
  { name: 'granskning, öppet fynd', address: `${review}?del=fynd&oppen=f1` },
  { name: 'granskning, texter', address: `${review}?del=texter` },
  { name: 'granskning, rekommendationer', address: `${review}?del=rekommendationer` },
  { name: 'granskning, svar', address: `${review}?del=svar` },
  {
    name: 'granskning, rapport',
    address: `${review}/rapport`,
    prepare: (page) => page.getByRole('button', { name: /^Spara som Word/ }).waitFor(),
  },
  { name: 'utbyte', address: '/demo/utbyte' },
  {
    name: 'utbyte, skicka',
    address: '/demo/utbyte/skicka',
    prepare: async (page) => {
      const box = page.getByRole('checkbox', { name: /^Inventeringsmatris/ }).first();
      if (!(await box.isChecked())) await box.check();
      await page
        .getByText(/^Inventeringsmatris \d+, /)
        .first()
        .click();
    },
  },
  { name: 'utbyte, ta emot', address: '/demo/utbyte/ta-emot' },
  { name: 'utbyte, rader', address: '/demo/utbyte/rader' },
  { name: 'utbyte, säkerhetskopia', address: '/demo/utbyte/sakerhetskopia' },
  { name: 'utbyte, delad mapp', address: '/demo/utbyte/delad-mapp' },
  { name: 'utbyte, allt', address: '/demo/utbyte/allt' },
  { name: 'utbyte, jämförelsepaket', address: '/demo/utbyte/jamforelsepaket' },
  { name: 'utbyte, granskningsanteckningar', address: '/demo/utbyte/granskningsanteckningar' },
  {
    name: 'utbyte, publicera',
    address: '/demo/utbyte/publicera',
    prepare: (page) => page.getByText('Visa vem som är vem').click(),
  },
  {
    name: 'kalkylblad, öppen fil',
    address: '/demo/utbyte/kalkylblad',
    prepare: async (page) => {
      const input = page.getByLabel('Kalkylblad med era svar');
      await input.setInputFiles('tests/fixtures/spreadsheets/older-matrix.xlsx');
      await page.getByRole('heading', { name: 'Det här läses in' }).waitFor();
      await page.getByText('Visa bladets första rader').click();
    },
  },
  {
    name: 'utbyte, valda filer',
    address: '/demo/utbyte',
    prepare: (page) =>
      openFiles(page, [realExample, writeTestFile('trasig.json', 'x'), writeConflicts()]),
  },
  { name: 'instrument', address: '/demo/instrument' },
  { name: 'instrument, läsa', address: '/demo/instrument/inventory-matrix/1' },
  { name: 'instrument, granskningen', address: '/demo/instrument/peer-review/1' },
  { name: 'blankett, tom', address: '/demo/instrument/implementation-key/1/blankett' },
  {
    name: 'blankett, ifylld',
    address: '/demo/instrument/inventory-matrix/1/blankett?tid=2026',
  },
  {
    name: 'blankett, kort',
    address: '/demo/instrument/inventory-matrix/1/blankett?tid=2026&langd=kort',
  },
  { name: 'inställningar', address: '/demo/installningar' },
  { name: 'okänd adress', address: '/demo/finns-inte' },
];

/** A machine on which nothing has been begun. */
export const emptyPlaces: readonly Place[] = [
  { name: 'start, tom', address: '/start' },
  {
    name: 'börja, med fel',
    address: '/start?vag=borja',
    prepare: async (page) => {
      await page.getByText('Visa och ändra namn, möten och parter').click();
      await page.getByRole('button', { name: 'Börja' }).click();
    },
  },
  {
    name: 'börja, söka kommun',
    address: '/start?vag=borja',
    prepare: async (page) => {
      await page.getByRole('combobox', { name: 'Kommun' }).pressSequentially('ö');
      await page.getByRole('option', { name: 'Örebro kommun' }).waitFor();
    },
  },
  { name: 'matris utan part', address: '/matris/2026' },
  { name: 'fastställ utan part', address: '/matris/2026/faststall' },
  { name: 'nyckel utan part', address: '/nyckel/2026-host' },
  { name: 'utveckling, tom', address: '/utveckling' },
  { name: 'handlingsplan utan part', address: '/handlingsplan' },
  { name: 'jämför, tom', address: '/jamfor' },
  { name: 'granskningar utan part', address: '/granskning' },
  { name: 'utbyte, tom', address: '/utbyte' },
  { name: 'skicka, tom', address: '/utbyte/skicka' },
  { name: 'ta emot, tom', address: '/utbyte/ta-emot' },
  { name: 'jämförelsepaket, tomt', address: '/utbyte/jamforelsepaket' },
  { name: 'säkerhetskopia, tom', address: '/utbyte/sakerhetskopia' },
  { name: 'delad mapp, tom', address: '/utbyte/delad-mapp' },
  { name: 'inställningar, tom', address: '/installningar' },
];

/** Where two people have written without knowing of each other; {@link writeConflicts} has been read in. */
export const conflictPlaces: readonly Place[] = [
  { name: 'översikt, två versioner', address: '/demo/' },
  { name: 'matris, två versioner', address: '/demo/matris/2026?rad=A1' },
  { name: 'nyckel, två versioner', address: '/demo/nyckel/2026-host?visa=alla' },
  { name: 'granskning, två versioner', address: `${review}?del=fynd` },
  { name: 'inställningar, två versioner', address: '/demo/installningar' },
];

/** From anywhere in the app, in any language, to a place in Swedish. */
export async function goToPlace(
  page: Page,
  appUrl: string,
  { address, prepare }: Place,
): Promise<void> {
  // An address between makes the place new, also when the one before was the same.
  await page.goto(`${appUrl}#/finns-inte`);
  await page.locator('header select').selectOption('sv');
  await page.getByRole('heading', { name: 'Sidan finns inte' }).waitFor();
  await page.goto(`${appUrl}#${address}`);
  await waitForHeading(page);
  await page.waitForLoadState('networkidle');
  await prepare?.(page);
}

export async function waitForHeading(page: Page): Promise<void> {
  await page.locator('main h1').filter({ hasNotText: /^$/ }).waitFor();
}

export async function openFiles(page: Page, paths: string[]): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(paths);
  await page
    .getByRole('button', { name: /^Ta bort ur listan: / })
    .nth(paths.length - 1)
    .waitFor();
}

/** A colleague's file about the example's own party: one row, one dimension, one finding and the network. */
export function writeConflicts(): string {
  return changedFile(
    'kollega.nyckelring.json',
    (file) => {
      const party = 'party:x.granliden-kommun';
      const keep = (record: KeptRecord, field: string, change: (value: object) => object) => {
        const register = fieldsOf(record)[field];
        const [head] = register?.heads ?? [];
        if (head === undefined) throw new Error(`The example has no ${field} in ${record.id}`);
        const revision = {
          ...head,
          id: `colleague-${field.replace(/\W/g, '-')}`,
          replaces: [],
          author: 'Sam Ek',
          value: change(head.value as object),
        };
        return {
          ...record,
          fields: { ...fieldsOf(record), [field]: { heads: [revision], past: [] } },
        };
      };
      const records = file.records as unknown as Record<KeptRecord['kind'], KeptRecord[]>;
      const find = (kind: KeptRecord['kind'], ending: string) => {
        const found = records[kind].find(
          (record) =>
            (!('party' in record) || record.party === party) && record.id.endsWith(ending),
        );
        if (found === undefined) throw new Error(`The example has no ${kind} ${ending}`);
        return found;
      };
      const comment = { comment: 'Så här minns jag det: beslutet kom först i höst.' };
      file.history = [];
      file.records = {
        party: records.party.filter(({ id }) => id === party),
        network: [
          keep(find('network', 'network'), 'profile', (value) => ({
            ...value,
            meetingsPerYear: 3,
          })),
        ],
        assessment: [
          keep(find('assessment', '/inventory-matrix/2026'), 'answer:A1', (value) => ({
            ...value,
            ...comment,
          })),
          keep(find('assessment', '/implementation-key/2026-2'), 'answer:K2', (value) => ({
            ...value,
            ...comment,
          })),
        ],
        review: [
          keep(find('review', 'demo-granliden-2025'), 'finding:f1', (value) => ({
            ...value,
            text: 'Samma fynd med andra ord.',
          })),
        ],
      } as unknown as typeof file.records;
    },
    demoExample,
  );
}
