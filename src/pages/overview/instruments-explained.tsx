// Answers for: telling a newcomer what the three instruments are, and which question each one answers.
import { Details, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#i18n/format.ts';
import { implementationKeyId, inventoryMatrixId, reviewProtocol } from '#instruments/index.ts';
import styles from './overview.module.css';
import { published } from './standing.ts';

/** Open from the start for someone who has not begun. */
export function InstrumentsExplained({ isOpen = false }: { isOpen?: boolean }) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const protocol = reviewProtocol();
  const three = [
    { ...published(inventoryMatrixId), text: t('explained.matrix') },
    { ...published(implementationKeyId), text: t('explained.key') },
    ...(protocol === undefined ? [] : [{ ...protocol, text: t('explained.review') }]),
  ];
  return (
    <Details defaultOpen={isOpen}>
      <Details.Summary>{t('explained.title')}</Details.Summary>
      <Details.Content>
        <div className={styles.explained}>
          {three.map(({ id, name, question, text }) => (
            <div key={id}>
              <Paragraph data-size="sm" className={styles.eyebrow}>
                {format.text(question)}
              </Paragraph>
              <Heading level={2} data-size="2xs">
                {format.text(name)}
              </Heading>
              <Paragraph>{text}</Paragraph>
            </div>
          ))}
        </div>
        <Paragraph>{t('explained.noRanking')}</Paragraph>
      </Details.Content>
    </Details>
  );
}
