import { describe, expect, test } from 'vitest';
import { newAssessment } from '#domain/assessment.ts';
import { newDocument, newDocumentProfile, type DocumentProfile } from '#domain/document.ts';
import type { KeptRecord } from '#domain/record.ts';
import { writeRegister } from '#domain/revision.ts';
import { contentsOf } from './contents.ts';

const begun = <V>(value: V) =>
  writeRegister<V>(undefined, value, [], {
    at: '2026-11-22T10:00:00.000Z',
    author: 'Kim Berg',
    device: 'device-1',
    window: 'window-1',
    filesWritten: 0,
    newId: () => 'id1',
  }).register;
const profile = begun({
  name: 'Gävle kommun',
  form: 'municipality' as const,
  municipalityCodes: ['2180'],
  district: null,
});
const matrix = (party: string, period: string): KeptRecord =>
  newAssessment({ party, instrument: 'inventory-matrix', period }, 1);

describe('the contents of a file', () => {
  test('are its parties, and its periods by instrument in time order', () => {
    const records: KeptRecord[] = [
      matrix('party:2180', '2026'),
      matrix('party:2180', '2024'),
      newAssessment({ party: 'party:2180', instrument: 'implementation-key', period: '2026-1' }, 1),
      { id: 'party:2180', kind: 'party', fields: { profile } },
      newDocument('document:2180/d1', begun<DocumentProfile | null>(newDocumentProfile())),
    ];
    expect(contentsOf({ records, history: [] })).toEqual({
      parties: [{ id: 'party:2180', name: 'Gävle kommun' }],
      instruments: [
        { id: 'inventory-matrix', version: 1, assessments: 2, periods: ['2024', '2026'] },
        { id: 'implementation-key', version: 1, assessments: 1, periods: ['2026-1'] },
      ],
      reviews: 0,
      documents: 1,
      actions: 0,
      signOffs: 0,
      hasNetwork: false,
      replaced: 0,
    });
  });

  test('name a party without its own record by its id alone', () => {
    const { parties } = contentsOf({ records: [matrix('party:0380', '2026')], history: [] });
    expect(parties).toEqual([{ id: 'party:0380', name: undefined }]);
  });

  test('count one period once, however many parties have answered for it', () => {
    const records = [matrix('party:2180', '2026'), matrix('party:0380', '2026')];
    expect(contentsOf({ records, history: [] }).instruments).toEqual([
      { id: 'inventory-matrix', version: 1, assessments: 2, periods: ['2026'] },
    ]);
  });
});
