// Answers for: reading a matrix, a key or an add-on: every area and row with all that belongs to it.
import { Link as Anchor } from '@digdir/designsystemet-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  findItem,
  findScale,
  highestLevel,
  itemsOfSection,
  type AssessmentInstrument,
  type Item,
} from '#domain/instrument.ts';
import { sectionTitle } from '#charts/chart-texts.ts';
import { useFormat } from '#i18n/format.ts';
import { assessmentInstrument } from '#instruments/index.ts';
import { paths } from '#pages/paths.ts';
import { LevelMark } from '#ui/level-mark.tsx';
import styles from './instrument.module.css';
import { AreaHeading, Contents, placeId, Terms } from './parts.tsx';

export function AssessmentReading({ instrument }: { instrument: AssessmentInstrument }) {
  const { t } = useTranslation('instrument');
  const format = useFormat();
  // A row's key may be the same as an area's, so an area's place has a name of its own.
  const areas = instrument.sections.map(({ key }) => ({
    key: `omrade-${key}`,
    title: sectionTitle(instrument, key, format.language),
    items: itemsOfSection(instrument, key),
  }));
  return (
    <>
      {areas.length > 1 && <Contents places={areas} />}
      <section className={styles.part}>
        <h2 className={styles.area}>{t('page.how')}</h2>
        <p className={styles.text}>{format.text(instrument.introduction)}</p>
        {instrument.scales.map((scale) => (
          <Fragment key={scale.key}>
            <Terms
              terms={scale.levels.map(({ value, label, meaning }) => ({
                key: String(value),
                mark: <LevelMark mark={value} highest={scale.levels.length - 1} />,
                term: format.text(label),
                text: meaning === undefined ? '' : format.text(meaning),
              }))}
            />
            {scale.cumulative && <p className={styles.text}>{t('page.cumulative')}</p>}
          </Fragment>
        ))}
        {instrument.specialAnswers.length > 0 && (
          <>
            <h3 className={styles.small}>{t('page.cannotAnswer')}</h3>
            <Terms
              terms={instrument.specialAnswers.map(({ key, label, meaning }) => ({
                key,
                mark: <LevelMark mark={key === 'unknown' ? '?' : '-'} highest={1} />,
                term: format.text(label),
                text: format.text(meaning),
              }))}
            />
          </>
        )}
      </section>
      {areas.map(({ key, title, items }) => (
        <section key={key} className={styles.part}>
          <AreaHeading place={key} title={title} />
          {items.map((item) => (
            <Row key={item.key} instrument={instrument} item={item} />
          ))}
        </section>
      ))}
    </>
  );
}

function Row({ instrument, item }: { instrument: AssessmentInstrument; item: Item }) {
  const { t } = useTranslation('instrument');
  const format = useFormat();
  const list = (numbers: readonly number[]) => ({
    count: numbers.length,
    list: format.list(numbers.map(String)),
  });
  return (
    <article className={styles.row} aria-labelledby={placeId(item.key)}>
      <h3 className={styles.rowTitle} id={placeId(item.key)} tabIndex={-1}>
        <span className={styles.key}>{item.key}</span>{' '}
        <span>{format.text(item.name ?? item.text)}</span>
      </h3>
      {item.name !== undefined && <p className={styles.text}>{format.text(item.text)}</p>}
      <Answers instrument={instrument} item={item} />
      <dl className={styles.about}>
        {item.why !== undefined && <Fact term={t('row.why')} text={format.text(item.why)} />}
        {item.evidence !== undefined && (
          <Fact term={t('row.evidence')} text={format.text(item.evidence)} />
        )}
        {item.reference !== undefined && (
          <Fact term={t('row.reference')} text={format.text(item.reference)} />
        )}
        <Related item={item} />
      </dl>
      <p className={styles.quiet}>
        {[
          ...(item.articles.length > 0 ? [t('row.articles', list(item.articles))] : []),
          ...(item.principles.length > 0 ? [t('row.principles', list(item.principles))] : []),
        ].join(' · ')}
      </p>
    </article>
  );
}

/** What one can answer: the row's own words for each level, or what kind of answer it is. */
function Answers({ instrument, item }: { instrument: AssessmentInstrument; item: Item }) {
  const { t } = useTranslation('instrument');
  const format = useFormat();
  switch (item.kind) {
    case 'level': {
      const scale = findScale(instrument, item);
      return (
        <Terms
          terms={item.levels.map(({ value, text }) => {
            const level = scale?.levels.find((known) => known.value === value);
            return {
              key: String(value),
              mark: <LevelMark mark={value} highest={highestLevel(instrument, item) ?? 1} />,
              term: level === undefined ? format.number(value) : format.text(level.label),
              text: format.text(text),
            };
          })}
        />
      );
    }
    case 'number':
      return <p className={styles.text}>{t('row.number', { unit: format.text(item.unit) })}</p>;
    case 'percent':
    case 'text':
      return <p className={styles.text}>{t(`row.${item.kind}`)}</p>;
    case 'choice':
      return (
        <>
          <p className={styles.text}>{t('row.choice')}</p>
          <ul>
            {item.options.map(({ key, label }) => (
              <li key={key}>{format.text(label)}</li>
            ))}
          </ul>
        </>
      );
  }
}

function Fact({ term, text }: { term: string; text: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{text}</dd>
    </div>
  );
}

/** The rows of other instruments that look at the same thing, with a link to each. */
function Related({ item }: { item: Item }) {
  const { t } = useTranslation('instrument');
  const format = useFormat();
  return [...new Set(item.relatedItems.map(({ instrument }) => instrument))].map((id) => {
    const other = assessmentInstrument(id);
    if (other === undefined) return null;
    const related = item.relatedItems.flatMap((reference) =>
      reference.instrument === id ? (findItem(other, reference.item) ?? []) : [],
    );
    return (
      <div key={id}>
        <dt>{t('row.related', { instrument: format.text(other.name) })}</dt>
        <dd>
          <ul className={styles.related}>
            {related.map(({ key, name, text }) => (
              <li key={key}>
                <Anchor asChild>
                  <Link to={paths.instrument(id, other.version, key)}>
                    {`${key} ${format.text(name ?? text)}`}
                  </Link>
                </Anchor>
              </li>
            ))}
          </ul>
        </dd>
      </div>
    );
  });
}
