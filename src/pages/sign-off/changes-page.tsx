// Answers for: what has changed in one period's answers since an earlier one, to read, print and save.
import { Alert, Button, Field, Label, Paragraph, Select } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { isAnswered } from '#domain/answer.ts';
import { answerOf, assessmentId, lockOf, type Assessment } from '#domain/assessment.ts';
import { answerChanges, rowsByKeyOnly, rowsToTell, type AnswerChange } from '#domain/changes.ts';
import type { AssessmentInstrument } from '#domain/instrument.ts';
import { comparePeriods, periodFromSlug, periodSlug, type Period } from '#domain/period.ts';
import { sealedAnswers } from '#domain/sealed-answers.ts';
import { assessmentInstrument } from '#instruments/index.ts';
import { paths } from '#pages/paths.ts';
import {
  changeCells,
  changesReport,
  comparableSentence,
  reasonCell,
  toldKind,
  type ChangesInput,
} from '#reports/changes.ts';
import { reportFormats } from '#reports/formats/index.ts';
import type { ReportFormat } from '#reports/formats/report-format.ts';
import { useNow } from '#storage/provider.tsx';
import { useAssessment } from '#storage/queries.ts';
import { csvBlob } from '#ui/csv.ts';
import { PageHead } from '#ui/page.tsx';
import { safeFileName, saveFile } from '#ui/save-file.ts';
import { ChangeList } from './change-list.tsx';
import { Counts } from './counts.tsx';
import { RowLinks } from './row-links.tsx';
import { SheetRoute } from './sheet-route.tsx';
import { addressOf, sheetTitle, toSheetInWords, type Sheet } from './sheet.ts';
import styles from './sign-off.module.css';

export function ChangesPage() {
  const { t } = useTranslation('sign-off');
  return <SheetRoute title={t('changes.title')}>{(sheet) => <Since sheet={sheet} />}</SheetRoute>;
}

/** The nearest earlier period with answers, unless another is named in the address. */
function Since({ sheet }: { sheet: Sheet }) {
  const { t } = sheet;
  const [search] = useSearchParams();
  const earlier = sheet.summaries
    .filter(
      ({ period, marks }) =>
        comparePeriods(period, sheet.period) < 0 && Object.keys(marks).length > 0,
    )
    .map(({ period }) => period);
  const named = periodFromSlug(search.get('mot') ?? '');
  const period = earlier.find((one) => one === named) ?? earlier.at(-1);
  const { party, instrument } = sheet;
  const before = useAssessment(
    period === undefined ? '' : assessmentId({ party, instrument: instrument.id, period }),
  );
  if (period === undefined)
    return (
      <PageHead title={t('changes.title')} lead={t('changes.nothingBefore')}>
        <SheetLink sheet={sheet} />
      </PageHead>
    );
  if (!before) return <PageHead title={t('changes.title')} />;
  const instrumentBefore = assessmentInstrument(instrument.id, before.version);
  if (instrumentBefore === undefined)
    return <PageHead title={t('changes.title')} lead={t('page.unknownVersion')} />;
  return (
    <Changes sheet={sheet} before={before} instrumentBefore={instrumentBefore} earlier={earlier} />
  );
}

function SheetLink({ sheet }: { sheet: Sheet }) {
  return (
    <Button asChild variant="secondary" data-size="sm">
      <Link to={addressOf(sheet, 'sheet')}>{toSheetInWords(sheet)}</Link>
    </Button>
  );
}

interface ChangesProps {
  sheet: Sheet;
  before: Assessment;
  instrumentBefore: AssessmentInstrument;
  /** Periods to choose from, oldest first. */
  earlier: readonly Period[];
}

function Changes({ sheet, before, instrumentBefore, earlier }: ChangesProps) {
  const { t, format, instrument, documents, partyName } = sheet;
  const { t: reports } = useTranslation('reports');
  const [, setSearch] = useSearchParams();
  const changes = answerChanges(
    { instrument: instrumentBefore, answers: sealedAnswers(before, documents) },
    { instrument, answers: sealedAnswers(sheet.assessment, documents) },
  );
  const names = { before: format.period(before.period), after: format.period(sheet.period) };
  const input = { instrument, instrumentBefore, changes, names, t: reports, format };
  const changed = rowsToTell(changes.rows);
  return (
    <div className={styles.page}>
      <PageHead
        title={t('changes.title')}
        lead={t('changes.lead', {
          party: partyName,
          title: sheetTitle(sheet),
          before: names.before,
        })}
      >
        <SheetLink sheet={sheet} />
      </PageHead>
      <div className={styles.choosers}>
        <Field>
          <Label>{t('changes.compareWith')}</Label>
          <Select
            value={before.period}
            onChange={(event) =>
              setSearch(
                (params) => {
                  params.set('mot', periodSlug(event.target.value));
                  return params;
                },
                { replace: true },
              )
            }
          >
            {earlier.toReversed().map((period) => (
              <Select.Option key={period} value={period}>
                {format.period(period)}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <SaveButtons sheet={sheet} input={input} />
      </div>
      {comparableSentence(input).map(({ text }) => (
        <Alert key={text} data-color="info">
          <Paragraph>{text}</Paragraph>
        </Alert>
      ))}
      <Counts sheet={sheet} rows={changes.rows} />
      {changed.length === 0 && <Paragraph>{reports('changes.none')}</Paragraph>}
      <ChangeList
        sheet={sheet}
        instrumentBefore={instrumentBefore}
        rows={changed}
        hasWordsBefore={false}
      />
      <ByKeyOnly sheet={sheet} rows={changes.rows} />
    </div>
  );
}

const kindsByKeyOnly = ['withdrawn', 'confirmed', 'unconfirmed'] as const;

/** Folded: what has not changed, or is not answered yet, is told by its number and looked up when wanted. */
function ByKeyOnly({ sheet, rows }: { sheet: Sheet; rows: readonly AnswerChange[] }) {
  const { t: reports } = useTranslation('reports');
  const { t, instrument } = sheet;
  const keys = rowsByKeyOnly(rows);
  const present = kindsByKeyOnly.filter((kind) => keys[kind].length > 0);
  const left = <AnswerRest sheet={sheet} />;
  return (
    <div className={styles.byKey}>
      {present.map((kind) => (
        <div key={kind}>
          <details>
            <summary>
              {t('changes.group', {
                kind: reports(`changes.${kind}`),
                number: keys[kind].length,
              })}
            </summary>
            <RowLinks
              sheet={sheet}
              items={instrument.items.filter(({ key }) => keys[kind].includes(key))}
            />
          </details>
          {/* A fold that is closed is closed on paper too. */}
          <p className={styles.onPaper}>{keys[kind].join(', ')}</p>
          {kind === 'withdrawn' && left}
        </div>
      ))}
      {!present.includes('withdrawn') && left}
    </div>
  );
}

/** The way to what nobody has answered yet, for those who can answer it. */
function AnswerRest({ sheet }: { sheet: Sheet }) {
  const { t, isOwn, assessment, instrument, period } = sheet;
  const left = instrument.items.filter(({ key }) => !isAnswered(answerOf(assessment, key)));
  const [first] = left;
  if (!isOwn || first === undefined || lockOf(assessment) !== null) return null;
  return (
    <Button asChild data-size="sm">
      <Link
        to={
          instrument.rhythm === 'meeting'
            ? paths.sheetItem(instrument.id, period, first.key)
            : paths.unansweredRows(instrument.id, period)
        }
      >
        {t(`changes.answerRest.${instrument.rhythm}`, { count: left.length })}
      </Link>
    </Button>
  );
}

function SaveButtons({ sheet, input }: { sheet: Sheet; input: ChangesInput }) {
  const { t, format, partyName } = sheet;
  const { t: reports } = useTranslation('reports');
  const now = useNow();
  const [outcome, setOutcome] = useState<{ saved: string } | 'busy' | 'failed' | undefined>();
  const fileName = `${t('changes.title').replace('?', '')} ${partyName} ${sheetTitle(sheet)}`;

  async function save({ meta, loadWriter }: ReportFormat) {
    if (outcome === 'busy') return;
    setOutcome('busy');
    try {
      const write = await loadWriter();
      const report = changesReport({
        ...input,
        party: partyName,
        period: format.period(sheet.period),
        now,
      });
      const name = safeFileName(`${fileName}.${meta.extension}`);
      saveFile(await write(report), name);
      setOutcome({ saved: name });
    } catch {
      // The writer is a chunk of its own and may be gone after an update; the page stays usable.
      setOutcome('failed');
    }
  }

  return (
    <div className={styles.saving}>
      <div className={styles.buttons}>
        {reportFormats.map((one) => (
          <Button
            key={one.meta.id}
            variant="secondary"
            data-size="sm"
            onClick={() => void save(one)}
          >
            {t('changes.save', { format: reports(`formats.${one.meta.labelKey}`) })}
          </Button>
        ))}
        <Button
          variant="secondary"
          data-size="sm"
          onClick={() => saveFile(csvBlob(changesSheet(sheet, input)), `${fileName}.csv`)}
        >
          {t('changes.csv')}
        </Button>
        <Button variant="secondary" data-size="sm" onClick={() => window.print()}>
          {t('links.print')}
        </Button>
      </div>
      <div role="status">
        {outcome === 'busy' && <Paragraph data-size="sm">{t('changes.preparing')}</Paragraph>}
        {outcome === 'failed' && (
          <Alert data-color="danger" data-size="sm">
            <Paragraph>{t('changes.failed')}</Paragraph>
          </Alert>
        )}
        {typeof outcome === 'object' && (
          <Paragraph data-size="sm">{t('changes.saved', { name: outcome.saved })}</Paragraph>
        )}
      </div>
    </div>
  );
}

/** Every row that both periods have asked and one has answered, the unchanged ones too. */
function changesSheet({ t }: Sheet, input: ChangesInput): string[][] {
  const { names, instrument, t: reports } = input;
  const head = [
    reports(`changes.row.${instrument.rhythm}`),
    names.before,
    names.after,
    t('list.change'),
    reports('changes.why'),
  ];
  const rows = input.changes.rows.map((change) => [
    ...changeCells(change, input, { hasWords: true }),
    change.kind === 'same'
      ? reports(`changes.${toldKind(change.isConfirmed ? 'confirmed' : 'unconfirmed', instrument)}`)
      : t(`list.tag.${change.kind}`),
    reasonCell(change, input),
  ]);
  return [head, ...rows];
}
