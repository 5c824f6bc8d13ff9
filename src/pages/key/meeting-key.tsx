// Answers for: one meeting's key on the screen: all dimensions on a page, or the whole window for the meeting.
import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router';
import { levelOf, type Answer } from '#domain/answer.ts';
import {
  answerField,
  answerOf,
  assessmentId,
  lockOf,
  ratingsIn,
  type Assessment,
} from '#domain/assessment.ts';
import type { AssessmentInstrument, ItemOfKind } from '#domain/instrument.ts';
import { yearOf, yearPeriod, type Period } from '#domain/period.ts';
import { currentValue, hasConflict, headIds, type Register } from '#domain/revision.ts';
import { markOf, type Summary } from '#domain/summary.ts';
import { useFormat } from '#i18n/format.ts';
import { assessmentInstrument, implementationKeyId } from '#instruments/index.ts';
import { explanationRegister } from '#pages/contradiction-question.tsx';
import { paths } from '#pages/paths.ts';
import { useAssessment, useAssessmentList, usePartySummaries } from '#storage/queries.ts';
import { useIsNarrow } from '#ui/narrow-screen.ts';
import { PageHead } from '#ui/page.tsx';
import { modeOf, parameters, withEveryLadder, withMode, type Mode } from './address.ts';
import { Dimension, dimensionHeadingId, previousLevel } from './dimension.tsx';
import { DimensionIndex, type IndexEntry } from './dimension-index.tsx';
import styles from './key.module.css';
import { stepId } from './ladder.tsx';
import { MeetingChooser } from './meeting-chooser.tsx';
import { MeetingDetails } from './meeting-details.tsx';
import { MeetingTimer } from './meeting-timer.tsx';
import { OneAtATime } from './one-at-a-time.tsx';
import { OwnRatings } from './own-ratings.tsx';
import { useSaveAnswer } from './save.ts';
import { Spread } from './spread.tsx';
import { useFullScreen, useWholeWindow } from './whole-window.ts';

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
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const isNarrow = useIsNarrow();
  const { version } = instrument;
  const target = useMemo(
    () => ({ party, instrument: implementationKeyId, period, version }),
    [party, period, version],
  );
  const id = assessmentId(target);
  const save = useSaveAnswer(target);
  const lock = lockOf(assessment);
  const isReadOnly = !isOwn || lock !== null;

  const items = instrument.items.filter((item) => item.kind === 'level');
  const entries = items.map((item): IndexEntry => ({
    item,
    mark: markOf(answerOf(assessment, item.key)),
    hasConflict: hasConflict(registerOf(assessment, item.key)),
  }));
  const count = entries.filter(({ mark }) => mark !== undefined).length;
  const nextUnrated = entries.find(({ mark }) => mark === undefined)?.item ?? items[0];
  // Where one starts must not move when the first answer is given.
  const [first] = useState(nextUnrated);
  const chosen = items.find(({ key }) => key === search.get(parameters.dimension));
  const asked = modeOf(search, isNarrow);
  const mode = asked === 'own' && isReadOnly ? 'all' : asked;
  useShownDimension(mode === 'all' ? chosen?.key : undefined);
  useFocusOnReturn(mode);

  const title = t('title', {
    name: format.text(instrument.name),
    period: format.period(period),
  });
  const progress = t('lead', { count, total: items.length });
  const leave = () => void navigate(withMode(search, 'all'));
  const raters = ratingsIn(assessment);
  const dimensionOf = (item: ItemOfKind<'level'>, spread?: ReactNode) => (
    <Dimension
      key={item.key}
      assessment={id}
      party={party}
      instrument={instrument}
      item={item}
      register={registerOf(assessment, item.key)}
      period={period}
      previousPeriod={props.previousPeriod}
      previous={answerOf(props.previous, item.key)}
      related={props.related}
      explanation={explanationRegister(assessment, item.key)}
      save={save}
      isReadOnly={isReadOnly}
      isOwn={isOwn}
      isAlone={mode === 'meeting'}
      {...(spread === undefined ? {} : { spread })}
    />
  );

  if (mode === 'own')
    return (
      <WholeWindow title={title} controls={null} wayOut={t('own.leave')} onLeave={leave}>
        <OwnRatings
          target={target}
          id={id}
          assessment={assessment}
          instrument={instrument}
          items={items}
          chosen={chosen}
          previousStep={(item) => previousLevel(item, answerOf(props.previous, item.key))}
        />
      </WholeWindow>
    );

  const alone = mode === 'meeting' ? (chosen ?? first) : undefined;
  if (alone !== undefined) {
    const register = registerOf(assessment, alone.key);
    return (
      <WholeWindow
        title={title}
        controls={
          !isReadOnly && <MeetingTimer assessment={id} item={alone.key} dimensions={items.length} />
        }
        wayOut={t('alone.leave')}
        onLeave={leave}
      >
        <OneAtATime
          items={items}
          item={alone}
          step={levelOf(currentValue(register))}
          index={<DimensionIndex instrument={instrument} entries={entries} current={alone.key} />}
          onLeave={leave}
          onChooseStep={
            isReadOnly || hasConflict(register)
              ? undefined
              : (step) => {
                  const response = { kind: 'level' as const, level: step };
                  void save(alone.key, { response }, headIds(register));
                  document.getElementById(stepId(alone.key, step))?.focus();
                }
          }
          end={
            <Button asChild>
              <Link to={withMode(search, 'all')}>{t('alone.done')}</Link>
            </Button>
          }
        >
          {lock !== null && isOwn && <Locked period={period} number={lock} />}
          {dimensionOf(alone, <Spread instrument={instrument} item={alone} raters={raters} />)}
        </OneAtATime>
      </WholeWindow>
    );
  }

  // A telephone's own list of dimensions, each opened alone.
  const isListOnly = isNarrow && search.get(parameters.view) !== 'alla';
  return (
    <div className={styles.page}>
      <PageHead
        title={title}
        lead={isOwn ? progress : t('leadOther', { party: partyName, progress })}
      >
        <MeetingChooser
          shown={period}
          present={props.present}
          meetingsPerYear={props.meetingsPerYear}
          summaries={summaries}
          total={items.length}
        />
        <Button asChild>
          <Link to={withMode(search, 'meeting', nextUnrated?.key)}>{t('meetingMode')}</Link>
        </Button>
      </PageHead>
      {lock !== null && isOwn && <Locked period={period} number={lock} />}
      {isOwn && (
        <Paragraph className={styles.introduction}>
          {format.text(instrument.introduction)}
        </Paragraph>
      )}
      <div className={styles.ways}>
        {!isReadOnly && (
          <Link to={withMode(search, 'own')}>
            {raters.length === 0 ? t('own.open') : t('own.openAgain', { count: raters.length })}
          </Link>
        )}
        {isOwn && <Link to={paths.signOff(implementationKeyId, period)}>{t('signOff')}</Link>}
        <Link to={paths.form(implementationKeyId, version, isOwn ? { period } : { period, party })}>
          {t('print')}
        </Link>
      </div>
      <MeetingDetails
        assessment={id}
        target={target}
        register={assessment?.fields.details}
        isReadOnly={isReadOnly}
      />
      <DimensionIndex instrument={instrument} entries={entries} />
      {isListOnly ? (
        <Link to={withEveryLadder(search)} className={styles.everyLadder}>
          {t('everyLadder')}
        </Link>
      ) : (
        items.map((item) => dimensionOf(item))
      )}
    </div>
  );
}

interface WholeWindowProps {
  title: string;
  controls: ReactNode;
  wayOut: string;
  onLeave: () => void;
  children: ReactNode;
}

/** Nothing but what the meeting needs, with a clear way out. */
function WholeWindow({ title, controls, wayOut, onLeave, children }: WholeWindowProps) {
  const { t } = useTranslation('key');
  useWholeWindow();
  const fullScreen = useFullScreen();
  return (
    <div className={styles.alonePage}>
      <PageHead title={title}>
        {controls}
        {fullScreen !== undefined && (
          <Button variant="tertiary" data-size="sm" onClick={fullScreen.toggle}>
            {t(fullScreen.isOn ? 'alone.smallScreen' : 'alone.fullScreen')}
          </Button>
        )}
        <Button variant="secondary" data-size="sm" onClick={onLeave}>
          {wayOut}
        </Button>
      </PageHead>
      {children}
    </div>
  );
}

/** Signed off: readable as it is, and one sentence on how it is opened again. */
function Locked({ period, number }: { period: Period; number: number }) {
  const { t } = useTranslation('key');
  return (
    <p className={styles.locked}>
      {t('locked.text', { number })}{' '}
      <Link to={paths.signOff(implementationKeyId, period)}>{t('locked.open')}</Link>
    </p>
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

/** Back from the whole window the reader starts at the page's heading. */
function useFocusOnReturn(mode: Mode): void {
  const last = useRef(mode);
  useEffect(() => {
    if (last.current !== mode && mode === 'all') document.getElementById('page-heading')?.focus();
    last.current = mode;
  }, [mode]);
}
