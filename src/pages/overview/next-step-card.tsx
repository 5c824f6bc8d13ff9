// Answers for: the one thing to do next, with one button.
import { useTranslation } from 'react-i18next';
import { itemsInConflict } from '#domain/assessment.ts';
import { tallyOf, type NextStep } from '#domain/overview.ts';
import type { Summary } from '#domain/summary.ts';
import { useFormat } from '#i18n/format.ts';
import { implementationKeyId, inventoryMatrixId } from '#instruments/index.ts';
import { paths } from '#pages/paths.ts';
import { useAssessment } from '#storage/queries.ts';
import { published, type PartyStanding } from './standing.ts';
import { Step } from './step.tsx';

interface NextStepCardProps {
  step: NextStep;
  matrix: PartyStanding;
  meeting: PartyStanding;
}

export function NextStepCard({ step, matrix, meeting }: NextStepCardProps) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  switch (step.kind) {
    case 'decide':
      return <Decide summary={step.summary} />;
    case 'save-file':
      return (
        <Step
          title={t('next.save-file.title')}
          text={t('next.save-file.text')}
          action={t('next.save-file.action')}
          to={paths.exchange}
        />
      );
    case 'look':
      return (
        <Step
          title={t('next.look.title')}
          text={t('next.look.text')}
          action={t('next.look.action')}
          to={paths.progress}
        />
      );
    case 'begin':
    case 'continue':
    case 'find-out': {
      const { which, kind } = step;
      const standing = which === 'matrix' ? matrix : meeting;
      const { answered, unknown, total } = tallyOf(standing.items, standing.marks);
      const counts = { begin: total, continue: total - answered, 'find-out': unknown };
      const whole = which === 'matrix' ? paths.matrix(step.period) : paths.key(step.period);
      return (
        <Step
          title={t(`next.${kind}.${which}.title`, { period: format.period(step.period) })}
          text={t(`next.${kind}.${which}.text`, { count: counts[kind], answered, total })}
          action={t(`next.${kind}.${which}.action`)}
          to={
            step.kind === 'begin'
              ? whole
              : which === 'matrix'
                ? paths.matrixRow(step.period, step.item)
                : paths.keyDimension(step.period, step.item)
          }
        />
      );
    }
  }
}

/** Leads to the first row with two answers; the document tells which one it is. */
function Decide({ summary }: { summary: Summary }) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const assessment = useAssessment(summary.id);
  if (assessment === undefined) return null;
  const item = assessment === null ? undefined : itemsInConflict(assessment)[0];
  return (
    <Step
      title={t('next.decide.title', { count: summary.conflicts })}
      text={t('next.decide.text', {
        where: `${format.text(published(summary.instrument, summary.version).name)} ${format.period(summary.period)}`,
      })}
      action={t('next.decide.action')}
      to={conflictPath(summary, item)}
    />
  );
}

export function conflictPath(
  { instrument, period }: Pick<Summary, 'instrument' | 'period'>,
  item: string | undefined,
): string {
  if (instrument === inventoryMatrixId)
    return item === undefined ? paths.matrix(period) : paths.matrixRow(period, item);
  if (instrument === implementationKeyId)
    return item === undefined ? paths.key(period) : paths.keyDimension(period, item);
  return paths.addOn(instrument, period);
}
