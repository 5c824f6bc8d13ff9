// Answers for: what stands around a set of small charts: heading, explanation, key, changes of version, one file of all.
import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartTable } from '#charts/chart-texts.ts';
import type { AssessmentInstrument } from '#domain/instrument.ts';
import type { ProgressOptions } from '#domain/progress.ts';
import type { Summary } from '#domain/summary.ts';
import { useFormat } from '#i18n/format.ts';
import { csvBlob } from '#ui/csv.ts';
import { saveFile } from '#ui/save-file.ts';
import styles from './progress.module.css';
import { comparableAcross } from './versions.ts';

export interface FiguresProps {
  instrument: AssessmentInstrument;
  summaries: readonly Summary[];
  options: ProgressOptions;
  /** The party's name. */
  party: string;
}

interface FiguresSectionProps extends FiguresProps {
  chartKey: ReactNode;
  tables: readonly ChartTable[];
  children: ReactNode;
}

export function FiguresSection(props: FiguresSectionProps) {
  const { instrument, summaries, options, party, chartKey, tables, children } = props;
  const { t } = useTranslation('progress');
  const format = useFormat();
  const { rhythm } = instrument;
  const known = [instrument, ...(options.otherVersions ?? [])];
  const saveAll = () => {
    const [first] = tables;
    if (first === undefined) return;
    const rows = tables.flatMap(({ caption, rows }) => rows.map((row) => [caption, ...row]));
    saveFile(
      csvBlob([[t(`${rhythm}.one`), ...first.head], ...rows]),
      `${party} ${format.text(instrument.name)}.csv`,
    );
  };
  return (
    <section className={styles.section} aria-labelledby="figures">
      <div className={styles.sectionHead}>
        <div>
          <Heading level={2} data-size="sm" id="figures">
            {t(`${rhythm}.title`)}
          </Heading>
          <Paragraph className={styles.explanation}>{t(`${rhythm}.explanation`)}</Paragraph>
        </div>
        <Button variant="secondary" data-size="sm" className={styles.noPrint} onClick={saveAll}>
          {t('saveAll')}
        </Button>
      </div>
      {chartKey}
      {comparableAcross(known, summaries).map(({ period, to, comparable, total }) => (
        <Paragraph key={period} className={styles.versions}>
          {t('newVersion', { period: format.period(period), version: to })}{' '}
          {t(`${rhythm}.comparable`, { comparable, count: total })}
        </Paragraph>
      ))}
      <div className={styles.figures}>{children}</div>
    </section>
  );
}
