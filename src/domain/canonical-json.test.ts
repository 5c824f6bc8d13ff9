import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

describe('canonical JSON', () => {
  test('is one text for one content, whatever the order of its keys', () => {
    expect(canonicalJson({ b: [2, { d: null, c: 'x' }], a: true })).toBe(
      '{"a":true,"b":[2,{"c":"x","d":null}]}',
    );
  });

  test('sorts by code unit, so that å and Z stand where every machine puts them', () => {
    expect(canonicalJson({ å: 1, a: 2, Z: 3, 10: 4, 9: 5 })).toBe(
      '{"10":4,"9":5,"Z":3,"a":2,"å":1}',
    );
  });

  test('leaves out what has no value, as JSON does', () => {
    expect(canonicalJson({ a: undefined, b: [undefined] })).toBe('{"b":[null]}');
  });

  test('says what JSON says, and the same once it has been read again', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });
});
