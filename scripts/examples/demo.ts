// Answers for: the invented example: six municipalities, ten years of matrices, twenty meetings, two reviews.
import type { Answer } from '#domain/answer.ts';
import { assessmentId } from '#domain/assessment.ts';
import type { AssessmentInstrument, Item } from '#domain/instrument.ts';
import { meetingPeriod, yearPeriod } from '#domain/period.ts';
import { partyId, type PartyProfile } from '#domain/party.ts';
import type { Snapshot } from '#domain/record.ts';
import type { SharingExtent } from '#domain/sharing.ts';
import { knownInstrument, knownProtocol } from '../../tests/support/instruments.ts';
import { makeDemoActions } from './demo-actions.ts';
import * as texts from './demo-texts.ts';
import { seededRandom, type Random } from './random.ts';
import { recordMaker, type Hand, type RecordMaker } from './record-maker.ts';

const seed = 20260101;
const firstYear = 2017;
const lastYear = 2026;

interface DemoParty {
  name: string;
  author: string;
  /** Chance that a row rises in a year. */
  pace: number;
  /** Share of rows that exist to some degree in the first year. */
  start: number;
  /** From this year on, rows fall more often than they rise. */
  fallsFrom?: number;
  /** No matrix and no key in these years. */
  gap?: readonly number[];
  /** What the coordinator may pass on; nothing said where it is missing. */
  passOn?: SharingExtent;
  /** The newest matrix has been decided on, and not only last year's. */
  isReady?: boolean;
}

const parties: readonly DemoParty[] = [
  {
    name: 'Ekhamra kommun',
    author: 'Noor Hedlund',
    pace: 0.3,
    start: 0.5,
    passOn: 'levels-and-comments',
    isReady: true,
  },
  { name: 'Granliden kommun', author: 'Kim Berg', pace: 0.22, start: 0.35, passOn: 'levels' },
  { name: 'Norrtuna kommun', author: 'Alex Sandell', pace: 0.16, start: 0.3 },
  {
    name: 'Sjövik kommun',
    author: 'Robin Ek',
    pace: 0.26,
    start: 0.25,
    passOn: 'levels-and-comments',
    isReady: true,
  },
  {
    name: 'Stenbäck kommun',
    author: 'Charlie Nyman',
    pace: 0.3,
    start: 0.6,
    fallsFrom: 2021,
    passOn: 'nothing',
  },
  {
    name: 'Åsvik kommun',
    author: 'Mika Lund',
    pace: 0.2,
    start: 0.3,
    gap: [2020, 2021],
    passOn: 'levels',
  },
];
const own = 'Granliden kommun';

const profileOf = (party: DemoParty): PartyProfile => ({
  name: party.name,
  form: 'free',
  municipalityCodes: [],
  district: null,
});

export function demoSnapshot(): Snapshot {
  const random = seededRandom(seed);
  const maker = recordMaker('demo');
  const matrix = knownInstrument('inventory-matrix');
  const key = knownInstrument('implementation-key');
  const members = parties.map(profileOf);
  maker.network(
    { name: 'Nätverket Barnets väg (påhittat)', members, meetingsPerYear: 2 },
    handOf(own, '2017-01-10'),
  );
  for (const party of parties) {
    maker.party(profileOf(party), handOf(party.name, '2017-01-10'));
    makeMatrices(maker, random, party, matrix);
    makeKeys(maker, random, party, key);
    makeDecisions(maker, party);
  }
  makeReviews(maker);
  makeDemoActions(
    maker,
    partyId({ name: own, form: 'free', municipalityCodes: [], district: null }),
  );
  return { records: maker.records(), history: [] };
}

function handOf(name: string, date: string): Hand {
  const index = parties.findIndex((party) => party.name === name);
  return {
    author: parties[index]?.author ?? '',
    device: `demo-device-${index + 1}`,
    at: `${date}T09:00:00.000Z`,
  };
}

/** How long a plan holds, in years. */
const planYears = 4;

/** What a party has on its shelf as the years go by. */
interface Shelf {
  party: string;
  hand: (year: number) => Hand;
  /** The newest document of each title. */
  documents: Map<string, { id: string; year: number }>;
  /** Ids of the documents that each row rests on. */
  kept: Map<string, string[]>;
}

/** Walks through the years; each row remembers its level from the year before. */
function makeMatrices(
  maker: RecordMaker,
  random: Random,
  party: DemoParty,
  matrix: AssessmentInstrument,
): void {
  const levels = new Map<string, number | '?' | '-'>();
  const shelf: Shelf = {
    party: partyId(profileOf(party)),
    hand: (year) => handOf(party.name, `${year}-03-18`),
    documents: new Map(),
    kept: new Map(),
  };
  for (const item of matrix.items) levels.set(item.key, random.chance(party.start) ? 1 : 0);

  for (let year = firstYear; year <= lastYear; year += 1) {
    if (party.gap?.includes(year)) continue;
    if (party.name === 'Norrtuna kommun' && year === lastYear) continue;
    const isFalling =
      party.fallsFrom !== undefined && year >= party.fallsFrom && year < party.fallsFrom + 4;
    const answers: Record<string, Partial<Answer>> = {};
    matrix.items.forEach((item, index) => {
      const before = levels.get(item.key) ?? 0;
      const now = nextLevel(random, item.key, before, party.pace, isFalling, year);
      levels.set(item.key, now);
      const hasStopped = party.name === own && year === lastYear && index % 3 === 2;
      if (!hasStopped) answers[item.key] = answerFor(maker, random, item, before, now, year, shelf);
    });
    if (party.name === own && year === lastYear)
      answers['A5'] = {
        response: { kind: 'level', level: 0 },
        comment: 'Budgeten för 2026 togs utan prövning.',
      };
    maker.assessment(
      partyId(profileOf(party)),
      matrix,
      yearPeriod(year),
      answers,
      { participants: [party.author, 'barnrättsgruppen'], date: `${year}-03-18` },
      handOf(party.name, `${year}-03-18`),
    );
  }
}

function nextLevel(
  random: Random,
  item: string,
  before: number | '?' | '-',
  pace: number,
  isFalling: boolean,
  year: number,
): number | '?' | '-' {
  if (before === '-') return '-';
  if (year === firstYear && item in texts.notApplicableReasons)
    return random.chance(0.3) ? '-' : before;
  if (year === firstYear) return random.chance(0.08) ? '?' : before;
  if (before === '?') return random.chance(0.6) ? random.below(2) : '?';
  if (isFalling) return random.chance(0.28) ? Math.max(0, before - 1) : before;
  if (random.chance(0.04)) return Math.max(0, before - 1);
  if (random.chance(0.015)) return '?';
  // The last step, following up, is the hardest.
  return random.chance(before === 2 ? pace * 0.45 : pace) ? Math.min(3, before + 1) : before;
}

function answerFor(
  maker: RecordMaker,
  random: Random,
  item: Item,
  before: number | '?' | '-',
  now: number | '?' | '-',
  year: number,
  shelf: Shelf,
): Partial<Answer> {
  if (now === '?')
    return { response: { kind: 'unknown' }, comment: random.pick(texts.unknownReasons) };
  if (now === '-')
    return {
      response: { kind: 'not-applicable' },
      comment: texts.notApplicableReasons[item.key] ?? '',
    };
  const from = typeof before === 'number' ? before : 0;
  const hasRisen = now > from;
  const hasFallen = now < from;
  const row = texts.rows[item.key];
  if (row === undefined) throw new Error(`No words for row ${item.key}`);
  const isFirst = year === firstYear || before === '?';
  const comment = random.pick(
    hasRisen
      ? [...(now < 3 ? [now === 1 ? row.begun : row.whole] : []), ...(texts.risen[now] ?? [])]
      : ((hasFallen ? texts.fallen : isFirst ? texts.first : texts.unchanged)[now] ?? []),
  );
  if (now >= 2 && (hasRisen || !shelf.kept.has(item.key))) {
    // Drawn in any case: what is drawn after it stays as it is.
    const ofArea = random.pick(
      texts.evidenceTitles[item.section] ?? [['Beslut', 'decision'] as const],
    );
    const ofRow = texts.evidenceOfRow[item.key];
    const [title, kind] = ofRow ?? ofArea;
    const date = `${year}-${String(1 + random.below(3)).padStart(2, '0')}-${String(1 + random.below(27)).padStart(2, '0')}`;
    const keptAt = `Diariet, dnr KS ${year}/${100 + random.below(800)}`;
    const known = shelf.documents.get(title);
    // The same paper serves several rows for a few years, until there is a new one.
    const document =
      known !== undefined && year - known.year < (ofRow ? 1 : 3)
        ? known
        : {
            year,
            id: maker.document(
              shelf.party,
              {
                title,
                date,
                kind,
                keptAt,
                validUntil: kind === 'plan' ? String(year + planYears) : null,
              },
              shelf.hand(year),
            ),
          };
    shelf.documents.set(title, document);
    shelf.kept.set(item.key, [document.id]);
  }
  if (now < 2) shelf.kept.delete(item.key);
  const documents = random.chance(0.93) ? (shelf.kept.get(item.key) ?? []) : [];
  return {
    response: { kind: 'level', level: now },
    comment,
    documents,
    // One is drawn of one: what is drawn after it stays as it is.
    followUp: now === 3 ? { date: `${year}-02`, change: random.pick([row.change]) } : null,
    confirmedUnchanged: !hasRisen && !hasFallen && year > firstYear,
  };
}

function makeKeys(
  maker: RecordMaker,
  random: Random,
  party: DemoParty,
  key: AssessmentInstrument,
): void {
  const steps = new Map<string, number>();
  for (const item of key.items) steps.set(item.key, random.chance(party.start) ? 1 : 0);
  for (let year = firstYear; year <= lastYear; year += 1) {
    if (party.gap?.includes(year)) continue;
    for (const meeting of [1, 2]) {
      const isOpen = year === lastYear && meeting === 2;
      const isFalling =
        party.fallsFrom !== undefined && year >= party.fallsFrom && year < party.fallsFrom + 4;
      const answers: Record<string, Partial<Answer>> = {};
      key.items.forEach((item, index) => {
        const before = steps.get(item.key) ?? 0;
        let now = before;
        if (isFalling) now = random.chance(0.2) ? Math.max(0, before - 1) : before;
        else if (random.chance(0.04)) now = Math.max(0, before - 1);
        else if (random.chance(party.pace * 0.7)) now = Math.min(4, before + 1);
        if (party.name === own && item.key === 'K3' && year === lastYear) now = 3;
        steps.set(item.key, now);
        if (isOpen && (party.name === own ? index >= 3 : random.chance(0.1))) return;
        const isFirst = year === firstYear && meeting === 1;
        const direction = now > before ? 'up' : now < before ? 'down' : isFirst ? 'first' : 'same';
        answers[item.key] = {
          response: { kind: 'level', level: now },
          comment: random.pick(texts.keyReasons[direction][now] ?? []),
          certainty: random.pick(['sure', 'fairly-sure', 'fairly-sure', 'unsure'] as const),
        };
      });
      const date = meeting === 1 ? `${year}-05-14` : `${year}-11-12`;
      const host = parties[(year * 2 + meeting) % parties.length]?.name ?? own;
      maker.assessment(
        partyId(profileOf(party)),
        key,
        meetingPeriod(year, meeting),
        answers,
        {
          participants: [party.author, 'kommunstyrelsens ordförande', 'barnrättsgruppen'],
          place: host.replace(' kommun', ''),
          date,
        },
        handOf(party.name, date),
      );
    }
  }
}

/** What a party has decided on, and what it lets others see. */
function makeDecisions(maker: RecordMaker, party: DemoParty): void {
  const id = partyId(profileOf(party));
  if (party.passOn !== undefined)
    maker.field(id, 'sharing', { passOn: party.passOn }, handOf(party.name, '2025-01-20'));
  const years = party.isReady === true ? [lastYear - 1, lastYear] : [lastYear - 1];
  for (const year of years)
    maker.signOff(
      assessmentId({ party: id, instrument: 'inventory-matrix', period: yearPeriod(year) }),
      {
        body: 'Kommunstyrelsen',
        date: `${year}-04-22`,
        paragraph: `§ ${40 + party.name.length}`,
        note: '',
      },
      handOf(party.name, `${year}-04-22`),
    );
  maker.signOff(
    assessmentId({
      party: id,
      instrument: 'implementation-key',
      period: meetingPeriod(lastYear, 1),
    }),
    { body: 'Kommunstyrelsens arbetsutskott', date: `${lastYear}-06-02`, paragraph: '', note: '' },
    handOf(party.name, `${lastYear}-06-02`),
  );
}

/** One finished review of the visitor's own municipality, and one under way in which it takes part. */
function makeReviews(maker: RecordMaker): void {
  const protocol = knownProtocol();
  const idOf = (name: string) =>
    partyId({ name, form: 'free', municipalityCodes: [], district: null });
  const hand = (day: string) => handOf('Ekhamra kommun', day);

  const done = maker.review(
    'demo-granliden-2025',
    idOf(own),
    protocol.version,
    {
      title: 'Barns inflytande i Granliden',
      format: 'full',
      theme: 'influence',
      themeText: '',
      visitDate: '2025-10-07',
      matrixPeriod: '2025',
      keyPeriod: '2025-2',
      team: [
        { id: 'team1', name: 'Noor Hedlund', party: 'Ekhamra kommun', role: 'lead' },
        { id: 'team2', name: 'Robin Ek', party: 'Sjövik kommun', role: 'reviewer' },
        { id: 'team3', name: 'Mika Lund', party: 'Åsvik kommun', role: 'secretary' },
        { id: 'team4', name: 'Kim Berg', party: own, role: 'host' },
      ],
    },
    hand('2025-07-29'),
  );
  const add = (name: string, value: unknown, day = '2025-10-07') =>
    maker.field(done, name, value, hand(day));
  add('note:n1', {
    group: 'child',
    question: null,
    about: { instrument: 'inventory-matrix', item: 'E4' },
    text: 'Elevrådet har lämnat tolv förslag på två år. De har fått svar på fyra.',
  });
  add('note:n2', {
    group: 'manager',
    question: null,
    about: { instrument: 'inventory-matrix', item: 'E4' },
    text: 'Svaren till elevråden skrivs, men ingen vet vem som ska skicka dem.',
  });
  add('note:n3', {
    group: 'elected',
    question: 'Q1',
    about: { instrument: 'inventory-matrix', item: 'E2' },
    text: 'Presidiet träffar ungdomsrådet varje termin. Protokollen finns på webben.',
  });
  add('note:n4', {
    group: 'staff',
    question: null,
    about: { instrument: 'inventory-matrix', item: 'E3' },
    text: 'Fritidsgården i Norrby frågar yngre barn med bilder.',
  });
  add('note:n5', {
    group: 'planner',
    question: null,
    about: { instrument: 'inventory-matrix', item: 'D4' },
    text: 'En gåtur med barn gjordes innan skolgården ritades. Sagt av en person, inte kontrollerat.',
  });
  add('finding:f1', {
    text: 'Ungdomsrådet möter presidiet varje termin, och protokollen är öppna för alla.',
    type: 'strength',
    strength: 'seen',
    group: 'elected',
    about: { instrument: 'inventory-matrix', item: 'E2' },
    notes: ['n3'],
  });
  add('finding:f2', {
    text: 'Barn lämnar förslag men får sällan veta vad som hände. Både elever och chefer säger det.',
    type: 'question',
    strength: 'heard',
    group: 'child',
    about: { instrument: 'inventory-matrix', item: 'E4' },
    notes: ['n1', 'n2'],
  });
  add('finding:f3', {
    text: 'Yngre barn tillfrågas med bilder på fritidsgården. Arbetssättet går att använda på fler ställen.',
    type: 'example',
    strength: 'seen',
    group: 'staff',
    about: { instrument: 'inventory-matrix', item: 'E3' },
    notes: ['n4'],
  });
  add('finding:f4', {
    text: 'Bestäm vem som ska svara elevråden inom en månad.',
    type: 'proposal',
    strength: 'heard',
    group: 'manager',
    about: { instrument: 'inventory-matrix', item: 'E4' },
    notes: ['n1', 'n2'],
  });
  add('finding:f5', {
    text: 'Gåturer med barn används kanske i fler planärenden. Det behöver kontrolleras.',
    type: 'question',
    strength: 'said',
    group: 'planner',
    about: { instrument: 'inventory-matrix', item: 'D4' },
    notes: ['n5'],
  });
  add(
    'recommendation:r1',
    {
      text: 'Bestäm vem som svarar elevråden, och svara inom en månad.',
      owner: 'Kommunkansliet',
      due: '2026-03',
      findings: ['f2', 'f4'],
    },
    '2025-10-28',
  );
  add(
    'recommendation:r2',
    {
      text: 'Pröva bildfrågorna från fritidsgården i två förskolor.',
      owner: 'Barn- och utbildningsförvaltningen',
      due: '2026-09',
      findings: ['f3'],
    },
    '2025-10-28',
  );
  add(
    'section:summary',
    'Granliden har en väg från unga till beslut som används och syns. Det som saknas är svaret tillbaka: barn får sällan veta vad deras förslag ledde till.',
    '2025-10-28',
  );
  add(
    'section:method',
    'Besöket varade i två dagar. Vi träffade förtroendevalda, chefer, medarbetare, planerare och två elevråd. Tre kommuner granskade.',
    '2025-10-28',
  );
  add(
    'section:shortfall',
    'Vi når inte barn med annat modersmål. Vi har ingen rutin för svar till elevråden.',
    '2025-09-15',
  );
  add(
    'section:children',
    'Eleverna tycker att det är lätt att lämna förslag och svårt att få svar. De vill hellre ha ett nej än ingenting.',
    '2025-10-28',
  );
  add(
    'section:takehome',
    'Ekhamra tar med sig de öppna protokollen. Sjövik och Åsvik tar med sig bildfrågorna.',
    '2025-10-28',
  );
  maker.field(
    done,
    'reply',
    {
      text: 'Vi känner igen bilden. Kommunkansliet får uppdraget att svara elevråden, och kommunstyrelsen följer upp det i mars.',
      factsChecked: true,
      by: 'Kommunstyrelsens ordförande',
      date: '2025-11-18',
    },
    handOf(own, '2025-11-18'),
  );

  const open = maker.review(
    'demo-sjovik-2026',
    idOf('Sjövik kommun'),
    protocol.version,
    {
      title: 'Barn i ekonomisk utsatthet i Sjövik',
      format: 'light',
      theme: 'poverty',
      themeText: '',
      visitDate: '2026-11-24',
      matrixPeriod: '2026',
      keyPeriod: null,
      team: [
        { id: 'team1', name: 'Kim Berg', party: own, role: 'lead' },
        { id: 'team2', name: 'Noor Hedlund', party: 'Ekhamra kommun', role: 'reviewer' },
        { id: 'team3', name: 'Robin Ek', party: 'Sjövik kommun', role: 'host' },
      ],
    },
    handOf(own, '2026-09-15'),
  );
  maker.field(
    open,
    'note:n1',
    {
      group: 'coordinator',
      question: null,
      about: { instrument: 'inventory-matrix', item: 'F2' },
      text: 'Fråga hur många barn gratisaktiviteterna når, och vilka som inte kommer.',
    },
    handOf(own, '2026-11-10'),
  );
  maker.field(
    open,
    'section:shortfall',
    'Vi vet inte vilka barn som avstår från att söka stöd.',
    handOf('Sjövik kommun', '2026-11-02'),
  );
}
