import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SenderCheck } from '#domain/sender.ts';
import { openStorage } from '#storage/open.ts';
import type { Storage } from '#storage/provider.tsx';
import { readSenders } from '#storage/senders.ts';
import { createTransfer } from './create-transfer.ts';
import type { OpenedFile, Transfer, WriteOptions } from './transfer.ts';

const passphrase = 'bavimo-kelura-sitone-dafugi';

interface Machine extends Storage {
  transfer: Transfer;
}

const machines: Machine[] = [];
let ids = 0;

/** A browser profile of its own, begun as Gävle. */
async function newMachine(): Promise<Machine> {
  const newId = () => {
    ids += 1;
    return `id${String(ids).padStart(6, '0')}`;
  };
  const opened = await openStorage(`protection-test-${machines.length}-${ids}`, {
    now: () => new Date('2026-11-22T10:00:00Z'),
    newId,
  });
  if (!opened.ok) throw new Error(opened.error.kind);
  const { database, context, commands } = opened.value;
  await commands.setPerson({ name: 'Kim Berg', role: '' });
  await commands.chooseOwnParty({
    name: 'Gävle kommun',
    form: 'municipality',
    municipalityCodes: ['2180'],
    district: null,
  });
  const machine = { ...opened.value, transfer: createTransfer(database, context) };
  machines.push(machine);
  return machine;
}

afterEach(() => {
  vi.unstubAllGlobals();
  for (const { database } of machines.splice(0)) database.close();
});

async function fileFrom({ transfer }: Machine, options: WriteOptions = {}): Promise<Blob> {
  const order = { kind: 'party', party: 'party:2180', attachments: false } as const;
  const written = await transfer.write(order, options);
  if (!written.ok) throw new Error(JSON.stringify(written.error));
  return written.value.blob;
}

async function opened(at: Machine, blob: Blob, using?: string): Promise<OpenedFile> {
  const outcome = await at.transfer.open(blob, { passphrase: using });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}

async function readIn(at: Machine, blob: Blob): Promise<SenderCheck> {
  const { id, signature } = await opened(at, blob);
  const merged = await at.transfer.merge(id, []);
  if (!merged.ok) throw new Error(JSON.stringify(merged.error));
  return signature;
}

/** The plain text of a file, changed. */
async function changed(blob: Blob, change: (file: Record<string, unknown>) => void): Promise<Blob> {
  const file = JSON.parse(await blob.text()) as Record<string, unknown>;
  change(file);
  return new Blob([JSON.stringify(file)]);
}

const numberOf = async ({ database }: Machine) =>
  ((await database.meta.get('signingKey'))?.value as { fingerprint: string }).fingerprint;

describe('a locked file', () => {
  it('asks for the passphrase, refuses a wrong one, and opens with the right one', async () => {
    const [gavle, hub] = [await newMachine(), await newMachine()];
    const blob = await fileFrom(gavle, { passphrase });
    const before = await hub.database.records.toArray();

    expect(await hub.transfer.open(blob)).toEqual({
      ok: false,
      error: { kind: 'passphrase-needed' },
    });
    expect(await hub.transfer.open(blob, { passphrase: 'något helt annat' })).toEqual({
      ok: false,
      error: { kind: 'wrong-passphrase' },
    });
    expect(await hub.database.records.toArray()).toEqual(before);

    const file = await opened(hub, blob, passphrase);
    expect(file).toMatchObject({ isProtected: true, party: 'party:2180', kind: 'party' });
    expect((await hub.transfer.merge(file.id, [])).ok).toBe(true);
  });

  it('says nothing of what is in it, not even compressed', async () => {
    const blob = await fileFrom(await newMachine(), { passphrase });
    const bytes = new Uint8Array(await blob.arrayBuffer());
    expect(new TextDecoder('latin1').decode(bytes)).not.toContain('2180');
    expect(bytes[0]).not.toBe(0x1f);
  });
});

describe('where a file comes from', () => {
  it('is first, then known, and another machine of the same party is told of', async () => {
    const [gavle, hub, stranger] = [await newMachine(), await newMachine(), await newMachine()];
    const number = await fileFrom(gavle).then(() => numberOf(gavle));
    expect(await readIn(hub, await fileFrom(gavle))).toEqual({
      kind: 'first',
      fingerprint: number,
    });
    expect(await readIn(hub, await fileFrom(gavle, { packing: 'plain' }))).toEqual({
      kind: 'known',
      fingerprint: number,
      since: '2026-11-22T10:00:00.000Z',
    });
    const theirs = await fileFrom(stranger);
    expect(await readIn(hub, theirs)).toEqual({
      kind: 'changed',
      fingerprint: await numberOf(stranger),
      before: number,
      since: '2026-11-22T10:00:00.000Z',
    });
    // It was read in all the same: from now on both are known.
    expect((await opened(hub, theirs)).signature).toMatchObject({ kind: 'known' });
  });

  it('is remembered when the file is read in, not when it is looked at', async () => {
    const [gavle, hub] = [await newMachine(), await newMachine()];
    const blob = await fileFrom(gavle);
    await opened(hub, blob);
    expect(await readSenders(hub.database)).toEqual([]);
    expect(await readIn(hub, blob)).toMatchObject({ kind: 'first' });
    expect(await readSenders(hub.database)).toHaveLength(1);
  });

  it('is this machine, which need not be remembered', async () => {
    const gavle = await newMachine();
    expect(await readIn(gavle, await fileFrom(gavle))).toEqual({ kind: 'own' });
    expect(await readSenders(gavle.database)).toEqual([]);
  });

  it.each([
    ['time', { createdAt: '2026-11-21T10:00:00.000Z' }],
    ['party', { party: 'party:1862' }],
    ['kind', { kind: 'coordinator' }],
    ['device', { device: 'another' }],
  ])('is not what it says when its %s has been changed: the file is refused', async (_, change) => {
    const [gavle, hub] = [await newMachine(), await newMachine()];
    const blob = await fileFrom(gavle, { packing: 'plain' });
    const altered = await changed(blob, (file) => Object.assign(file, change));
    expect(await hub.transfer.open(altered)).toEqual({ ok: false, error: { kind: 'altered' } });
  });

  it('is told when the signature has been taken away', async () => {
    const [gavle, hub] = [await newMachine(), await newMachine()];
    const blob = await fileFrom(gavle, { packing: 'plain' });
    const unsigned = await changed(blob, (file) => delete file['signature']);
    expect((await opened(hub, unsigned)).signature).toEqual({ kind: 'unsigned' });
    await readIn(hub, blob);
    expect((await opened(hub, unsigned)).signature).toEqual({
      kind: 'unsigned-now',
      before: await numberOf(gavle),
      since: '2026-11-22T10:00:00.000Z',
    });
  });

  it('goes unsigned, and unchecked, where the browser has no keys', async () => {
    const [gavle, hub] = [await newMachine(), await newMachine()];
    const signed = await fileFrom(gavle);
    const real = crypto;
    vi.stubGlobal('crypto', {
      getRandomValues: (into: Uint8Array<ArrayBuffer>) => real.getRandomValues(into),
    });
    const modest = await newMachine();
    const unsigned = await fileFrom(modest);
    expect((await opened(hub, signed)).signature).toEqual({ kind: 'cannot-check' });
    vi.unstubAllGlobals();
    expect((await opened(hub, unsigned)).signature).toEqual({ kind: 'unsigned' });
  });
});
