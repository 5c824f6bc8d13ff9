// Answers for: where this meeting's key stands, or the latest one's while this one is empty.
import { Link as DesignLink, Paragraph } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answerNames, itemTitle, type AnswerNames } from '#charts/chart-texts.ts';
import { highestLevel, type AssessmentInstrument } from '#domain/instrument.ts';
import type { Period } from '#domain/period.ts';
import type { Mark, Summary } from '#domain/summary.ts';
import { useFormat } from '#i18n/format.ts';
import { paths } from '#pages/paths.ts';
import { LevelMark } from '#ui/level-mark.tsx';
import { InstrumentCard } from './instrument-card.tsx';
import styles from './overview.module.css';
import { published, type PartyStanding } from './standing.ts';

export function KeyCard({ standing }: { standing: PartyStanding }) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const { instrument, marks, period, previous } = standing;
  const isBegun = Object.keys(marks).length > 0;
  return (
    <InstrumentCard which="key" standing={standing}>
      {isBegun && <Steps instrument={instrument} period={period} marks={marks} />}
      {!isBegun && previous === undefined && (
        <>
          <Paragraph>{t('key.first', { count: instrument.items.length })}</Paragraph>
          <ul className={styles.rows}>
            {instrument.items.map(({ key }) => (
              <li key={key} className={styles.dimension}>
                <ToDimension instrument={instrument} period={period} item={key} />
              </li>
            ))}
          </ul>
        </>
      )}
      {!isBegun && previous !== undefined && (
        <>
          <Paragraph>{t('key.lastTime', { period: format.period(previous.period) })}</Paragraph>
          <Steps
            instrument={published(instrument.id, previous.version)}
            period={previous.period}
            marks={previous.marks}
          />
        </>
      )}
    </InstrumentCard>
  );
}

interface StepsProps {
  instrument: AssessmentInstrument;
  period: Period;
  marks: Summary['marks'];
}

function Steps({ instrument, period, marks }: StepsProps) {
  const format = useFormat();
  return (
    <ul className={styles.rows}>
      {instrument.items.map((item) => {
        const mark = marks[item.key];
        const scale = item.kind === 'level' ? item.scale : '';
        return (
          <li key={item.key} className={styles.dimension}>
            <ToDimension instrument={instrument} period={period} item={item.key} />
            <span className={styles.step}>
              <LevelMark mark={mark} highest={highestLevel(instrument, item) ?? 1} />
              {wordOf(mark, answerNames(instrument, scale, format))}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

interface ToDimensionProps {
  instrument: AssessmentInstrument;
  period: Period;
  item: string;
}

function ToDimension({ instrument, period, item }: ToDimensionProps) {
  const { language } = useFormat();
  return (
    <DesignLink asChild>
      <Link to={paths.sheetItem(instrument.id, period, item)}>
        {itemTitle(instrument, item, language)}
      </Link>
    </DesignLink>
  );
}

function wordOf(mark: Mark | undefined, names: AnswerNames): string | undefined {
  switch (mark) {
    case '?':
      return names.unknown;
    case '-':
      return names.notApplicable;
    case undefined:
    case '+':
      return names.unanswered;
    default:
      return names.levels[mark];
  }
}
