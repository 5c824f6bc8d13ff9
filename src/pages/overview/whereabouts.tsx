// Answers for: telling a successor where everything is: what there is of each kind, from when, and by whom.
import { Details, Link as DesignLink, Paragraph } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { comparePeriods, type Period } from '#domain/period.ts';
import type { Review } from '#domain/review.ts';
import type { Summary } from '#domain/summary.ts';
import { useFormat } from '#i18n/format.ts';
import { implementationKeyId, inventoryMatrixId } from '#instruments/index.ts';
import { paths, routePatterns } from '#pages/paths.ts';
import { useCommands } from '#storage/provider.tsx';
import styles from './overview.module.css';

interface WhereaboutsProps {
  summaries: readonly Summary[];
  reviews: readonly Review[];
  documents: number;
  actions: number;
  areFirstStepsShown: boolean;
}

export function Whereabouts(props: WhereaboutsProps) {
  const { summaries, reviews, documents, actions, areFirstStepsShown } = props;
  const { t } = useTranslation('overview');
  const format = useFormat();
  const commands = useCommands();
  const periodsOf = (instrument: string) =>
    summaries
      .filter((one) => one.instrument === instrument && Object.keys(one.marks).length > 0)
      .map(({ period }) => period)
      .sort(comparePeriods);
  const told = (periods: readonly Period[]) =>
    periods.length === 0
      ? t('where.none')
      : t('where.periods', {
          count: periods.length,
          first: format.period(periods[0] ?? ''),
          last: format.period(periods.at(-1) ?? ''),
        });
  const places = [
    { key: 'matrix', to: routePatterns.matrixLatest, is: told(periodsOf(inventoryMatrixId)) },
    { key: 'key', to: routePatterns.keyLatest, is: told(periodsOf(implementationKeyId)) },
    { key: 'documents', to: paths.documents, is: t('where.number', { count: documents }) },
    { key: 'progress', to: paths.progress, is: '' },
    { key: 'actions', to: paths.actions, is: t('where.number', { count: actions }) },
    { key: 'reviews', to: paths.reviews, is: t('where.number', { count: reviews.length }) },
    { key: 'instruments', to: paths.instruments, is: '' },
    { key: 'exchange', to: paths.exchange, is: '' },
    { key: 'settings', to: paths.settings, is: '' },
  ] as const;
  return (
    <Details>
      <Details.Summary>{t('where.title')}</Details.Summary>
      <Details.Content>
        <Paragraph>{t('where.lead')}</Paragraph>
        <dl className={styles.places}>
          {places.map(({ key, to, is }) => (
            <div key={key}>
              <dt>
                <DesignLink asChild>
                  <Link to={to}>{t(`where.${key}.name`)}</Link>
                </DesignLink>
              </dt>
              <dd>
                {t(`where.${key}.text`)}
                {is !== '' && <span className={styles.quiet}>{` ${is}`}</span>}
              </dd>
            </div>
          ))}
        </dl>
        {!areFirstStepsShown && (
          <Paragraph>
            <button
              type="button"
              className={styles.linkButton}
              onClick={() => {
                scrollTo({ top: 0 });
                void commands.setFirstSteps('shown');
              }}
            >
              {t('firstSteps.show')}
            </button>
          </Paragraph>
        )}
      </Details.Content>
    </Details>
  );
}
