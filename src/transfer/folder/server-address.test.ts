import { expect, test } from 'vitest';
import { serverAddress } from './server-address.ts';

const own = 'https://app.kommun.example';
const origins = [own, 'https://moln.kommun.example'];

test.each([
  ['https://app.kommun.example/dav', 'https://app.kommun.example/dav/'],
  ['https://app.kommun.example/dav/', 'https://app.kommun.example/dav/'],
  ['  app.kommun.example/dav/Nätverk 1?x=1#y', 'https://app.kommun.example/dav/N%C3%A4tverk%201/'],
  [
    '/remote.php/dav/files/kim/Nyckelring',
    'https://app.kommun.example/remote.php/dav/files/kim/Nyckelring/',
  ],
  ['https://MOLN.kommun.example', 'https://moln.kommun.example/'],
])('%s is the folder %s', (text, address) => {
  expect(serverAddress(text, origins)).toEqual({ ok: true, value: address });
});

test.each([
  ['', { kind: 'not-an-address' }],
  ['en mapp hos oss', { kind: 'not-an-address' }],
  ['https://', { kind: 'not-an-address' }],
  ['\\\\server\\share', { kind: 'not-an-address' }],
  ['https://kim:hemligt@app.kommun.example/dav', { kind: 'password-inside' }],
  ['http://app.kommun.example/dav', { kind: 'not-secure' }],
  ['https://annan.example/dav', { kind: 'foreign', origin: 'https://annan.example', own }],
  ['//annan.example/dav', { kind: 'foreign', origin: 'https://annan.example', own }],
])('%s is not accepted, and it is said why', (text, error) => {
  expect(serverAddress(text, origins)).toEqual({ ok: false, error });
});

test('this very machine needs no encryption', () => {
  const local = 'http://127.0.0.1:4173';
  expect(serverAddress('/dav', [local])).toEqual({ ok: true, value: `${local}/dav/` });
});
