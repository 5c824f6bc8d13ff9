// Files between a party, its coordinator, a reviewer and anyone: what is chosen, told beforehand, and what leaves.
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { answerOf, assessmentId, type Assessment } from '#domain/assessment.ts';
import { coordinatorFile } from '#domain/coordinator-file.ts';
import { instrumentFacts } from '#domain/instrument-facts.ts';
import { municipalityParty, partyId, type Party, type PartyProfile } from '#domain/party.ts';
import { currentValue } from '#domain/revision.ts';
import type { SharingExtent } from '#domain/sharing.ts';
import { parseExchangeFile } from '#exchange/parse.ts';
import { instrumentRefs, instruments } from '#instruments/index.ts';
import { databaseNames } from '#storage/database-names.ts';
import { openStorage } from '#storage/open.ts';
import type { Storage } from '#storage/provider.tsx';
import { putFullReview } from '../support/full-review.ts';
import { renderApp, today } from '../support/render-app.tsx';
import { takeSnapshot } from '#storage/take-snapshot.ts';

const gavle = municipalityParty({ code: '2180', name: 'Gävle kommun' });
const orebro = municipalityParty({ code: '1880', name: 'Örebro kommun' });
const uppsala = municipalityParty({ code: '0380', name: 'Uppsala kommun' });
const matrixOf = (party: PartyProfile) => ({
  party: partyId(party),
  instrument: 'inventory-matrix',
  period: '2026',
  version: 1,
});

const saved: { name: string; blob: Blob }[] = [];

beforeEach(() => {
  saved.length = 0;
  const blobs: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    blobs.push(blob as Blob);
    return 'blob:test';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    const blob = blobs.at(-1);
    if (blob !== undefined) saved.push({ name: this.download, blob });
  });
});

let machines = 0;

/** A machine with ids of its own. */
async function openMachine(): Promise<Storage> {
  machines += 1;
  const prefix = `r${machines}x`;
  let count = 0;
  const opened = await openStorage(`roles-${process.pid}-${machines}`, {
    now: () => today,
    newId: () => {
      count += 1;
      return `${prefix}${String(count).padStart(6, '0')}`;
    },
  });
  if (!opened.ok) throw new Error(`The test database is refused: ${opened.error.kind}`);
  return opened.value;
}

interface Told {
  level: number;
  comment?: string;
  isSignedOff?: boolean;
  sharing?: SharingExtent;
}

async function partyMachine(
  profile: PartyProfile,
  { level, comment = '', isSignedOff = false, sharing }: Told,
): Promise<Storage> {
  const storage = await openMachine();
  const { commands } = storage;
  await commands.setPerson({ name: 'Kim Berg', role: '' });
  await commands.chooseOwnParty(profile);
  const id = partyId(profile);
  await commands.setAnswer(
    matrixOf(profile),
    'A1',
    { response: { kind: 'level', level }, comment },
    [],
  );
  if (isSignedOff)
    await commands.signOff(assessmentId(matrixOf(profile)), () => ({
      body: 'Kommunstyrelsen',
      date: '2026-11-20',
      paragraph: '§ 87',
      note: '',
      lockedAt: today.toISOString(),
      warnings: 0,
      answers: {},
    }));
  if (sharing !== undefined) await commands.setSharing(id, { passOn: sharing }, []);
  return storage;
}

const known = instrumentFacts(instruments, instrumentRefs());

/** What is in the last file that was saved, which must have been saved as plain text. */
async function lastFile() {
  const text = (await saved.at(-1)?.blob.text()) ?? '';
  const parsed = parseExchangeFile(text, known);
  if (!parsed.ok) throw new Error(`The file is refused: ${parsed.error.kind}`);
  return { text, ...parsed.value };
}

async function savePlain(
  user: Awaited<ReturnType<typeof renderApp>>['user'],
  button: string | RegExp,
) {
  const before = saved.length;
  await user.click(await screen.findByText('Fler val'));
  await user.click(
    await screen.findByRole('checkbox', { name: /går att läsa i en textredigerare/ }),
  );
  await user.click(screen.getByRole('button', { name: button }));
  await waitFor(() => expect(saved).toHaveLength(before + 1));
  expect(await screen.findByText(/är skriven och kontrollerad/)).toBeVisible();
}

/** The party's file for its coordinator, as its own page writes it. */
async function sentBy(storage: Storage): Promise<File> {
  const { user, unmount } = await renderApp({ path: '/utbyte/skicka', storage });
  const box = await screen.findByRole('checkbox', { name: 'Inventeringsmatris 2026' });
  if (!(box as HTMLInputElement).checked) await user.click(box);
  await savePlain(user, 'Spara filen till samordnaren');
  unmount();
  return new File([saved.at(-1)?.blob ?? ''], saved.at(-1)?.name ?? '');
}

describe('Utbyte', () => {
  const ways = async () => {
    const menu = within(await screen.findByRole('navigation', { name: 'Det här kan ni göra' }));
    return menu.getAllByRole('link').map((link) => link.textContent);
  };

  it('offers a party to send, and everything else after it, with a way back from each', async () => {
    const storage = await partyMachine(gavle, { level: 2 });
    const { user } = await renderApp({ path: '/utbyte', storage });
    const offered = await ways();
    expect(offered.slice(0, 4)).toEqual([
      'Skicka till samordnaren',
      'Dela rader med en kollega',
      'Allt till en kollega',
      'Granskningsanteckningar',
    ]);
    expect(
      within(screen.getByRole('list', { name: 'För samordnaren' }))
        .getAllByRole('link')
        .map((link) => link.textContent),
    ).toEqual(['Jämförelsepaket', 'Publicera avidentifierat']);
    expect(offered).toHaveLength(9);
    expect(screen.getByLabelText('Filer från Nyckelring')).toBeInTheDocument();
    for (const name of offered) {
      await user.click(await screen.findByRole('link', { name: name ?? '' }));
      expect(await screen.findByRole('heading', { level: 1, name: name ?? '' })).toBeVisible();
      await user.click(screen.getByRole('link', { name: 'Tillbaka till Utbyte' }));
    }
  });

  it('offers a coordinator to receive and to send a pack back', async () => {
    const coordinator = await openMachine();
    const taken = await takeSnapshot(await partyMachine(gavle, { level: 2 }));
    await coordinator.commands.mergeSnapshot(taken);
    await renderApp({ path: '/utbyte', storage: coordinator });
    expect((await ways()).slice(0, 3)).toEqual([
      'Jämförelsepaket',
      'Publicera avidentifierat',
      'Ta emot filer',
    ]);
  });
});

describe('An answer of which only the level was sent', () => {
  const levelsOnly = async () => {
    const home = await partyMachine(gavle, { level: 2, comment: 'Beslutat i maj.' });
    return coordinatorFile(await takeSnapshot(home), {
      party: partyId(gavle),
      assessments: [assessmentId(matrixOf(gavle))],
      tells: 'levels',
      documents: false,
      names: false,
    });
  };

  it('says at the coordinator what it leaves untold: an empty place would look like nothing to say', async () => {
    const coordinator = await openMachine();
    await coordinator.commands.mergeSnapshot(await levelsOnly());
    const part = encodeURIComponent(partyId(gavle));
    await renderApp({ path: `/matris/2026?part=${part}&rad=A1`, storage: coordinator });
    expect(
      await screen.findByText(
        'Ingår inte i det som har skickats hit: motivering, uppföljning och underlag.',
      ),
    ).toBeVisible();
    expect(screen.queryByText('Beslutat i maj.')).not.toBeInTheDocument();
  });

  it('says so beside the field before the party itself writes over it on another machine', async () => {
    const away = await openMachine();
    await away.commands.setPerson({ name: 'Robin Ek', role: '' });
    await away.commands.mergeSnapshot(await levelsOnly());
    await away.commands.workForParty(partyId(gavle));
    const { user } = await renderApp({ path: '/matris/2026?rad=A1', storage: away });
    expect(
      await screen.findByText(/där det här inte ingår: motivering, uppföljning och underlag/),
    ).toBeVisible();
    await user.type(screen.getByRole('textbox', { name: 'Motivering' }), 'Nytt.');
    await user.tab();
    await waitFor(() => expect(screen.queryByText(/inte ingår/)).not.toBeInTheDocument());
  });
});

describe('Sending to the coordinator', () => {
  it('chooses what is signed off, shows the very texts, and leaves names at home', async () => {
    const storage = await partyMachine(gavle, {
      level: 2,
      comment: 'Beslutat i maj.',
      isSignedOff: true,
    });
    const { user } = await renderApp({ path: '/utbyte/skicka', storage });
    expect(await screen.findByRole('checkbox', { name: 'Inventeringsmatris 2026' })).toBeChecked();
    expect(screen.getByText('Fastställd')).toBeVisible();
    await user.click(await screen.findByText(/^Inventeringsmatris 2026, fastställd:/));
    expect(await screen.findByText('Motivering: Beslutat i maj.')).toBeInTheDocument();
    expect(screen.getByText('Paragraf: § 87')).toBeInTheDocument();
    expect(screen.queryByText(/Kommunstyrelsen/)).not.toBeInTheDocument();

    await user.click(screen.getByRole('radio', { name: /^Nivåerna$/ }));
    await waitFor(async () =>
      expect(
        currentValue(
          ((await storage.database.records.get(partyId(gavle))) as Party).fields.sharing,
        ),
      ).toEqual({
        passOn: 'levels',
      }),
    );
    await savePlain(user, 'Spara filen till samordnaren');
    const { text, kind, party } = await lastFile();
    expect([kind, party]).toEqual(['coordinator', partyId(gavle)]);
    expect(text).toContain('Beslutat i maj.');
    expect(text).toContain('§ 87');
    expect(text).not.toMatch(/Kim Berg|Kommunstyrelsen/);
    expect(saved.at(-1)?.name).toBe(
      'Nyckelring Gävle kommun till samordnaren 2026-11-22.nyckelring.json',
    );
  });

  it('sends levels without a word, and names when they are asked for', async () => {
    const storage = await partyMachine(gavle, {
      level: 2,
      comment: 'Beslutat i maj.',
      isSignedOff: true,
    });
    const { user } = await renderApp({ path: '/utbyte/skicka', storage });
    await user.click(await screen.findByRole('radio', { name: /^Bara nivåerna/ }));
    await user.click(screen.getByRole('checkbox', { name: /^Ta med namn på personer/ }));
    await savePlain(user, 'Spara filen till samordnaren');
    const { text } = await lastFile();
    expect(text).not.toContain('Beslutat i maj.');
    expect(text).toContain('"level":2');
    expect(text).toContain('Kim Berg');
    expect(text).toContain('Kommunstyrelsen');
  });

  it('says of what is not signed off that it is preliminary, and sends it only when chosen', async () => {
    const storage = await partyMachine(gavle, { level: 2 });
    const { user } = await renderApp({ path: '/utbyte/skicka', storage });
    const box = await screen.findByRole('checkbox', { name: 'Inventeringsmatris 2026' });
    expect(box).not.toBeChecked();
    expect(screen.getByText('Preliminär: inte fastställd än')).toBeVisible();
    expect(await screen.findByText('Välj minst ett år eller möte att skicka.')).toBeVisible();
    await user.click(box);
    expect(await screen.findByText(/^Inventeringsmatris 2026, preliminär:/)).toBeVisible();
  });

  it('locks the file with a password when asked', async () => {
    const storage = await partyMachine(gavle, { level: 2, isSignedOff: true });
    const { user } = await renderApp({ path: '/utbyte/skicka', storage });
    await user.click(await screen.findByRole('checkbox', { name: /^Lås filen med ett lösenord/ }));
    await user.click(screen.getByRole('button', { name: 'Spara filen till samordnaren' }));
    await waitFor(() => expect(saved).toHaveLength(1), { timeout: 20_000 });
    expect(saved[0]?.name).toMatch(/\.nyckelring\.age$/);
    expect(await saved[0]?.blob.text()).toMatch(/^age-encryption\.org\/v1/);
  }, 30_000);

  it('says what to do where there is nothing to send', async () => {
    await renderApp({ path: '/utbyte/skicka' });
    expect(await screen.findByText(/arbetar inte för någon part än/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Välj er kommun' })).toHaveAttribute('href', '#/start');
  });
});

describe('Receiving', () => {
  it('reads many at once, tells who has delivered what, and writes a reminder to the others', async () => {
    const gavles = await sentBy(
      await partyMachine(gavle, { level: 2, comment: 'Beslutat i maj.', isSignedOff: true }),
    );
    const orebros = await sentBy(await partyMachine(orebro, { level: 1 }));
    const coordinator = await openMachine();
    await coordinator.commands.setPerson({ name: 'Sam Ordnare', role: '' });
    await coordinator.commands.setNetworkProfile(
      { name: 'Nätverket', members: [gavle, orebro, uppsala], meetingsPerYear: 2 },
      [],
    );
    const { user } = await renderApp({ path: '/utbyte/ta-emot', storage: coordinator });
    await user.upload(await screen.findByLabelText('Filer från Nyckelring'), [
      gavles,
      orebros,
      new File(['{"format":'], 'trasig.nyckelring.json'),
    ]);
    expect(await screen.findByText(/tar slut för tidigt/)).toBeVisible();
    expect(screen.getByText('trasig.nyckelring.json läses inte in.')).toBeVisible();
    await user.click(await screen.findByRole('button', { name: 'Läs in 2 filer' }));
    await waitFor(() => expect(screen.getAllByText('Inläst')).toHaveLength(2));

    const table = within(await screen.findByRole('region', { name: 'Vem som har skickat in vad' }));
    expect(
      await table.findByRole('row', { name: /^Gävle kommun Fastställd, 22 november 2026/ }),
    ).toBeVisible();
    expect(
      await table.findByRole('row', { name: /^Uppsala kommun Inte än Inte än/ }),
    ).toBeVisible();
    expect(
      await table.findByRole('row', { name: /^Örebro kommun Preliminär, 22 november/ }),
    ).toBeVisible();
    const letter = await screen.findByLabelText<HTMLTextAreaElement>('Påminnelse till 3 parter');
    expect(letter.value).toContain(
      '– Uppsala kommun: Inventeringsmatris 2026 och Implementeringsnyckel hösten 2026',
    );
    await user.click(screen.getByRole('button', { name: 'Kopiera påminnelsen' }));
    expect(await navigator.clipboard.readText()).toBe(letter.value);

    const record = (await coordinator.database.records.get(
      assessmentId(matrixOf(gavle)),
    )) as Assessment;
    expect(answerOf(record, 'A1')?.comment).toBe('Beslutat i maj.');
    cleanup();
    await renderApp({ path: '/jamfor?period=2026', storage: coordinator });
    expect(await screen.findByRole('columnheader', { name: /Gävle/ })).toBeVisible();
  });

  it('reads a decision that came without its answers as what it is', async () => {
    const sent = await sentBy(await partyMachine(gavle, { level: 2, isSignedOff: true }));
    const coordinator = await openMachine();
    await coordinator.commands.setPerson({ name: 'Sam Ordnare', role: '' });
    const { user } = await renderApp({ path: '/utbyte/ta-emot', storage: coordinator });
    await user.upload(await screen.findByLabelText('Filer från Nyckelring'), sent);
    await user.click(await screen.findByRole('button', { name: 'Läs in filen' }));
    await screen.findByText('Inläst');
    cleanup();
    await renderApp({
      path: `/matris/2026/faststall?part=${encodeURIComponent(partyId(gavle))}&version=1`,
      storage: coordinator,
    });
    expect(await screen.findByText(/som bara talar om beslutet/)).toBeVisible();
    expect(screen.getByText('§ 87')).toBeVisible();
    expect(screen.queryByText('Beslutat av')).not.toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Läs svaren' })).toHaveAttribute(
      'href',
      `#/matris/2026?part=${encodeURIComponent(partyId(gavle))}`,
    );
  });

  it('sees the same file again as the same, and an older one as older', async () => {
    const party = await partyMachine(gavle, { level: 1 });
    const first = await sentBy(party);
    const register = (
      (await party.database.records.get(assessmentId(matrixOf(gavle)))) as Assessment
    ).fields['answer:A1'];
    await party.commands.setAnswer(
      matrixOf(gavle),
      'A1',
      { response: { kind: 'level', level: 2 } },
      register?.heads.map(({ id }) => id) ?? [],
    );
    const second = await sentBy(party);
    const coordinator = await openMachine();
    await coordinator.commands.setPerson({ name: 'Sam Ordnare', role: '' });
    const { user } = await renderApp({ path: '/utbyte/ta-emot', storage: coordinator });
    const input = await screen.findByLabelText('Filer från Nyckelring');
    await user.upload(input, second);
    await user.click(await screen.findByRole('button', { name: 'Läs in filen' }));
    await screen.findByText('Inläst');
    await user.upload(input, [second, first]);
    expect(await screen.findAllByText(/finns redan här/)).not.toHaveLength(0);
    expect(screen.queryByRole('button', { name: /^Läs in/ })).not.toBeInTheDocument();
  });
});

describe('A whole folder', () => {
  it('is read as if each file had been chosen, and other files in it are left alone', async () => {
    // The browser of these tests has no folders to choose from.
    Object.defineProperty(HTMLInputElement.prototype, 'webkitdirectory', { value: false });
    const gavles = await sentBy(await partyMachine(gavle, { level: 2 }));
    const { user } = await renderApp({ path: '/utbyte/ta-emot', storage: await openMachine() });
    const folder = await screen.findByLabelText('Välj en hel mapp med filer', {
      selector: 'input',
    });
    await user.upload(folder, [new File(['x'], 'brev.docx')]);
    expect(await screen.findByText(/I mappen finns inga filer från Nyckelring/)).toBeVisible();
    await user.upload(folder, [gavles, new File(['x'], 'brev.docx')]);
    expect(await screen.findByRole('button', { name: 'Läs in filen' })).toBeVisible();
    expect(screen.queryByText(/brev\.docx/)).not.toBeInTheDocument();
  });
});

describe('The comparison pack', () => {
  /** A coordinator with three parties: one shares comments, one levels, one has said nothing. */
  async function coordinatorWithThree() {
    const gavles = await partyMachine(gavle, {
      level: 2,
      comment: 'Gävles egna ord.',
      sharing: 'levels-and-comments',
    });
    const machines = [
      gavles,
      await partyMachine(orebro, { level: 1, comment: 'Örebros egna ord.', sharing: 'levels' }),
      await partyMachine(uppsala, { level: 3, comment: 'Uppsalas egna ord.' }),
    ];
    const coordinator = await openMachine();
    for (const machine of machines) {
      const taken = await takeSnapshot(machine);
      await coordinator.commands.mergeSnapshot(taken);
    }
    return { coordinator, gavles };
  }

  it('holds only what each has agreed to, names those who are left out, and changes nothing at home', async () => {
    const { coordinator, gavles } = await coordinatorWithThree();
    const { user } = await renderApp({ path: '/utbyte/jamforelsepaket', storage: coordinator });
    expect(
      await screen.findByText(/^Uppsala kommun har inte sagt vad som får visas/),
    ).toBeVisible();
    expect(screen.getByText('Gävle kommun: nivåer och motiveringar')).toBeVisible();
    expect(screen.getByText('Örebro kommun: nivåer')).toBeVisible();
    await savePlain(user, 'Spara paketet med 2 parter');
    const { text, kind } = await lastFile();
    expect(kind).toBe('pack');
    expect(text).toContain('Gävles egna ord.');
    expect(text).not.toMatch(/Örebros egna ord|Uppsala|Kim Berg/);
    cleanup();

    const before = await gavles.database.records.get(assessmentId(matrixOf(gavle)));
    const home = await renderApp({ path: '/utbyte', storage: gavles });
    await home.user.upload(
      await screen.findByLabelText('Filer från Nyckelring'),
      new File([saved.at(-1)?.blob ?? ''], 'paket.nyckelring.json'),
    );
    await home.user.click(await screen.findByRole('button', { name: 'Läs in filen' }));
    await screen.findByText('Inläst');
    expect(screen.queryByText(/kan inte läsas in/)).not.toBeInTheDocument();
    expect(await gavles.database.records.get(assessmentId(matrixOf(gavle)))).toEqual(before);
    const other = (await gavles.database.records.get(assessmentId(matrixOf(orebro)))) as Assessment;
    expect(answerOf(other, 'A1')).toMatchObject({ response: { level: 1 }, comment: '' });
  });
});

describe('Review notes', () => {
  it('go to the leader without the names of people heard', async () => {
    const storage = await partyMachine(orebro, { level: 1 });
    await storage.commands.chooseOwnParty(gavle);
    await putFullReview(storage, partyId(gavle), {
      notes: ['Signe visade rutinen.', 'Rutinen hänger på väggen.'],
      people: 'Signe Trädgårdh',
    });
    const { user } = await renderApp({ path: '/utbyte/granskningsanteckningar', storage });
    expect(
      await screen.findByText(/1 anteckning eller fynd stannar på datorn.*Signe/),
    ).toBeVisible();
    expect(screen.getByText('Rutinen hänger på väggen.')).toBeVisible();
    await savePlain(user, 'Spara filen till den som leder');
    const { text, kind } = await lastFile();
    expect(kind).toBe('review-notes');
    expect(text).toContain('Rutinen hänger på väggen.');
    expect(text).not.toMatch(/Signe|Vi håller med om budgeten|Pröva budgeten ur barns synvinkel/);
  });
});

describe('Publishing', () => {
  it('gives levels under aliases, the key apart, and a word of warning', async () => {
    const coordinator = await openMachine();
    for (const [profile, level] of [
      [gavle, 2],
      [orebro, 1],
    ] as const) {
      const machine = await partyMachine(profile, {
        level,
        comment: 'Hemliga ord.',
        sharing: 'levels',
      });
      const taken = await takeSnapshot(machine);
      await coordinator.commands.mergeSnapshot(taken);
    }
    const { user } = await renderApp({ path: '/utbyte/publicera', storage: coordinator });
    expect(await screen.findByText(/Bara 2 parter är med/)).toBeVisible();
    await user.click(screen.getByText('Visa vem som är vem'));
    expect(await screen.findByText(/^Kommun [AB] är Gävle kommun$/)).toBeInTheDocument();
    await savePlain(user, 'Spara filen');
    const { text, kind, snapshot } = await lastFile();
    expect(kind).toBe('publishable');
    expect(text).not.toMatch(/Gävle|Örebro|2180|1880|Hemliga|Kim Berg|signature/);
    expect(text).not.toContain(coordinator.context.device);
    expect(snapshot.records.filter((record) => record.kind === 'party')).toHaveLength(2);

    await user.click(screen.getByRole('button', { name: 'Spara som tabell (CSV)' }));
    const table = (await saved.at(-1)?.blob.text()) ?? '';
    expect(table).toMatch(/Kommun A;Inventeringsmatris;2026;A1;/);
    expect(table).not.toMatch(/Gävle|Örebro/);
    await user.click(screen.getByRole('button', { name: 'Spara vem som är vem' }));
    expect(await saved.at(-1)?.blob.text()).toMatch(/Kommun [AB];Gävle kommun/);
  });
});

describe('The parties of a publication', () => {
  it('are those that have agreed; the others can be added by one who has asked them', async () => {
    const coordinator = await openMachine();
    for (const [profile, sharing] of [
      [gavle, 'levels'],
      [orebro, 'nothing'],
      [uppsala, undefined],
    ] as const) {
      const machine = await partyMachine(profile, sharing ? { level: 1, sharing } : { level: 1 });
      const taken = await takeSnapshot(machine);
      await coordinator.commands.mergeSnapshot(taken);
    }
    const { user } = await renderApp({ path: '/utbyte/publicera', storage: coordinator });
    const parties = within(await screen.findByRole('region', { name: 'Vilka parter?' }));
    expect(
      parties.getByText(/^De som är valda från början har sagt ja till att visas för nätverket\./),
    ).toBeVisible();
    const box = (name: string) => parties.getByRole('checkbox', { name });
    expect(box('Gävle kommun')).toBeChecked();
    expect(box('Örebro kommun')).not.toBeChecked();
    expect(box('Örebro kommun')).toHaveAccessibleDescription('Har valt att inget får visas.');
    expect(box('Uppsala kommun')).not.toBeChecked();
    expect(box('Uppsala kommun')).toHaveAccessibleDescription(
      'Har inte sagt vad som får visas. Fråga först.',
    );
    const published = within(await screen.findByRole('region', { name: 'Vad som publiceras' }));
    expect(published.getAllByRole('rowheader')).toHaveLength(1);
    await user.click(box('Uppsala kommun'));
    await waitFor(() => expect(published.getAllByRole('rowheader')).toHaveLength(2));
    await user.click(box('Uppsala kommun'));
    await user.click(box('Gävle kommun'));
    expect(await screen.findByText('Välj minst en part.')).toBeVisible();
  });
});

describe('The shared folder', () => {
  it('says in the example that the example must be left first, with the way out', async () => {
    const opened = await openStorage(databaseNames.demo, {
      now: () => today,
      newId: () => 'demo000001',
    });
    if (!opened.ok) throw new Error(`The test database is refused: ${opened.error.kind}`);
    await renderApp({ path: '/utbyte/delad-mapp', storage: opened.value });
    expect(await screen.findByRole('link', { name: 'Lämna exemplet först' })).toHaveAttribute(
      'href',
      '#/start',
    );
  });
});

describe('The new pages', () => {
  it.each([
    ['nb', '/utbyte/skicka', 'Send til koordinatoren'],
    ['en', '/utbyte/publicera', 'Publish without names'],
    ['nb', '/utbyte/jamforelsepaket', 'Sammenligningspakke'],
    ['en', '/utbyte/granskningsanteckningar', 'Review notes'],
    ['en', '/utbyte/ta-emot', 'Receive files'],
  ] as const)('speak %s at %s', async (language, path, title) => {
    await renderApp({ path, language });
    expect(await screen.findByRole('heading', { level: 1, name: title })).toBeVisible();
  });
});
