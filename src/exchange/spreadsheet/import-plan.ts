// Answers for: what reading a spreadsheet in would do to the answers that are already here. Writes nothing.
import { newAnswer, type Answer } from '#domain/answer.ts';
import { isSameResponse } from '#domain/answer-check.ts';
import { answerField, lockOf, type Assessment } from '#domain/assessment.ts';
import { comparePeriods, type Period } from '#domain/period.ts';
import { currentValue, headIds } from '#domain/revision.ts';
import type { ProposedAnswer } from './proposal.ts';

export interface PlannedAnswer extends ProposedAnswer {
  /** What is here now; undefined when nothing is. */
  stored: Answer | undefined;
  /** The revisions that were looked at, for the command that writes. */
  seen: string[];
}

export interface YearPlan {
  year: Period;
  /** Signed off: nothing can be read in before the year has been opened again. */
  isLocked: boolean;
  /** Rows that have no answer here. */
  added: PlannedAnswer[];
  /** Rows that say the same here. */
  same: PlannedAnswer[];
  /** Rows that say something else here: kept as they are unless a person chooses the spreadsheet's. */
  different: PlannedAnswer[];
}

/** Where an answer belongs: a year and a row. */
export function placeOf({ year, item }: Pick<ProposedAnswer, 'year' | 'item'>): string {
  return `${year}|${item}`;
}

/** Years in order; `stored` gives what is here for a year. */
export function planImport(
  answers: readonly ProposedAnswer[],
  stored: (year: Period) => Assessment | null | undefined,
): YearPlan[] {
  const years = new Map<Period, YearPlan>();
  for (const answer of answers) {
    const plan = years.get(answer.year) ?? {
      year: answer.year,
      isLocked: lockOf(stored(answer.year)) !== null,
      added: [],
      same: [],
      different: [],
    };
    years.set(answer.year, plan);
    const register = stored(answer.year)?.fields[answerField(answer.item)];
    const here = currentValue(register);
    plan[outcomeOf(answer, here)].push({ ...answer, stored: here, seen: headIds(register) });
  }
  return [...years.values()].sort((a, b) => comparePeriods(a.year, b.year));
}

function outcomeOf(
  { response, comment }: ProposedAnswer,
  here: Answer | undefined,
): 'added' | 'same' | 'different' {
  const { response: hereResponse, comment: hereComment } = here ?? newAnswer();
  const bringsResponse = response !== null && !isSameResponse(response, hereResponse);
  const bringsComment = comment !== '' && comment !== hereComment;
  if (!bringsResponse && !bringsComment) return 'same';
  const losesResponse = bringsResponse && hereResponse !== null;
  const losesComment = bringsComment && hereComment !== '';
  return losesResponse || losesComment ? 'different' : 'added';
}
