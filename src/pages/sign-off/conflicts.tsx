// Answers for: the one thing that stops a sign-off: rows with answers that nobody has chosen between.
import { Alert, Heading, Paragraph } from '@digdir/designsystemet-react';
import { findItem } from '#domain/instrument.ts';
import { RowLinks } from './row-links.tsx';
import { rowsInWords, type Sheet } from './sheet.ts';

export function Conflicts({ sheet, items }: { sheet: Sheet; items: readonly string[] }) {
  const { t, instrument } = sheet;
  return (
    <Alert data-color="warning">
      <Heading level={2} data-size="2xs">
        {t('conflicts.title')}
      </Heading>
      <Paragraph>
        {t('conflicts.text', { rows: rowsInWords(sheet, items.length), count: items.length })}
      </Paragraph>
      <RowLinks sheet={sheet} items={items.flatMap((key) => findItem(instrument, key) ?? [])} />
    </Alert>
  );
}
