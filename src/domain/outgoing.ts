// Answers for: what may leave this machine in a file: everything but the names of people heard in a review.
import { namesFrom, namesIn } from './names.ts';
import type { HistoryEntry, KeptRecord, Snapshot } from './record.ts';
import type { Finding, Note, Recommendation, Reply, Review, ReviewProfile } from './review.ts';
import type { Register } from './revision.ts';

export interface Outgoing extends Snapshot {
  /** Reviews that stay here until the names in their texts have been taken away. */
  withheld: { review: Review; names: string[] }[];
  /** How many replaced versions of review texts stay here for the same reason. */
  withheldVersions: number;
}

/**
 * Everything, or with `party` everything of one party and the network it belongs to. `peopleHeard` are the
 * texts of the field "people heard" by the review they belong to.
 */
export function outgoing(
  all: Snapshot,
  peopleHeard: readonly { record: string; people: string }[],
  party?: string,
): Outgoing {
  const asked = all.records.filter((record) => party === undefined || belongsTo(record, party));
  const reviews = asked.filter((record) => record.kind === 'review');
  const { withheld, mayLeave } = heldBack(reviews, peopleHeard);
  const staying = new Set(withheld.map(({ review }) => review.id));
  const records = asked.filter(({ id }) => !staying.has(id));
  const leaving = new Set(records.map(({ id }) => id));
  const ofLeaving = all.history.filter(({ record }) => leaving.has(record));
  const history = ofLeaving.filter(mayLeave);
  return { records, history, withheld, withheldVersions: ofLeaving.length - history.length };
}

/** What has to stay, for the names in it: only reviews can hold any. */
export function heldBack(
  reviews: readonly Review[],
  peopleHeard: readonly { record: string; people: string }[],
): { withheld: Outgoing['withheld']; mayLeave: (entry: HistoryEntry) => boolean } {
  const namesOf = new Map<string, string[]>();
  for (const { record, people } of peopleHeard)
    namesOf.set(record, [...(namesOf.get(record) ?? []), ...namesFrom(people)]);
  const withheld = reviews.flatMap((review) => {
    const names = namesInReview(review, namesOf.get(review.id) ?? []);
    return names.length > 0 ? [{ review, names }] : [];
  });
  return { withheld, mayLeave: (entry) => !hasName(entry, namesOf.get(entry.record) ?? []) };
}

function belongsTo(record: KeptRecord, party: string): boolean {
  switch (record.kind) {
    case 'network':
      return true;
    case 'party':
      return record.id === party;
    case 'assessment':
    case 'review':
    case 'document':
    case 'action':
    case 'sign-off':
      return record.party === party;
  }
}

function namesInReview(review: Review, names: readonly string[]): string[] {
  const found = Object.entries(review.fields).flatMap(([field, register]) =>
    namesInField(field, register as Register, names),
  );
  return [...new Set(found)];
}

/** Those of the names that stand in what one field of a review says, each once. */
export function namesInField(field: string, { heads }: Register, names: readonly string[]) {
  if (names.length === 0) return [];
  return [...new Set(heads.flatMap(({ value }) => namesIn(textOf(field, value), names)))];
}

function hasName({ field, revision }: HistoryEntry, names: readonly string[]): boolean {
  return names.length > 0 && namesIn(textOf(field, revision.value), names).length > 0;
}

/** What people wrote in one field of a review. The team's own names may leave: they sign the report. */
function textOf(field: string, value: unknown): string {
  if (value === null) return '';
  switch (field.split(':')[0]) {
    case 'profile': {
      const { title, themeText, team } = value as ReviewProfile;
      return [title, themeText, ...team.map(({ party }) => party)].join('\n');
    }
    case 'reply': {
      const { text, by } = value as Reply;
      return `${text}\n${by}`;
    }
    case 'recommendation': {
      const { text, owner } = value as Recommendation;
      return `${text}\n${owner}`;
    }
    case 'section':
      return value as string;
    default:
      return (value as Note | Finding).text;
  }
}
