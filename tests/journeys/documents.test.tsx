// The register of documents: found, filtered, changed, taken away and back, with small files.
import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Document } from '#domain/document.ts';
import { documentId, documentProfile, type DocumentProfile } from '#domain/document.ts';
import { headIds } from '#domain/revision.ts';
import { partyId } from '#domain/party.ts';
import { instrumentFacts } from '#domain/instrument-facts.ts';
import { parseExchangeFile } from '#exchange/parse.ts';
import { writeExchangeFile } from '#exchange/write.ts';
import { instrumentRefs, instruments, inventoryMatrixId } from '#instruments/index.ts';
import { openStorage } from '#storage/open.ts';
import type { Storage } from '#storage/provider.tsx';
import { beginAsGavle, gavle, openTestStorage, renderApp, today } from '../support/render-app.tsx';
import { takeSnapshot } from '#storage/take-snapshot.ts';

const party = partyId({ ...gavle, municipalityCodes: [...gavle.municipalityCodes] });
const idOf = (key: string) => documentId(party, key);

const register: Record<string, Partial<DocumentProfile>> = {
  program: { title: 'Program för barnets rättigheter', date: '2024-11-20', kind: 'plan' },
  old: { title: 'Barnbokslut', date: '2019', kind: 'statistics', keptAt: 'KS 2019/4' },
  ended: { title: 'Mål och budget', date: '2025', kind: 'plan', validUntil: '2025' },
  site: { title: 'Ungdomsenkät', date: '2026-03', keptAt: 'https://www.gavle.se/enkat' },
};

/** The programme on A1 and A2 in 2026 and on A1 in 2025; the old one on G1. */
async function withRegister(storage: Storage) {
  await beginAsGavle(storage);
  const { commands } = storage;
  for (const [key, profile] of Object.entries(register))
    await commands.setDocument(idOf(key), profile, []);
  const rest = async (period: string, item: string, keys: string[]) => {
    const sheet = { party, instrument: inventoryMatrixId, period, version: 1 };
    const documents = keys.map(idOf);
    await commands.setAnswer(sheet, item, { response: { kind: 'level', level: 2 }, documents }, []);
  };
  await rest('2025', 'A1', ['program']);
  await rest('2026', 'A1', ['program']);
  await rest('2026', 'A2', ['program', 'ended']);
  await rest('2026', 'G1', ['old']);
}

/** With ids of its own, as two machines have. */
async function openOtherMachine(): Promise<Storage> {
  let count = 0;
  const newId = () => {
    count += 1;
    return `other${String(count).padStart(6, '0')}`;
  };
  const opened = await openStorage(`documents-other-${process.pid}`, { now: () => today, newId });
  if (!opened.ok) throw new Error(`The test database is refused: ${opened.error.kind}`);
  return opened.value;
}

const profileIn = async (storage: Storage, key: string) =>
  documentProfile((await storage.database.records.get(idOf(key))) as Document);

async function entry(title: string) {
  const heading = await screen.findByRole('heading', { level: 2, name: title });
  return within(heading.closest('li') ?? document.body);
}
const titles = () =>
  screen.queryAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);

async function fill(user: UserEvent, field: HTMLElement, text: string) {
  await user.clear(field);
  await user.click(field);
  await user.paste(text);
}

describe('the register', () => {
  it('tells what stands out in words, and where each document is used, row by row', async () => {
    const { user } = await renderApp({ path: '/underlag', prepare: withRegister });
    expect(await screen.findByText('4 underlag')).toBeVisible();
    expect((await entry('Barnbokslut')).getByText('äldre än 4 år')).toBeVisible();
    expect((await entry('Mål och budget')).getByText('gäller inte längre')).toBeVisible();
    expect((await entry('Ungdomsenkät')).getByText('används inte')).toBeVisible();
    const program = await entry('Program för barnets rättigheter');
    expect(program.getByText('20 november 2024 · Plan eller styrdokument')).toBeVisible();
    expect(program.getAllByRole('link').map(({ textContent }) => textContent)).toEqual([
      'A1',
      'A2',
      'A1',
    ]);
    await user.click(program.getAllByRole('link', { name: 'A2' })[0] ?? document.body);
    expect(await screen.findByRole('button', { name: /^A2 / })).toHaveAttribute(
      'aria-expanded',
      'true',
    );
  });

  it('is filtered and searched, and the address remembers it', async () => {
    const { user } = await renderApp({ path: '/underlag', prepare: withRegister });
    await user.click(await screen.findByRole('radio', { name: 'Gamla (1)' }));
    expect(titles()).toEqual(['Barnbokslut']);
    expect(window.location.hash).toBe('#/underlag?visa=gamla');
    await user.click(screen.getByRole('radio', { name: 'Används inte (1)' }));
    expect(titles()).toEqual(['Ungdomsenkät']);
    await user.click(screen.getByRole('radio', { name: 'Alla (4)' }));
    const search = screen.getByRole('searchbox', { name: 'Sök bland underlagen' });
    await fill(user, search, 'plan 2024');
    expect(titles()).toEqual(['Program för barnets rättigheter']);
    expect(window.location.hash).toBe('#/underlag?sok=plan+2024');
    await fill(user, search, 'finns inte');
    expect(screen.getByText(/Inget underlag passar/)).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'Visa alla underlag' }));
    await waitFor(() => expect(titles()).toHaveLength(4));
  });

  it('takes a new document, with quiet words about a date to come and an e-mail address', async () => {
    const { user, storage } = await renderApp({ path: '/underlag', prepare: beginAsGavle });
    expect(await screen.findByText('Inga underlag än')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Nytt underlag' }));
    const title = screen.getByLabelText('Vad heter underlaget?');
    expect(title).toHaveFocus();
    await fill(user, title, 'Protokoll');
    await fill(user, screen.getByLabelText('Datum'), '2027-05');
    await fill(user, screen.getByLabelText('Var finns det?'), 'kim.berg@gavle.se');
    await user.tab();
    expect(await screen.findByText('Datumet har inte varit än. Stämmer det?')).toBeVisible();
    expect(await screen.findByText(/ser ut som en e-postadress/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Klar' }));
    const protocol = await entry('Protokoll');
    expect(protocol.getByText('datum i framtiden')).toBeVisible();
    await waitFor(() =>
      expect(protocol.getByRole('button', { name: 'Ändra underlaget: Protokoll' })).toHaveFocus(),
    );
    expect(protocol.queryByRole('button', { name: /Öppna länken/ })).toBeNull();
    const records = await storage.database.records.where({ kind: 'document', party }).count();
    expect(records).toBe(1);
  });

  it('changes a document, and opens it by its own address', async () => {
    const { user, storage } = await renderApp({
      path: '/underlag?dokument=program',
      prepare: withRegister,
    });
    const program = await entry('Program för barnets rättigheter');
    expect(program.getByText(/Det ni ändrar här ändras på alla rader/)).toBeVisible();
    await fill(user, program.getByLabelText('Gäller till'), '2025-12');
    await user.click(program.getByRole('button', { name: 'Klar' }));
    expect(await program.findByText('gäller inte längre')).toBeVisible();
    expect(window.location.hash).toBe('#/underlag');
    expect(await profileIn(storage, 'program')).toMatchObject({
      title: 'Program för barnets rättigheter',
      validUntil: '2025-12',
    });
  });

  it('opens a web address only by its button, and says which site it goes to', async () => {
    const open = vi.spyOn(window, 'open').mockReturnValue(null);
    const { user } = await renderApp({ path: '/underlag', prepare: withRegister });
    const survey = await entry('Ungdomsenkät');
    expect(survey.getByText('Går till www.gavle.se i en ny flik.')).toBeVisible();
    expect(survey.queryByRole('link')).toBeNull();
    expect(open).not.toHaveBeenCalled();
    await user.click(survey.getByRole('button', { name: /^Öppna länken till Ungdomsenkät/ }));
    expect(open).toHaveBeenCalledExactlyOnceWith(
      'https://www.gavle.se/enkat',
      '_blank',
      'noopener,noreferrer',
    );
  });

  it('says where a document is used before it is taken away, and takes it back', async () => {
    const { user, storage } = await renderApp({ path: '/underlag', prepare: withRegister });
    const program = await entry('Program för barnets rättigheter');
    const button = program.getByRole('button', { name: /^Ta bort ur registret: Program/ });
    await user.click(button);
    expect(program.getByText(/används på 3 ställen, som då blir av med det/)).toBeVisible();
    await user.click(program.getByRole('button', { name: 'Ta bort ur registret' }));
    await waitFor(async () => expect(await profileIn(storage, 'program')).toBeNull());
    await waitFor(() => expect(titles()).not.toContain('Program för barnets rättigheter'));
    const undo = await screen.findByRole('button', { name: /^Ångra borttagningen: Program/ });
    await waitFor(() => expect(undo).toHaveFocus());
    await user.click(undo);
    expect(await entry('Program för barnets rättigheter')).toBeDefined();
    expect(await profileIn(storage, 'program')).toMatchObject(register.program ?? {});
  });

  it('shows both changes where two machines changed one document, and lets one be chosen', async () => {
    const { user, storage } = await renderApp({
      path: '/underlag',
      prepare: async (mine) => {
        await withRegister(mine);
        const taken = await takeSnapshot(mine);
        // The other machine has the very same document, and both change it.
        const copy = await openOtherMachine();
        await copy.commands.setPerson({ name: 'Robin Ek', role: 'official' });
        await copy.commands.mergeSnapshot(taken);
        const record = (await copy.database.records.get(idOf('old'))) as Document;
        const seen = headIds(record.fields.profile);
        await copy.commands.setDocument(idOf('old'), { title: 'Barnbokslut 2019' }, seen);
        await mine.commands.setDocument(idOf('old'), { title: 'Bokslut för barn' }, seen);
        const theirs = await takeSnapshot(copy);
        await mine.commands.mergeSnapshot(theirs);
      },
    });
    expect(await screen.findByText('Underlaget har ändrats på två håll')).toBeVisible();
    await user.click(screen.getByRole('button', { name: /^Behåll ändringen av Robin Ek/ }));
    await waitFor(() =>
      expect(screen.queryByText('Underlaget har ändrats på två håll')).toBeNull(),
    );
    expect(titles()).toContain('Barnbokslut 2019');
    expect(await profileIn(storage, 'old')).toMatchObject({ title: 'Barnbokslut 2019' });
  });

  it('can be read for another party, and not changed', async () => {
    await renderApp({
      path: `/underlag?part=${party}`,
      prepare: async (storage) => {
        await withRegister(storage);
        await storage.commands.chooseOwnParty({
          name: 'Storfjord kommune',
          form: 'free',
          municipalityCodes: [],
          district: null,
        });
      },
    });
    expect(await screen.findByText(/Ni läser underlag från Gävle kommun/)).toBeVisible();
    expect(titles()).toHaveLength(4);
    expect(screen.queryByRole('button', { name: 'Nytt underlag' })).toBeNull();
    expect(screen.queryByRole('button', { name: /^Ändra/ })).toBeNull();
  });
});

const pdf = (name: string, size = 2000) => {
  const bytes = new Uint8Array(size);
  bytes.set(new TextEncoder().encode('%PDF-1.7'));
  return new File([bytes], name, { type: 'application/pdf' });
};

describe('attachments', () => {
  const saved: Blob[] = [];
  beforeEach(() => {
    saved.length = 0;
    URL.createObjectURL = (blob: Blob) => {
      saved.push(blob);
      return 'blob:test';
    };
    URL.revokeObjectURL = () => undefined;
  });

  it('are added with their limits said beforehand, saved from here, removed and taken back', async () => {
    const { user, storage } = await renderApp({
      path: '/underlag?dokument=program',
      prepare: withRegister,
    });
    const program = await entry('Program för barnets rättigheter');
    expect(program.getByText(/Högst 5 MB per fil och 50 MB tillsammans/)).toBeVisible();
    await user.upload(program.getByLabelText('Lägg till bilagor'), pdf('Program.pdf'));
    const save = await program.findByRole('button', {
      name: /^Spara bilagan Program\.pdf \(2\skB\)$/,
    });
    await user.click(save);
    await waitFor(() => expect(saved.map(({ type }) => type)).toEqual(['application/pdf']));

    await user.click(program.getByRole('button', { name: 'Ta bort bilagan Program.pdf' }));
    await waitFor(async () => expect(await storage.database.attachmentBytes.count()).toBe(0));
    await user.click(await program.findByRole('button', { name: /^Ångra borttagningen/ }));
    expect(
      await program.findByRole('button', { name: /^Spara bilagan Program\.pdf/ }),
    ).toBeVisible();
  });

  it('that cannot be taken are refused with what to do, one by one', async () => {
    const { user, storage } = await renderApp({
      path: '/underlag?dokument=program',
      prepare: withRegister,
    });
    const program = await entry('Program för barnets rättigheter');
    const field = program.getByLabelText('Lägg till bilagor');
    // A file dialog shows the kinds that are taken; a person can choose others all the same.
    field.removeAttribute('accept');
    await user.upload(field, [
      pdf('stor.pdf', 5_000_001),
      new File(['MZ'], 'program.exe'),
      new File(['hej'], 'förklädd.pdf'),
      pdf('bra.pdf'),
    ]);
    expect(await program.findByText(/stor\.pdf är 5 MB stor\. Högst 5 MB får plats/)).toBeVisible();
    expect(program.getByText(/program\.exe kan inte läggas till/)).toBeVisible();
    expect(program.getByText(/förklädd\.pdf är något annat än namnet säger/)).toBeVisible();
    expect(await program.findByRole('button', { name: /^Spara bilagan bra\.pdf/ })).toBeVisible();
    expect(await storage.database.attachments.count()).toBe(1);
  });

  it('go with a document that is taken away, once the page has been left', async () => {
    const storage = await openTestStorage();
    await withRegister(storage);
    const bytes = new Uint8Array(await pdf('a.pdf').arrayBuffer());
    await storage.commands.addAttachment(idOf('old'), { name: 'a.pdf', bytes });
    await storage.commands.setDocument(idOf('old'), null, []);
    expect(await storage.database.attachments.count()).toBe(1);
    await renderApp({ path: '/underlag', storage });
    await waitFor(async () => expect(await storage.database.attachmentBytes.count()).toBe(0));
  });

  it('come along in a file only when they are chosen, and are stored where the file is read', async () => {
    const storage = await openTestStorage();
    await withRegister(storage);
    const bytes = new Uint8Array(await pdf('Program.pdf').arrayBuffer());
    await storage.commands.addAttachment(idOf('program'), { name: 'Program.pdf', bytes });
    const { user, unmount } = await renderApp({ path: '/utbyte/allt', storage });
    const choice = await screen.findByRole('checkbox', { name: /^Ta med 1 bilaga \(\d+\skB\)$/ });
    expect(choice).not.toBeChecked();
    await user.click(screen.getByText('Fler val'));
    await user.click(
      await screen.findByRole('checkbox', { name: /går att läsa i en textredigerare/ }),
    );
    await user.click(screen.getByRole('button', { name: /^Spara allt från/ }));
    await waitFor(() => expect(saved).toHaveLength(1));
    await user.click(choice);
    await user.click(screen.getByRole('button', { name: /^Spara allt från/ }));
    await waitFor(() => expect(saved).toHaveLength(2));
    const [without, withFiles] = await Promise.all(saved.map((blob) => blob.text()));
    expect(without).not.toContain('attachments');
    unmount();

    const elsewhere = await renderApp({ path: '/utbyte' });
    const input = await screen.findByLabelText('Filer från Nyckelring');
    await elsewhere.user.upload(
      input,
      new File([withFiles ?? ''], 'gavle.nyckelring.json', { type: 'application/json' }),
    );
    expect(await screen.findByText('1 ny bilaga följer med.')).toBeVisible();
    await elsewhere.user.click(screen.getByRole('button', { name: 'Läs in filen' }));
    expect(await screen.findByText('1 bilaga är sparad bland underlagen.')).toBeVisible();
    const [stored] = await elsewhere.storage.database.attachmentBytes.toArray();
    expect([...(stored?.bytes ?? [])]).toEqual([...bytes]);
  });

  it('in a file are checked byte by byte', async () => {
    const storage = await openTestStorage();
    await withRegister(storage);
    const taken = await takeSnapshot(storage);
    const known = instrumentFacts(instruments, instrumentRefs());
    const bytes = new Uint8Array(await pdf('a.pdf', 100).arrayBuffer());
    const facts = { id: 'a1', record: idOf('program'), size: 100, bytes };
    const file = writeExchangeFile({
      snapshot: { records: taken.records, history: taken.history },
      device: 'device-1',
      appVersion: '0.2.0',
      createdAt: '2026-11-22T10:00:00.000Z',
      instruments: known,
      attachments: [{ ...facts, name: 'a.pdf', type: 'application/pdf' }],
    });
    const parsed = parseExchangeFile(file, known);
    expect(parsed.ok && parsed.value.attachments).toEqual([
      { ...facts, name: 'a.pdf', type: 'application/pdf' },
    ]);
    const damaged = { ok: false, error: { kind: 'damaged' } };
    expect(parseExchangeFile(file.replace('"data":"JVBE', '"data":"JVBF'), known)).toEqual(damaged);
    expect(parseExchangeFile(file.replace('"a.pdf"', '"a.png"'), known)).toEqual(damaged);
    expect(parseExchangeFile(file.replace('"name":"a.pdf"', '"name":"a.exe"'), known)).toEqual(
      damaged,
    );
    expect(
      parseExchangeFile(file.replace('"application/pdf"', '"text/html"'), known),
    ).toMatchObject({ ok: false, error: { kind: 'not-an-exchange-file' } });
  });
});
