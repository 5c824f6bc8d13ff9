// Answers for: the parts that a reading of an instrument is put together from.
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { parameters } from './address.ts';
import styles from './instrument.module.css';

/** The id of the heading that an area, a row or a part stands under. */
export function placeId(key: string): string {
  return `plats-${key}`;
}

interface Place {
  key: string;
  title: string;
}

/** A link to each part: the hash of the address belongs to the router, so they go by a parameter. */
export function Contents({ places }: { places: readonly Place[] }) {
  const { t } = useTranslation('instrument');
  const [search] = useSearchParams();
  const to = (key: string) => {
    const next = new URLSearchParams(search);
    next.set(parameters.row, key);
    return { search: next.toString() };
  };
  return (
    <nav className={styles.contents} aria-label={t('page.contents')}>
      <ul>
        {places.map(({ key, title }) => (
          <li key={key}>
            <Link
              to={to(key)}
              onClick={() => {
                // Also when it is the one that the address already names.
                const heading = document.getElementById(placeId(key));
                heading?.scrollIntoView({ block: 'start' });
                heading?.focus({ preventScroll: true });
              }}
            >
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function AreaHeading({ place, title }: { place: string; title: string }) {
  return (
    <h2 className={styles.area} id={placeId(place)} tabIndex={-1}>
      {title}
    </h2>
  );
}

interface Term {
  key: string;
  /** A number or a sign before the word. */
  mark?: React.ReactNode;
  term: string;
  text: string;
}

/** Words and what they mean. */
export function Terms({ terms }: { terms: readonly Term[] }) {
  return (
    <dl className={styles.terms}>
      {terms.map(({ key, mark, term, text }) => (
        <div key={key}>
          <dt>
            {mark}
            {term}
          </dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
