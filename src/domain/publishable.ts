// Answers for: a version that anyone may read: levels under aliases, and nothing that leads back to a party or a person.
import type { Answer } from './answer.ts';
import { answerField, itemOfField, newAssessment, type Assessment } from './assessment.ts';
import type { Sheet } from './comparison-pack.ts';
import { freeParty, partyId, type Party } from './party.ts';
import { withFields, type Snapshot } from './record.ts';
import { currentValue, type Register } from './revision.ts';
import { markOf, type Mark } from './summary.ts';

export interface PublishChoice {
  sheets: readonly Sheet[];
  /** The parties to take along, by id. */
  parties: readonly string[];
  /** The word before the letter: "Kommun" gives "Kommun A". */
  aliasWord: string;
  /** Decides which party gets which letter. Random, and never in the file: with it one could find the order again. */
  seed: string;
  /** Random, 1–20 characters of a–z and 0–9; in every id, so that two publications never mix. */
  mark: string;
}

export interface PublishedRow {
  alias: string;
  instrument: string;
  version: number;
  period: string;
  item: string;
  mark: Mark;
}

export interface Publishable extends Snapshot {
  /** Who is who, by alias. To be shown and kept apart: it is in no file. */
  key: { alias: string; party: string; name: string }[];
  /** The same answers as lines for a table, by alias, instrument, period and item as they come. */
  rows: PublishedRow[];
}

/** When everything in a published file is said to have been written: a time that tells nothing. */
const publishedAt = '2000-01-01T00:00:00.000Z';
/** The device and sitting of everything in a published file. */
export const publishedBy = 'published';

/**
 * Only levels, "don't know" and "does not concern us"; answers in numbers or words can give a party away. Every id,
 * device, author, time, comment, document and sign-off is removed or made anew.
 */
export function publishable(all: Snapshot, choice: PublishChoice): Publishable {
  const chosen = new Set(choice.parties);
  const parties = all.records.filter(
    (record): record is Party => record.kind === 'party' && chosen.has(record.id),
  );
  const result: Publishable = { records: [], history: [], key: [], rows: [] };
  for (const [place, party] of shuffled(parties, choice.seed).entries()) {
    const alias = `${choice.aliasWord} ${letters(place)}`;
    const mark = `${choice.mark}-${letters(place).toLowerCase()}`;
    const published = publishedParty(alias, mark);
    const assessments = all.records.flatMap((record) =>
      record.kind === 'assessment' && record.party === party.id && isChosen(record, choice.sheets)
        ? [publishedAssessment(record, published.id, mark)]
        : [],
    );
    result.records.push(published, ...assessments);
    result.key.push({
      alias,
      party: party.id,
      name: currentValue(party.fields.profile)?.name ?? party.id,
    });
    result.rows.push(...assessments.flatMap((one) => rowsOf(one, alias)));
  }
  return result;
}

function isChosen({ instrument, period }: Sheet, sheets: readonly Sheet[]): boolean {
  return sheets.some((sheet) => sheet.instrument === instrument && sheet.period === period);
}

function publishedParty(alias: string, mark: string): Party {
  const profile = freeParty(alias);
  // The mark is in the id, so that "Kommun A" of two publications are not taken for one.
  const id = partyId(freeParty(`${mark} ${alias}`));
  return { id, kind: 'party', fields: { profile: published(profile, `${mark}-name`) } };
}

function publishedAssessment(assessment: Assessment, party: string, mark: string): Assessment {
  const { instrument, period, version, fields } = assessment;
  const answers = Object.entries(fields).flatMap(([field, register]) => {
    const item = itemOfField(field);
    const response = currentValue(register as Register<Answer>)?.response;
    if (item === undefined || !isLevel(response)) return [];
    const answer: Answer = {
      response,
      comment: '',
      documents: [],
      certainty: null,
      followUp: null,
      confirmedUnchanged: false,
    };
    return [[answerField(item), published(answer, `${mark}-${item.toLowerCase()}`)] as const];
  });
  const begun = newAssessment({ party, instrument, period }, version);
  return withFields(begun, Object.fromEntries(answers));
}

function isLevel(response: Answer['response'] | undefined): response is Answer['response'] {
  return (
    response?.kind === 'level' ||
    response?.kind === 'unknown' ||
    response?.kind === 'not-applicable'
  );
}

function published<V>(value: V, id: string): Register<V> {
  const revision = {
    id: id.slice(0, 64),
    replaces: [],
    at: publishedAt,
    author: '',
    device: publishedBy,
    sitting: publishedBy,
    value,
  };
  return { heads: [revision], past: [] };
}

function rowsOf(assessment: Assessment, alias: string): PublishedRow[] {
  const { instrument, version, period, fields } = assessment;
  return Object.entries(fields).flatMap(([field, register]) => {
    const item = itemOfField(field);
    const mark = markOf(currentValue(register as Register<Answer>));
    return item === undefined || mark === undefined
      ? []
      : [{ alias, instrument, version, period, item, mark }];
  });
}

/** A, B … Z, AA, AB … */
function letters(place: number): string {
  const last = String.fromCharCode('A'.charCodeAt(0) + (place % 26));
  return place < 26 ? last : letters(Math.floor(place / 26) - 1) + last;
}

/** In an order that follows from the seed alone, and not from the order they come in. */
function shuffled<P extends { id: string }>(parties: readonly P[], seed: string): P[] {
  const order = new Map(parties.map(({ id }) => [id, hash(`${seed}|${id}`)]));
  return parties.toSorted(
    (a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0) || (a.id < b.id ? -1 : 1),
  );
}

/** FNV-1a with a last stir, 32 bits: spreads well enough to order a few hundred; no secret rests on it. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** Under so many, whoever knows the network can guess who is who. */
const safeCount = 5;

/** Why it may be easy to guess who is who in a publication. */
export type GuessingRisk =
  | { kind: 'few-parties'; count: number }
  /** One time in which few have answered. */
  | { kind: 'few-answered'; sheet: Sheet; count: number }
  /** One time in which nearly all have answered: the empty places show who has not. */
  | { kind: 'few-unanswered'; sheet: Sheet; count: number }
  /** One time in which a few have far fewer answers than the others: their number gives them away. */
  | { kind: 'far-fewer-answers'; sheet: Sheet; count: number }
  /** Few of one form among many of another: a city district answers "does not concern us" where others do not. */
  | { kind: 'few-of-form'; form: 'district' | 'joint' | 'free'; count: number };

/** `assessments` are those of anybody, at any time. */
export function guessingRisks(
  known: {
    parties: readonly Party[];
    assessments: readonly (Sheet & { party: string; marks: Readonly<Record<string, Mark>> })[];
  },
  { sheets, parties }: Pick<PublishChoice, 'sheets' | 'parties'>,
): GuessingRisk[] {
  const chosen = new Set(parties);
  const risks: GuessingRisk[] = [];
  if (chosen.size < safeCount) risks.push({ kind: 'few-parties', count: chosen.size });
  for (const sheet of sheets) {
    const numbers = known.assessments
      .filter((one) => chosen.has(one.party) && isChosen(one, [sheet]))
      .map(({ marks }) => publishedCount(marks))
      .filter((number) => number > 0);
    risks.push(...risksOfNumbers(sheet, numbers, chosen.size));
  }
  const forms = known.parties.flatMap(({ id, fields }) =>
    chosen.has(id) ? [currentValue(fields.profile)?.form] : [],
  );
  for (const form of ['district', 'joint', 'free'] as const) {
    const { length: count } = forms.filter((one) => one === form);
    if (count > 0 && count < safeCount && count < forms.length)
      risks.push({ kind: 'few-of-form', form, count });
  }
  return risks;
}

/** An answer of another kind than a level is not published. */
function publishedCount(marks: Readonly<Record<string, Mark>>): number {
  return Object.values(marks).filter((mark) => mark !== '+').length;
}

/** How many answers each party has is in the table for all to see, and known in the network. */
function risksOfNumbers(sheet: Sheet, numbers: readonly number[], parties: number): GuessingRisk[] {
  const answered = numbers.length;
  const unanswered = parties - answered;
  const middle = numbers.toSorted((a, b) => a - b)[Math.floor(answered / 2)] ?? 0;
  const farFewer = numbers.filter((number) => number < middle / 2).length;
  const risks: GuessingRisk[] = [];
  // Where few take part at all, that has been said.
  if (parties >= safeCount && answered > 0 && answered < safeCount)
    risks.push({ kind: 'few-answered', sheet, count: answered });
  else if (unanswered > 0 && unanswered < safeCount && unanswered < answered)
    risks.push({ kind: 'few-unanswered', sheet, count: unanswered });
  if (farFewer > 0 && farFewer < safeCount)
    risks.push({ kind: 'far-fewer-answers', sheet, count: farFewer });
  return risks;
}
