// Answers for: how an open row and the same year's key belong together, and asking whether both hold.
import { createContext, Fragment, use, useMemo, type ReactNode } from 'react';
import { contradictions } from '#domain/contradiction.ts';
import { findItem, type Item } from '#domain/instrument.ts';
import { latestPairOfOneYear } from '#domain/overview.ts';
import { assessmentInstrument, implementationKeyId } from '#instruments/index.ts';
import {
  explanationRegister,
  FoldedContradiction,
  type PutContradiction,
} from '#pages/contradiction-question.tsx';
import type { Period } from '#domain/period.ts';
import type { Summary } from '#domain/summary.ts';
import { paths } from '#pages/paths.ts';
import { useAssessment, usePartySummaries } from '#storage/queries.ts';
import styles from './matrix.module.css';
import type { Sheet } from './sheet.ts';

/** The latest meeting of the sheet's year that has been rated; undefined before the first. */
const SameYearsMeeting = createContext<Period | undefined>(undefined);

/** By row: its dimension may be held against other rows too. Apart, so that the links do not wait for it. */
const SameYearsQuestions = createContext<ReadonlyMap<string, PutContradiction>>(new Map());

interface YearContradictionsProps {
  /** Undefined for another party: only the party itself is asked. */
  party: string | undefined;
  sheet: Sheet;
  /** The sheet's own, of all years. */
  summaries: readonly Summary[];
  children: ReactNode;
}

/** Read once for the whole sheet, against the year's latest meeting, however many rows are open. */
export function YearContradictions(props: YearContradictionsProps) {
  const { party = '', sheet, summaries, children } = props;
  const { instrument, period } = sheet;
  const keys = usePartySummaries(party, implementationKeyId);
  const pair = useMemo(
    () =>
      latestPairOfOneYear(
        party === '' ? [] : summaries.filter((summary) => summary.period === period),
        keys ?? [],
      ),
    [keys, summaries, party, period],
  );
  const assessment = useAssessment(pair?.key.id ?? '');
  const byRow = useMemo((): ReadonlyMap<string, PutContradiction> => {
    const key = pair && assessmentInstrument(pair.key.instrument, pair.key.version);
    if (pair === undefined || key === undefined || assessment === undefined) return new Map();
    const found = contradictions(
      { instrument: key, marks: pair.key.marks },
      { instrument, marks: pair.matrix.marks },
    );
    const rows = found.flatMap((contradiction) => {
      const put: PutContradiction = {
        contradiction,
        party,
        period: pair.key.period,
        keyInstrument: key,
        matrix: instrument,
        explanation: explanationRegister(assessment, contradiction.dimension.key),
      };
      return contradiction.rows.map(({ item }) => [item.key, put] as const);
    });
    return new Map(rows);
  }, [pair, assessment, instrument, party]);
  return (
    <SameYearsMeeting value={pair?.key.period}>
      <SameYearsQuestions value={byRow}>{children}</SameYearsQuestions>
    </SameYearsMeeting>
  );
}

export function RowContradiction({ item }: { item: string }) {
  const put = use(SameYearsQuestions).get(item);
  return put === undefined ? null : <FoldedContradiction put={put} here={item} />;
}

/** What elsewhere looks at the same thing: rated this year, or as the instrument itself puts it. */
export function RelatedItems({ sheet, item }: { sheet: Sheet; item: Item }) {
  const { t, format } = sheet;
  const meeting = use(SameYearsMeeting);
  return item.relatedItems.map((related, index) => {
    const instrument = assessmentInstrument(related.instrument);
    const other = instrument && findItem(instrument, related.item);
    if (instrument === undefined || other === undefined) return null;
    const to =
      instrument.id === implementationKeyId && meeting !== undefined
        ? paths.keyDimension(meeting, other.key)
        : paths.instrument(instrument.id, instrument.version, other.key);
    return (
      <Fragment key={`${instrument.id} ${other.key}`}>
        {index > 0 || item.articles.length > 0 ? '  ·  ' : ''}
        {t('row.related', { instrument: format.text(instrument.name), items: '' })}
        <a href={sheet.href(to)} className={styles.textLink}>
          {other.key} {format.text(other.name ?? other.text)}
        </a>
      </Fragment>
    );
  });
}
