// Answers for: what each of their words means on our scale.
import { Paragraph, Select } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import type { AssessmentInstrument } from '#domain/instrument.ts';
import type { WordUse } from '#exchange/spreadsheet/proposal.ts';
import {
  isMeaning,
  mainScale,
  type Meaning,
  type WordMeanings,
} from '#exchange/spreadsheet/word-meaning.ts';
import { useFormat } from '#i18n/format.ts';
import { useCellText } from './cell-text.ts';
import { More } from './more.tsx';
import { Section } from './section.tsx';
import styles from './spreadsheet.module.css';

interface WordsPartProps {
  words: readonly WordUse[];
  meanings: WordMeanings;
  instrument: AssessmentInstrument;
  onChoose: (word: string, meaning: Meaning) => void;
}

export function WordsPart({ words, meanings, instrument, onChoose }: WordsPartProps) {
  const { t } = useTranslation('spreadsheet');
  if (words.length === 0) return null;
  const unknown = words.filter(({ word }) => meanings[word] === undefined).length;
  // What needs a decision comes first; the order stays while one chooses.
  const sorted = words.toSorted(
    (a, b) => Number(a.proposed !== undefined) - Number(b.proposed !== undefined),
  );
  return (
    <Section title={t('words.title')} lead={t('words.lead')}>
      <Paragraph role="status">
        {unknown === 0 ? t('words.allKnown') : t('words.unknown', { count: unknown })}
      </Paragraph>
      <More entries={sorted} step={40}>
        {(shown) => (
          <ul className={styles.words} aria-label={t('words.title')}>
            {shown.map((use) => (
              <Word
                key={use.word}
                use={use}
                meaning={meanings[use.word]}
                instrument={instrument}
                onChoose={(meaning) => onChoose(use.word, meaning)}
              />
            ))}
          </ul>
        )}
      </More>
    </Section>
  );
}

interface WordProps {
  use: WordUse;
  meaning: Meaning | undefined;
  instrument: AssessmentInstrument;
  onChoose: (meaning: Meaning) => void;
}

function Word({ use: { cell, count }, meaning, instrument, onChoose }: WordProps) {
  const { t } = useTranslation('spreadsheet');
  const format = useFormat();
  const cellText = useCellText();
  const word = cellText(cell).slice(0, 200);
  return (
    <li className={styles.word}>
      <span className={styles.wordText}>
        {t('words.word', { word })}{' '}
        <span className={styles.example}>{t('words.count', { count })}</span>
      </span>
      <Select
        aria-label={t('words.meaning', { word })}
        data-size="sm"
        value={meaning ?? ''}
        data-unknown={meaning === undefined}
        onChange={({ target: { value } }) => {
          if (isMeaning(value)) onChoose(value);
        }}
      >
        {meaning === undefined && <Select.Option value="">{t('words.choose')}</Select.Option>}
        {mainScale(instrument)?.levels.map(({ value, label }) => (
          <Select.Option key={value} value={`level:${value}`}>
            {`${value} – ${format.text(label)}`}
          </Select.Option>
        ))}
        {instrument.specialAnswers.map(({ key, label }) => (
          <Select.Option key={key} value={key}>
            {format.text(label)}
          </Select.Option>
        ))}
        <Select.Option value="empty">{t('words.empty')}</Select.Option>
        <Select.Option value="skip">{t('words.skip')}</Select.Option>
      </Select>
    </li>
  );
}
