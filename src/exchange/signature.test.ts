import { webcrypto } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SigningKey } from '#domain/sender.ts';
import { signatureSchema, type SignedFacts } from './envelope.ts';
import { checkSignature, newSigningKey, sign } from './signature.ts';

const facts: SignedFacts = {
  kind: 'coordinator',
  party: 'party:2180',
  createdAt: '2026-11-22T10:00:00.000Z',
  device: 'k3v9x2m8q1w7e5r4',
  checksum: 'a'.repeat(64),
};

async function someKey(): Promise<SigningKey> {
  const key = await newSigningKey();
  if (key === undefined) throw new Error('Node has Ed25519');
  return key;
}

const notSupported = () => Promise.reject(new DOMException('no', 'NotSupportedError'));

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a signed file', () => {
  it('is known by its key, and the file’s shape lets the signature through', async () => {
    const key = await someKey();
    const signature = await sign(facts, key);
    expect(signatureSchema.parse(signature)).toEqual(signature);
    expect(await checkSignature(facts, signature)).toEqual({
      kind: 'valid',
      key: key.key,
      fingerprint: key.fingerprint,
    });
    expect(key.fingerprint).toMatch(/^(\d{4} ){7}\d{4}$/);
  });

  it.each<[string, Partial<SignedFacts>]>([
    ['its kind', { kind: 'party' }],
    ['its party', { party: 'party:1862' }],
    ['its time', { createdAt: '2026-11-22T10:00:01.000Z' }],
    ['its device', { device: 'another' }],
    ['its content', { checksum: 'b'.repeat(64) }],
    [
      'its attachments',
      { attachments: [{ sha256: 'c'.repeat(64) }] as SignedFacts['attachments'] },
    ],
  ])('is seen to be changed when somebody changes %s', async (_, change) => {
    const signature = await sign(facts, await someKey());
    expect(await checkSignature({ ...facts, ...change }, signature)).toEqual({ kind: 'invalid' });
  });

  it('is seen to be changed when somebody puts a key of their own on it', async () => {
    const signature = await sign(facts, await someKey());
    const other = await someKey();
    expect(await checkSignature(facts, { ...signature, key: other.key })).toEqual({
      kind: 'invalid',
    });
  });

  it('is seen to be changed when the key is no key', async () => {
    const signature = await sign(facts, await someKey());
    const noKey = `${'/'.repeat(43)}=`;
    expect(await checkSignature(facts, { ...signature, key: noKey })).toEqual({ kind: 'invalid' });
  });

  it('is the same to any other program: Ed25519 over canonical JSON', async () => {
    const { key, value } = await sign(facts, await someKey());
    const text =
      `{"attachments":[],"checksum":"${facts.checksum}","createdAt":"2026-11-22T10:00:00.000Z",` +
      '"device":"k3v9x2m8q1w7e5r4","kind":"coordinator","party":"party:2180"}';
    const publicKey = await webcrypto.subtle.importKey(
      'raw',
      Buffer.from(key, 'base64'),
      'Ed25519',
      false,
      ['verify'],
    );
    const fits = await webcrypto.subtle.verify(
      'Ed25519',
      publicKey,
      Buffer.from(value, 'base64'),
      Buffer.from(text),
    );
    expect(fits).toBe(true);
  });
});

describe('the key of a machine', () => {
  it('cannot be read out, and is another one each time', async () => {
    const [one, other] = await Promise.all([someKey(), someKey()]);
    expect(one.key).not.toBe(other.key);
    expect(one.privateKey.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('pkcs8', one.privateKey)).rejects.toThrow();
  });
});

describe('a browser without Ed25519', () => {
  it('makes no key, and cannot check one', async () => {
    const signature = await sign(facts, await someKey());
    vi.stubGlobal('crypto', {
      subtle: { generateKey: notSupported, importKey: notSupported },
    });
    expect(await newSigningKey()).toBeUndefined();
    expect(await checkSignature(facts, signature)).toEqual({ kind: 'cannot-check' });
    expect(await checkSignature(facts, undefined)).toEqual({ kind: 'unsigned' });
  });

  it('is one on a page that is not served over https', async () => {
    const signature = await sign(facts, await someKey());
    vi.stubGlobal('crypto', {});
    expect(await newSigningKey()).toBeUndefined();
    expect(await checkSignature(facts, signature)).toEqual({ kind: 'cannot-check' });
  });
});
