// Answers for: asking the party itself whether a step and the same year's matrix both hold.
import type { Assessment } from '#domain/assessment.ts';
import { contradictions } from '#domain/contradiction.ts';
import type { AssessmentInstrument, Item } from '#domain/instrument.ts';
import type { Period } from '#domain/period.ts';
import { summaryOf, type Mark } from '#domain/summary.ts';
import { assessmentInstrument, inventoryMatrixId } from '#instruments/index.ts';
import { FoldedContradiction, type ExplanationRegister } from '#pages/contradiction-question.tsx';

interface ContradictionProps {
  party: string;
  instrument: AssessmentInstrument;
  item: Item;
  mark: Mark | undefined;
  period: Period;
  related: readonly (Assessment | null)[];
  explanation: ExplanationRegister;
}

export function Contradiction(props: ContradictionProps) {
  const { party, instrument, item, mark, period, related, explanation } = props;
  const assessment = related.find((other) => other?.instrument === inventoryMatrixId);
  const matrix = assessment && assessmentInstrument(assessment.instrument, assessment.version);
  if (mark === undefined || !assessment || !matrix) return null;
  const [contradiction] = contradictions(
    { instrument, marks: { [item.key]: mark } },
    { instrument: matrix, marks: summaryOf(assessment).marks },
  );
  if (contradiction === undefined) return null;
  return (
    <FoldedContradiction
      put={{ contradiction, party, period, keyInstrument: instrument, matrix, explanation }}
      here={item.key}
    />
  );
}
