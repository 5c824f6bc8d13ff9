// A whole review of Gävle in the store, from agreement to reply, with notes and names of people heard.
import type { ReviewProfile } from '#domain/review.ts';
import type { Storage } from '#storage/provider.tsx';

const fullProfile: ReviewProfile = {
  title: 'Trygga uppväxtvillkor i Gävle',
  format: 'light',
  theme: 'safe',
  themeText: '',
  visitDate: '2026-09-15',
  matrixPeriod: null,
  keyPeriod: null,
  team: [
    { id: 't1', name: 'Maja Östlund', party: 'Uppsala kommun', role: 'lead' },
    { id: 't2', name: 'Idris Hagman', party: 'Örebro kommun', role: 'reviewer' },
  ],
};

export const fullTexts = {
  summary: 'Gävle har ett beslut som märks.\n\nTvå saker återstår:\n- pengarna\n- de yngsta barnen',
  method: 'Vi besökte tre skolor.',
  shortfall: 'Vi når inte de yngsta barnen.',
  children: '”Vi fick veta vad som hände sedan.”',
  takehome: 'Vi prövar mallen hemma.',
  strength: 'Mallen för beslut frågar hur barn påverkas.',
  question: 'Hur prövas barnets bästa i budgeten?',
  proposal: 'Pröva en nämnds budget först.',
  example: 'Ungdomar leder egna skyddsronder.',
  hearsay: 'Någon menar att rutinen inte används.',
  recommendation: 'Pröva budgeten ur barns synvinkel före beslut.',
  owner: 'Kommunstyrelsen',
  reply: 'Vi håller med om budgeten.',
  replyBy: 'kommunstyrelsens ordförande',
};

interface Confidential {
  notes: string[];
  people: string;
}

/** Gives the review's id. */
export async function putFullReview(
  { commands }: Storage,
  party: string,
  { notes, people }: Confidential,
): Promise<string> {
  const created = await commands.createReview(party, 1, fullProfile);
  if (!created.ok) throw new Error(`The review is refused: ${created.error.kind}`);
  const review = created.value;
  const noteIds: string[] = [];
  for (const text of notes) {
    const id = commands.newId();
    noteIds.push(id);
    const note = { group: 'staff', question: 'Q9', about: null, text };
    await commands.setReviewField(review, `note:${id}`, note, []);
    await commands.setPeopleHeard(review, id, people);
  }
  const addFinding = async (text: string, type: string, strength: string) => {
    const id = commands.newId();
    const about = { instrument: 'inventory-matrix', item: 'D2' };
    const finding = { text, type, strength, group: 'staff', about, notes: noteIds };
    await commands.setReviewField(review, `finding:${id}`, finding, []);
    return id;
  };
  await addFinding(fullTexts.strength, 'strength', 'seen');
  const question = await addFinding(fullTexts.question, 'question', 'heard');
  await addFinding(fullTexts.proposal, 'proposal', 'heard');
  await addFinding(fullTexts.example, 'example', 'seen');
  await addFinding(fullTexts.hearsay, 'question', 'said');
  for (const section of ['summary', 'method', 'shortfall', 'children', 'takehome'] as const)
    await commands.setReviewField(review, `section:${section}`, fullTexts[section], []);
  await commands.setReviewField(review, 'section:agreement', 'Rapporten läses av båda.', []);
  await commands.setReviewField(
    review,
    `recommendation:${commands.newId()}`,
    {
      text: fullTexts.recommendation,
      owner: fullTexts.owner,
      due: '2027-06',
      findings: [question],
    },
    [],
  );
  await commands.setReviewField(
    review,
    'reply',
    { text: fullTexts.reply, factsChecked: true, by: fullTexts.replyBy, date: '2026-11-10' },
    [],
  );
  return review;
}
