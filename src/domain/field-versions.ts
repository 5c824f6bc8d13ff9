// Answers for: every version that one answer has had, newest first, and what each changed against the one before.
import type { Answer } from './answer.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Register, Revision } from './revision.ts';

/** The parts of an answer that a version can differ in, in the order they are told. */
export const answerParts = [
  'response',
  'confirmedUnchanged',
  'comment',
  'documents',
  'certainty',
  'followUp',
] as const satisfies (keyof Answer)[];
export type AnswerPart = (typeof answerParts)[number];

export interface AnswerVersion {
  revision: Revision<Answer>;
  /** The version it was written over; undefined for the first. */
  before: Answer | undefined;
  /** What it changed; for the first version, everything that had been filled in. */
  changed: AnswerPart[];
  /** Still stands: one version, or two that nobody has chosen between. */
  isPresent: boolean;
}

/**
 * The living versions and the replaced ones (`history`), newest first by their writers' clocks. A version is
 * compared with the newest of those it replaced; one of which none is kept here counts as written over
 * the one just before it in time.
 */
export function answerVersions(
  register: Register<Answer> | undefined,
  history: readonly Revision[],
): AnswerVersion[] {
  const present = new Set(register?.heads.map(({ id }) => id));
  const all = [
    ...(history as readonly Revision<Answer>[]).filter(({ id }) => !present.has(id)),
    ...(register?.heads ?? []),
  ].sort(byTime);
  return all
    .map((revision, index): AnswerVersion => {
      const earlier = all.slice(0, index);
      const replaced = earlier.filter(({ id }) => revision.replaces.includes(id));
      const before = (replaced.at(-1) ?? earlier.at(-1))?.value;
      return {
        revision,
        before,
        changed: changedParts(before, revision.value),
        isPresent: present.has(revision.id),
      };
    })
    .reverse();
}

export function changedParts(before: Answer | undefined, after: Answer): AnswerPart[] {
  return answerParts.filter((part) => told(before, part) !== told(after, part));
}

/** A part in a form that two answers can be compared by: what is empty is the same as what is missing. */
function told(answer: Answer | undefined, part: AnswerPart): string {
  const value = answer?.[part] ?? null;
  const isEmpty =
    value === null ||
    value === '' ||
    value === false ||
    (Array.isArray(value) && value.length === 0);
  return isEmpty ? '' : canonicalJson(value);
}

function byTime(a: Revision, b: Revision): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
