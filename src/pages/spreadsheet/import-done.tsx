// Answers for: saying what has been read in, with the way to it.
import { Alert, Link as DesignLink, Paragraph } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '#i18n/format.ts';
import { paths } from '#pages/paths.ts';
import type { ImportResult } from './chosen-file.ts';
import { Section } from './section.tsx';
import styles from './spreadsheet.module.css';

export function ImportDone({
  result: { file, years, answers, reasons },
}: {
  result: ImportResult;
}) {
  const { t } = useTranslation('spreadsheet');
  const format = useFormat();
  const yearWords = format.list(years.map((year) => format.period(year)));
  return (
    <Section title={t('done.title')} isNext>
      <Alert data-color="success">
        <Paragraph>
          {answers > 0
            ? t('done.answers', { count: answers, years: yearWords })
            : t('done.reasonsOnly', { count: reasons, years: yearWords })}
          {answers > 0 && reasons > 0 && <> {t('done.reasons', { count: reasons })}</>}
        </Paragraph>
        <Paragraph>{t('done.marked', { file })}</Paragraph>
      </Alert>
      <ul className={styles.links}>
        {years.map((year) => (
          <li key={year}>
            <DesignLink asChild>
              <Link to={paths.matrix(year)}>{t('done.toYear', { year: format.period(year) })}</Link>
            </DesignLink>
          </li>
        ))}
        <li>
          <DesignLink asChild>
            <Link to={paths.progress}>{t('done.toProgress')}</Link>
          </DesignLink>
        </li>
      </ul>
    </Section>
  );
}
