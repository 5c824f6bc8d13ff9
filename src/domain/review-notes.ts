// Answers for: what a reviewer sends the leader of a review: notes and findings, never the names of people heard.
import { namesInField } from './outgoing.ts';
import { namesFrom } from './names.ts';
import type { KeptRecord, Snapshot } from './record.ts';
import type { Review, ReviewFields } from './review.ts';
import { reducedRegister } from './reduced.ts';
import type { Register } from './revision.ts';

export interface ReviewNotesChoice {
  review: string;
  /** Those that this machine has written, or all that are here. */
  whose: 'own' | 'all';
}

export interface ReviewNotes extends Snapshot {
  /** Notes and findings that stay here until the names in them have been taken away. */
  heldBack: { field: string; names: string[] }[];
  /** The review's own title or theme names somebody heard: then nothing can leave. Empty otherwise. */
  namesInTitle: string[];
  notes: number;
  findings: number;
}

/**
 * The review's name and team, its notes and findings (those that have been taken away too, as empty: that must
 * reach the others), and the host's name. No report texts, no recommendations, no reply, no earlier versions.
 * Undefined when the review is not here. `device` is this machine's.
 */
export function reviewNotes(
  all: Snapshot,
  peopleHeard: readonly { record: string; people: string }[],
  { review: id, whose }: ReviewNotesChoice,
  device: string,
): ReviewNotes | undefined {
  const review = all.records.find((record) => record.id === id);
  if (review?.kind !== 'review') return undefined;
  const names = peopleHeard
    .filter(({ record }) => record === id)
    .flatMap(({ people }) => namesFrom(people));
  const result: ReviewNotes = {
    records: [],
    history: [],
    heldBack: [],
    namesInTitle: namesInField('profile', review.fields.profile, names),
    notes: 0,
    findings: 0,
  };
  if (result.namesInTitle.length > 0) return result;

  const fields: ReviewFields = { profile: review.fields.profile };
  for (const [field, register] of Object.entries(review.fields) as [string, Register][]) {
    const kind = /^(note|finding):/.exec(field)?.[1];
    if (kind === undefined || (whose === 'own' && !isWrittenOn(register, device))) continue;
    const found = namesInField(field, register, names);
    if (found.length > 0) {
      result.heldBack.push({ field, names: found });
      continue;
    }
    Object.assign(fields, { [field]: register });
    if (register.heads.every(({ value }) => value === null)) continue;
    if (kind === 'note') result.notes += 1;
    else result.findings += 1;
  }
  result.records = [...hostOf(all.records, review), { ...review, fields }];
  return result;
}

function isWrittenOn({ heads }: Register, device: string): boolean {
  return heads.some((head) => head.device === device);
}

/** The host's name, so that the file can be read where nothing of the host is yet. */
function hostOf(records: readonly KeptRecord[], { party }: Review): KeptRecord[] {
  return records.flatMap((record) =>
    record.kind === 'party' && record.id === party
      ? [
          {
            ...record,
            fields: {
              profile: reducedRegister(record.fields.profile, () => ({ author: true })),
            },
          },
        ]
      : [],
  );
}
