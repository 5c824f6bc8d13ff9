import { describe, expect, it } from 'vitest';
import { newAnswer } from './answer.ts';
import { newAssessment, type Assessment } from './assessment.ts';
import { documentMarks, documentUses } from './document-uses.ts';
import { keptAtKind, newDocumentProfile } from './document.ts';
import { writeRegister } from './revision.ts';

const stamp = (window: string) => ({
  at: '2026-11-22T10:00:00.000Z',
  author: 'Kim Berg',
  device: 'device-1',
  window,
  filesWritten: 0,
  newId: () => `id-${window}`,
});

function matrix(period: string, rows: Record<string, string[][]>): Assessment {
  const record = newAssessment({ party: 'party:2180', instrument: 'inventory-matrix', period }, 1);
  for (const [row, answers] of Object.entries(rows)) {
    answers.forEach((documents, index) => {
      const { register } = writeRegister(
        record.fields[`answer:${row}`],
        { ...newAnswer(), documents },
        [],
        stamp(`w${index}`),
      );
      record.fields[`answer:${row}`] = register;
    });
  }
  return record;
}

describe('the uses of a document', () => {
  it('are its rows, the newest year first and the rows in their order', () => {
    const uses = documentUses([
      matrix('2025', { A2: [['d1']] }),
      matrix('2026', { A10: [['d1', 'd2']], A2: [['d1']], B1: [[]] }),
    ]);
    expect(uses.get('d1')?.map(({ period, item }) => `${period} ${item}`)).toEqual([
      '2026 A2',
      '2026 A10',
      '2025 A2',
    ]);
    expect(uses.get('d2')).toHaveLength(1);
    expect(uses.has('d3')).toBe(false);
  });

  it('count a row once where two answers stand, and either answer', () => {
    const uses = documentUses([matrix('2026', { A1: [['d1'], ['d1', 'd2']] })]);
    expect(uses.get('d1')).toHaveLength(1);
    expect(uses.get('d2')).toHaveLength(1);
  });
});

describe('what stands out in the register', () => {
  const instrument = { rules: { evidenceOldAfterYears: 4 } };
  const used = [{ instrument: 'inventory-matrix', version: 1, period: '2026', item: 'A1' }];
  const marks = (change: object, uses = used) =>
    documentMarks(
      instrument,
      { ...newDocumentProfile(), title: 'Plan', ...change },
      uses,
      '2026-11-22',
    );

  it('is age, an end that has passed, a date to come, no name and no use', () => {
    expect(marks({})).toEqual([]);
    expect(marks({ date: '2021' })).toEqual(['old']);
    expect(marks({ date: '2022' })).toEqual([]);
    expect(marks({ validUntil: '2026-10' })).toEqual(['expired']);
    expect(marks({ validUntil: '2026-11' })).toEqual([]);
    expect(marks({ date: '2026-12' })).toEqual(['future']);
    expect(marks({ date: '2026' })).toEqual([]);
    expect(marks({ title: ' ' }, [])).toEqual(['untitled', 'unused']);
  });
});

describe('where a document is kept', () => {
  it('is a site only for a plain web address, told by the site it goes to', () => {
    expect(keptAtKind(' https://www.gavle.se/plan?x=1 ')).toEqual({
      kind: 'site',
      address: 'https://www.gavle.se/plan?x=1',
      site: 'www.gavle.se',
    });
    expect(keptAtKind('http://intranat:8080/a')).toMatchObject({ site: 'intranat:8080' });
  });

  it('is text for everything else that a browser might follow', () => {
    for (const text of [
      '',
      'KS 2026/17',
      'www.gavle.se/plan',
      'javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'ftp://gavle.se/',
      'Se https://gavle.se/',
      'https://gavle.se/ och mappen',
      'https://',
    ])
      expect(keptAtKind(text)).toEqual({ kind: 'text' });
  });

  it('knows an e-mail address that was meant as a link, also inside a web address', () => {
    for (const text of [
      'kim.berg@gavle.se',
      'mailto:kim.berg@gavle.se',
      'https://kim.berg@gavle.se/',
      'http://gavle.se:hemligt@example.org',
    ])
      expect(keptAtKind(text)).toEqual({ kind: 'e-mail' });
    expect(keptAtKind('Fråga kim.berg@gavle.se')).toEqual({ kind: 'text' });
  });

  it('shows a site with the letters that it really has', () => {
    expect(keptAtKind('https://gävle.se/')).toMatchObject({ site: 'xn--gvle-loa.se' });
  });
});
