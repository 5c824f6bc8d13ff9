import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReviewProtocol } from './instrument.ts';
import { fieldsOf } from './record.ts';
import {
  checkedReportContent,
  mayEnterReport,
  reportContent,
  writtenSections,
  type ReportContent,
} from './review-report.ts';
import type { Finding, Note, Recommendation, Review, ReviewProfile } from './review.ts';
import type { Register } from './revision.ts';

const texts = (text: string) => ({ sv: text, nb: text, en: text });
const named = (key: string) => ({ key, name: texts(key) });

const protocol: ReviewProtocol = {
  id: 'peer-review',
  version: 1,
  kind: 'review-protocol',
  published: '2026-11-22',
  name: texts('Review'),
  question: texts('?'),
  introduction: texts('.'),
  source: texts('.'),
  formats: [],
  phases: [],
  roles: [],
  themes: [],
  groups: [named('elected'), named('staff'), named('child')],
  findingTypes: ['strength', 'question', 'example'].map((key) => ({
    ...named(key),
    meaning: texts('.'),
  })),
  findingStrengths: [
    { key: 'seen', label: texts('Seen'), meaning: texts('.'), mayEnterReport: true },
    { key: 'said', label: texts('Said'), meaning: texts('.'), mayEnterReport: false },
  ],
  reportSections: ['summary', 'strengths', 'wonder', 'children', 'reply'].map((key) => ({
    ...named(key),
    guidance: texts('.'),
  })),
  questions: [],
  maximumRecommendations: 2,
  validYears: 2,
};

describe('what enters the report', () => {
  it('takes only findings of a strength that may enter, numbered as they stand in the report', () => {
    const content = reportContent(
      review({
        'finding:1': finding({ text: 'Why?', type: 'question', strength: 'seen' }),
        'finding:2': finding({ text: 'Hearsay', type: 'strength', strength: 'said' }),
        'finding:3': finding({ text: 'Good', type: 'strength', strength: 'seen' }),
        'finding:4': finding({ text: '  ', type: 'strength', strength: 'seen' }),
        'finding:5': null,
        'finding:6': finding({ text: 'Copy this', type: 'example', strength: 'seen' }),
      }),
      protocol,
    );
    expect(content.findings.map(({ number, section, text }) => [number, section, text])).toEqual([
      [1, 'strengths', 'Good'],
      [2, 'strengths', 'Copy this'],
      [3, 'wonder', 'Why?'],
    ]);
  });

  it('lets a recommendation point only at findings that are in the report', () => {
    const content = reportContent(
      review({
        'finding:1': finding({ text: 'Good', type: 'strength', strength: 'seen' }),
        'finding:2': finding({ text: 'Hearsay', type: 'strength', strength: 'said' }),
        'recommendation:1': recommendation({ text: 'Do it', findings: ['2', '1', 'gone'] }),
        'recommendation:2': recommendation({ text: '', findings: [] }),
      }),
      protocol,
    );
    expect(content.recommendations).toEqual([
      { id: '1', number: 1, text: 'Do it', owner: '', due: null, findings: [1] },
    ]);
  });

  it('holds nothing of a note but which groups were heard', () => {
    const content = reportContent(
      review({
        'note:1': note({ group: 'staff', text: 'The secret of the staff room' }),
        'note:2': note({ group: 'elected', text: 'Another one' }),
        'note:3': note({ group: null, text: 'A third one' }),
        'section:agreement': 'Between us',
      }),
      protocol,
    );
    expect(content.groupsHeard).toEqual(['elected', 'staff']);
    const everything = JSON.stringify(content);
    for (const text of ['secret', 'Another', 'third', 'Between us'])
      expect(everything).not.toContain(text);
  });

  it('asks for free text only in the sections that nothing else fills', () => {
    expect(writtenSections(protocol).map(({ key }) => key)).toEqual(['summary', 'children']);
  });

  it('does not let an unknown strength in', () => {
    expect(mayEnterReport(protocol, 'guessed')).toBe(false);
  });
});

describe('the check before a report is made', () => {
  const content = reportContent(
    review({ 'finding:1': finding({ text: 'Good', type: 'strength', strength: 'seen' }) }),
    protocol,
  );

  it('lets content without names through', () => {
    expect(checkedReportContent(content, protocol, ['Anna Berg\nKim Lund, rektor'])).toEqual({
      ok: true,
      value: content,
    });
  });

  it('says where each name stands', () => {
    const result = checkedReportContent(
      {
        ...content,
        sections: { summary: 'Kim Lund berättade.' },
        reply: { ...content.reply, by: 'Annas chef' },
      },
      protocol,
      ['Anna Berg\nKim Lund, rektor'],
    );
    expect(result).toEqual({
      ok: false,
      error: [
        { kind: 'name', name: 'Kim Lund', place: { kind: 'section', section: 'summary' } },
        { kind: 'name', name: 'Anna', place: { kind: 'reply' } },
      ],
    });
  });

  it('stops a reviewer who was heard too, but not one who shares a first name', () => {
    const team = [{ id: '1', name: 'Anna Lund', party: 'Uppsala', role: 'lead' }];
    expect(checkedReportContent({ ...content, team }, protocol, ['Anna Berg']).ok).toBe(true);
    expect(checkedReportContent({ ...content, team }, protocol, ['Anna Lund'])).toEqual({
      ok: false,
      error: [{ kind: 'name', name: 'Anna Lund', place: { kind: 'team' } }],
    });
  });

  it('stops more recommendations than the protocol allows', () => {
    const recommendations = [1, 2, 3].map((number) => ({
      ...{ id: String(number), number, text: 'Do it', owner: '', due: null, findings: [] },
    }));
    expect(checkedReportContent({ ...content, recommendations }, protocol, [])).toEqual({
      ok: false,
      error: [{ kind: 'too-many-recommendations', count: 3, maximum: 2 }],
    });
  });

  it('waits until somebody has chosen between two versions, except of a note', () => {
    const disputed = review({ 'note:1': note({ text: 'One' }), 'section:summary': 'One' });
    for (const field of ['note:1', 'section:summary']) {
      const heads = fieldsOf(disputed)[field]?.heads ?? [];
      heads.push({ ...heads[0]!, id: 'r2', value: field === 'note:1' ? note({}) : 'Two' });
    }
    expect(checkedReportContent(reportContent(disputed, protocol), protocol, [])).toEqual({
      ok: false,
      error: [{ kind: 'conflicts', count: 1 }],
    });
  });

  it('finds a heard name in whatever text it stands', () => {
    const name = fc.stringMatching(/^[A-Z][a-z]{4,9} [A-Z][a-z]{4,9}$/);
    const put: ((text: string) => Partial<ReportContent>)[] = [
      (text) => ({ title: text }),
      (text) => ({ themeText: text }),
      (text) => ({ sections: { children: text } }),
      (text) => ({ reply: { ...content.reply, text } }),
      (text) => ({ reply: { ...content.reply, by: text } }),
      (text) => ({ findings: content.findings.map((one) => ({ ...one, text })) }),
      (text) => ({ team: [{ id: '1', name: 'X', party: text, role: 'lead' }] }),
      (text) => ({
        recommendations: [{ id: '1', number: 1, text, owner: '', due: null, findings: [] }],
      }),
      (text) => ({
        recommendations: [{ id: '1', number: 1, text: '', owner: text, due: null, findings: [] }],
      }),
    ];
    fc.assert(
      fc.property(name, fc.constantFrom(...put), (heard, place) => {
        const changed = { ...content, ...place(`Enligt ${heard} är det så.`) };
        expect(checkedReportContent(changed, protocol, [heard]).ok).toBe(false);
      }),
    );
  });
});

function finding(some: Partial<Finding>): Finding {
  return {
    text: '',
    type: 'strength',
    strength: 'seen',
    group: null,
    about: null,
    notes: [],
    ...some,
  };
}

function recommendation(some: Partial<Recommendation>): Recommendation {
  return { text: '', owner: '', due: null, findings: [], ...some };
}

function note(some: Partial<Note>): Note {
  return { text: '', group: null, question: null, about: null, ...some };
}

function review(fields: Record<string, Finding | Note | Recommendation | string | null>): Review {
  const profile: ReviewProfile = {
    title: 'Review',
    format: 'full',
    theme: null,
    themeText: '',
    visitDate: '2026-05-12',
    matrixPeriod: null,
    keyPeriod: null,
    team: [],
  };
  return {
    id: 'review:1',
    kind: 'review',
    party: 'party:2180',
    protocol: 1,
    createdAt: '2026-01-01T00:00:00.000Z',
    fields: {
      profile: register(profile),
      ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, register(value)])),
    },
  };
}

function register<V>(value: V): Register<V> {
  const at = '2026-01-01T00:00:00.000Z';
  const head = { id: 'r1', replaces: [], at, author: '', device: 'd', sitting: 'w.0', value };
  return { heads: [head], past: [] };
}
