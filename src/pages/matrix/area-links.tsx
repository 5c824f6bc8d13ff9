// Answers for: the areas with how far each has come, each with its own address that can be sent to a colleague.
import { Link, useNavigate } from 'react-router';
import { sectionTitle } from '#charts/chart-texts.ts';
import type { Assessment } from '#domain/assessment.ts';
import { hasLetter, itemsOfSection, type Item } from '#domain/instrument.ts';
import { useIsNarrow } from '#ui/narrow-screen.ts';
import { everything } from './address.ts';
import styles from './matrix.module.css';
import { countAnswered, type Sheet } from './sheet.ts';

interface AreaLinksProps {
  sheet: Sheet;
  assessment: Assessment | null;
  /** The one that is shown; undefined for all. */
  section: string | undefined;
  linkTo: (section: string) => string;
}

export function AreaLinks(props: AreaLinksProps) {
  const isNarrow = useIsNarrow();
  if (props.sheet.instrument.sections.length < 2) return null;
  return isNarrow ? <AreaSelect {...props} /> : <AreaPills {...props} />;
}

/** With their names there is no room for them beside each other, and a letter alone says nothing. */
function AreaSelect({ sheet, assessment, section: shown, linkTo }: AreaLinksProps) {
  const { t, format, instrument } = sheet;
  const navigate = useNavigate();
  const option = (key: string, area: string, items: readonly Item[]) => (
    <option key={key} value={key}>
      {t('areas.option', {
        area,
        answered: countAnswered(items, assessment),
        count: items.length,
      })}
    </option>
  );
  return (
    <label className={styles.areaSelect}>
      {t('areas.choose')}
      <select
        className="ds-input"
        value={shown ?? everything}
        onChange={({ target }) => void navigate({ search: linkTo(target.value) })}
      >
        {instrument.sections.map(({ key }) =>
          option(
            key,
            sectionTitle(instrument, key, format.language),
            itemsOfSection(instrument, key),
          ),
        )}
        {option(everything, t('areas.every'), instrument.items)}
      </select>
    </label>
  );
}

function AreaPills({ sheet, assessment, section: shown, linkTo }: AreaLinksProps) {
  const { t, format, instrument } = sheet;
  return (
    <nav aria-label={t('areas.label')} className={styles.areas}>
      <ul>
        {instrument.sections.map((section) => {
          const items = itemsOfSection(instrument, section.key);
          const answered = countAnswered(items, assessment);
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
                <span>{format.text(section.name)}</span>{' '}
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
