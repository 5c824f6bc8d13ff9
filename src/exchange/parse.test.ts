import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newAnswer, textLimit, type Answer } from '#domain/answer.ts';
import { newAssessment } from '#domain/assessment.ts';
import { canonicalJson } from '#domain/canonical-json.ts';
import { instrumentFacts, type InstrumentFacts } from '#domain/instrument-facts.ts';
import type { KeptRecord, Snapshot } from '#domain/record.ts';
import { headIds, writeRegister, type Register } from '#domain/revision.ts';
import { schemaNumber } from '#domain/upgrades/schema-number.ts';
import { instrumentRefs, instruments } from '#instruments/index.ts';
import { contentChecksum, contentCounts, type Content } from './envelope.ts';
import { parseExchangeFile } from './parse.ts';
import { writeExchangeFile } from './write.ts';

const known = instrumentFacts(instruments, instrumentRefs());

function stamp(sitting: number, id: string) {
  return {
    at: '2026-11-22T10:00:00.000Z',
    author: 'Kim Berg',
    device: 'device-1',
    window: `window-${sitting}`,
    filesWritten: sitting,
    newId: () => id,
  };
}

const answer = (level: number, comment = ''): Answer => ({
  ...newAnswer(),
  response: { kind: 'level', level },
  comment,
});

const markup = '<img src=x onerror=alert(1)> &amp; **fet**';
const first = writeRegister<unknown>(undefined, answer(1), [], stamp(0, 'id1'));
const second = writeRegister<unknown>(first.register, answer(2, markup), ['id1'], stamp(1, 'id2'));
const begun = <V>(value: V, id: string): Register<V> =>
  writeRegister(undefined, value, [], stamp(0, id)).register;

const matrixId = 'assessment:2180/inventory-matrix/2026';
const matrix: KeptRecord = {
  ...newAssessment({ party: 'party:2180', instrument: 'inventory-matrix', period: '2026' }, 1),
  fields: { 'answer:A1': second.register as Register<Answer> },
};
const party: KeptRecord = {
  id: 'party:2180',
  kind: 'party',
  fields: {
    profile: begun(
      { name: 'Gävle kommun', form: 'municipality', municipalityCodes: ['2180'], district: null },
      'id3',
    ),
  },
};
const review: KeptRecord = {
  id: 'review:r1',
  kind: 'review',
  party: 'party:2180',
  protocol: 1,
  createdAt: '2026-09-01T08:00:00.000Z',
  fields: {
    profile: begun(
      {
        title: 'Granskning',
        format: 'light',
        theme: 'safe',
        themeText: '',
        visitDate: '2026-09-15',
        matrixPeriod: '2026',
        keyPeriod: null,
        team: [{ id: 't1', name: 'Maja Östlund', party: 'Uppsala kommun', role: 'lead' }],
      },
      'id4',
    ),
    'note:n1': begun(
      {
        group: 'staff',
        question: 'Q9',
        about: { instrument: 'inventory-matrix', item: 'D2' },
        text: 'x',
      },
      'id5',
    ),
    'finding:f1': begun(
      { text: 'x', type: 'strength', strength: 'seen', group: 'staff', about: null, notes: ['n1'] },
      'id6',
    ),
  },
};
const snapshot: Snapshot = {
  records: [matrix, party, review],
  history: first.register.heads.map((revision) => ({
    record: matrixId,
    field: 'answer:A1',
    revision,
  })),
};
const file = writeExchangeFile({
  snapshot,
  device: 'device-1',
  appVersion: '0.1.0',
  createdAt: '2026-11-22T10:00:00.000Z',
  instruments: known,
});

/** Plain data by their place, `records/party/0/id`. */
interface Plain {
  at: (place: string) => unknown;
  put: (place: string, value: unknown) => void;
  drop: (place: string) => void;
}

function plain(root: unknown): Plain {
  const walk = (keys: string[]) =>
    keys.reduce((node, key) => (node as Record<string, unknown>)[key], root);
  const holderOf = (place: string) => {
    const keys = place.split('/');
    const last = keys.pop() ?? '';
    return [walk(keys) as Record<string, unknown>, last] as const;
  };
  return {
    at: (place) => walk(place.split('/')),
    put: (place, value) => {
      const [holder, key] = holderOf(place);
      holder[key] = value;
    },
    drop: (place) => {
      const [holder, key] = holderOf(place);
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete holder[key];
    },
  };
}

/** The file, changed by somebody who can also count and make checksums. */
function remade(change: (content: Plain) => void): string {
  const content = JSON.parse(file) as Content & Record<string, unknown>;
  change(plain(content));
  return JSON.stringify({
    ...content,
    counts: contentCounts(content),
    checksum: contentChecksum(content),
  });
}

const fieldsInFile = 'records/assessment/0/fields';
const a1InFile = `${fieldsInFile}/answer:A1`;
const reviewInFile = (field: string) => `records/review/0/fields/${field}/heads/0/value`;

function problemIn(text: string, facts: readonly InstrumentFacts[] = known) {
  const parsed = parseExchangeFile(text, facts);
  return parsed.ok ? undefined : parsed.error;
}

function placesIn(text: string) {
  const problem = problemIn(text);
  return problem?.kind === 'invalid-records' ? problem.places : problem;
}

const atA1 = { record: matrixId, field: 'answer:A1' };

describe('a file that is not ours is told apart from one that is broken', () => {
  test.each(['', ' \n\t '])('an empty file', (text) => {
    expect(problemIn(text)).toEqual({ kind: 'empty' });
  });

  test.each([
    'Hej, här kommer vår matris!',
    '<!doctype html><html></html>',
    '{\\rtf1 Matris',
    'PK\u0003\u0004 xl/workbook.xml',
    `${file} och lite till`,
    '{"a":1}}',
  ])('text that is no JSON: %j', (text) => {
    expect(problemIn(text)).toEqual({ kind: 'not-json' });
  });

  test.each(['null', '17', '[]', '{}', '"nyckelring"', '{"format":"excalidraw","schema":1}'])(
    'JSON of something else: %s',
    (text) => {
      expect(problemIn(text)).toEqual({ kind: 'not-an-exchange-file' });
    },
  );

  test('our mark with nothing behind it', () => {
    expect(problemIn('{"format":"nyckelring","schema":1}')).toEqual({
      kind: 'not-an-exchange-file',
    });
  });

  test('something that our files do not have', () => {
    const text = remade((content) => {
      content.put('script', 'alert(1)');
    });
    expect(problemIn(text)).toEqual({ kind: 'not-an-exchange-file' });
  });

  test.each(Array.from({ length: 49 }, (_, index) => index + 1))(
    'a file that stops after %i fiftieths',
    (part) => {
      const cut = file.slice(0, Math.floor((file.length * part) / 50));
      expect(problemIn(cut)).toEqual({ kind: 'truncated' });
    },
  );
});

describe('a file that is too much', () => {
  test('is refused by its length before it is parsed', () => {
    const parsed = parseExchangeFile(file, known, { sizeLimit: 100 });
    expect(parsed).toEqual({
      ok: false,
      error: { kind: 'too-large', limit: 100, size: file.length },
    });
  });

  test('is refused when it is nested deeper than any file of ours', () => {
    const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(problemIn(nested(64))).toEqual({ kind: 'not-an-exchange-file' });
    expect(problemIn(nested(65))).toEqual({ kind: 'too-deep', limit: 64 });
    expect(problemIn(nested(200_000))).toEqual({ kind: 'too-deep', limit: 64 });
  });
});

describe('keys that a program could mistake for its own', () => {
  test.each(['__proto__', 'constructor', 'prototype'])(
    '%s is refused wherever it stands',
    (key) => {
      const evil = `"${key}":{"isAdmin":true}`;
      for (const text of [
        `{${evil},"format":"nyckelring","schema":1}`,
        file.replace('"fields":{', `"fields":{${evil},`),
        file.replace('"followUp":null', `"followUp":{${evil}}`),
      ]) {
        expect(text).not.toBe(file);
        expect(problemIn(text)).toEqual({ kind: 'unsafe-keys', key });
      }
      expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
    },
  );

  test('are plain words in a text', () => {
    const text = remade((content) => {
      content.put(`${a1InFile}/heads/0/value/comment`, '__proto__ constructor prototype');
    });
    expect(problemIn(text)).toBeUndefined();
  });
});

describe('a file from another time or place', () => {
  test('is refused when it was written by a newer version, whatever else is in it', () => {
    const found = schemaNumber + 1;
    expect(problemIn(`{"format":"nyckelring","schema":${found},"new":"shape"}`)).toEqual({
      kind: 'schema-too-new',
      found,
      known: schemaNumber,
    });
  });

  test('is refused when it uses an instrument that is not published here', () => {
    const text = remade((content) => {
      content.put('instruments/2', {
        id: 'school-survey',
        version: 1,
        checksum: 'c'.repeat(64),
      });
    });
    expect(problemIn(text)).toEqual({
      kind: 'unknown-instrument',
      id: 'school-survey',
      version: 1,
    });
  });

  test('is refused when it uses a version that is not published here, even if it does not list it', () => {
    const text = remade((content) => {
      content.put('records/assessment/0/version', 2);
    });
    expect(problemIn(text)).toEqual({
      kind: 'unknown-instrument',
      id: 'inventory-matrix',
      version: 2,
    });
    const withOther = remade((content) => {
      content.put('records/review/0/protocol', 7);
    });
    expect(problemIn(withOther)).toMatchObject({ kind: 'unknown-instrument', version: 7 });
  });

  test('is refused when its instrument has other questions under the same version', () => {
    const changed = known.map((facts) =>
      facts.id === 'inventory-matrix' ? { ...facts, checksum: '0'.repeat(64) } : facts,
    );
    expect(problemIn(file, changed)).toEqual({
      kind: 'instrument-changed',
      id: 'inventory-matrix',
      version: 1,
    });
  });
});

describe('records that cannot be right are refused with their places', () => {
  test.each([
    ['a level above the scale', { kind: 'level', level: 4 }, 'level-outside-scale'],
    ['a level below zero', { kind: 'level', level: -1 }, 'wrong-form'],
    ['half a level', { kind: 'level', level: 1.5 }, 'wrong-form'],
    ['a level as a word', { kind: 'level', level: '2' }, 'wrong-form'],
    ['a number where a level is asked for', { kind: 'number', number: 2 }, 'wrong-kind-of-answer'],
    ['a kind of answer that does not exist', { kind: 'emoji', emoji: '🙂' }, 'wrong-form'],
  ])('%s', (_, response, reason) => {
    const text = remade((content) => {
      content.put(`${a1InFile}/heads/0/value/response`, response);
    });
    expect(placesIn(text)).toEqual([{ ...atA1, reason }]);
  });

  test('a level outside the scale, also in a version that has been replaced', () => {
    const text = remade((content) => {
      content.put('history/0/revision/value/response/level', 9);
    });
    expect(placesIn(text)).toEqual([{ ...atA1, reason: 'level-outside-scale' }]);
  });

  test('a document of another party, but not one of its own that the file leaves out', () => {
    const withDocument = (id: string) =>
      remade((content) => content.put(`${a1InFile}/heads/0/value/documents`, [id]));
    expect(problemIn(withDocument('document:2180/d1'))).toBeUndefined();
    expect(placesIn(withDocument('document:0380/d1'))).toEqual([
      { record: matrixId, field: 'answer:A1', reason: 'foreign-document' },
    ]);
    // The beginning of an id is no party.
    expect(placesIn(withDocument('document:2180.norr/d1'))).toHaveLength(1);
  });

  test('a row that the instrument lacks', () => {
    const text = remade((content) => {
      content.put(`${fieldsInFile}/answer:Z9`, content.at(a1InFile));
    });
    expect(placesIn(text)).toEqual([
      { record: matrixId, field: 'answer:Z9', reason: 'unknown-item' },
    ]);
  });

  test.each([
    ['number', { kind: 'number', number: -1 }, 'N1', 'number-out-of-range'],
    ['choice', { kind: 'choice', option: 'three' }, 'C1', 'unknown-choice'],
    ['special answer', { kind: 'not-applicable' }, 'N1', 'wrong-kind-of-answer'],
  ])('a %s that the instrument does not offer', (_, response, item, reason) => {
    const text = remade((content) => {
      content.put(`${fieldsInFile}/answer:${item}`, structuredClone(content.at(a1InFile)));
      content.put(`${fieldsInFile}/answer:${item}/heads/0/value/response`, response);
    });
    const strict = known.map((facts) =>
      facts.kind === 'assessment' && facts.id === 'inventory-matrix'
        ? {
            ...facts,
            specialAnswers: new Set<string>(),
            items: new Map([
              ...facts.items,
              ['N1', { kind: 'number', minimum: 0, maximum: 10 }] as const,
              ['C1', { kind: 'choice', options: new Set(['one', 'two']) }] as const,
            ]),
          }
        : facts,
    );
    expect(problemIn(text, strict)).toEqual({
      kind: 'invalid-records',
      places: [{ record: matrixId, field: `answer:${item}`, reason }],
      total: 1,
    });
  });

  test('a text that is longer than anyone can write here', () => {
    const text = remade((content) => {
      content.put(`${a1InFile}/heads/0/value/comment`, 'x'.repeat(textLimit + 1));
    });
    expect(placesIn(text)).toEqual([{ ...atA1, reason: 'too-long' }]);
  });

  test('a record whose id is not that of what it is about', () => {
    const text = remade((content) => {
      content.put('records/assessment/0/period', '2025');
    });
    expect(placesIn(text)).toEqual([{ record: matrixId, field: '', reason: 'wrong-form' }]);
  });

  test('a field or a kind of record that does not exist', () => {
    const oddField = remade((content) => {
      content.put('records/review/0/fields/secret:1', content.at(a1InFile));
    });
    expect(placesIn(oddField)).toEqual([
      { record: 'review:r1', field: 'secret:1', reason: 'wrong-form' },
    ]);
    const oddKind = remade((content) => {
      content.put('records/party/1', { id: 'person:1', kind: 'person', fields: {} });
    });
    expect(placesIn(oddKind)).toEqual([{ record: 'person:1', field: '', reason: 'wrong-form' }]);
  });

  test('a review without a profile', () => {
    const text = remade((content) => {
      content.drop('records/review/0/fields/profile');
    });
    expect(placesIn(text)).toEqual([
      { record: 'review:r1', field: 'profile', reason: 'wrong-form' },
    ]);
  });

  test('a record without an id is told by its number', () => {
    const text = remade((content) => {
      content.put('records/party/1', 17);
    });
    expect(placesIn(text)).toEqual([{ record: 'party #2', field: '', reason: 'wrong-form' }]);
  });

  test('a record in the list of another kind', () => {
    const text = remade((content) => {
      content.put('records/network/0', content.at('records/party/0'));
      content.drop('records/party/0');
    });
    expect(placesIn(text)).toEqual([{ record: 'party:2180', field: '', reason: 'wrong-form' }]);
  });

  test('a record that comes twice', () => {
    const text = remade((content) => {
      content.put('records/party/1', content.at('records/party/0'));
    });
    expect(placesIn(text)).toEqual([{ record: 'party:2180', field: '', reason: 'repeated' }]);
  });

  test.each<[string, (content: Plain) => void, string]>([
    ['whose record is not there', (c) => c.put('history/0/record', 'party:9999'), 'unknown-record'],
    ['whose field is not there', (c) => c.put('history/0/field', 'answer:A2'), 'unknown-record'],
    ['that nobody has replaced', (c) => c.put('history/0/revision/id', 'id9'), 'broken-revisions'],
    ['that comes twice', (c) => c.put('history/1', c.at('history/0')), 'repeated'],
    ['of the wrong form', (c) => c.drop('history/0/revision/value/comment'), 'wrong-form'],
  ])('a replaced version %s', (_, change, reason) => {
    expect(placesIn(remade(change))).toMatchObject([{ reason }]);
  });

  test.each<[string, (register: Plain) => void]>([
    ['a version both living and replaced', (r) => r.put('past', ['id1', 'id2'])],
    ['a version that replaces something unheard of', (r) => r.put('past', [])],
    ['replaced versions out of order', (r) => r.put('past', ['id1', 'id0'])],
    ['one version twice', (r) => r.put('heads/1', r.at('heads/0'))],
    [
      'versions out of order',
      (r) => r.put('heads/1', { ...(r.at('heads/0') as object), id: 'id0' }),
    ],
  ])('%s', (_, change) => {
    const text = remade((content) => {
      change(plain(content.at(a1InFile)));
    });
    expect(placesIn(text)).toContainEqual({ ...atA1, reason: 'broken-revisions' });
  });

  test.each<[string, (content: Plain) => void]>([
    ['profile', (c) => c.put(`${reviewInFile('profile')}/format`, 'huge')],
    ['profile', (c) => c.put(`${reviewInFile('profile')}/theme`, 'weather')],
    ['profile', (c) => c.put(`${reviewInFile('profile')}/team/0/role`, 'king')],
    ['note:n1', (c) => c.put(`${reviewInFile('note:n1')}/group`, 'pets')],
    ['note:n1', (c) => c.put(`${reviewInFile('note:n1')}/question`, 'Q999')],
    ['note:n1', (c) => c.put(`${reviewInFile('note:n1')}/about/item`, 'Z9')],
    ['finding:f1', (c) => c.put(`${reviewInFile('finding:f1')}/type`, 'rumour')],
    ['finding:f1', (c) => c.put(`${reviewInFile('finding:f1')}/strength`, 'dreamt')],
    ['finding:f1', (c) => c.put(`${reviewInFile('finding:f1')}/group`, 'pets')],
  ])('a word in the %s of a review that the protocol lacks', (field, change) => {
    expect(placesIn(remade(change))).toEqual([
      { record: 'review:r1', field, reason: 'unknown-key' },
    ]);
  });

  test('twenty of them are told, and how many there are', () => {
    const text = remade((content) => {
      for (let number = 10; number < 45; number += 1)
        content.put(`${fieldsInFile}/answer:Z${number}`, content.at(a1InFile));
    });
    const problem = problemIn(text);
    expect(problem).toMatchObject({ kind: 'invalid-records', total: 35 });
    expect(problem?.kind === 'invalid-records' && problem.places).toHaveLength(20);
  });
});

describe('a file that was changed on its way', () => {
  test('is refused although every record could be right', () => {
    const text = file.replace('"level":2', '"level":3');
    expect(text).not.toBe(file);
    expect(problemIn(text)).toEqual({ kind: 'damaged' });
  });

  test('is refused when a record is missing', () => {
    const content = JSON.parse(file) as { records: { party: unknown[] } };
    content.records.party.pop();
    expect(problemIn(JSON.stringify(content))).toEqual({ kind: 'damaged' });
  });

  test('is refused when only the counts are wrong', () => {
    const content = JSON.parse(file) as { counts: { history: number } };
    content.counts.history += 1;
    expect(problemIn(JSON.stringify(content))).toEqual({ kind: 'damaged' });
  });

  test('is still whole when only its white space or the order of its keys differs', () => {
    const content = JSON.parse(file) as object;
    const turned = Object.fromEntries(Object.entries(content).reverse());
    expect(problemIn(JSON.stringify(turned, null, 4))).toBeUndefined();
  });

  const expected = canonicalJson(snapshot.records.map(canonicalJson).sort());
  const isUnchanged = (text: string) => {
    const parsed = parseExchangeFile(text, known);
    if (!parsed.ok) return true;
    const { records, history } = parsed.value.snapshot;
    return (
      canonicalJson(records.map(canonicalJson).sort()) === expected &&
      canonicalJson(history) === canonicalJson(snapshot.history)
    );
  };

  test('never throws and never lets other content through: signs changed, taken away or put in', () => {
    const place = fc.nat({ max: file.length - 1 });
    const sign = fc.oneof(
      fc.constantFrom(...'0123456789{}[]",:\\ntruefalse\u0000é<'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    );
    fc.assert(
      fc.property(place, fc.nat({ max: 3 }), sign, (at, removed, put) => {
        expect(isUnchanged(file.slice(0, at) + put + file.slice(at + removed))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('never throws and never lets other content through: any value put in any place', () => {
    fc.assert(
      fc.property(fc.nat(), fc.jsonValue({ maxDepth: 3 }), fc.boolean(), (pick, value, remake) => {
        const content = JSON.parse(file) as Record<string, unknown>;
        putSomewhere(content, pick, value);
        let text = JSON.stringify(content);
        if (remake) {
          // Somebody who can make checksums may write another file, but never one that breaks the parser.
          text = withNewChecksum(content);
          expect(() => parseExchangeFile(text, known)).not.toThrow();
        } else expect(isUnchanged(text)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

/** Replaces the value at one of the places of a tree of plain data. */
function putSomewhere(root: Record<string, unknown>, pick: number, value: unknown): void {
  const places: [Record<string, unknown>, string][] = [];
  const collect = (node: unknown) => {
    if (node === null || typeof node !== 'object') return;
    for (const [key, member] of Object.entries(node)) {
      places.push([node as Record<string, unknown>, key]);
      collect(member);
    }
  };
  collect(root);
  const place = places[pick % places.length];
  if (place !== undefined) place[0][place[1]] = value;
}

function withNewChecksum(content: Record<string, unknown>): string {
  try {
    content['counts'] = contentCounts(content as Content);
    content['checksum'] = contentChecksum(content as Content);
  } catch {
    // Records that are no lists: the envelope refuses them with any checksum.
  }
  return JSON.stringify(content);
}

describe('texts of a file', () => {
  test('are kept to the letter, markup included', () => {
    const parsed = parseExchangeFile(file, known);
    const record = parsed.ok
      ? parsed.value.snapshot.records.find(({ id }) => id === matrixId)
      : undefined;
    expect(record).toEqual(matrix);
    expect(JSON.stringify(record)).toContain(JSON.stringify(markup));
    expect(headIds(second.register)).toEqual(['id2']);
  });
});
