// Answers for: saying what of a file lies beyond what is read at all.
import { Alert, Paragraph } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { gridLimits, type Sheet, type Workbook } from '#exchange/spreadsheet/grid.ts';
import { useFormat } from '#i18n/format.ts';

export function LeftOut({ workbook, sheet }: { workbook: Workbook; sheet: Sheet }) {
  const { t } = useTranslation('spreadsheet');
  const format = useFormat();
  const sentences = [
    ...(sheet.rowsFound > sheet.rows.length
      ? [
          t('sheet.tooManyRows', {
            found: format.number(sheet.rowsFound),
            read: format.number(sheet.rows.length),
            last: format.number(sheet.rows.at(-1)?.number ?? 0),
          }),
        ]
      : []),
    ...(sheet.hasMoreColumns
      ? [t('sheet.tooManyColumns', { read: format.number(gridLimits.columns) })]
      : []),
    ...(workbook.sheetsLeftOut.length > 0
      ? [t('sheet.sheetsLeftOut', { names: format.list(workbook.sheetsLeftOut) })]
      : []),
  ];
  return sentences.length === 0 ? null : (
    <Alert data-color="warning" role="alert">
      {sentences.map((sentence) => (
        <Paragraph key={sentence}>{sentence}</Paragraph>
      ))}
    </Alert>
  );
}
