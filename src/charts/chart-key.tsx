// Answers for: what the colours and signs of charts mean, said once for all charts that stand together.
import { useId } from 'react';
import type { AssessmentInstrument } from '#domain/instrument.ts';
import { formatFor } from '#i18n/format.ts';
import type { Language } from '#i18n/languages.ts';
import { LevelMark } from '#ui/level-mark.tsx';
import styles from './chart-key.module.css';
import { answerNames } from './chart-texts.ts';
import { LevelPatterns, LevelSwatch } from './level-swatch.tsx';
import { inReadingOrder, levelParts } from './level-counts-table.ts';

interface ChartKeyProps {
  instrument: AssessmentInstrument;
  scale: string;
  language: Language;
}

/** The parts of a column, lowest level first as one reads them. */
export function LevelCountsKey({ instrument, scale, language }: ChartKeyProps) {
  const patterns = useId();
  const names = answerNames(instrument, scale, formatFor(language));
  const highest = names.levels.length - 1;
  return (
    <ul className={styles.key}>
      {inReadingOrder(levelParts(names)).map(({ key, name }, index) => (
        <li key={key}>
          <svg className={styles.swatch} viewBox="0 0 14 14" aria-hidden="true" focusable="false">
            {index === 0 && <LevelPatterns id={patterns} />}
            <LevelSwatch part={key} highest={highest} patterns={patterns} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}

interface StepsKeyProps extends ChartKeyProps {
  /** What the list is called, where no heading stands over it. */
  label?: string;
}

/** The steps, and the signs that stand below the lowest of them as far as the instrument has them. */
export function StepsKey({ instrument, scale, language, label }: StepsKeyProps) {
  const names = answerNames(instrument, scale, formatFor(language));
  const highest = names.levels.length - 1;
  const has = (special: string) => instrument.specialAnswers.some(({ key }) => key === special);
  const signs = [
    ...names.levels.map((name, level) => ({ mark: level, name })),
    ...(has('unknown') ? [{ mark: '?', name: names.unknown } as const] : []),
    ...(has('not-applicable') ? [{ mark: '-', name: names.notApplicable } as const] : []),
    { mark: undefined, name: names.unanswered },
  ];
  return (
    <ul className={styles.key} aria-label={label}>
      {signs.map(({ mark, name }) => (
        <li key={name}>
          <LevelMark mark={mark} highest={highest} />
          {name}
        </li>
      ))}
    </ul>
  );
}
