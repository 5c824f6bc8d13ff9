// Answers for: what to look over in a whole sheet before it is signed off, row by row and kind by kind.
import { levelOf, type Answer } from './answer.ts';
import { answerWarnings, type AnswerWarning } from './answer-check.ts';
import { answerField, type Assessment } from './assessment.ts';
import type { AssessmentInstrument, Item } from './instrument.ts';
import { comparableItems } from './progress.ts';
import { currentValue, hasConflict } from './revision.ts';

export type SheetWarning =
  | AnswerWarning
  /** Two people have answered without knowing of each other, and nobody has chosen. */
  | { kind: 'conflict' }
  | { kind: 'unanswered' }
  /** The level is another than the year before, and no reason says why. */
  | { kind: 'change-unexplained'; from: number; to: number };

/** In the order they are looked over: what is to be chosen or answered first, then what an answer lacks. */
const order: Record<SheetWarning['kind'], number> = {
  conflict: 0,
  unanswered: 1,
  'reason-missing': 2,
  'change-unexplained': 3,
  'evidence-missing': 4,
  'evidence-undated': 5,
  'evidence-in-future': 6,
  'evidence-old': 7,
  'evidence-expired': 8,
  'follow-up-missing': 9,
};

export interface CheckedSheet {
  instrument: AssessmentInstrument;
  /** Null before the first answer. */
  assessment: Assessment | null;
  /** The nearest earlier year with answers, with the version it was answered in. */
  previous: { instrument: AssessmentInstrument; assessment: Assessment | null } | undefined;
  /** What an answer is judged by: see `answerWarnings`. */
  on: Parameters<typeof answerWarnings>[2];
}

export interface CheckedRow {
  item: Item;
  /** At least one. */
  warnings: SheetWarning[];
}

/** Every row that has something to look over, in the instrument's order. They are quiet: nothing is stopped. */
export function sheetCheck({ instrument, assessment, previous, on }: CheckedSheet): CheckedRow[] {
  const comparable = new Set(previous && comparableItems(previous.instrument, instrument));
  return instrument.items.flatMap((item) => {
    const field = answerField(item.key);
    const register = assessment?.fields[field];
    const answer = currentValue(register);
    // Which of two answers the rules are to be held against is not known until one is chosen.
    if (hasConflict(register)) return { item, warnings: [{ kind: 'conflict' as const }] };
    if (!answer?.response) return { item, warnings: [{ kind: 'unanswered' as const }] };
    const before = comparable.has(item.key)
      ? currentValue(previous?.assessment?.fields[field])
      : undefined;
    const change = unexplainedChange(answer, before);
    const warnings = [...answerWarnings(instrument, answer, on), ...(change ? [change] : [])];
    return warnings.length === 0 ? [] : { item, warnings };
  });
}

/**
 * Whether a level differs from the year before without a word about why. Only levels on the same scale are
 * compared: hand in `before` only where both versions ask the same thing.
 */
export function unexplainedChange(
  answer: Answer | undefined,
  before: Answer | undefined,
): (SheetWarning & { kind: 'change-unexplained' }) | undefined {
  const [from, to] = [levelOf(before), levelOf(answer)];
  if (from === undefined || to === undefined || from === to) return undefined;
  return answer?.comment.trim() === '' ? { kind: 'change-unexplained', from, to } : undefined;
}

export interface WarningsOfKind {
  kind: SheetWarning['kind'];
  /** In the instrument's order. */
  rows: { item: Item; warning: SheetWarning }[];
}

/** The same rows gathered by what they lack; a row with two warnings is in two lists. */
export function byWarning(rows: readonly CheckedRow[]): WarningsOfKind[] {
  const kinds = new Map<SheetWarning['kind'], WarningsOfKind['rows']>();
  for (const { item, warnings } of rows)
    for (const warning of warnings)
      kinds.set(warning.kind, [...(kinds.get(warning.kind) ?? []), { item, warning }]);
  return [...kinds]
    .map(([kind, rowsOfKind]) => ({ kind, rows: rowsOfKind }))
    .sort((a, b) => order[a.kind] - order[b.kind]);
}
