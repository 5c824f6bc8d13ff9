// Answers for: the five short steps of the first time: which are done, what each is for, and putting them aside.
import { Button, Card, Heading, Link as DesignLink, Paragraph } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { firstStepsDone, type FirstStep, type FirstStepFacts } from '#domain/first-steps.ts';
import type { Period } from '#domain/period.ts';
import { paths } from '#pages/paths.ts';
import { useCommands } from '#storage/provider.tsx';
import styles from './first-steps.module.css';

interface FirstStepsProps extends FirstStepFacts {
  year: Period;
  meeting: Period;
}

export function FirstSteps({ year, meeting, ...facts }: FirstStepsProps) {
  const { t } = useTranslation('overview');
  const commands = useCommands();
  const steps = firstStepsDone(facts);
  const done = steps.filter(({ isDone }) => isDone).length;
  const next = steps.find(({ isDone }) => !isDone)?.step;
  const places: Record<FirstStep, string> = {
    area: paths.matrix(year),
    document: paths.documents,
    dimension: paths.key(meeting),
    action: paths.actions,
    file: paths.backup,
  };
  return (
    <Card asChild className={styles.card}>
      <section aria-labelledby="first-steps">
        <div className={styles.head}>
          <Heading level={2} data-size="xs" id="first-steps">
            {t('firstSteps.title')}
          </Heading>
          <Paragraph className={styles.quiet}>
            {next === undefined
              ? t('firstSteps.allDone')
              : t('firstSteps.count', { done, count: steps.length })}
          </Paragraph>
        </div>
        <ol className={styles.steps}>
          {steps.map(({ step, isDone }) => (
            <li
              key={step}
              className={styles.step}
              data-done={isDone || undefined}
              aria-current={step === next ? 'step' : undefined}
            >
              <span className={styles.mark} aria-hidden="true" />
              <div>
                <Paragraph>
                  <DesignLink asChild>
                    <Link to={places[step]}>{t(`firstSteps.${step}.title`)}</Link>
                  </DesignLink>
                  {isDone && <span className={styles.done}>{` ${t('firstSteps.done')}`}</span>}
                </Paragraph>
                <Paragraph data-size="sm" className={styles.quiet}>
                  {t(`firstSteps.${step}.text`)}
                </Paragraph>
              </div>
            </li>
          ))}
        </ol>
        <div>
          <Button
            variant="tertiary"
            data-size="sm"
            onClick={() => void commands.setFirstSteps('hidden')}
          >
            {t(next === undefined ? 'firstSteps.close' : 'firstSteps.skip')}
          </Button>
        </div>
      </section>
    </Card>
  );
}
