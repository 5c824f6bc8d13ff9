// Answers for: what has risen and fallen between two chosen periods, with equal weight.
import { Field, Heading, Label, Paragraph, Select } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { answerNames } from '#charts/chart-texts.ts';
import {
  findItem,
  findScale,
  highestLevel,
  type AssessmentInstrument,
} from '#domain/instrument.ts';
import { comparePeriods, periodFromSlug, periodSlug, type Period } from '#domain/period.ts';
import { changesBetween, type Change } from '#domain/progress.ts';
import { useFormat } from '#i18n/format.ts';
import { LevelMark } from '#ui/level-mark.tsx';
import type { FiguresProps } from './figures-section.tsx';
import styles from './progress.module.css';

export function Changed({ instrument, summaries, options }: FiguresProps) {
  const { t } = useTranslation('progress');
  const [search, setSearch] = useSearchParams();
  const inOrder = [...summaries].sort((a, b) => comparePeriods(a.period, b.period));
  const chosen = (name: 'fran' | 'till') => {
    const period = periodFromSlug(search.get(name) ?? '');
    const index = inOrder.findIndex((summary) => summary.period === period);
    return index < 0 ? undefined : index;
  };
  const afterIndex = Math.max(1, chosen('till') ?? inOrder.length - 1);
  const chosenBefore = chosen('fran') ?? afterIndex - 1;
  const beforeIndex = chosenBefore < afterIndex ? chosenBefore : afterIndex - 1;
  const [before, after] = [inOrder[beforeIndex], inOrder[afterIndex]];
  if (before === undefined || after === undefined) return null;
  const changes = changesBetween(instrument, before, after, options);

  const choose = (fran: Period, till: Period) =>
    setSearch(
      (params) => {
        params.set('fran', periodSlug(fran));
        params.set('till', periodSlug(till));
        return params;
      },
      { replace: true },
    );
  const { rhythm } = instrument;
  return (
    <section className={styles.section} aria-labelledby="changed">
      <Heading level={2} data-size="sm" id="changed">
        {t('changed.title')}
      </Heading>
      <div className={styles.pair}>
        <PeriodChoice
          label={t('changed.from')}
          periods={inOrder.slice(0, -1).map(({ period }) => period)}
          value={before.period}
          onChoose={(period) => {
            const next = inOrder.find((summary) => comparePeriods(summary.period, period) > 0);
            const isStillBefore = comparePeriods(period, after.period) < 0;
            choose(period, isStillBefore ? after.period : (next?.period ?? after.period));
          }}
        />
        <PeriodChoice
          label={t('changed.to')}
          periods={inOrder.slice(beforeIndex + 1).map(({ period }) => period)}
          value={after.period}
          onChoose={(period) => choose(before.period, period)}
        />
      </div>
      <div className={styles.changes}>
        <ChangeList
          title={t('changed.falls', { count: changes.falls.length })}
          none={t('changed.noFalls')}
          changes={changes.falls}
          instrument={instrument}
        />
        <ChangeList
          title={t('changed.rises', { count: changes.rises.length })}
          none={t('changed.noRises')}
          changes={changes.rises}
          instrument={instrument}
        />
      </div>
      <Paragraph className={styles.rest}>
        {t(`${rhythm}.unchanged`, { count: changes.unchanged.length })}
        {changes.notCompared.length > 0 && (
          <> {t(`${rhythm}.notCompared`, { count: changes.notCompared.length })}</>
        )}
      </Paragraph>
    </section>
  );
}

interface PeriodChoiceProps {
  label: string;
  periods: readonly Period[];
  value: Period;
  onChoose: (period: Period) => void;
}

function PeriodChoice({ label, periods, value, onChoose }: PeriodChoiceProps) {
  const format = useFormat();
  return (
    <Field>
      <Label>{label}</Label>
      <Select value={value} onChange={(event) => onChoose(event.target.value)}>
        {periods.map((period) => (
          <Select.Option key={period} value={period}>
            {format.period(period)}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}

interface ChangeListProps {
  title: string;
  none: string;
  changes: readonly Change[];
  instrument: AssessmentInstrument;
}

function ChangeList({ title, none, changes, instrument }: ChangeListProps) {
  return (
    <div className={styles.changeList}>
      <Heading level={3} data-size="2xs">
        {title}
      </Heading>
      {changes.length === 0 ? (
        <Paragraph className={styles.none}>{none}</Paragraph>
      ) : (
        <ul>
          {changes.map((change) => (
            <ChangeEntry key={change.item} change={change} instrument={instrument} />
          ))}
        </ul>
      )}
    </div>
  );
}

function ChangeEntry({ change, instrument }: { change: Change; instrument: AssessmentInstrument }) {
  const { t } = useTranslation('progress');
  const format = useFormat();
  const item = findItem(instrument, change.item);
  if (item === undefined) return null;
  const names = answerNames(instrument, findScale(instrument, item)?.key ?? '', format);
  const highest = highestLevel(instrument, item) ?? 0;
  const level = (value: number) => (
    <span className={styles.level}>
      <LevelMark mark={value} highest={highest} />
      {names.levels[value]}
    </span>
  );
  return (
    <li>
      <span className={styles.itemKey}>{item.key}</span>
      <span className={styles.itemText}>{format.text(item.name ?? item.text)}</span>
      <span className={styles.move}>
        {level(change.from)}
        <span aria-hidden="true" className={styles.arrow} />
        <span className="visually-hidden">{t('changed.becomes')}</span>
        {level(change.to)}
      </span>
    </li>
  );
}
