import { describe, expect, it } from 'vitest';
import {
  claimOf,
  fingerprintOf,
  senderCheck,
  withoutClaim,
  withSender,
  type Origin,
  type RememberedSender,
  type SenderKey,
} from './sender.ts';

const gavle: Origin = { kind: 'coordinator', party: 'party:2180', device: 'gavle-1' };
const key = (name: string): SenderKey => ({ key: name, fingerprint: `${name} in digits` });
const signedBy = (name: string) => ({ kind: 'valid' as const, ...key(name) });

const monday = '2026-11-02T08:00:00.000Z';
const friday = '2026-11-06T08:00:00.000Z';
const afterFirst = withSender([], gavle, key('a'), monday);

const check = (
  origin: Origin,
  signature: Parameters<typeof senderCheck>[1],
  remembered: RememberedSender[] = afterFirst,
) => senderCheck(origin, signature, remembered, 'mine');

describe('where a file comes from', () => {
  it('is new the first time', () => {
    expect(check(gavle, signedBy('a'), [])).toEqual({
      kind: 'first',
      fingerprint: 'a in digits',
    });
  });

  it('is the same place when the key is, and since when', () => {
    const later = withSender(afterFirst, gavle, key('a'), friday);
    expect(later).toHaveLength(1);
    expect(check(gavle, signedBy('a'), later)).toEqual({
      kind: 'known',
      fingerprint: 'a in digits',
      since: monday,
    });
  });

  it('is another place when the party has had another key, also on another machine', () => {
    for (const device of ['gavle-1', 'gavle-2'])
      expect(check({ ...gavle, device }, signedBy('b'))).toEqual({
        kind: 'changed',
        fingerprint: 'b in digits',
        before: 'a in digits',
        since: monday,
      });
  });

  it('is another place when the machine says that it is one we know, with another key', () => {
    const notes: Origin = { kind: 'review-notes', party: 'party:1480', device: 'gavle-1' };
    expect(check(notes, signedBy('b'))).toMatchObject({ kind: 'changed', before: 'a in digits' });
  });

  it('tells of the key that was seen last, when there have been several', () => {
    const two = withSender(afterFirst, gavle, key('b'), friday);
    expect(check(gavle, signedBy('c'), two)).toMatchObject({ before: 'b in digits' });
    expect(check(gavle, signedBy('a'), two)).toMatchObject({ kind: 'known', since: monday });
    expect(check(gavle, signedBy('b'), two)).toMatchObject({ kind: 'known', since: friday });
  });

  it('is new when a machine that is known as one party’s sends as another', () => {
    const other = { ...gavle, party: 'party:1862+1883' };
    expect(check(other, signedBy('a'))).toMatchObject({ kind: 'first' });
  });

  it('is known when a party’s machine sends rows or a backup as itself', () => {
    const rows: Origin = { kind: 'rows', party: 'party:2180', device: 'gavle-1' };
    expect(check(rows, signedBy('a'))).toMatchObject({ kind: 'known', since: monday });
  });

  it('is no surprise when two reviewers write for one host', () => {
    const notes = (device: string): Origin => ({ kind: 'review-notes', party: 'p', device });
    const one = withSender([], notes('one'), key('a'), monday);
    expect(check(notes('two'), signedBy('b'), one)).toMatchObject({ kind: 'first' });
  });

  it('is this machine', () => {
    expect(check(gavle, signedBy('mine'))).toEqual({ kind: 'own' });
  });

  it('is not proved without a signature, and that is told when there used to be one', () => {
    expect(check(gavle, { kind: 'unsigned' }, [])).toEqual({ kind: 'unsigned' });
    expect(check({ ...gavle, device: 'elsewhere' }, { kind: 'unsigned' })).toEqual({
      kind: 'unsigned-now',
      before: 'a in digits',
      since: monday,
    });
  });

  it('is not known where the browser cannot check', () => {
    expect(check(gavle, { kind: 'cannot-check' })).toEqual({ kind: 'cannot-check' });
  });

  it('is new again once it has been forgotten', () => {
    const forgotten = withoutClaim(afterFirst, claimOf(gavle));
    expect(check(gavle, signedBy('b'), forgotten)).toMatchObject({ kind: 'first' });
  });
});

describe('whom a file says it comes from', () => {
  it('is the party, the coordinator, or one machine', () => {
    const device = 'd';
    expect(claimOf({ kind: 'party', party: 'party:2180', device })).toBe('party:2180');
    expect(claimOf({ kind: 'pack', party: undefined, device })).toBe('coordinator');
    expect(claimOf({ kind: 'backup', party: undefined, device })).toBe('device:d');
    expect(claimOf({ kind: 'folder', party: 'party:2180', device })).toBe('device:d');
    expect(claimOf({ kind: undefined, party: undefined, device })).toBe('device:d');
  });
});

describe('a fingerprint', () => {
  it('is eight groups of four digits, made from every byte of the digest', () => {
    const digest = new Uint8Array(32);
    expect(fingerprintOf(digest)).toBe('0000 0000 0000 0000 0000 0000 0000 0000');
    for (let place = 0; place < 32; place += 1) {
      const changed = digest.slice();
      changed[place] = 1;
      const groups = fingerprintOf(changed).split(' ');
      const group = Math.floor(place / 4);
      expect(groups[group], String(place)).not.toBe('0000');
      expect(groups.filter((each) => each !== '0000')).toHaveLength(1);
    }
  });

  it('reads its four bytes as one number, the largest first', () => {
    const digest = new Uint8Array(40);
    // 0x01020304 = 16909060
    digest.set([1, 2, 3, 4], 8);
    expect(fingerprintOf(digest.subarray(8))).toBe('9060 0000 0000 0000 0000 0000 0000 0000');
  });
});
