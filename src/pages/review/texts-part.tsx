// Answers for: the sections of the report that are written as free text.
import { useTranslation } from 'react-i18next';
import { Paragraph } from '@digdir/designsystemet-react';
import type { ReviewProtocol } from '#domain/instrument.ts';
import { writtenSections } from '#domain/review-report.ts';
import { sectionTextOf, type Review, type ReviewField } from '#domain/review.ts';
import { headIds } from '#domain/revision.ts';
import { useFormat } from '#i18n/format.ts';
import { DraftField } from '#ui/draft-field.tsx';
import { CardSection } from './card-section.tsx';
import { Closing } from './closing.tsx';
import { NameWarning } from './name-warning.tsx';
import type { PartProps } from './parts.ts';
import { useHeardNames } from './people-heard.ts';
import { useSaveField } from './save-field.ts';
import styles from './review.module.css';

export function TextsPart({ review, protocol }: PartProps) {
  const { t } = useTranslation('review');
  return (
    <div className={styles.narrow}>
      <Paragraph className={styles.lead}>{t('texts.lead')}</Paragraph>
      {writtenSections(protocol).map((section) => (
        <SectionText key={section.key} review={review} section={section} />
      ))}
      <Closing review={review} />
    </div>
  );
}

interface SectionTextProps {
  review: Review;
  section: ReviewProtocol['reportSections'][number];
}

function SectionText({ review, section: { key, name, guidance } }: SectionTextProps) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const saveField = useSaveField(review.id);
  const names = useHeardNames(review.id);
  const field: ReviewField = `section:${key}`;
  const written = sectionTextOf(review, key);
  return (
    // The protocol asks for what the report adds by itself in that section.
    <CardSection
      title={format.text(name)}
      lead={key === 'method' ? t('texts.methodHint') : format.text(guidance)}
    >
      <DraftField
        label={t('texts.label', { name: format.text(name) })}
        value={written}
        seen={headIds(review.fields[field])}
        multiline
        rows={7}
        onSave={(next, seenThen) => saveField(field, next, seenThen)}
      />
      <NameWarning texts={[written]} names={names} />
    </CardSection>
  );
}
