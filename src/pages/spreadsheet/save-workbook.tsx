// Answers for: the matrix of all years as a spreadsheet, which can be read in again.
import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { itemsInConflict } from '#domain/assessment.ts';
import type { AssessmentInstrument } from '#domain/instrument.ts';
import type { MatrixWords } from '#exchange/spreadsheet/matrix-workbook.ts';
import { useFormat } from '#i18n/format.ts';
import { useAssessmentList, usePartySummaries, type OwnParty } from '#storage/queries.ts';
import { csvBlob } from '#ui/csv.ts';
import { safeFileName, saveFile } from '#ui/save-file.ts';
import { Section } from './section.tsx';
import styles from './spreadsheet.module.css';

interface SaveWorkbookProps {
  party: OwnParty;
  instrument: AssessmentInstrument;
}

export function SaveWorkbook({ party, instrument }: SaveWorkbookProps) {
  const { t } = useTranslation('spreadsheet');
  const format = useFormat();
  const summaries = usePartySummaries(party.id, instrument.id);
  const stored = useAssessmentList(summaries?.map(({ id }) => id) ?? []);
  const [saved, setSaved] = useState<string | undefined>(undefined);
  if (summaries === undefined || stored === undefined) return null;
  const assessments = stored.filter((one) => one !== null);
  const conflicts = assessments.reduce((sum, one) => sum + itemsInConflict(one).length, 0);
  const words: MatrixWords = {
    key: t('save.key'),
    area: t('save.area'),
    row: t('save.row'),
    answers: t('save.answers'),
    reasons: t('save.reasons'),
    reasonFor: (year) => t('save.reasonFor', { year }),
    language: format.language,
  };

  async function save(extension: 'xlsx' | 'csv') {
    const { matrixRows, writeMatrixWorkbook } =
      await import('#exchange/spreadsheet/matrix-workbook.ts');
    const blob =
      extension === 'xlsx'
        ? writeMatrixWorkbook(instrument, assessments, words)
        : csvBlob(matrixRows(instrument, assessments, words));
    const title = `${format.text(instrument.name)} ${party.profile.name.slice(0, 60)}`;
    const name = `${safeFileName(title)}.${extension}`;
    saveFile(blob, name);
    setSaved(name);
  }

  return (
    <Section title={t('save.title')} lead={t('save.lead')}>
      {assessments.length === 0 ? (
        <Paragraph>{t('save.nothing')}</Paragraph>
      ) : (
        <>
          <Paragraph data-size="sm" className={styles.quiet}>
            {t('save.contents', {
              years: format.list(assessments.map(({ period }) => format.period(period))),
            })}{' '}
            {t('save.without')}
          </Paragraph>
          {conflicts > 0 && <Paragraph>{t('save.conflicts', { count: conflicts })}</Paragraph>}
          <div className={styles.buttons}>
            <Button variant="secondary" onClick={() => save('xlsx')}>
              {t('save.xlsx')}
            </Button>
            <Button variant="tertiary" onClick={() => save('csv')}>
              {t('save.csv')}
            </Button>
          </div>
          <div role="status">
            {saved !== undefined && (
              <Paragraph data-size="sm">{t('save.done', { file: saved })}</Paragraph>
            )}
          </div>
        </>
      )}
    </Section>
  );
}
