// Answers for: the areas with how far each has come, as links, so that an area can be sent to a colleague.
import { Link } from 'react-router';
import { isAnswered } from '#domain/answer.ts';
import { answerOf, type Assessment } from '#domain/assessment.ts';
import { hasLetter, itemsOfSection } from '#domain/instrument.ts';
import styles from './matrix.module.css';
import type { Sheet } from './sheet.ts';

interface AreaLinksProps {
  sheet: Sheet;
  assessment: Assessment | null;
  /** The one that is shown; undefined for all. */
  section: string | undefined;
  linkTo: (section: string) => string;
}

export function AreaLinks({ sheet, assessment, section: shown, linkTo }: AreaLinksProps) {
  const { t, format, instrument } = sheet;
  if (instrument.sections.length < 2) return null;
  return (
    <nav aria-label={t('areas.label')} className={styles.areas}>
      <ul>
        {instrument.sections.map((section) => {
          const items = itemsOfSection(instrument, section.key);
          const answered = items.filter(({ key }) => isAnswered(answerOf(assessment, key))).length;
          const isDone = answered === items.length;
          const letter = hasLetter(instrument, section.key);
          return (
            <li key={section.key}>
              <Link
                to={{ search: linkTo(section.key) }}
                className={styles.area}
                aria-current={section.key === shown ? 'true' : undefined}
              >
                {letter && <b>{`${section.key} `}</b>}
                <span className={letter ? styles.areaName : undefined}>
                  {format.text(section.name)}
                </span>{' '}
                <span aria-hidden="true" className={styles.areaCount}>
                  {`${answered}/${items.length}`}
                  {isDone && <Tick />}
                </span>
                <span className="visually-hidden">
                  {t('areas.progress', { answered, count: items.length })}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function Tick() {
  return (
    <svg viewBox="0 0 16 16" className={styles.tick} focusable="false">
      <path d="m3 8.5 3.2 3.2L13 4.8" />
    </svg>
  );
}
