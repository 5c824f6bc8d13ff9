// Answers for: one party's sheet for one year: the head, the areas, the rows or the table, and moving between them.
import { Alert, Button } from '@digdir/designsystemet-react';
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { isAnswered } from '#domain/answer.ts';
import { answerWarnings, dayOf } from '#domain/answer-check.ts';
import { answerField, answerOf, assessmentId, type Assessment } from '#domain/assessment.ts';
import { itemsOfSection, type AssessmentInstrument, type Item } from '#domain/instrument.ts';
import { periodAt, type Period } from '#domain/period.ts';
import { comparableItems } from '#domain/progress.ts';
import { useFormat } from '#i18n/format.ts';
import { assessmentInstrument, inventoryMatrixId } from '#instruments/index.ts';
import { paths, routePatterns } from '#pages/paths.ts';
import { useCommands, useNow } from '#storage/provider.tsx';
import { useActions, useYearlySheet, type YearlySheetData } from '#storage/queries.ts';
import { PageHead } from '#ui/page.tsx';
import { rest } from '#ui/rest.ts';
import { changedSearch, everything, readAddress, type AddressChange } from './address.ts';
import { AreaLinks } from './area-links.tsx';
import { Distribute } from './distribute.tsx';
import styles from './matrix.module.css';
import { OwnRows } from './own-rows.tsx';
import { Row } from './row.tsx';
import { actionsByRow, type ActionsByRow } from './row-actions.tsx';
import {
  remembering,
  rowId,
  sectionTitle,
  sheetDocuments,
  type Sheet,
  type SheetDocument,
} from './sheet.ts';
import { UndoBar } from './undo-bar.tsx';
import { YearMenu } from './year-menu.tsx';
import { YearsTable } from './years-table.tsx';

interface YearlySheetProps {
  /** The instrument as it is now; answers that exist keep the version they were given in. */
  newest: AssessmentInstrument;
  period: Period;
  /** The party named in the address; undefined for one's own. */
  named: string | undefined;
}

export function YearlySheet({ newest, period, named }: YearlySheetProps) {
  const now = useNow();
  const data = useYearlySheet(named, newest.id, period);
  const assessment = data?.assessment ?? null;
  const version = assessment?.version ?? newest.version;
  const known = assessmentInstrument(newest.id, version);
  const instrument = known ?? newest;
  const sheet = useSheet(instrument, period, data, dayOf(now));
  const [params] = useSearchParams();
  const address = readAddress(instrument, params);
  const planned = useActions(data?.party);
  const actions = useMemo(() => actionsByRow(instrument, planned ?? []), [instrument, planned]);
  const isDone = instrument.items.every(({ key }) => isAnswered(answerOf(assessment, key)));
  const { toggle, goToNext, done } = useMoves(instrument, assessment);
  const { t, format } = sheet;

  // One head from the first moment on: the focus is in it when one comes from another page.
  const title = `${format.text(newest.name)} ${format.period(period)}`;
  if (data === undefined) return <Page title={title} />;
  if (data === null)
    return named === undefined ? (
      <Page title={title} lead={t('noParty.text')}>
        <WayOn to={paths.start}>{t('noParty.start')}</WayOn>
      </Page>
    ) : (
      <Page title={t('readOnly.unknownTitle')} lead={t('readOnly.unknownText')}>
        <WayOn to={paths.exchange}>{t('readOnly.toExchange')}</WayOn>
      </Page>
    );
  if (known === undefined) return <Page title={title} lead={t('unknownVersion')} />;

  const shownSection = address.view === 'table' ? undefined : address.section;
  const search = (change: AddressChange) => changedSearch(params, change);
  const linkTo = (year: Period) => ({
    pathname:
      instrument.id === inventoryMatrixId ? paths.matrix(year) : paths.addOn(instrument.id, year),
    search: search({ open: [] }),
  });
  const controls = (
    <>
      <YearMenu
        words={sheet}
        period={period}
        existing={data.summaries.map((summary) => summary.period)}
        now={now}
        isReadOnly={sheet.isReadOnly}
        linkTo={linkTo}
      />
      <Button asChild variant="secondary" data-size="sm">
        {address.view === 'rows' ? (
          <Link to={{ search: search({ view: 'table' }) }}>{t('view.table')}</Link>
        ) : (
          <Link to={{ search: search({ view: 'rows' }) }}>{t('view.rows')}</Link>
        )}
      </Button>
      {!sheet.isReadOnly && !isDone && (
        <Button data-size="sm" onClick={() => goToNext()}>
          {t('next')}
        </Button>
      )}
    </>
  );
  return (
    <Page title={title} lead={leadOf(sheet, assessment, shownSection)} controls={controls}>
      {!data.isOwn && <ReadOnlyNote sheet={sheet} name={data.profile.name} />}
      {data.isOwn && <YearNote sheet={sheet} thisYear={periodAt(now)} />}
      {data.isOwn && (
        <OwnRows
          sheet={sheet}
          assessment={assessment}
          toOwn={
            address.view === 'rows' && address.choice.isMine
              ? undefined
              : search({ view: 'rows', section: everything, choice: { isMine: true }, open: [] })
          }
        />
      )}
      {data.isOwn && isDone && (
        <Done
          sheet={sheet}
          assessment={assessment}
          panel={done}
          toTable={search({ view: 'table' })}
        />
      )}
      {address.view === 'table' ? (
        <YearsTable
          sheet={sheet}
          party={data.party}
          summaries={data.summaries}
          linkTo={(item) => search({ view: 'rows', section: item.section, open: [item.key] })}
        />
      ) : (
        <>
          {data.isOwn && <Help sheet={sheet} isNew={assessment === null} />}
          {!sheet.isReadOnly && (
            <Distribute
              sheet={sheet}
              assessment={assessment}
              linkTo={(assignee) => search({ section: everything, choice: { assignee }, open: [] })}
            />
          )}
          <AreaLinks
            sheet={sheet}
            assessment={assessment}
            section={address.section}
            linkTo={(section) => search({ section, open: address.isAllOpen ? everything : [] })}
          />
          <div className={styles.openAll}>
            {address.section !== undefined && instrument.sections.length > 1 && (
              <Link to={{ search: search({ section: everything }) }} className={styles.textLink}>
                {t('areas.all')}
              </Link>
            )}
            <Link
              replace
              to={{ search: search({ open: address.isAllOpen ? [] : everything }) }}
              className={styles.textLink}
            >
              {address.isAllOpen ? t('areas.closeAll') : t('areas.openAll')}
            </Link>
          </div>
          <Areas
            sheet={sheet}
            assessment={assessment}
            lastAssessment={data.last}
            actions={actions}
            items={address.items}
            open={address.open}
            onToggle={toggle}
            onNext={goToNext}
          />
          {!sheet.isReadOnly && <UndoBar sheet={sheet} assessment={assessment} />}
        </>
      )}
    </Page>
  );
}

interface PageProps {
  title: string;
  lead?: string;
  controls?: ReactNode;
  children?: ReactNode;
}

function Page({ title, lead, controls, children }: PageProps) {
  return (
    <>
      <PageHead title={title} lead={lead}>
        {controls}
      </PageHead>
      {children}
    </>
  );
}

function WayOn({ to, children }: { to: string; children: string }) {
  return (
    <Button asChild>
      <Link to={to}>{children}</Link>
    </Button>
  );
}

function useSheet(
  instrument: AssessmentInstrument,
  period: Period,
  data: YearlySheetData | null | undefined,
  today: string,
): Sheet {
  const { t } = useTranslation(['matrix', 'common']);
  const format = useFormat();
  const commands = useCommands();
  const party = data?.party ?? '';
  const isReadOnly = data?.isOwn !== true;
  // As text, so that a read that brings the same again makes no new sheet.
  const known = JSON.stringify(data ? sheetDocuments(data.documents, data.assessment) : []);
  const documents = useMemo(() => new Map(JSON.parse(known) as [string, SheetDocument][]), [known]);
  const lastPeriod = data?.last?.period;
  const lastVersion = data?.last?.version;
  const sheet = useMemo((): Omit<Sheet, 'documents'> => {
    const last =
      lastVersion === undefined ? undefined : assessmentInstrument(instrument.id, lastVersion);
    const key = { party, instrument: instrument.id, period, version: instrument.version };
    return {
      party,
      assessment: assessmentId(key),
      instrument,
      period,
      previous: lastPeriod && last ? { period: lastPeriod, instrument: last } : undefined,
      comparable: new Set(last && comparableItems(last, instrument)),
      today,
      isReadOnly,
      t: remembering(t),
      format,
      commands,
      save: async (item, change, seen, over) => {
        const saved = await commands.setAnswer(key, item, change, seen, over);
        if (saved.ok) void commands.askToPersist();
        return saved.ok;
      },
    };
  }, [instrument, party, period, lastPeriod, lastVersion, today, isReadOnly, t, format, commands]);
  // Apart from the rest: a row whose own documents are the same shows the same (isSameSheet).
  return useMemo(() => ({ ...sheet, documents }), [sheet, documents]);
}

/** Opening, closing and going on: what is open stands in the address, where the focus goes does not. */
function useMoves(instrument: AssessmentInstrument, assessment: Assessment | null) {
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const [, setMoved] = useState(0);
  const done = useRef<HTMLDivElement>(null);
  const latest = useRef({ params, assessment });
  const goal = useRef<string | undefined>(undefined);
  const isComing = useRef(true);

  useEffect(() => {
    latest.current = { params, assessment };
    const address = readAddress(instrument, params);
    // A link to one row, from the table or from elsewhere, opens it and goes there.
    if (
      isComing.current &&
      address.view === 'rows' &&
      !address.isAllOpen &&
      address.open.size === 1
    )
      [goal.current] = address.open;
    isComing.current = address.view === 'table';
    const button = goal.current && document.getElementById(rowId(goal.current));
    if (!button) return;
    goal.current = undefined;
    button.focus({ preventScroll: true });
    button.scrollIntoView({ block: 'start' });
  });

  const toggle = useCallback(
    (item: string) => {
      const address = readAddress(instrument, latest.current.params);
      const open = address.open.has(item)
        ? [...address.open].filter((key) => key !== item)
        : [...address.open, item];
      const section = address.section ?? everything;
      void navigate(
        { search: changedSearch(latest.current.params, { section, open }) },
        { replace: true },
      );
    },
    [instrument, navigate],
  );

  const goToNext = useCallback(
    (from?: string) => {
      const address = readAddress(instrument, latest.current.params);
      const next = nextUnanswered(instrument, latest.current.assessment, {
        after: from ?? [...address.open].at(-1),
        orFrom: address.items[0]?.key,
      });
      if (next === undefined) {
        done.current?.focus();
        return;
      }
      goal.current = next.key;
      // With everything open there is nothing to open: only the place changes.
      if (address.view === 'rows' && address.open.has(next.key)) setMoved((count) => count + 1);
      else
        void navigate({
          search: changedSearch(latest.current.params, {
            view: 'rows',
            section: address.section === undefined ? everything : next.section,
            open: address.isAllOpen ? everything : [next.key],
          }),
        });
    },
    [instrument, navigate],
  );

  return { toggle, goToNext, done };
}

/** The first unanswered row after a row, or from a row on; the search goes on from the top. */
function nextUnanswered(
  { items }: AssessmentInstrument,
  assessment: Assessment | null,
  { after, orFrom }: { after: string | undefined; orFrom: string | undefined },
): Item | undefined {
  const start =
    after === undefined
      ? items.findIndex(({ key }) => key === orFrom)
      : items.findIndex(({ key }) => key === after) + 1;
  return [...items.slice(start), ...items.slice(0, start)].find(
    ({ key }) => !isAnswered(answerOf(assessment, key)),
  );
}

function leadOf(sheet: Sheet, assessment: Assessment | null, section: string | undefined): string {
  const { t, instrument } = sheet;
  const count = instrument.items.length;
  const answered = countAnswered(instrument.items, assessment);
  if (section === undefined || instrument.sections.length < 2)
    return t('lead.all', { answered, count });
  const items = itemsOfSection(instrument, section);
  return t('lead.area', {
    area: sectionTitle(sheet, instrument, section),
    answered: countAnswered(items, assessment),
    count: items.length,
    whole: t(instrument.addOn ? 'lead.wholeAddOn' : 'lead.wholeMatrix'),
    allAnswered: answered,
    allCount: count,
  });
}

function countAnswered(items: readonly Item[], assessment: Assessment | null): number {
  return items.filter(({ key }) => isAnswered(answerOf(assessment, key))).length;
}

function ReadOnlyNote({ sheet: { t, instrument, period }, name }: { sheet: Sheet; name: string }) {
  return (
    <Alert data-color="info" className={styles.note}>
      {t('readOnly.text', { party: name })}{' '}
      {!instrument.addOn && <Link to={paths.matrix(period)}>{t('readOnly.toOwn')}</Link>}
    </Alert>
  );
}

function YearNote({ sheet: { t, format, period }, thisYear }: { sheet: Sheet; thisYear: Period }) {
  if (period === thisYear) return null;
  return (
    <p className={styles.subtle}>
      {t(period < thisYear ? 'year.earlier' : 'year.later', { period: format.period(period) })}
    </p>
  );
}

function Help({ sheet: { t, format, instrument }, isNew }: { sheet: Sheet; isNew: boolean }) {
  // Open for those who begin, and not closed under them by their first answer.
  const [startsOpen] = useState(isNew);
  return (
    <details className={styles.help} open={startsOpen}>
      <summary>{t('help.title')}</summary>
      <p>{format.text(instrument.introduction)}</p>
      <p>{t('help.keyboard')}</p>
    </details>
  );
}

interface DoneProps {
  sheet: Sheet;
  assessment: Assessment | null;
  panel: Ref<HTMLDivElement>;
  toTable: string;
}

function Done({ sheet, assessment, panel, toTable }: DoneProps) {
  const { t, instrument } = sheet;
  const reminders = instrument.items.filter(
    ({ key }) => answerWarnings(instrument, answerOf(assessment, key), sheet).length > 0,
  ).length;
  return (
    <div ref={panel} tabIndex={-1} className={styles.done}>
      <h2 className={styles.sectionTitle}>{t('done.title')}</h2>
      {reminders > 0 && <p>{t('done.reminders', { count: reminders })}</p>}
      <p>{t('done.text')}</p>
      <p className={styles.links}>
        <Link to={{ search: toTable }}>{t('done.toTable')}</Link>
        <Link to={paths.progress}>{t('done.toProgress')}</Link>
        <Link to={routePatterns.keyLatest}>{t('done.toKey')}</Link>
      </p>
    </div>
  );
}

/**
 * How many areas are laid out for good. The others' open rows are at first laid out only where they are seen
 * (data-coming), and follow one area at a time while the browser rests: assistive technology knows no row
 * that has not been laid out.
 */
function useSettled(areas: number): number {
  const [settled, setSettled] = useState(0);
  useEffect(() => {
    if (settled >= areas) return undefined;
    let isLeft = false;
    void rest().then(() => {
      if (!isLeft) setSettled(settled + 1);
    });
    return () => {
      isLeft = true;
    };
  }, [settled, areas]);
  return settled;
}

interface AreasProps {
  sheet: Sheet;
  assessment: Assessment | null;
  lastAssessment: Assessment | null;
  actions: ActionsByRow;
  items: readonly Item[];
  open: ReadonlySet<string>;
  onToggle: (item: string) => void;
  onNext: (item?: string) => void;
}

function Areas(props: AreasProps) {
  const { sheet, assessment, lastAssessment, actions, items, open, onToggle, onNext } = props;
  const { instrument, isReadOnly } = sheet;
  const settled = useSettled(instrument.sections.length);
  // Ctrl + Enter means nothing in a text field of ours, so it disturbs nobody's typing.
  const goOn = (event: KeyboardEvent) => {
    if (isReadOnly || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    const row = (event.target as Element).closest('li[data-item]')?.getAttribute('data-item');
    onNext(row ?? undefined);
  };
  return instrument.sections
    .filter((section) => items.some((item) => item.section === section.key))
    .map((section, index) => (
      <section key={section.key} aria-labelledby={`omrade-${section.key}`}>
        <h2 className={styles.sectionTitle} id={`omrade-${section.key}`}>
          {sectionTitle(sheet, instrument, section.key)}
        </h2>
        {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions -- keys from the fields inside */}
        <ul className={styles.rows} data-coming={index >= settled || undefined} onKeyDown={goOn}>
          {items
            .filter((item) => item.section === section.key)
            .map((item) => (
              <Row
                key={item.key}
                sheet={sheet}
                item={item}
                register={assessment?.fields[answerField(item.key)]}
                last={lastAssessment?.fields[answerField(item.key)]}
                assignment={assessment?.fields[`assignment:${item.key}`]}
                actions={actions.get(item.key)}
                isOpen={open.has(item.key)}
                onToggle={onToggle}
                onNext={onNext}
              />
            ))}
        </ul>
      </section>
    ));
}
