// Answers for: the protocol's phases as a line through time: what is done or passed, late, and next.
import { Paragraph } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#i18n/format.ts';
import { useWeeksFromVisit } from '#pages/weeks-from-visit.ts';
import { useNow } from '#storage/provider.tsx';
import { useActions } from '#storage/queries.ts';
import type { PartProps } from './parts.ts';
import { scheduleOf, type Step, type When } from './schedule.ts';
import styles from './review.module.css';

export function Timeline({ review, protocol }: Pick<PartProps, 'review' | 'protocol'>) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const now = useNow();
  const actions = useActions(review.party);
  if (actions === undefined) return null;
  const steps = scheduleOf(protocol, { review, actions, now });
  const next = steps.find(({ state }) => state === 'late' || state === 'ahead');
  return (
    <>
      <Paragraph className={styles.quiet}>
        {t(steps[0]?.when === undefined ? 'setup.timelineUndated' : 'setup.timelineHint')}
      </Paragraph>
      <ol className={styles.timeline}>
        {steps.map((step) => (
          <li
            key={step.phase.key}
            className={styles.phase}
            data-state={step.state}
            aria-current={step === next ? 'step' : undefined}
          >
            <svg className={styles.phaseMark} viewBox="0 0 16 16" aria-hidden="true">
              <circle cx="8" cy="8" r="7" />
              {step.state === 'done' && <path d="m4.75 8.25 2.25 2.25 4.25-4.75" />}
            </svg>
            <span className={styles.phaseDate}>
              <StepDate step={step} />
              {step === next && <strong className={styles.phaseNext}>{t('setup.next')}</strong>}
            </span>
            <strong>{format.text(step.phase.name)}</strong>
            <span className={styles.quiet}>{format.text(step.phase.description)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

/** When a step was really done nobody has written; only the visit has a day of its own. */
function StepDate({ step: { phase, state, when } }: { step: Step }) {
  const { t } = useTranslation('review');
  const words = useWhenWords();
  const fromVisit = useWeeksFromVisit();
  if (state === 'done' || state === 'passed')
    return (
      <span>
        {when?.kind === 'day' && `${words(when)} · `}
        {t(`setup.${state}`)}
      </span>
    );
  if (when === undefined) return <span>{fromVisit(phase.weekOffset)}</span>;
  if (state === 'late')
    return <span className={styles.late}>{t('setup.late', { when: words(when) })}</span>;
  return (
    <span>{when.kind === 'day' ? words(when) : t('setup.around', { when: words(when) })}</span>
  );
}

function useWhenWords(): (when: When) => string {
  const { t } = useTranslation('review');
  const format = useFormat();
  return (when) =>
    when.kind === 'week'
      ? t('setup.week', { week: when.week, year: when.year })
      : format.looseDate(when.date);
}
