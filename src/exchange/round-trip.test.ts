import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { certainties, type Answer, type Response } from '#domain/answer.ts';
import {
  actionStates,
  currencies,
  riskScale,
  type ActionLogEntry,
  type ActionProfile,
} from '#domain/action.ts';
import {
  newAssessment,
  verdicts,
  type AssessmentDetails,
  type Assignment,
  type Explanation,
  type Ratings,
} from '#domain/assessment.ts';
import { documentKinds, newDocument, type DocumentProfile } from '#domain/document.ts';
import type { AssessmentFacts, ProtocolFacts } from '#domain/instrument-facts.ts';
import type { NetworkProfile } from '#domain/network.ts';
import { partyForms, type PartyProfile } from '#domain/party.ts';
import { withFields, type KeptRecord, type Snapshot } from '#domain/record.ts';
import type {
  Finding,
  Note,
  Recommendation,
  Reply,
  Review,
  ReviewProfile,
} from '#domain/review.ts';
import { writeRegister, type Register } from '#domain/revision.ts';
import { newSignOff, type Reopening, type SignOffContent } from '#domain/sign-off.ts';
import { schemaNumber } from '#domain/upgrades/schema-number.ts';
import { parseExchangeFile } from './parse.ts';
import { writeExchangeFile } from './write.ts';

const survey: AssessmentFacts = {
  kind: 'assessment',
  id: 'made-up-survey',
  version: 3,
  checksum: 'a'.repeat(64),
  items: new Map([
    ['L1', { kind: 'level', highestLevel: 4 }],
    ['N1', { kind: 'number', minimum: -10, maximum: 1e9 }],
    ['P1', { kind: 'percent' }],
    ['T1', { kind: 'text' }],
    ['C1', { kind: 'choice', options: new Set(['one', 'two']) }],
  ]),
  sections: new Set(['S']),
  specialAnswers: new Set(['unknown', 'not-applicable']),
};
const protocol: ProtocolFacts = {
  kind: 'review-protocol',
  id: 'made-up-protocol',
  version: 2,
  checksum: 'b'.repeat(64),
  keys: {
    formats: new Set(['full', 'light']),
    roles: new Set(['lead', 'reviewer']),
    themes: new Set(['safe']),
    groups: new Set(['staff', 'child']),
    questions: new Set(['Q1']),
    findingTypes: new Set(['strength', 'question']),
    findingStrengths: new Set(['seen', 'said']),
  },
};
const instruments = [survey, protocol];

// Everything a keyboard, a clipboard or a hand-made file can bring, half a surrogate pair included.
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    'Gävle – Älvdalen\n\t"citat" \\ / \u2028 \u0000',
    '<script>alert(1)</script><img src=x onerror=alert(1)>',
    '=HYPERLINK("http://example.org")',
    '__proto__',
    'half a pair: \ud83d',
    '👩‍👩‍👧‍👦',
  ),
);
const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
const key = fc.stringMatching(/^[a-z0-9-]{1,20}$/);
const looseDate = fc.option(fc.constantFrom('2018', '2026-03', '2026-03-12'));
const about = fc.option(
  fc.record({ instrument: fc.constant(survey.id), item: fc.constantFrom('L1', 'T1', 'S') }),
);

const responses: Record<string, fc.Arbitrary<Response>> = {
  L1: fc.record({ kind: fc.constant('level'), level: fc.nat({ max: 4 }) }),
  N1: fc.record({
    kind: fc.constant('number'),
    number: fc.double({ min: -10, max: 1e9, noNaN: true }),
  }),
  P1: fc.record({
    kind: fc.constant('percent'),
    percent: fc.double({ min: 0, max: 100, noNaN: true }),
  }),
  T1: fc.record({ kind: fc.constant('text'), text }),
  C1: fc.record({ kind: fc.constant('choice'), option: fc.constantFrom('one', 'two') }),
};
const specialResponse: fc.Arbitrary<Response> = fc.constantFrom(
  { kind: 'unknown' },
  { kind: 'not-applicable' },
);

function answers(response: fc.Arbitrary<Response>): fc.Arbitrary<Answer> {
  return fc.record({
    response: fc.option(fc.oneof(response, specialResponse)),
    comment: text,
    documents: fc.array(
      key.map((known) => `document:x.a/${known}`),
      { maxLength: 3 },
    ),
    certainty: fc.option(fc.constantFrom(...certainties)),
    followUp: fc.option(fc.record({ date: looseDate, change: text })),
    confirmedUnchanged: fc.boolean(),
  });
}

const partyProfile: fc.Arbitrary<PartyProfile> = fc.record({
  name,
  form: fc.constantFrom(...partyForms),
  municipalityCodes: fc.array(fc.stringMatching(/^\d{4}$/), { maxLength: 3 }),
  district: fc.option(text),
});
const document: fc.Arbitrary<DocumentProfile> = fc.record({
  title: text,
  date: looseDate,
  kind: fc.constantFrom(...documentKinds),
  keptAt: text,
  validUntil: looseDate,
});
const networkProfile: fc.Arbitrary<NetworkProfile> = fc.record({
  name: text,
  members: fc.array(partyProfile, { maxLength: 3 }),
  meetingsPerYear: fc.integer({ min: 1, max: 4 }),
});
const details: fc.Arbitrary<AssessmentDetails> = fc.record({
  participants: fc.array(name, { maxLength: 4 }),
  place: text,
  date: looseDate,
  note: text,
  source: fc.option(
    fc.constant({ file: 'Matris 2019.xlsx', importedAt: '2026-11-22T10:00:00.000Z' }),
  ),
});
const assignment: fc.Arbitrary<Assignment> = fc.record({ to: text, due: looseDate });
const ratings: fc.Arbitrary<Ratings> = fc.record({
  name: text,
  isFinished: fc.boolean(),
  ratings: fc.dictionary(fc.constant('L1'), fc.record({ level: fc.nat({ max: 4 }), reason: text })),
});
const explanation: fc.Arbitrary<Explanation> = fc.record({
  verdict: fc.constantFrom(...verdicts),
  text,
  step: fc.nat({ max: 4 }),
  levels: fc.dictionary(fc.constantFrom('A1', 'B2'), fc.nat({ max: 3 })),
});
const action: fc.Arbitrary<ActionProfile> = fc.record({
  what: text,
  why: text,
  owner: text,
  due: looseDate,
  state: fc.constantFrom(...actionStates),
  money: fc.option(
    fc.record({
      amount: fc.double({ min: 0, max: 1e12, noNaN: true }),
      currency: fc.constantFrom(...currencies),
    }),
  ),
  goal: text,
  risk: fc.option(
    fc.record({
      likelihood: fc.integer({ min: 1, max: riskScale }),
      consequence: fc.integer({ min: 1, max: riskScale }),
    }),
  ),
  childrensPart: text,
  origin: fc.constantFrom(
    null,
    { kind: 'item' as const, instrument: survey.id, item: 'L1', period: '2026' },
    { kind: 'contradiction' as const, dimension: 'K3', period: '2026-2' },
    { kind: 'recommendation' as const, review: 'review:r1', recommendation: 'r1' },
  ),
});
const logEntry: fc.Arbitrary<ActionLogEntry> = fc.record({
  date: fc.constantFrom('2026', '2026-03-12'),
  text,
  state: fc.constantFrom(...actionStates),
});
const signOffValue: fc.Arbitrary<SignOffContent> = fc.record({
  body: name,
  date: fc.constantFrom('2026', '2026-03-12'),
  paragraph: fc.constantFrom('', '§ 87'),
  note: text,
  lockedAt: fc.constant('2026-11-22T10:00:00.000Z'),
  warnings: fc.nat(),
  answers: fc.dictionary(
    fc.constantFrom('L1', 'T1'),
    fc.record({
      response: fc.option(specialResponse),
      comment: text,
      certainty: fc.option(fc.constantFrom(...certainties)),
      followUp: fc.option(fc.record({ date: looseDate, change: text })),
      confirmedUnchanged: fc.boolean(),
      documents: fc.array(
        document.map(({ validUntil: _, ...words }) => words),
        { maxLength: 2 },
      ),
    }),
  ),
});
const reopening: fc.Arbitrary<Reopening> = fc.record({
  reason: name,
  reopenedAt: fc.constant('2026-11-22T10:00:00.000Z'),
});
const reviewProfile: fc.Arbitrary<ReviewProfile> = fc.record({
  title: text,
  format: fc.constantFrom('full', 'light'),
  theme: fc.constantFrom('safe', null),
  themeText: text,
  visitDate: looseDate,
  matrixPeriod: fc.constantFrom('2026', null),
  keyPeriod: fc.constantFrom('2026-2', null),
  team: fc.array(
    fc.record({ id: key, name: text, party: text, role: fc.constantFrom('lead', 'reviewer') }),
    { maxLength: 3 },
  ),
});
const note: fc.Arbitrary<Note> = fc.record({
  group: fc.constantFrom('staff', null),
  question: fc.constantFrom('Q1', null),
  about,
  text,
});
const finding: fc.Arbitrary<Finding> = fc.record({
  text,
  type: fc.constantFrom('strength', 'question'),
  strength: fc.constantFrom('seen', 'said'),
  group: fc.constantFrom('child', null),
  about,
  notes: fc.array(key, { maxLength: 3 }),
});
const recommendation: fc.Arbitrary<Recommendation> = fc.record({
  text,
  owner: text,
  due: looseDate,
  findings: fc.array(key, { maxLength: 3 }),
});
const reply: fc.Arbitrary<Reply> = fc.record({
  text,
  factsChecked: fc.boolean(),
  by: text,
  date: looseDate,
});

const emptyReviewProfile: ReviewProfile = {
  title: '',
  format: 'full',
  theme: null,
  themeText: '',
  visitDate: null,
  matrixPeriod: null,
  keyPeriod: null,
  team: [],
};

let ids = 0;
function stamp(sitting: number) {
  return {
    at: '2026-11-22T10:00:00.000Z',
    author: 'Åsa Ö. <b>',
    device: 'device-1',
    window: `window-${sitting}`,
    filesWritten: sitting,
    newId: () => {
      ids += 1;
      return `id${String(ids).padStart(6, '0')}`;
    },
  };
}

const begun = <V>(value: V): Register<V> => writeRegister(undefined, value, [], stamp(0)).register;

const matrix = (fields: Record<string, Register>) =>
  withFields<KeptRecord>(
    newAssessment({ party: 'party:x.a', instrument: survey.id, period: '2026-2' }, survey.version),
    fields,
  );
const actionWith = (fields: Record<string, Register>) =>
  withFields<KeptRecord>(
    {
      id: 'action:a1',
      kind: 'action',
      party: 'party:x.a',
      createdAt: '2026-01-02T03:04:05.678Z',
      fields: { profile: begun<ActionProfile | null>(null) },
    },
    { profile: begun(null), ...fields },
  );
const emptySignOff: SignOffContent = {
  body: 'KS',
  date: '2026',
  paragraph: '',
  note: '',
  lockedAt: '2026-11-22T10:00:00.000Z',
  warnings: 0,
  answers: {},
};
const signOff = (fields: Record<string, Register>) =>
  withFields<KeptRecord>(
    newSignOff(
      { id: 'assessment:x.a/made-up-survey/2026', party: 'party:x.a' },
      1,
      begun(emptySignOff),
    ),
    { content: begun(emptySignOff), ...fields },
  );
const review = (fields: Record<string, Register>): Review => ({
  id: 'review:r1',
  kind: 'review',
  party: 'party:1883+1862',
  protocol: protocol.version,
  createdAt: '2026-01-02T03:04:05.678Z',
  fields: { profile: begun(emptyReviewProfile), ...fields },
});

/** Every field that there is, with the record it stands in. */
const fields: [string, fc.Arbitrary<unknown>, (name: string, register: Register) => KeptRecord][] =
  [
    [
      'profile of a party',
      partyProfile,
      (_, profile) => ({
        id: 'party:1480.angered',
        kind: 'party',
        fields: { profile: profile as Register<PartyProfile> },
      }),
    ],
    [
      'profile of a network',
      networkProfile,
      (_, profile) => ({
        id: 'network',
        kind: 'network',
        fields: { profile: profile as Register<NetworkProfile> },
      }),
    ],
    [
      'profile of a document',
      fc.option(document),
      (_, profile) => newDocument('document:x.a/d1', profile as Register<DocumentProfile | null>),
    ],
    ['details', details, (field, register) => matrix({ [field]: register })],
    ...Object.entries(responses).map(([item, response]): (typeof fields)[number] => [
      `answer:${item}`,
      answers(response),
      (field, register) => matrix({ [field]: register }),
    ]),
    [
      'lock',
      fc.option(fc.integer({ min: 1, max: 999 })),
      (field, register) => matrix({ [field]: register }),
    ],
    ['assignment:L1', fc.option(assignment), (field, register) => matrix({ [field]: register })],
    ['ratings:r1', fc.option(ratings), (field, register) => matrix({ [field]: register })],
    ['explanation:L1', fc.option(explanation), (field, register) => matrix({ [field]: register })],
    [
      'profile of an action',
      fc.option(action),
      (field, register) => actionWith({ [field]: register }),
    ],
    ['log:l1', fc.option(logEntry), (field, register) => actionWith({ [field]: register })],
    ['content', signOffValue, (field, register) => signOff({ [field]: register })],
    ['reopening', reopening, (field, register) => signOff({ [field]: register })],
    ['profile', reviewProfile, (field, register) => review({ [field]: register })],
    ['reply', reply, (field, register) => review({ [field]: register })],
    ['section:summary', text, (field, register) => review({ [field]: register })],
    ['note:n1', fc.option(note), (field, register) => review({ [field]: register })],
    ['finding:f1', fc.option(finding), (field, register) => review({ [field]: register })],
    [
      'recommendation:r1',
      fc.option(recommendation),
      (field, register) => review({ [field]: register }),
    ],
  ];

function roundTrip(snapshot: Snapshot): Snapshot {
  const file = writeExchangeFile({
    snapshot,
    device: 'device-1',
    appVersion: '0.1.0',
    createdAt: '2026-11-22T10:00:00.000Z',
    instruments,
  });
  const parsed = parseExchangeFile(file, instruments);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value.snapshot;
}

describe('what is written comes back the same', () => {
  test.each(fields)('%s', (name, value, recordWith) => {
    const field = name.startsWith('profile') ? 'profile' : name;
    fc.assert(
      fc.property(value, value, (first, second) => {
        const before = begun(first);
        const seen = before.heads.map((head) => head.id);
        const { register, superseded } = writeRegister(before, second, seen, stamp(1));
        const record = recordWith(field, register);
        const snapshot: Snapshot = {
          records: [record],
          history: superseded.map((revision) => ({ record: record.id, field, revision })),
        };
        expect(roundTrip(snapshot)).toEqual(withoutNegativeZero(snapshot));
      }),
      { numRuns: 60 },
    );
  });

  test('a conflict, with both versions and what they replace', () => {
    const base = begun('Nej');
    const seen = base.heads.map((head) => head.id);
    const mine = writeRegister(base, 'Ja', seen, stamp(1));
    const { register } = writeRegister(mine.register, 'På väg', seen, stamp(2));
    const record = review({ 'section:summary': register });
    const history = mine.superseded.map((revision) => ({
      record: record.id,
      field: 'section:summary',
      revision,
    }));
    expect(register.heads).toHaveLength(2);
    expect(roundTrip({ records: [record], history })).toEqual({ records: [record], history });
  });

  test('nothing at all', () => {
    expect(roundTrip({ records: [], history: [] })).toEqual({ records: [], history: [] });
  });
});

/** JSON has one zero; so has every question that a number answers. */
function withoutNegativeZero<V>(value: V): V {
  return JSON.parse(JSON.stringify(value)) as V;
}

describe('a written file', () => {
  const record = matrix({
    'answer:T1': begun({
      response: { kind: 'text', text: 'x' },
      comment: '',
      documents: [],
      certainty: null,
      followUp: null,
      confirmedUnchanged: false,
    }),
  });
  const input = {
    snapshot: { records: [record], history: [] },
    device: 'device-1',
    appVersion: '0.1.0',
    createdAt: '2026-11-22T10:00:00.000Z',
    instruments,
  };

  test('names the instruments that its records were made with, and no others', () => {
    const parsed = parseExchangeFile(writeExchangeFile(input), instruments);
    expect(parsed.ok && parsed.value.instruments).toEqual([
      { id: survey.id, version: survey.version, checksum: survey.checksum },
    ]);
  });

  test('tells who wrote it and when', () => {
    const parsed = parseExchangeFile(writeExchangeFile(input), instruments);
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        device: 'device-1',
        appVersion: '0.1.0',
        createdAt: '2026-11-22T10:00:00.000Z',
        schema: schemaNumber,
      },
    });
  });

  test('is the same text for the same content in another order', () => {
    const other = review({});
    const snapshot = { records: [record, other], history: [] };
    const turned = { records: [other, record], history: [] };
    expect(writeExchangeFile({ ...input, snapshot })).toBe(
      writeExchangeFile({ ...input, snapshot: turned }),
    );
  });

  test('is never given out when it could not be read again', () => {
    const broken = matrix({ 'answer:L1': begun({ response: { kind: 'level', level: 9 } }) });
    expect(() =>
      writeExchangeFile({ ...input, snapshot: { records: [broken], history: [] } }),
    ).toThrow('refused');
  });
});
