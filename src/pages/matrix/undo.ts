// Answers for: the last answers given in this window, so that they can be taken back one by one.
import { create } from 'zustand';
import type { Answer } from '#domain/answer.ts';
import { canonicalJson } from '#domain/canonical-json.ts';
import type { Commands } from '#storage/commands.ts';
import { assessmentKeyOf } from './assignment.ts';
import type { Sheet } from './sheet.ts';

/** One act on one row: the parts of the answer that it changed, as they were and as it left them. */
export interface UndoStep {
  assessment: string;
  /** Of the database it was written to: the example's acts are not one's own. */
  commands: Commands;
  item: string;
  before: Partial<Answer>;
  after: Partial<Answer>;
}

export interface UndoOutcome {
  step: UndoStep;
  /** `changed`: the row has been changed since by somebody else, so nothing was taken back. */
  how: 'undone' | 'changed' | 'failed';
}

/** More acts than this are not remembered: further back one looks in the history of the row. */
const stepsKept = 100;

interface Steps {
  /** Oldest first. They belong to this window and vanish with it. */
  steps: readonly UndoStep[];
  /** What came of the last *Ångra*, until the next act. */
  outcome: UndoOutcome | undefined;
}

const useSteps = create<Steps>()(() => ({ steps: [], outcome: undefined }));

/** The act that *Ångra* would take back on this sheet; undefined when there is none. */
export function useLastStep(sheet: SheetOfStep): UndoStep | undefined {
  return useSteps(({ steps }) => steps.findLast((step) => isOf(step, sheet)));
}

type SheetOfStep = Pick<Sheet, 'assessment' | 'commands'>;

function isOf(step: UndoStep, { assessment, commands }: SheetOfStep): boolean {
  return step.assessment === assessment && step.commands === commands;
}

/** What to tell of the last *Ångra* on this sheet; undefined once something else has been done. */
export function useUndoOutcome(sheet: SheetOfStep): UndoOutcome | undefined {
  const outcome = useSteps((state) => state.outcome);
  return outcome && isOf(outcome.step, sheet) ? outcome : undefined;
}

type Change = Partial<Answer> | ((stored: Answer) => Partial<Answer>);

/**
 * Saves an act that can be taken back: a choice, a confirmation, evidence taken along. What was there before
 * is read where it is written, so that two quick acts are two steps. `seen`, `over` and the result are those of
 * `sheet.save`.
 */
export async function act(
  { assessment, commands, save }: Pick<Sheet, 'assessment' | 'commands' | 'save'>,
  item: string,
  change: Change,
  seen: readonly string[],
  over?: Partial<Answer>,
): Promise<boolean> {
  let step: UndoStep | undefined;
  const isSaved = await save(
    item,
    (stored) => {
      const after = typeof change === 'function' ? change(stored) : change;
      step = { assessment, commands, item, before: partsOf(stored, after), after };
      return after;
    },
    seen,
    over,
  );
  const done = step;
  if (isSaved && done !== undefined && !isSame(done.before, done.after))
    useSteps.setState(({ steps }) => ({
      steps: [...steps, done].slice(-stepsKept),
      outcome: undefined,
    }));
  return isSaved;
}

/**
 * Takes back the last act on this sheet. Only the parts that the act changed go back, and only while they are as
 * it left them and no other window or person has written the row since. A step is used once, whatever comes
 * of it.
 */
export async function undoLast(sheet: Sheet): Promise<UndoOutcome | undefined> {
  const step = useSteps.getState().steps.findLast((candidate) => isOf(candidate, sheet));
  if (step === undefined) return undefined;
  useSteps.setState(({ steps }) => ({ steps: steps.filter((other) => other !== step) }));
  const { item, before, after } = step;
  const key = assessmentKeyOf(sheet);
  const taken = await sheet.commands.takeBackAnswer(key, item, before, after);
  const outcome: UndoOutcome = {
    step,
    how: !taken.ok ? 'failed' : taken.value ? 'undone' : 'changed',
  };
  useSteps.setState({ outcome });
  return outcome;
}

/** The same parts of an answer as another has. */
function partsOf(answer: Answer, parts: Partial<Answer>): Partial<Answer> {
  return Object.fromEntries(Object.keys(parts).map((part) => [part, answer[part as keyof Answer]]));
}

function isSame(a: Partial<Answer>, b: Partial<Answer>): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
