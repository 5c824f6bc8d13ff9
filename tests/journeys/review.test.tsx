// A review from agreement to report, as the reviewers and the host do it.
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Review } from '#domain/review.ts';
import { paths } from '#pages/paths.ts';
import type { Storage } from '#storage/provider.tsx';
import { fullTexts, putFullReview } from '../support/full-review.ts';
import { beginAsGavle, openTestStorage, renderApp } from '../support/render-app.tsx';
import { takeSnapshot } from '#storage/take-snapshot.ts';

const party = 'party:2180';

async function storedReview({ database }: Storage): Promise<Review> {
  const [review] = await database.records.where({ kind: 'review' }).toArray();
  if (review?.kind !== 'review') throw new Error('No review is stored');
  return review;
}

/** A store with a whole review in it, and the review's id. */
async function storeWithReview(people = '') {
  const storage = await openTestStorage();
  await beginAsGavle(storage);
  const id = await putFullReview(storage, party, {
    notes: ['Rutinen hänger i fikarummet.'],
    people,
  });
  return { storage, id };
}

describe('beginning a review', () => {
  it('asks for a party first', async () => {
    await renderApp({ path: paths.reviews });
    expect(await screen.findByText(/Tala först om vilken kommun ni arbetar för/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Till startsidan' })).toBeVisible();
  });

  it('refuses a date that is none, and goes on to the plan with its dated phases', async () => {
    const { user, storage } = await renderApp({ path: paths.reviews, prepare: beginAsGavle });
    await user.click(await screen.findByRole('button', { name: 'Ny granskning' }));
    const form = await screen.findByRole('form', { name: 'Ny granskning' });
    expect(within(form).getByLabelText(/Vem ska granskas/)).toHaveDisplayValue(
      'Gävle kommun (vi själva)',
    );
    await user.type(within(form).getByLabelText(/Titel/), 'Barn i planeringen');
    await user.click(within(form).getByLabelText(/Lätt granskning/));
    await user.selectOptions(within(form).getByLabelText('Tema'), 'Eget tema');
    await user.type(within(form).getByLabelText('Skriv ert tema'), 'Skolvägar');
    const date = within(form).getByLabelText(/När börjar besöket/);
    await user.type(date, 'i vår');
    await user.click(within(form).getByRole('button', { name: 'Börja granskningen' }));
    expect(date).toHaveFocus();
    expect(date).toBeInvalid();

    await user.clear(date);
    await user.type(date, '2027-02-10');
    await user.click(within(form).getByRole('button', { name: 'Börja granskningen' }));
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Barn i planeringen' }),
    ).toBeVisible();
    expect(screen.getByText('Gävle kommun · Skolvägar · 10 februari 2027')).toBeVisible();
    expect(screen.getByText('Förbereds')).toBeVisible();
    // What is computed is a proposal and is told by its week; the visit has a day.
    const agreement = (await screen.findByText('Omkring vecka 49, 2026')).closest('li');
    expect(agreement).toHaveTextContent('Nästa steg');
    expect(agreement).toHaveAttribute('aria-current', 'step');
    expect(screen.getAllByText('10 februari 2027')[0]).toBeVisible();

    const { fields } = await storedReview(storage);
    expect(fields.profile.heads[0]?.value).toMatchObject({ format: 'light', theme: null });
  });

  it('keeps the team as it is written, name after name', async () => {
    const { storage, id } = await storeWithReview();
    const { user } = await renderApp({ path: paths.review(id), storage });
    await user.click(await screen.findByRole('button', { name: 'Lägg till deltagare' }));
    const added = await screen.findByRole('group', { name: 'Deltagare 3' });
    await waitFor(() => expect(within(added).getByLabelText('Namn')).toHaveFocus());
    await user.keyboard('Sol Vik');
    await user.tab();
    await user.keyboard('Gävle kommun');
    await user.tab();
    await user.click(screen.getByRole('button', { name: 'Ta bort Idris Hagman' }));
    await waitFor(async () => {
      const { fields } = await storedReview(storage);
      expect(fields.profile.heads[0]?.value.team).toMatchObject([
        { name: 'Maja Östlund', party: 'Uppsala kommun' },
        { name: 'Sol Vik', party: 'Gävle kommun' },
      ]);
    });
  });

  it('says so when the review is not on this machine', async () => {
    await renderApp({ path: paths.review('review:elsewhere'), prepare: beginAsGavle });
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Granskningen finns inte här' }),
    ).toBeVisible();
  });
});

describe('notes from a visit', () => {
  it('go from a question to a note, with the names of those heard kept apart', async () => {
    const { storage, id } = await storeWithReview();
    const { user } = await renderApp({ path: `${paths.review(id)}?del=fragor`, storage });
    await user.click(
      await screen.findByRole('link', { name: /Hur märks barnets rättigheter i er budget/ }),
    );
    const composer = await screen.findByRole('region', { name: 'Ny anteckning' });
    expect(within(composer).getByRole('radio', { name: 'Förtroendevalda' })).toBeChecked();
    await user.type(
      within(composer).getByLabelText(/Vem ni talade med/),
      'Vera Tallkvist, ordförande',
    );
    await user.type(
      within(composer).getByLabelText('Vad ni hörde eller såg'),
      'Budgeten prövas inte.',
    );
    await user.click(
      within(composer).getByRole('button', { name: 'Spara och skriv nästa i samma samtal' }),
    );

    const next = await screen.findByRole('region', { name: 'Ny anteckning' });
    await waitFor(() =>
      expect(within(next).getByLabelText('Vad ni hörde eller såg')).toHaveFocus(),
    );
    expect(within(next).getByLabelText('Vad ni hörde eller såg')).toHaveValue('');
    expect(within(next).getByRole('radio', { name: 'Förtroendevalda' })).toBeChecked();
    expect(within(next).getByLabelText(/Vem ni talade med/)).toHaveValue(
      'Vera Tallkvist, ordförande',
    );
    expect(await screen.findByText('Budgeten prövas inte.')).toBeVisible();
    expect(screen.getByText(/Ni talade med Vera Tallkvist, ordförande/)).toBeVisible();

    expect(JSON.stringify(await storage.database.records.toArray())).not.toContain('Tallkvist');
    expect(JSON.stringify(await storage.database.confidential.toArray())).toContain('Tallkvist');
  });

  it('warn when the name of somebody heard is written in a note', async () => {
    const { storage, id } = await storeWithReview('Vera Tallkvist');
    const { user } = await renderApp({ path: `${paths.review(id)}?del=anteckningar`, storage });
    const text = await screen.findByLabelText('Vad ni hörde eller såg');
    await user.type(text, 'Enligt Vera är det så.');
    await user.tab();
    expect(await screen.findByText(/Här står Vera, som ni har talat med/)).toBeVisible();
  });

  it('become findings, which wait until somebody says how sure they are', async () => {
    const { storage, id } = await storeWithReview();
    const { user } = await renderApp({ path: `${paths.review(id)}?del=anteckningar`, storage });
    await user.click(await screen.findByRole('button', { name: 'Gör till fynd' }));
    const text = await screen.findByLabelText('Fyndet');
    await waitFor(() => expect(text).toHaveFocus());
    expect(text).toHaveValue('');
    expect(screen.getByRole('checkbox', { name: 'Rutinen hänger i fikarummet.' })).toBeChecked();
    expect(
      screen.getByText('4 fynd kommer med i rapporten. 2 behöver kontrolleras först.'),
    ).toBeVisible();
    await user.type(text, 'Rutinen är känd av alla.');
    await user.click(screen.getByRole('radio', { name: /^Sett/ }));
    expect(
      await screen.findByText('5 fynd kommer med i rapporten. 1 behöver kontrolleras först.'),
    ).toBeVisible();
    const { fields } = await storedReview(storage);
    expect(JSON.stringify(fields)).toContain('Rutinen är känd av alla.');
  });

  it('can be taken away and brought back', async () => {
    const { storage, id } = await storeWithReview();
    const { user } = await renderApp({ path: `${paths.review(id)}?del=anteckningar`, storage });
    await user.click(await screen.findByRole('button', { name: 'Ta bort' }));
    const undo = await screen.findByRole('button', { name: 'Ångra' });
    expect(screen.queryByText('Rutinen hänger i fikarummet.')).not.toBeInTheDocument();
    expect(undo).toHaveFocus();
    await user.click(undo);
    expect(await screen.findByText('Rutinen hänger i fikarummet.')).toBeVisible();
  });
});

it('has room for six recommendations and says why there is no seventh', async () => {
  const { storage, id } = await storeWithReview();
  const { user } = await renderApp({ path: `${paths.review(id)}?del=rekommendationer`, storage });
  const add = await screen.findByRole('button', { name: 'Ny rekommendation' });
  for (let number = 2; number <= 6; number += 1) {
    await user.click(add);
    await screen.findByRole('heading', { name: `Rekommendation ${number}` });
  }
  await user.click(add);
  expect(
    await screen.findByText(/Rapporten har plats för högst 6 rekommendationer. Slå ihop två/),
  ).toBeVisible();
  expect(screen.queryByRole('heading', { name: 'Rekommendation 7' })).not.toBeInTheDocument();
});

it('keeps all of the host’s reply', async () => {
  const { storage } = await storeWithReview();
  const created = await storage.commands.createReview(party, 1, {
    ...(await storedReview(storage)).fields.profile.heads[0]!.value,
    title: 'Utan svar',
  });
  if (!created.ok) throw new Error('The review is refused');
  const { user } = await renderApp({ path: `${paths.review(created.value)}?del=svar`, storage });
  await user.type(await screen.findByLabelText(/Svar från Gävle kommun/), 'Vi håller med.');
  await user.tab();
  await user.keyboard('ordföranden');
  await user.click(screen.getByRole('checkbox', { name: 'Vi har faktagranskat rapporten' }));
  await waitFor(async () => {
    const review = await storage.database.records.get(created.value);
    expect((review as Review).fields.reply?.heads[0]?.value).toEqual({
      text: 'Vi håller med.',
      factsChecked: true,
      by: 'ordföranden',
      date: null,
    });
  });
});

describe('the report', () => {
  it('has everything in its place, in the language asked for, and is saved as Word', async () => {
    const { storage, id } = await storeWithReview();
    const { user } = await renderApp({ path: paths.reviewReport(id), storage });
    const sheet = await screen.findByRole('article', { name: 'Trygga uppväxtvillkor i Gävle' });
    expect(within(sheet).getByRole('heading', { level: 1 })).toHaveTextContent(
      'Trygga uppväxtvillkor',
    );
    expect(within(sheet).getByRole('heading', { name: 'Det vi undrar över' })).toBeVisible();
    expect(within(sheet).getByText(fullTexts.question)).toBeVisible();
    expect(within(sheet).getByText('15 september 2028')).toBeVisible();
    expect(
      within(sheet).getByRole('row', { name: /Pröva budgeten ur barns synvinkel/ }),
    ).toBeVisible();
    expect(within(sheet).queryByText(/fikarummet/)).not.toBeInTheDocument();
    expect(within(sheet).queryByText(fullTexts.hearsay)).not.toBeInTheDocument();

    await user.click(screen.getByRole('button', { name: 'Spara som Word' }));
    expect(
      await screen.findByText(
        'Sparad som Trygga uppväxtvillkor i Gävle Gävle kommun 2026-09-15.docx',
      ),
    ).toBeVisible();

    await user.selectOptions(screen.getByLabelText('Rapportens språk'), 'English');
    expect(await screen.findByRole('heading', { name: 'What we wonder about' })).toBeVisible();
    expect(screen.getByRole('article')).toHaveAttribute('lang', 'en-GB');
  });

  it('is not made while the name of somebody heard stands in it', async () => {
    const { storage, id } = await storeWithReview('Vera Tallkvist, rektor');
    await storage.commands.setReviewField(id, 'section:method', 'Vi åt lunch med Vera.', []);
    const { user } = await renderApp({ path: paths.reviewReport(id), storage });
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Rapporten kan inte skapas än' }),
    ).toBeVisible();
    expect(screen.getByText(/Namnet Vera står i texten ”Så gick granskningen till”/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Spara som Word' })).not.toBeInTheDocument();

    await user.click(screen.getByRole('link', { name: 'Rätta' }));
    const method = await screen.findByLabelText(/Text till ”Så gick granskningen till”/);
    expect(await screen.findByText(/Här står Vera/)).toBeVisible();
    await user.clear(method);
    await user.type(method, 'Vi åt lunch med skolans rektor.');
    await user.tab();
    await waitFor(() => expect(screen.queryByText(/Här står Vera/)).not.toBeInTheDocument());
    await user.click(screen.getByRole('link', { name: 'Rapport' }));
    expect(await screen.findByRole('button', { name: 'Spara som Word' })).toBeVisible();
  });
});

it('shows what two reviewers wrote without knowing of each other, and lets one choose', async () => {
  const { storage, id } = await storeWithReview();
  const other = await openTestStorage();
  await other.commands.setPerson({ name: 'Noor Ek', role: '' });
  const sent = await takeSnapshot(storage);
  await other.commands.mergeSnapshot(sent);
  const head = (await storedReview(other)).fields['section:summary']?.heads[0]?.id ?? '';
  await other.commands.setReviewField(id, 'section:summary', 'Noors ord.', [head]);
  await storage.commands.setReviewField(id, 'section:summary', 'Kims ord.', [head]);
  const returned = await takeSnapshot(other);
  await storage.commands.mergeSnapshot(returned);

  const { user } = await renderApp({ path: paths.review(id), storage });
  expect(
    await screen.findByRole('heading', { name: 'Två har skrivit på samma ställe' }),
  ).toBeVisible();
  const version = screen.getByText('Noors ord.').parentElement!;
  expect(within(version).getByText(/Noor Ek/)).toBeVisible();
  expect(screen.getByText('Kims ord.')).toBeVisible();
  await user.click(within(version).getByRole('button', { name: 'Behåll den här' }));
  await waitFor(() =>
    expect(screen.queryByRole('heading', { name: /Två har skrivit/ })).not.toBeInTheDocument(),
  );
  const { fields } = await storedReview(storage);
  expect(fields['section:summary']?.heads.map(({ value }) => value)).toEqual(['Noors ord.']);
});
