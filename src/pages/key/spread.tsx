// Answers for: showing how each person's own rating of one dimension lies, before the group agrees on one step.
import { Link as DesignLink } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { Ratings } from '#domain/assessment.ts';
import { findScale, type AssessmentInstrument, type ItemOfKind } from '#domain/instrument.ts';
import { isEveryoneFinished, spreadOf, type Spread as SpreadValue } from '#domain/spread.ts';
import { useFormat } from '#i18n/format.ts';
import { parameters, withEveryones } from './address.ts';
import styles from './spread.module.css';

export interface Rater {
  id: string;
  value: Ratings;
}

/** What a person is called: their own name, or their place among those who have rated. */
export function useRaterName(): (raters: readonly Rater[], rater: Rater) => string {
  const { t } = useTranslation('key');
  return (raters, rater) =>
    rater.value.name.trim() === ''
      ? t('own.person', { number: raters.indexOf(rater) + 1 })
      : rater.value.name;
}

interface SpreadProps {
  instrument: AssessmentInstrument;
  item: ItemOfKind<'level'>;
  raters: readonly Rater[];
}

export function Spread({ instrument, item, raters }: SpreadProps) {
  const { t } = useTranslation('key');
  const format = useFormat();
  const [search] = useSearchParams();
  const all = raters.map(({ value }) => value);
  if (raters.length === 0) return null;
  if (!isEveryoneFinished(all) && !search.has(parameters.everyones))
    return (
      <div className={styles.spread}>
        <p>
          {t('spread.waiting', {
            finished: all.filter(({ isFinished }) => isFinished).length,
            count: all.length,
          })}{' '}
          <DesignLink asChild>
            <Link replace to={withEveryones(search)}>
              {t('spread.showAll')}
            </Link>
          </DesignLink>
        </p>
      </div>
    );

  const scale = findScale(instrument, item);
  const label = (step: number) => {
    const words = scale?.levels[step]?.label;
    return words ? format.text(words) : format.number(step);
  };
  const spread = spreadOf(all, item.key, item.levels.length - 1);
  return (
    <section className={styles.spread} aria-label={t('spread.title')}>
      <p className={styles.told}>
        <strong>{t('spread.title')}</strong> <Told spread={spread} label={label} />
      </p>
      {spread.rated > 0 && (
        <>
          <ol className={styles.steps}>
            {spread.counts.map((count, step) => (
              <li key={step} className={styles.step} data-empty={count === 0}>
                <span className={styles.words}>
                  {label(step)}
                  <span className="visually-hidden">{': '}</span>
                </span>
                <span className={styles.dots}>
                  {count > 0 && (
                    <svg
                      aria-hidden="true"
                      focusable="false"
                      className={styles.drawing}
                      viewBox={`0 0 ${12 * Math.min(count, mostDots)} 12`}
                      width={`${0.9 * Math.min(count, mostDots)}rem`}
                      height="0.9rem"
                    >
                      {Array.from({ length: Math.min(count, mostDots) }, (_, index) => (
                        <circle key={index} cx={12 * index + 6} cy="6" r="4.6" />
                      ))}
                    </svg>
                  )}
                  <span>{format.number(count)}</span>
                </span>
              </li>
            ))}
          </ol>
          <WhoChoseWhat item={item} raters={raters} label={label} />
        </>
      )}
    </section>
  );
}

/** More people than this on one step are told by the number alone. */
const mostDots = 12;

function Told({ spread, label }: { spread: SpreadValue; label: (step: number) => string }) {
  const { t } = useTranslation('key');
  const { rated, blank, lowest, highest, isAgreed } = spread;
  const blanks = blank > 0 ? t('spread.blank', { count: blank }) : '';
  if (lowest === undefined || highest === undefined) return t('spread.nobody');
  if (rated === 1) return `${t('spread.onlyOne', { step: label(lowest) })} ${blanks}`.trim();
  const told =
    lowest === highest
      ? t('spread.same', { count: rated, step: label(lowest) })
      : t(isAgreed ? 'spread.near' : 'spread.apart', {
          count: rated,
          lowest: label(lowest),
          highest: label(highest),
        });
  return `${told} ${blanks}`.trim();
}

/** Names are shown only when somebody asks for them. */
function WhoChoseWhat({
  item,
  raters,
  label,
}: Pick<SpreadProps, 'item' | 'raters'> & { label: (step: number) => string }) {
  const { t } = useTranslation('key');
  const nameOf = useRaterName();
  return (
    <details className={styles.names}>
      <summary>{t('spread.names')}</summary>
      <ul>
        {raters.map((rater) => {
          const rating = rater.value.ratings[item.key];
          return (
            <li key={rater.id}>
              {nameOf(raters, rater)}:{' '}
              <strong>{rating === undefined ? t('spread.leftBlank') : label(rating.level)}</strong>
              {rating !== undefined && rating.reason.trim() !== '' && (
                <span className={styles.reason}> {rating.reason}</span>
              )}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
