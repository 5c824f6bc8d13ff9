import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isAnswered, levelOf, type Answer } from '#domain/answer.ts';
import { answerOf, lockOf, type Assessment } from '#domain/assessment.ts';
import { documentProfiles } from '#domain/document.ts';
import { instrumentFacts } from '#domain/instrument-facts.ts';
import { yearOf } from '#domain/period.ts';
import { profileOf } from '#domain/review.ts';
import { currentValue, type Register } from '#domain/revision.ts';
import { agreedExtent } from '#domain/sharing.ts';
import { signOffId } from '#domain/sign-off.ts';
import { parseExchangeFile } from '#exchange/parse.ts';
import { instrumentRefs, instruments } from '#instruments/index.ts';
import report from '../../scripts/examples/report-2018.json' with { type: 'json' };
import { demoSnapshot } from '../../scripts/examples/demo.ts';
import { knownInstrument } from '../support/instruments.ts';

const matrix = knownInstrument('inventory-matrix');
const facts = instrumentFacts(instruments, instrumentRefs());

function readExample(name: string) {
  const text = readFileSync(new URL(`../../public/examples/${name}`, import.meta.url), 'utf8');
  const parsed = parseExchangeFile(text, facts);
  if (!parsed.ok) throw new Error(`${name} is refused: ${JSON.stringify(parsed.error)}`);
  const { records } = parsed.value.snapshot;
  return {
    records,
    assessments: records.filter((record): record is Assessment => record.kind === 'assessment'),
    parties: records.flatMap((record) =>
      record.kind === 'party' ? [currentValue(record.fields.profile)?.name] : [],
    ),
    documents: documentProfiles(
      records.flatMap((record) => (record.kind === 'document' ? [record] : [])),
    ),
    reviews: records.flatMap((record) => (record.kind === 'review' ? [record] : [])),
  };
}

describe('the example made from the report 2016–2018', () => {
  const { assessments, documents, parties } = readExample('rapport-2018.nyckelring.json');
  const answered = assessments.flatMap((assessment) =>
    matrix.items.flatMap((item) => {
      const answer = answerOf(assessment, item.key);
      return answer !== undefined && isAnswered(answer) ? [answer] : [];
    }),
  );

  it('has every party that the report describes, each with a matrix for 2018', () => {
    expect(parties.toSorted()).toEqual(report.parties.map(({ name }) => name).toSorted());
    expect(assessments.map(({ period }) => period)).toEqual(report.parties.map(() => '2018'));
  });

  it('answers at least forty rows in all, and leaves every other row unanswered', () => {
    expect(answered.length).toBeGreaterThanOrEqual(40);
    expect(answered).toHaveLength(report.parties.flatMap(({ answers }) => answers).length);
  });

  it('gives each answer a summary of its own and the report, with its year, as evidence', () => {
    for (const answer of answered) {
      expect(answer.comment.length).toBeGreaterThan(20);
      expect(answer.documents).toHaveLength(1);
      const document = documents.get(answer.documents[0] ?? '');
      expect(document).toMatchObject({ title: report.source.title, date: '2018' });
      expect(document?.keptAt).toMatch(/sida \d/);
    }
  });
});

describe('the invented example', () => {
  const { assessments, documents, parties, records, reviews } = readExample('demo.nyckelring.json');
  const real = readFileSync(
    new URL('../../src/domain/municipalities.json', import.meta.url),
    'utf8',
  );

  it('has six municipalities whose names no municipality in Sweden bears', () => {
    expect(parties).toHaveLength(6);
    for (const name of parties) expect(real).not.toContain(name?.replace(/ kommun$/, ''));
  });

  it('has ten years of matrices, twenty meetings of keys and two reviews', () => {
    const of = (instrument: string) =>
      new Set(
        assessments
          .filter((record) => record.instrument === instrument)
          .map(({ period }) => period),
      );
    expect(of('inventory-matrix').size).toBe(10);
    expect(of('implementation-key').size).toBe(20);
    expect(reviews.map((review) => profileOf(review).title)).toHaveLength(2);
  });

  it('has one municipality with a gap of years and one that falls', () => {
    const yearsOf = (party: string) =>
      assessments
        .filter((record) => record.instrument === 'inventory-matrix' && record.party === party)
        .map(({ period }) => yearOf(period));
    expect(yearsOf('party:x.asvik-kommun')).not.toContain(2020);
    expect(yearsOf('party:x.asvik-kommun')).toContain(2022);

    const levelsOf = (year: string) => {
      const fallen = assessments.find(
        (record) =>
          record.party === 'party:x.stenback-kommun' &&
          record.instrument === matrix.id &&
          record.period === year,
      );
      return matrix.items
        .map((item) => levelOf(answerOf(fallen, item.key)) ?? 0)
        .reduce((sum, level) => sum + level, 0);
    };
    expect(levelsOf('2024')).toBeLessThan(levelsOf('2020'));
  });

  it('rests several rows, and several years, on one document', () => {
    const uses = new Map<string, Set<string>>();
    for (const { fields, period } of assessments)
      for (const [field, register] of Object.entries(fields)) {
        if (!field.startsWith('answer:')) continue;
        for (const id of currentValue(register as Register<Answer>)?.documents ?? [])
          uses.set(id, (uses.get(id) ?? new Set()).add(`${period} ${field}`));
      }
    const shared = [...uses.values()].filter((places) => places.size > 5);
    expect(shared.length).toBeGreaterThan(20);
    expect([...uses.keys()].filter((id) => !documents.has(id))).toEqual([]);
  });

  it('has parties that share differently, and versions that are decided on', () => {
    const shared = records.flatMap((record) =>
      record.kind === 'party' ? [agreedExtent(record) ?? 'nothing said'] : [],
    );
    expect(new Set(shared)).toEqual(
      new Set(['levels', 'levels-and-comments', 'nothing', 'nothing said']),
    );
    const locked = assessments.filter((assessment) => lockOf(assessment) !== null);
    expect(locked.length).toBeGreaterThan(10);
    for (const { id } of locked)
      expect(records.map((record) => record.id)).toContain(signOffId(id, 1));
  });

  it('is what the generator makes today', () => {
    const byId = (list: readonly { id: string }[]) =>
      list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(byId(records)).toEqual(byId(demoSnapshot().records));
  });
});
