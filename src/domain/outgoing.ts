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
  const namesOf = new Map<string, string[]>();
  for (const { record, people } of peopleHeard)
    namesOf.set(record, [...(namesOf.get(record) ?? []), ...namesFrom(people)]);

  const withheld: Outgoing['withheld'] = [];
  const records = all.records.filter((record) => {
    if (party !== undefined && !belongsTo(record, party)) return false;
    if (record.kind !== 'review') return true;
    const names = namesInReview(record, namesOf.get(record.id) ?? []);
    if (names.length > 0) withheld.push({ review: record, names });
    return names.length === 0;
  });

  const leaving = new Set(records.map(({ id }) => id));
  const ofLeaving = all.history.filter(({ record }) => leaving.has(record));
  const history = ofLeaving.filter((entry) => !hasName(entry, namesOf.get(entry.record) ?? []));
  return { records, history, withheld, withheldVersions: ofLeaving.length - history.length };
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
