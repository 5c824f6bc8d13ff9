// Answers for: how far this year's matrix has come, area by area.
import { Link as DesignLink } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { sectionTitle } from '#charts/chart-texts.ts';
import { itemsOfSection } from '#domain/instrument.ts';
import { tallyOf } from '#domain/overview.ts';
import { useFormat } from '#i18n/format.ts';
import { paths } from '#pages/paths.ts';
import { InstrumentCard } from './instrument-card.tsx';
import styles from './overview.module.css';
import type { PartyStanding } from './standing.ts';

export function MatrixCard({ standing }: { standing: PartyStanding }) {
  const { t } = useTranslation('overview');
  const { language } = useFormat();
  const { instrument, marks, period } = standing;
  return (
    <InstrumentCard which="matrix" standing={standing}>
      <ul className={styles.rows}>
        {instrument.sections.map(({ key }) => {
          const { answered, total } = tallyOf(itemsOfSection(instrument, key), marks);
          return (
            <li key={key} className={styles.area}>
              <DesignLink asChild>
                <Link to={paths.matrixArea(period, key)}>
                  {sectionTitle(instrument, key, language)}
                </Link>
              </DesignLink>
              <span className={styles.areaCount}>{t('matrix.area', { answered, total })}</span>
              <progress className={styles.bar} value={answered} max={total} aria-hidden="true" />
            </li>
          );
        })}
      </ul>
    </InstrumentCard>
  );
}
