// Answers for: one meeting's key on the screen, all dimensions on a page or one at a time.
import { Paragraph, ToggleGroup } from '@digdir/designsystemet-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearchParams } from 'react-router';
import type { Answer } from '#domain/answer.ts';
import { answerField, answerOf, assessmentId, type Assessment } from '#domain/assessment.ts';
import type { AssessmentInstrument, ItemOfKind } from '#domain/instrument.ts';
import { yearOf, yearPeriod, type Period } from '#domain/period.ts';
import { hasConflict, headIds, type Register } from '#domain/revision.ts';
import { markOf, type Summary } from '#domain/summary.ts';
import { useFormat } from '#i18n/format.ts';
import { assessmentInstrument, implementationKeyId } from '#instruments/index.ts';
import { useAssessment, useAssessmentList, usePartySummaries } from '#storage/queries.ts';
import { useIsNarrow } from '#ui/narrow-screen.ts';
import { PageHead } from '#ui/page.tsx';
import { parameters, withView } from './address.ts';
import { Dimension, dimensionHeadingId } from './dimension.tsx';
import { DimensionIndex, type IndexEntry } from './dimension-index.tsx';
import styles from './key.module.css';
import { stepId } from './ladder.tsx';
import { MeetingChooser } from './meeting-chooser.tsx';
import { MeetingDetails } from './meeting-details.tsx';
import { OneAtATime } from './one-at-a-time.tsx';
import { useSaveAnswer } from './save.ts';

interface MeetingKeyProps {
  party: string;
  partyName: string;
  /** Other parties' keys are read here, never changed. */
  isOwn: boolean;
  period: Period;
  present: Period;
  meetingsPerYear: number;
}

export function MeetingKey(props: MeetingKeyProps) {
  const { party, period } = props;
  const assessment = useAssessment(
    assessmentId({ party, instrument: implementationKeyId, period }),
  );
  const summaries = usePartySummaries(party, implementationKeyId);
  const previousPeriod = summaries?.findLast(
    (summary) => summary.period < period && Object.keys(summary.marks).length > 0,
  )?.period;
  const previousIds =
    previousPeriod === undefined
      ? []
      : [assessmentId({ party, instrument: implementationKeyId, period: previousPeriod })];
  const previous = useAssessmentList(previousIds);
  const instrument = assessmentInstrument(implementationKeyId, assessment?.version);
  const related = useAssessmentList(
    relatedInstruments(instrument).map((id) =>
      assessmentId({ party, instrument: id, period: yearPeriod(yearOf(period)) }),
    ),
  );
  if (
    instrument === undefined ||
    assessment === undefined ||
    summaries === undefined ||
    previous?.length !== previousIds.length ||
    related === undefined
  )
    return null;
  return (
    <Loaded
      {...props}
      instrument={instrument}
      assessment={assessment}
      summaries={summaries}
      previousPeriod={previousPeriod}
      previous={previous[0] ?? null}
      related={related}
    />
  );
}

interface LoadedProps extends MeetingKeyProps {
  instrument: AssessmentInstrument;
  assessment: Assessment | null;
  summaries: readonly Summary[];
  previousPeriod: Period | undefined;
  previous: Assessment | null;
  related: readonly (Assessment | null)[];
}

function Loaded(props: LoadedProps) {
  const { party, partyName, isOwn, period, instrument, assessment, summaries } = props;
  const { t } = useTranslation('key');
  const format = useFormat();
  const [search, setSearch] = useSearchParams();
  const isNarrow = useIsNarrow();
  const { version } = instrument;
  const target = useMemo(
    () => ({ party, instrument: implementationKeyId, period, version }),
    [party, period, version],
  );
  const id = assessmentId(target);
  const save = useSaveAnswer(target);

  const items = instrument.items.filter((item) => item.kind === 'level');
  const entries = items.map((item): IndexEntry => ({
    item,
    mark: markOf(answerOf(assessment, item.key)),
    hasConflict: hasConflict(registerOf(assessment, item.key)),
  }));
  const count = entries.filter(({ mark }) => mark !== undefined).length;
  // Where one starts must not move when the first answer is given.
  const [first] = useState(() => entries.find(({ mark }) => mark === undefined)?.item ?? items[0]);
  const chosen = items.find(({ key }) => key === search.get(parameters.dimension));

  // Twelve ladders under each other are too much for a telephone.
  const asked = search.get(parameters.view);
  const view = asked === 'en' || asked === 'alla' ? asked : isNarrow ? 'en' : 'alla';
  const alone = view === 'en' ? (chosen ?? first) : undefined;
  useShownDimension(alone === undefined ? chosen?.key : undefined);

  const progress = t('lead', { count, total: items.length });
  const dimensionOf = (item: ItemOfKind<'level'>, isAlone: boolean) => (
    <Dimension
      key={item.key}
      assessment={id}
      instrument={instrument}
      item={item}
      register={registerOf(assessment, item.key)}
      period={period}
      previousPeriod={props.previousPeriod}
      previous={answerOf(props.previous, item.key)}
      related={props.related}
      save={save}
      isReadOnly={!isOwn}
      isAlone={isAlone}
    />
  );
  const details = (
    <MeetingDetails
      assessment={id}
      target={target}
      register={assessment?.fields.details}
      isReadOnly={!isOwn}
      isFolded={alone !== undefined}
    />
  );

  return (
    <div className={alone === undefined ? styles.page : styles.alonePage}>
      <PageHead
        title={t('title', { name: format.text(instrument.name), period: format.period(period) })}
        lead={isOwn ? progress : t('leadOther', { party: partyName, progress })}
      >
        <MeetingChooser
          shown={period}
          present={props.present}
          meetingsPerYear={props.meetingsPerYear}
          summaries={summaries}
          total={items.length}
        />
        <div data-own-keys>
          <ToggleGroup
            aria-label={t('view.label')}
            value={view}
            onChange={(value) =>
              setSearch(withView(search, value === 'en' ? 'en' : 'alla').search, { replace: true })
            }
          >
            <ToggleGroup.Item value="alla">{t('view.all')}</ToggleGroup.Item>
            <ToggleGroup.Item value="en">{t('view.one')}</ToggleGroup.Item>
          </ToggleGroup>
        </div>
      </PageHead>
      {alone === undefined ? (
        <>
          {isOwn && (
            <Paragraph className={styles.introduction}>
              {format.text(instrument.introduction)}
            </Paragraph>
          )}
          {details}
          <DimensionIndex instrument={instrument} entries={entries} />
          {items.map((item) => dimensionOf(item, false))}
        </>
      ) : (
        <>
          <OneAtATime
            items={items}
            item={alone}
            index={<DimensionIndex instrument={instrument} entries={entries} current={alone.key} />}
            onChooseStep={
              isOwn && !hasConflict(registerOf(assessment, alone.key))
                ? (step) => {
                    const seen = headIds(registerOf(assessment, alone.key));
                    void save(alone.key, { response: { kind: 'level', level: step } }, seen);
                    document.getElementById(stepId(alone.key, step))?.focus();
                  }
                : undefined
            }
          >
            {dimensionOf(alone, true)}
          </OneAtATime>
          {details}
        </>
      )}
    </div>
  );
}

function registerOf(assessment: Assessment | null, item: string): Register<Answer> | undefined {
  return assessment?.fields[answerField(item)];
}

function relatedInstruments(instrument: AssessmentInstrument | undefined): string[] {
  const related = instrument?.items.flatMap((item) => item.relatedItems) ?? [];
  return [...new Set(related.map((other) => other.instrument))];
}

/** On the page with all of them, the dimension named in the address is brought into view. */
function useShownDimension(item: string | undefined): void {
  const { key } = useLocation();
  useEffect(() => {
    if (item === undefined) return;
    const heading = document.getElementById(dimensionHeadingId(item));
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  }, [item, key]);
}
