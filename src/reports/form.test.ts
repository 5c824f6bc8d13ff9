import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { newAnswer, type Answer } from '#domain/answer.ts';
import { answerField, assessmentId, newAssessment, type Assessment } from '#domain/assessment.ts';
import { newDocumentProfile } from '#domain/document.ts';
import type { AssessmentInstrument, ReviewProtocol } from '#domain/instrument.ts';
import type { Revision } from '#domain/revision.ts';
import { formatFor } from '#i18n/format.ts';
import type { Language } from '#i18n/languages.ts';
import { loadLanguage } from '#i18n/setup.ts';
import { instruments } from '#instruments/index.ts';
import { assessmentForm, protocolForm, type Form, type FormAnswers } from './form.ts';

const party = 'party:2180';

beforeAll(async () => {
  await i18next.init({ lng: 'sv', fallbackLng: false, resources: {}, returnNull: false });
  for (const language of ['sv', 'nb', 'en'] as const) await loadLanguage(language);
});

const words = (language: Language) => ({
  t: i18next.getFixedT(language, 'instrument'),
  format: formatFor(language),
  isShort: false,
});

function instrument(id: string): AssessmentInstrument {
  const found = instruments.find((known) => known.id === id);
  if (found?.kind !== 'assessment') throw new Error(`No instrument ${id}`);
  return found;
}

const protocol = instruments.find(
  (known): known is ReviewProtocol => known.kind === 'review-protocol',
);

let revisions = 0;
function revision(answer: Partial<Answer>): Revision<Answer> {
  revisions += 1;
  return {
    id: `r${revisions}`,
    replaces: [],
    at: '2026-03-12T08:00:00.000Z',
    author: 'Kim Berg',
    device: 'd',
    sitting: 'w.0',
    value: { ...newAnswer(), ...answer },
  };
}

/** Each row with one answer, or with several that nobody has chosen among. */
function assessment(
  id: string,
  period: string,
  answers: Record<string, Partial<Answer>[]>,
): Assessment {
  const made = newAssessment({ party, instrument: id, period }, 1);
  for (const [key, heads] of Object.entries(answers))
    made.fields[answerField(key)] = { heads: heads.map(revision), past: [] };
  expect(made.id).toBe(assessmentId({ party, instrument: id, period }));
  return made;
}

function answered(id: string, answers: Record<string, Partial<Answer>[]>): FormAnswers {
  return {
    party: 'Gävle kommun',
    period: '2026',
    assessment: assessment(id, '2026', answers),
    documents: new Map(),
    decision: null,
    last: null,
  };
}

const level = (value: number): Partial<Answer> => ({ response: { kind: 'level', level: value } });

function rowOf(form: Form, key: string) {
  if (form.body.kind !== 'full') throw new Error('The form is short.');
  const row = form.body.sections.flatMap(({ rows }) => rows).find((known) => known.key === key);
  if (row === undefined) throw new Error(`No row ${key}`);
  return row;
}

const chosen = (form: Form, key: string) =>
  rowOf(form, key).choices.flatMap(({ options }) =>
    options.filter(({ isChosen }) => isChosen).map(({ label }) => label),
  );

describe('a blank form', () => {
  it.each(['sv', 'nb', 'en'] as const)(
    'has every row of every instrument in %s, in the published order, and nothing ticked',
    (language) => {
      for (const one of instruments) {
        const form =
          one.kind === 'assessment'
            ? assessmentForm({ ...words(language), instrument: one, answers: undefined })
            : protocolForm({ ...words(language), instrument: one });
        const keys = (one.kind === 'assessment' ? one.items : one.questions).map(({ key }) => key);
        if (form.body.kind !== 'full') throw new Error('The form is short.');
        const rows = form.body.sections.flatMap((section) => section.rows);
        expect(rows.flatMap(({ key }) => key ?? [])).toEqual(keys);
        const options = rows.flatMap(({ choices }) => choices.flatMap((choice) => choice.options));
        expect(options.every(({ isChosen }) => !isChosen)).toBe(true);
        const fields = rows.flatMap((row) => row.fields);
        expect(fields.every(({ lines, values }) => lines > 0 && values.length === 0)).toBe(true);
      }
    },
  );

  it('asks for evidence where the instrument has a rule for it, and for certainty at meetings', () => {
    const of = (id: string, key: string) =>
      rowOf(
        assessmentForm({ ...words('sv'), instrument: instrument(id), answers: undefined }),
        key,
      );
    const matrix = of('inventory-matrix', 'A1');
    expect(matrix.fields.map(({ label }) => label)).toEqual([
      'Motivering',
      'Underlag: titel, datum och var det finns',
      'Uppföljning: datum och vad ni ändrade',
    ]);
    expect(matrix.choices.map(({ kind }) => kind)).toEqual(['list', 'line']);
    const key = of('implementation-key', 'K1');
    expect(key.fields.map(({ label }) => label)).toEqual(['Motivering']);
    expect(key.choices.map(({ kind, legend }) => [kind, legend])).toEqual([
      ['ladder', undefined],
      ['line', 'Hur säkra är ni?'],
    ]);
  });

  it('gives a number its unit and a line, and no levels', () => {
    const row = rowOf(
      assessmentForm({
        ...words('sv'),
        instrument: instrument('child-welfare-no'),
        answers: undefined,
      }),
      'N1',
    );
    expect(row.answer).toEqual({ label: 'Svar (barn per handläggare)', lines: 1, values: [] });
    expect(row.choices.map(({ options }) => options.map(({ label }) => label))).toEqual([
      ['Vet inte', 'Gäller inte oss'],
    ]);
  });

  it('of the review has room for as many recommendations as the protocol allows', () => {
    if (protocol === undefined) throw new Error('No protocol');
    const { body } = protocolForm({ ...words('sv'), instrument: protocol });
    const last = body.kind === 'full' ? body.sections.at(-1) : undefined;
    expect(last?.rows).toHaveLength(protocol.maximumRecommendations);
  });
});

describe('a filled form', () => {
  const matrix = instrument('inventory-matrix');

  it('ticks what was answered, and leaves out what nobody wrote', () => {
    const form = assessmentForm({
      ...words('sv'),
      instrument: matrix,
      answers: answered(matrix.id, {
        A1: [{ ...level(2), comment: ' Beslutat i mars. ' }],
        A2: [{ response: { kind: 'not-applicable' } }],
      }),
    });
    expect(chosen(form, 'A1')).toEqual(['Ja']);
    expect(rowOf(form, 'A1').fields).toEqual([
      { label: 'Motivering', lines: 0, values: ['Beslutat i mars.'] },
    ]);
    expect(chosen(form, 'A2')).toEqual(['Gäller inte oss']);
    expect(chosen(form, 'A3')).toEqual([]);
    expect(rowOf(form, 'A3').remarks).toEqual(['Inte besvarad']);
    expect(form.head.map(({ values }) => values)).toEqual([['Gävle kommun'], ['2026']]);
    expect(form.foot).toBe('Inventeringsmatris, version 1 · Gävle kommun · 2026');
  });

  it('names the documents that are in the register, not those that have been taken away', () => {
    const answers = answered(matrix.id, { A1: [{ ...level(2), documents: ['one', 'gone'] }] });
    const form = assessmentForm({
      ...words('sv'),
      instrument: matrix,
      answers: {
        ...answers,
        documents: new Map([
          [
            'one',
            { ...newDocumentProfile(), title: 'Policy', date: '2026-03', keptAt: 'KS 2026/87' },
          ],
        ]),
      },
    });
    expect(rowOf(form, 'A1').fields).toEqual([
      { label: 'Underlag', lines: 0, values: ['Policy, mars 2026. KS 2026/87'] },
    ]);
  });

  it('tells last time in its own words, a confirmation, and two answers that stand side by side', () => {
    const answers = answered(matrix.id, {
      A1: [{ ...level(1), confirmedUnchanged: true }],
      A2: [level(1), level(3)],
    });
    const form = assessmentForm({
      ...words('sv'),
      instrument: matrix,
      answers: {
        ...answers,
        last: {
          period: '2025',
          instrument: matrix,
          assessment: assessment(matrix.id, '2025', { A1: [level(1)], A2: [level(0)] }),
        },
      },
    });
    expect(rowOf(form, 'A1').remarks).toEqual(['Bekräftat oförändrat sedan 2025: På väg']);
    expect(rowOf(form, 'A2').remarks).toEqual([
      'Två olika svar finns på den här raden. Här står det ena.',
      'Förra gången, 2025: Nej',
    ]);
  });

  it('says who signed the answers off', () => {
    const form = assessmentForm({
      ...words('sv'),
      instrument: matrix,
      answers: {
        ...answered(matrix.id, { A1: [level(2)] }),
        decision: { body: 'Kommunstyrelsen', date: '2026-03-12', paragraph: '§ 87', number: 2 },
      },
    });
    expect(form.head.at(-1)).toEqual({
      label: 'Fastställt av',
      lines: 0,
      values: ['Kommunstyrelsen, 12 mars 2026, § 87 (version 2)'],
    });
  });

  it('in short has one box chosen in each answered row', () => {
    const form = assessmentForm({
      ...words('sv'),
      isShort: true,
      instrument: matrix,
      answers: answered(matrix.id, { B1: [level(3)], B2: [{ response: { kind: 'unknown' } }] }),
    });
    if (form.body.kind !== 'short') throw new Error('The form is long.');
    const rows = form.body.sections.flatMap((section) => section.rows);
    const ticked = rows.flatMap(({ key, answer }) =>
      Array.isArray(answer) && answer.includes(true) ? [[key, answer.indexOf(true)]] : [],
    );
    expect(ticked).toEqual([
      ['B1', 3],
      ['B2', 4],
    ]);
    expect(form.body.columns).toHaveLength(6);
  });
});
