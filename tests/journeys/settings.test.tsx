// A person sets who one is, whom one works for, the network and the look; each change is saved at once.
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { NetworkProfile } from '#domain/network.ts';
import { municipalityParty } from '#domain/party.ts';
import { currentValue, headIds, type Register } from '#domain/revision.ts';
import { readMeta } from '#storage/meta.ts';
import { openStorage } from '#storage/open.ts';
import type { Storage } from '#storage/provider.tsx';
import { beginAsGavle, renderApp, today } from '../support/render-app.tsx';
import { takeSnapshot } from '#storage/take-snapshot.ts';

const network: NetworkProfile = {
  name: 'Norr tillsammans',
  meetingsPerYear: 2,
  members: [
    municipalityParty({ code: '2180', name: 'Gävle kommun' }),
    municipalityParty({ code: '2584', name: 'Kiruna kommun' }),
  ],
};

async function beginWithNetwork(storage: Storage) {
  await beginAsGavle(storage);
  await storage.commands.setNetworkProfile(network, []);
}

async function networkRegister({ database }: Storage): Promise<Register<NetworkProfile>> {
  const record = await database.records.get('network');
  if (record?.kind !== 'network') throw new Error('There is no network');
  return record.fields.profile;
}

const storedNetwork = async (storage: Storage) => currentValue(await networkRegister(storage));

async function renderSettings(prepare: (storage: Storage) => Promise<void>) {
  const app = await renderApp({ path: '/installningar', prepare });
  await screen.findByRole('heading', { level: 2, name: 'Nätverk' });
  return app;
}

afterEach(() => {
  localStorage.clear();
  delete document.documentElement.dataset.colorScheme;
});

describe('the settings', () => {
  it('keep a new name, and never an empty one', async () => {
    const { user, storage } = await renderSettings(beginAsGavle);
    const name = await screen.findByRole('textbox', { name: 'Ditt namn' });
    await user.clear(name);
    await user.tab();
    expect(await screen.findByText(/^Skriv ditt namn\./)).toBeVisible();
    expect(await readMeta(storage.database, 'person')).toMatchObject({ name: 'Kim Berg' });

    await user.type(name, 'Alex Ek');
    await user.tab();
    await waitFor(async () =>
      expect(await readMeta(storage.database, 'person')).toEqual({
        name: 'Alex Ek',
        role: 'barnrättsstrateg',
      }),
    );
  });

  it('let one machine work for another party that is already here', async () => {
    const { user, storage } = await renderSettings(async (opened) => {
      await opened.commands.chooseOwnParty(
        municipalityParty({ code: '2584', name: 'Kiruna kommun' }),
      );
      await beginAsGavle(opened);
    });
    const own = await screen.findByRole('combobox', { name: 'Vi svarar för' });
    expect(own).toHaveDisplayValue('Gävle kommun');
    await user.selectOptions(own, 'Kiruna kommun');

    await waitFor(async () =>
      expect(await readMeta(storage.database, 'ownParty')).toBe('party:2584'),
    );
    expect(
      screen.getByRole('link', { name: 'Lägg till en kommun eller organisation' }),
    ).toHaveAttribute('href', '#/start?vag=borja');
  });

  it("change the network's name, rhythm and members", async () => {
    const { user, storage } = await renderSettings(beginWithNetwork);
    const name = screen.getByRole('textbox', { name: 'Nätverkets namn' });
    await user.clear(name);
    await user.type(name, 'Norrnätet');
    await user.tab();
    await waitFor(async () => expect((await storedNetwork(storage))?.name).toBe('Norrnätet'));

    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Hur ofta träffas ni?' }),
      'En gång per år',
    );
    await user.type(screen.getByRole('combobox', { name: 'Lägg till en medlem' }), 'pitea');
    await user.click(await screen.findByRole('option', { name: /Piteå kommun/ }));
    await user.click(await screen.findByRole('button', { name: 'Ta bort Kiruna kommun' }));

    await waitFor(async () =>
      expect(await storedNetwork(storage)).toEqual({
        name: 'Norrnätet',
        meetingsPerYear: 1,
        members: [
          municipalityParty({ code: '2180', name: 'Gävle kommun' }),
          municipalityParty({ code: '2581', name: 'Piteå kommun' }),
        ],
      }),
    );
  });

  it('begin a network where there is none, with oneself in it', async () => {
    const { user, storage } = await renderSettings(beginAsGavle);
    await user.click(await screen.findByRole('button', { name: 'Lägg till ett nätverk' }));

    expect(await screen.findByRole('textbox', { name: 'Nätverkets namn' })).toHaveValue('');
    expect((await storedNetwork(storage))?.members.map((member) => member.name)).toEqual([
      'Gävle kommun',
    ]);
  });

  it('show both versions when two people have changed the network, and keep the chosen one', async () => {
    let count = 0;
    const other = await openStorage(`settings-other-${process.pid}`, {
      now: () => today,
      newId: () => `other${String((count += 1)).padStart(6, '0')}`,
    });
    if (!other.ok) throw new Error(`The test database is refused: ${other.error.kind}`);
    await other.value.commands.setPerson({ name: 'Robin Dal', role: '' });
    await other.value.commands.setNetworkProfile({ ...network, name: 'Nordlig samverkan' }, []);
    const taken = await takeSnapshot(other.value);

    const { user, storage } = await renderSettings(async (opened) => {
      await beginWithNetwork(opened);
      await opened.commands.mergeSnapshot(taken);
    });
    const version = (await screen.findByText('Nordlig samverkan')).closest('div');
    if (version === null) throw new Error('The version is in no card');
    expect(within(version).getByText(/^Robin Dal, 22 november 2026/)).toBeVisible();
    await user.click(within(version).getByRole('button', { name: 'Använd den här versionen' }));

    expect(await screen.findByRole('textbox', { name: 'Nätverkets namn' })).toHaveValue(
      'Nordlig samverkan',
    );
    expect(headIds(await networkRegister(storage))).toHaveLength(1);
  });

  it('turn an add-on on, with a link to fill it in, and off again', async () => {
    const { user, storage } = await renderSettings(beginAsGavle);
    const addOn = await screen.findByRole('checkbox', { name: 'Barnavården i norska kommuner' });
    expect(addOn).not.toBeChecked();
    await user.click(addOn);

    expect(await screen.findByRole('link', { name: 'Fyll i för 2026' })).toHaveAttribute(
      'href',
      '#/tillagg/child-welfare-no/2026',
    );
    await waitFor(async () =>
      expect(await readMeta(storage.database, 'addOns')).toEqual(['child-welfare-no']),
    );
    await user.click(addOn);
    await waitFor(async () => expect(await readMeta(storage.database, 'addOns')).toEqual([]));
    expect(screen.queryByRole('link', { name: 'Fyll i för 2026' })).not.toBeInTheDocument();
  });

  it('change the language and the look at once, and remember them', async () => {
    const { user } = await renderSettings(beginAsGavle);
    await user.click(screen.getByRole('radio', { name: 'Mörkt' }));
    expect(document.documentElement.dataset.colorScheme).toBe('dark');
    expect(localStorage.getItem('nyckelring.appearance')).toBe('dark');

    await user.click(screen.getByRole('radio', { name: 'Norsk bokmål' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Innstillinger' })).toBeVisible();
    expect(document.documentElement.lang).toBe('nb-NO');
    expect(localStorage.getItem('nyckelring.language')).toBe('nb');
  });

  it('say what is kept, where, and that nothing is sent', async () => {
    await renderSettings(beginAsGavle);
    const keeping = within(await screen.findByRole('region', { name: 'Lagring och integritet' }));
    expect(keeping.getByText(/^Inget skickas någonstans/)).toBeVisible();
    expect(keeping.getByText(/^Allt ligger i den här webbläsaren/)).toBeVisible();
    // This browser has no say about how long data are kept.
    expect(await keeping.findByText(/berättar inte hur länge/)).toBeVisible();
    expect(
      keeping.getByRole('link', {
        name: 'Säkerhetskopia: spara, ta tillbaka och se automatiska kopior',
      }),
    ).toHaveAttribute('href', '#/utbyte/sakerhetskopia');
    expect(screen.getByText(/^Version \d+\.\d+\.\d+$/)).toBeVisible();
  });
});
