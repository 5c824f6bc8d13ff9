// Answers for: older answers in from a spreadsheet, after a preview, and the matrix out as one.
import { Link as DesignLink, Paragraph, Spinner } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { assessmentInstrument, inventoryMatrixId } from '#instruments/index.ts';
import { paths } from '#pages/paths.ts';
import { useOwnParty } from '#storage/queries.ts';
import { PageHead } from '#ui/page.tsx';
import { ChooseFile } from './choose-file.tsx';
import { useChosenFile } from './chosen-file.ts';
import { ImportDone } from './import-done.tsx';
import { OpenWorkbook } from './open-workbook.tsx';
import { SaveWorkbook } from './save-workbook.tsx';
import styles from './spreadsheet.module.css';

export function SpreadsheetPage() {
  const { t } = useTranslation(['spreadsheet', 'common']);
  const own = useOwnParty();
  const file = useChosenFile();
  const instrument = assessmentInstrument(inventoryMatrixId);
  if (own === undefined || instrument === undefined)
    return <Spinner aria-label={t('common:loading')} />;
  return (
    <div className={styles.page}>
      <PageHead title={t('title')} lead={t('lead')} />
      {own === null ? (
        <Paragraph>
          {t('noParty.text')}{' '}
          <DesignLink asChild>
            <Link to={paths.start}>{t('noParty.start')}</Link>
          </DesignLink>
        </Paragraph>
      ) : (
        <>
          <ChooseFile file={file} />
          {file.state.step === 'open' && (
            <OpenWorkbook
              key={file.state.turn}
              name={file.state.name}
              workbook={file.state.workbook}
              instrument={instrument}
              party={own.id}
              onDone={file.done}
            />
          )}
          {file.state.step === 'done' && <ImportDone result={file.state.result} />}
          <SaveWorkbook party={own} instrument={instrument} />
        </>
      )}
    </div>
  );
}
