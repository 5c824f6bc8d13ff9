// A party begins, in each of the ways it can be a party, or somebody who coordinates a network does.
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { NetworkProfile } from '#domain/network.ts';
import { currentValue } from '#domain/revision.ts';
import { readMeta } from '#storage/meta.ts';
import type { Storage } from '#storage/provider.tsx';
import { beginAsGavle, renderApp } from '../support/render-app.tsx';

async function storedNetwork({ database }: Storage): Promise<NetworkProfile | undefined> {
  const record = await database.records.get('network');
  return record?.kind === 'network' ? currentValue(record.fields.profile) : undefined;
}

const memberNames = async (storage: Storage) =>
  (await storedNetwork(storage))?.members.map(({ name }) => name);

async function renderForm() {
  const app = await renderApp({ path: '/start?vag=borja' });
  await screen.findByRole('heading', { level: 1, name: 'Berätta vilka ni är' });
  return app;
}

type User = Awaited<ReturnType<typeof renderApp>>['user'];

async function choose(user: User, field: string, letters: string, option: RegExp) {
  await user.type(screen.getByRole('combobox', { name: field }), letters);
  await user.click(await screen.findByRole('option', { name: option }));
}

async function fillInName(user: User) {
  await user.type(screen.getByRole('textbox', { name: 'Ditt namn' }), 'Kim Berg');
}

async function begin(user: User) {
  await user.click(screen.getByRole('button', { name: 'Börja' }));
}

describe('an empty store', () => {
  it('leads to three ways in, and promises that nothing is sent', async () => {
    await renderApp();

    expect(
      await screen.findByRole('heading', { level: 1, name: 'Välkommen till Nyckelring' }),
    ).toBeVisible();
    expect(window.location.hash).toBe('#/start');
    expect(screen.getByRole('link', { name: 'Börja' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Öppna en fil' })).toHaveAttribute('href', '#/utbyte');
    expect(screen.getByRole('link', { name: 'Visa exemplet' })).toHaveAttribute('href', '#/demo');
    expect(screen.getByText(/Inget skickas av sig självt/)).toBeVisible();
    expect(screen.getByText(/sparas i den här webbläsaren/)).toBeVisible();
  });

  it('leads from the first way to the form, and moves the reader to its heading', async () => {
    const { user } = await renderApp();
    await user.click(await screen.findByRole('link', { name: 'Börja' }));

    expect(
      await screen.findByRole('heading', { level: 1, name: 'Berätta vilka ni är' }),
    ).toHaveFocus();
  });
});

describe('beginning', () => {
  it('as one municipality, by keyboard alone, leads to its overview', async () => {
    const { user, storage } = await renderForm();
    screen.getByRole('combobox', { name: 'Kommun' }).focus();
    await user.keyboard('gavl');
    await screen.findByRole('option', { name: /Gävle kommun/, selected: true });
    await user.keyboard('{Enter}');
    expect(screen.getByRole('combobox', { name: 'Kommun' })).toHaveValue('Gävle kommun');
    await user.tab();
    await user.keyboard('Kim Berg{Tab}barnrättsstrateg{Enter}');

    expect(await screen.findByText(/^Gävle kommun\. Här ser ni/)).toBeVisible();
    expect(window.location.hash).toBe('#/');
    expect(await readMeta(storage.database, 'ownParty')).toBe('party:2180');
    expect(await readMeta(storage.database, 'person')).toEqual({
      name: 'Kim Berg',
      role: 'barnrättsstrateg',
    });
    expect(await storedNetwork(storage)).toMatchObject({
      name: 'Partnerskapet för barnets rättigheter i praktiken',
      meetingsPerYear: 2,
    });
    expect(await memberNames(storage)).toHaveLength(10);
  });

  it('as a district asks for the municipality and the name of the district', async () => {
    const { user, storage } = await renderForm();
    await user.click(screen.getByRole('radio', { name: 'en stadsdel' }));
    await choose(user, 'Kommunen som stadsdelen ligger i', 'malm', /Malmö kommun/);
    await user.type(screen.getByRole('textbox', { name: 'Stadsdelens namn' }), 'Rosengård');
    await fillInName(user);
    await begin(user);

    expect(await screen.findByText(/^Rosengård, Malmö\. Här ser ni/)).toBeVisible();
    expect(await readMeta(storage.database, 'ownParty')).toBe('party:1280.rosengard');
    // A party that is not in the suggested list joins it.
    expect(await memberNames(storage)).toContain('Rosengård, Malmö');
  });

  it('as several municipalities together suggests a name made from theirs', async () => {
    const { user, storage } = await renderForm();
    await user.click(screen.getByRole('radio', { name: 'flera kommuner tillsammans' }));
    await choose(user, 'Lägg till kommun', 'karlsk', /Karlskoga kommun/);
    await choose(user, 'Lägg till kommun', 'arboga', /Arboga kommun/);
    await choose(user, 'Lägg till kommun', 'degerf', /Degerfors kommun/);
    await user.click(screen.getByRole('button', { name: 'Ta bort Arboga kommun' }));
    expect(screen.getByRole('textbox', { name: 'Gemensamt namn' })).toHaveValue(
      'Karlskoga och Degerfors',
    );
    await fillInName(user);
    await begin(user);

    expect(await screen.findByText(/^Karlskoga och Degerfors\. Här ser ni/)).toBeVisible();
    expect(await readMeta(storage.database, 'ownParty')).toBe('party:1862+1883');
    // The same party was in the suggested list already.
    expect(await memberNames(storage)).toHaveLength(10);
  });

  it('under another name, without a network', async () => {
    const { user, storage } = await renderForm();
    await user.click(screen.getByRole('radio', { name: 'något annat' }));
    await user.type(screen.getByRole('textbox', { name: 'Namn' }), 'Storfjord kommune');
    await user.click(screen.getByRole('radio', { name: 'inget nätverk' }));
    await fillInName(user);
    await begin(user);

    expect(await screen.findByText(/^Storfjord kommune\. Här ser ni/)).toBeVisible();
    expect(await readMeta(storage.database, 'ownParty')).toBe('party:x.storfjord-kommune');
    expect(await storedNetwork(storage)).toBeUndefined();
  });

  it('as a coordinator shows whose answers have come', async () => {
    const { user, storage } = await renderForm();
    await user.click(screen.getByRole('radio', { name: 'samordnare för ett nätverk' }));
    await fillInName(user);
    await begin(user);

    expect(await screen.findByRole('heading', { name: 'Parterna' })).toBeVisible();
    expect(screen.getAllByText('Ingen matris än')).toHaveLength(10);
    expect(await readMeta(storage.database, 'ownParty')).toBeUndefined();
  });

  it('with another network: its name, its rhythm and its members', async () => {
    const { user, storage } = await renderForm();
    await choose(user, 'Kommun', 'lulea', /Luleå kommun/);
    await fillInName(user);
    await user.click(screen.getByRole('radio', { name: 'ett annat nätverk' }));
    await user.type(screen.getByRole('textbox', { name: 'Nätverkets namn' }), 'Norr tillsammans');
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Hur ofta träffas ni?' }),
      '3 gånger per år',
    );
    await choose(user, 'Lägg till en medlem', 'kirun', /Kiruna kommun/);
    await choose(user, 'Lägg till en medlem', 'Alta kommune', /Lägg till ”Alta kommune”/);
    await user.click(screen.getByRole('button', { name: 'Byt namn på Alta kommune' }));
    await user.clear(screen.getByRole('textbox', { name: 'Nytt namn på Alta kommune' }));
    await user.keyboard('Áltá gielda{Enter}');
    await begin(user);

    expect(await screen.findByText(/^Luleå kommun\. Här ser ni/)).toBeVisible();
    expect(await storedNetwork(storage)).toMatchObject({
      name: 'Norr tillsammans',
      meetingsPerYear: 3,
    });
    expect(await memberNames(storage)).toEqual(['Kiruna kommun', 'Áltá gielda', 'Luleå kommun']);
  });

  it('says what is missing, leads there, and saves nothing meanwhile', async () => {
    const { user, storage } = await renderForm();
    await begin(user);

    const summary = await screen.findByRole('group', { name: 'Det är något som saknas' });
    await user.click(within(summary).getByRole('link', { name: 'Skriv ditt namn.' }));
    expect(screen.getByRole('textbox', { name: 'Ditt namn' })).toHaveFocus();
    expect(screen.getByRole('textbox', { name: 'Ditt namn' })).toBeInvalid();
    await user.click(within(summary).getByRole('link', { name: 'Välj er kommun i listan.' }));
    expect(screen.getByRole('combobox', { name: 'Kommun' })).toHaveFocus();
    expect(await storage.database.records.count()).toBe(0);
  });
});

describe('a store that is not empty', () => {
  it('offers to go on, and another party keeps the person and the network', async () => {
    const { user, storage } = await renderApp({
      path: '/start',
      prepare: async (opened) => {
        await beginAsGavle(opened);
        await opened.commands.setNetworkProfile(
          { name: 'Norr', members: [], meetingsPerYear: 1 },
          [],
        );
      },
    });
    expect(await screen.findByText(/Ni har redan börjat för Gävle kommun/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Fortsätt till översikten' })).toHaveAttribute(
      'href',
      '#/',
    );

    await user.click(screen.getByRole('link', { name: 'Lägg till en kommun eller organisation' }));
    await screen.findByRole('heading', {
      level: 1,
      name: 'Lägg till en kommun eller organisation',
    });
    expect(screen.getByRole('textbox', { name: 'Ditt namn' })).toHaveValue('Kim Berg');
    expect(screen.queryByRole('radio', { name: 'inget nätverk' })).not.toBeInTheDocument();
    await choose(user, 'Kommun', 'ornsk', /Örnsköldsviks kommun/);
    await user.click(screen.getByRole('button', { name: 'Lägg till och byt till den' }));

    expect(await screen.findByText(/^Örnsköldsviks kommun\. Här ser ni/)).toBeVisible();
    expect((await storedNetwork(storage))?.name).toBe('Norr');
  });
});
