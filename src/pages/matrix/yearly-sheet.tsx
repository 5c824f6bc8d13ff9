// Answers for: one party's sheet for one year: the head, the areas, the rows or the table, and moving between them.
import { Button } from '@digdir/designsystemet-react';
import { useMemo, useState, type ReactNode, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useHref, useNavigate, useSearchParams } from 'react-router';
import { sectionTitle } from '#charts/chart-texts.ts';
import { isAnswered } from '#domain/answer.ts';
import { dayOf } from '#domain/answer-check.ts';
import {
  answerOf,
  assessmentId,
  detailsOf,
  lockOf,
  type Assessment,
  type AssessmentDetails,
} from '#domain/assessment.ts';
import { itemsOfSection, type AssessmentInstrument, type Item } from '#domain/instrument.ts';
import { periodAt, type Period } from '#domain/period.ts';
import { comparableItems } from '#domain/progress.ts';
import type { CheckedRow } from '#domain/sheet-check.ts';
import { useFormat } from '#i18n/format.ts';
import { assessmentInstrument } from '#instruments/index.ts';
import { paths, routePatterns } from '#pages/paths.ts';
import { useCommands, useNow } from '#storage/provider.tsx';
import { useYearlySheet, type YearlySheetData } from '#storage/queries.ts';
import { PageHead } from '#ui/page.tsx';
import {
  changedSearch,
  checkList,
  everything,
  readAddress,
  type Address,
  type AddressChange,
} from './address.ts';
import { AreaLinks } from './area-links.tsx';
import { Areas } from './areas.tsx';
import { CheckCounts, CheckList, warningTags } from './check-list.tsx';
import { Distribute } from './distribute.tsx';
import styles from './matrix.module.css';
import { useMoves } from './moves.ts';
import { OwnRows } from './own-rows.tsx';
import { actionsByRow } from './row-actions.tsx';
import { NoRows, RowChooser } from './row-chooser.tsx';
import { YearContradictions } from './row-contradiction.tsx';
import {
  countAnswered,
  remembering,
  sheetDocuments,
  type Sheet,
  type SheetDocument,
} from './sheet.ts';
import { AreaEnd, MoreMenu, StandingNote } from './sheet-notes.tsx';
import notes from './sheet-notes.module.css';
import { useSheetCheck, useSheetRows, useShownRows } from './shown-rows.ts';
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
  const actions = useMemo(
    () => actionsByRow(instrument, data?.actions ?? []),
    [instrument, data?.actions],
  );
  const isDone = instrument.items.every(({ key }) => isAnswered(answerOf(assessment, key)));
  const check = useSheetCheck(sheet, assessment, data?.last ?? null);
  const rows = useSheetRows(sheet, data ?? undefined, check);
  // Nobody answers for somebody else's rows here.
  const own = data?.isOwn === true ? data.ownNames : noNames;
  const shown = useShownRows(rows, address.choice, own);
  const { toggle, goToNext, stand, done, showAll, noneLeftFor } = useMoves(
    instrument,
    rows,
    shown.shows,
  );
  const navigate = useNavigate();
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

  const isRows = address.view === 'rows';
  const part = named === undefined ? '' : `&part=${encodeURIComponent(named)}`;
  const lock = lockOf(assessment);
  const { source } = detailsOf(assessment);
  const search = (change: AddressChange) => changedSearch(params, change);
  const linkTo = (year: Period) => ({
    pathname: paths.sheet(instrument.id, year),
    search: search({ open: [], from: undefined, column: undefined }),
  });
  const toTable = search({ view: 'table', from: undefined });
  const toCheck = search({ view: 'check', open: [], from: undefined, column: undefined });
  const isSeen = (key: string) => shown.shows(key) || (address.open.has(key) && !address.isAllOpen);
  const opening = (item: Item, from: Address['from']) =>
    search({ view: 'rows', section: item.section, open: [item.key], from, column: undefined });
  /** From a cell to its row, so that the browser's own way back leads to the same cell too. */
  const openFromTable = (item: Item, year: Period) => {
    const column = year === period ? undefined : year;
    void navigate({ search: search({ open: [item.key], column }) }, { replace: true });
    void navigate({
      pathname: paths.sheet(instrument.id, year),
      search: opening(item, period),
    });
  };
  const back = wayBack(address, sheet, search);
  const controls = (
    <>
      <YearMenu
        words={sheet}
        period={period}
        existing={data.summaries.map((summary) => summary.period)}
        now={now}
        isReadOnly={!data.isOwn}
        linkTo={linkTo}
      />
      <Button asChild variant="secondary" data-size="sm">
        {isRows ? (
          <Link to={{ search: toTable }}>{t('view.table')}</Link>
        ) : (
          <Link to={{ search: search({ view: 'rows', column: undefined }) }}>{t('view.rows')}</Link>
        )}
      </Button>
      <MoreMenu
        sheet={sheet}
        lock={lock}
        check={data.isOwn ? { count: check.length, search: toCheck } : undefined}
        isOwn={data.isOwn}
      />
      {!sheet.isReadOnly && !isDone && address.view !== 'check' && (
        <Button data-size="sm" onClick={() => goToNext()}>
          {t('next')}
        </Button>
      )}
    </>
  );
  const chooser = (
    <RowChooser
      sheet={sheet}
      address={address}
      shown={shown}
      own={own}
      isNoneLeft={noneLeftFor === JSON.stringify(address.choice)}
      showAll={showAll}
    />
  );
  const items = address.items.filter(({ key }) => isSeen(key));
  const none = (
    <NoRows
      sheet={sheet}
      address={address}
      elsewhere={items.length === 0 && isRows ? shown.matching : 0}
      onAllAreas={() => void navigate({ search: search({ section: everything }) })}
    />
  );
  const isOneArea =
    !sheet.isReadOnly &&
    !shown.isChosen &&
    address.section !== undefined &&
    instrument.sections.length > 1;
  const shownSection = isRows ? address.section : undefined;
  return (
    <Page
      title={data.isOwn ? title : t('titleOther', { party: data.profile.name, title })}
      lead={leadOf(sheet, assessment, shownSection)}
      controls={controls}
    >
      <StandingNote
        sheet={sheet}
        lock={lock}
        otherParty={data.isOwn ? undefined : data.profile.name}
      />
      <YearNote
        sheet={sheet}
        thisYear={sheet.isReadOnly ? undefined : periodAt(now)}
        source={source}
      />
      {data.isOwn && (
        <OwnRows
          sheet={sheet}
          answersFor={data.answersFor}
          assessment={assessment}
          toOwn={
            isRows && address.choice.isMine
              ? undefined
              : search({ view: 'rows', section: everything, choice: { isMine: true }, open: [] })
          }
        />
      )}
      {!sheet.isReadOnly && isDone && address.view !== 'check' && (
        <Done sheet={sheet} check={check} panel={done} toTable={toTable} toCheck={toCheck} />
      )}
      {address.view === 'check' && (
        <CheckList
          sheet={sheet}
          assessment={assessment}
          check={check}
          cameFrom={[...address.open][0]}
          linkTo={(item) => opening(item, checkList)}
        />
      )}
      {address.view === 'table' && (
        <>
          {chooser}
          {rows.some(({ key }) => isSeen(key)) ? (
            <YearsTable
              sheet={sheet}
              summaries={data.summaries}
              assessment={assessment}
              rows={rows.filter(({ key }) => isSeen(key))}
              tagsOf={(row) => (sheet.isReadOnly ? '' : warningTags(sheet, row.warnings))}
              search={address.choice.search}
              start={startOf(address)}
              linkTo={(item) => opening(item, period)}
              hrefOf={({ key }) =>
                sheet.href(`${paths.sheetItem(instrument.id, period, key)}${part}`)
              }
              onOpen={openFromTable}
              onNext={goToNext}
              onStand={stand}
            />
          ) : (
            none
          )}
        </>
      )}
      {isRows && (
        <>
          {back && (
            <Link to={back.to} className={notes.back}>
              {t(back.label)}
            </Link>
          )}
          <div className={notes.folds}>
            {data.isOwn && <Help sheet={sheet} isNew={assessment === null} />}
            {!sheet.isReadOnly && (
              <Distribute
                sheet={sheet}
                assessment={assessment}
                linkTo={(assignee) =>
                  search({ section: everything, choice: { assignee }, open: [] })
                }
              />
            )}
          </div>
          {chooser}
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
          {items.length === 0 && none}
          <YearContradictions
            party={data.isOwn ? data.party : undefined}
            sheet={sheet}
            summaries={data.summaries}
          >
            <Areas
              sheet={sheet}
              assessment={assessment}
              lastAssessment={data.last}
              actions={actions}
              items={items}
              open={address.open}
              onToggle={toggle}
              onNext={goToNext}
              onLeave={back && (() => void navigate(back.to))}
              search={address.choice.search}
            />
          </YearContradictions>
          {isOneArea && (
            <AreaEnd
              sheet={sheet}
              assessment={assessment}
              section={address.section ?? ''}
              linkTo={(section) => search({ section, open: [] })}
            />
          )}
          {!sheet.isReadOnly && <UndoBar sheet={sheet} />}
        </>
      )}
    </Page>
  );
}

const noNames: string[] = [];

/** The cell that one comes back to, or that a link names. */
function startOf({ open, isAllOpen, column }: Address) {
  const [item] = open;
  return item === undefined || isAllOpen ? undefined : { item, period: column };
}

/** Back to the cell or to the line in the list from which the open row was opened. */
function wayBack(
  { from, open }: Address,
  { instrument, period }: Sheet,
  search: (change: AddressChange) => string,
): { to: { pathname: string; search: string }; label: 'back.table' | 'back.check' } | undefined {
  const item = [...open].at(-1);
  if (from === undefined) return undefined;
  const isCheck = from === checkList;
  const column = isCheck || from === period ? undefined : period;
  return {
    to: {
      pathname: paths.sheet(instrument.id, isCheck ? period : from),
      search: search({
        view: isCheck ? 'check' : 'table',
        open: item === undefined ? [] : [item],
        column,
        from: undefined,
      }),
    },
    label: isCheck ? 'back.check' : 'back.table',
  };
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
  const { t, i18n } = useTranslation(['matrix', 'common', 'documents']);
  const format = useFormat();
  const commands = useCommands();
  const root = useHref('/').replace(/\/$/, '');
  const party = data?.party ?? '';
  const isReadOnly = data?.isOwn !== true || lockOf(data.assessment) !== null;
  // As text, so that a read that brings the same again makes no new sheet.
  const known = useMemo(
    () => JSON.stringify(data ? sheetDocuments(data.documents, data.assessment) : []),
    [data],
  );
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
      t: remembering(t, i18n),
      format,
      href: (path) => `${root}${path}`,
      commands,
      save: async (item, change, seen, over) => {
        const saved = await commands.setAnswer(key, item, change, seen, over);
        if (saved.ok) void commands.askToPersist();
        return saved.ok;
      },
    };
  }, [
    instrument,
    party,
    period,
    lastPeriod,
    lastVersion,
    today,
    isReadOnly,
    t,
    i18n,
    format,
    commands,
    root,
  ]);
  // Apart from the rest: a row whose own documents are the same shows the same (isSameSheet).
  return useMemo(() => ({ ...sheet, documents }), [sheet, documents]);
}

function leadOf(sheet: Sheet, assessment: Assessment | null, section: string | undefined): string {
  const { t, instrument } = sheet;
  const count = instrument.items.length;
  const answered = countAnswered(instrument.items, assessment);
  if (section === undefined || instrument.sections.length < 2)
    return t('lead.all', { answered, count });
  const items = itemsOfSection(instrument, section);
  return t('lead.area', {
    area: sectionTitle(instrument, section, sheet.format.language),
    answered: countAnswered(items, assessment),
    count: items.length,
    whole: t(instrument.addOn ? 'lead.wholeAddOn' : 'lead.wholeMatrix'),
    allAnswered: answered,
    allCount: count,
  });
}

interface YearNoteProps {
  sheet: Sheet;
  /** Undefined where nothing can be written: then it does not matter which year it is. */
  thisYear: Period | undefined;
  source: AssessmentDetails['source'];
}

/** What is particular about the year: that it is another than this one, and that answers were read in. */
function YearNote({ sheet: { t, format, period }, thisYear, source }: YearNoteProps) {
  const isOther = thisYear !== undefined && period !== thisYear;
  if (!isOther && source === null) return null;
  return (
    <p className={notes.year}>
      {isOther &&
        t(period < thisYear ? 'year.earlier' : 'year.later', {
          period: format.period(period),
        })}{' '}
      {source !== null &&
        t('year.source', { file: source.file, date: format.date(source.importedAt) })}
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
  check: readonly CheckedRow[];
  panel: Ref<HTMLDivElement>;
  toTable: string;
  toCheck: string;
}

function Done({ sheet, check, panel, toTable, toCheck }: DoneProps) {
  const { t, instrument, period } = sheet;
  return (
    <div ref={panel} tabIndex={-1} className={styles.done}>
      <h2 className={styles.sectionTitle}>{t('done.title')}</h2>
      {check.length > 0 && <p>{t('done.reminders', { count: check.length })}</p>}
      <CheckCounts sheet={sheet} check={check} toList={toCheck} />
      <p>{t('done.text')}</p>
      <p className={styles.links}>
        <Link to={{ search: toTable }}>{t('done.toTable')}</Link>
        <Link to={paths.progress}>{t('done.toProgress')}</Link>
        <Link to={routePatterns.keyLatest}>{t('done.toKey')}</Link>
        <Link to={paths.signOff(instrument.id, period)}>{t('more.signOff')}</Link>
      </p>
    </div>
  );
}
