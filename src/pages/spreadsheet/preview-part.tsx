// Answers for: what would be read in, year by year, what stays as it is, and what cannot be read. Then reading it in.
import { Alert, Button, Details, Paragraph, Table } from '@digdir/designsystemet-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isResponseFor } from '#domain/answer-check.ts';
import { assessmentId, type Assessment } from '#domain/assessment.ts';
import { findItem, type AssessmentInstrument } from '#domain/instrument.ts';
import {
  placeOf,
  planImport,
  type PlannedAnswer,
  type YearPlan,
} from '#exchange/spreadsheet/import-plan.ts';
import type { Proposal, ProposedAnswer, UnreadCell } from '#exchange/spreadsheet/proposal.ts';
import type { WordMeanings } from '#exchange/spreadsheet/word-meaning.ts';
import { useFormat } from '#i18n/format.ts';
import { assessmentInstrument } from '#instruments/index.ts';
import { useCommands } from '#storage/provider.tsx';
import { useAssessmentList } from '#storage/queries.ts';
import type { SaveProblem } from '#storage/save-state.ts';
import { useCellText } from './cell-text.ts';
import type { ImportResult } from './chosen-file.ts';
import { Differences } from './differences.tsx';
import { More } from './more.tsx';
import { Section } from './section.tsx';
import styles from './spreadsheet.module.css';

interface PreviewPartProps {
  name: string;
  proposal: Proposal;
  meanings: WordMeanings;
  instrument: AssessmentInstrument;
  party: string;
  onDone: (result: ImportResult) => void;
}

export function PreviewPart({
  name,
  proposal,
  meanings,
  instrument,
  party,
  onDone,
}: PreviewPartProps) {
  const { t } = useTranslation('spreadsheet');
  const format = useFormat();
  const commands = useCommands();
  const years = useMemo(
    () => [...new Set(proposal.answers.map(({ year }) => year))].sort(),
    [proposal],
  );
  const stored = useAssessmentList(
    years.map((period) => assessmentId({ party, instrument: instrument.id, period })),
  );
  // Places where the spreadsheet's answer is to replace the one that is here.
  const [replaced, setReplaced] = useState<ReadonlySet<string>>(new Set());
  const [problem, setProblem] = useState<SaveProblem | undefined>(undefined);
  const [isWriting, setWriting] = useState(false);
  const storedBy = useMemo(
    () => new Map(stored?.flatMap((one) => (one ? [[one.period, one] as const] : []))),
    [stored],
  );
  const { plans, unread } = useMemo(() => {
    const fits = (answer: ProposedAnswer) =>
      fitsVersion(answer, storedBy.get(answer.year), instrument);
    return {
      plans: planImport(proposal.answers.filter(fits), (year) => storedBy.get(year)),
      unread: [
        ...proposal.unread,
        ...proposal.answers
          .filter((answer) => !fits(answer))
          .map(({ address, cell }): UnreadCell => ({ address, cell, reason: 'not-for-row' })),
      ],
    };
  }, [proposal, storedBy, instrument]);
  if (stored === undefined) return null;

  const open = plans.filter(({ isLocked }) => !isLocked);
  const different = open.flatMap((plan) => plan.different);
  const writtenOf = (plan: YearPlan): PlannedAnswer[] =>
    plan.isLocked
      ? []
      : [...plan.added, ...plan.different.filter((answer) => replaced.has(placeOf(answer)))];
  const written = plans.flatMap(writtenOf);
  const answers = written.filter(({ response }) => response !== null).length;
  const reasons = written.filter(({ comment }) => comment !== '').length;

  const nothingTo = () => {
    if (plans.length === 0) return 'preview.nothing';
    return different.length === 0 ? 'preview.nothingNew' : 'preview.nothingChosen';
  };

  async function read() {
    setWriting(true);
    const saved = await commands.importAnswers(
      name.slice(0, 300),
      plans.flatMap((plan) => {
        const answers = writtenOf(plan);
        if (answers.length === 0) return [];
        const version = storedBy.get(plan.year)?.version ?? instrument.version;
        return [
          {
            key: { party, instrument: instrument.id, period: plan.year, version },
            answers: answers.map(({ item, response, comment, seen }) => ({
              item,
              response,
              comment: comment === '' ? null : comment,
              seen,
            })),
          },
        ];
      }),
    );
    setWriting(false);
    if (!saved.ok) {
      setProblem(saved.error);
      return;
    }
    await commands.rememberSpreadsheetWords(meanings);
    void commands.askToPersist();
    onDone({
      file: name,
      years: plans.filter((plan) => writtenOf(plan).length > 0).map(({ year }) => year),
      answers,
      reasons,
    });
  }

  return (
    <Section title={t('preview.title')} lead={t('preview.lead')}>
      {plans.length > 0 && <Years plans={plans} replaced={replaced} />}
      {plans
        .filter(({ isLocked }) => isLocked)
        .map(({ year }) => (
          <Alert key={year} data-color="info">
            <Paragraph>{t('preview.locked', { year: format.period(year) })}</Paragraph>
          </Alert>
        ))}
      {different.length > 0 && (
        <Differences
          answers={different}
          replaced={replaced}
          instrument={instrument}
          onReplace={setReplaced}
        />
      )}
      {proposal.merged.length > 0 && (
        <Paragraph data-size="sm" className={styles.quiet}>
          {t('preview.merged', {
            count: proposal.merged.length,
            cells: format.list(proposal.merged.slice(0, 10)),
          })}
        </Paragraph>
      )}
      <Unread cells={unread} />
      <div className={styles.action}>
        {written.length === 0 ? (
          <Paragraph>{t(nothingTo())}</Paragraph>
        ) : (
          <Button onClick={read} loading={isWriting}>
            {answers === 0
              ? t('preview.readReasons', { count: reasons })
              : t('preview.read', { count: answers })}
          </Button>
        )}
        {problem !== undefined && (
          <Alert data-color="danger" role="alert">
            <Paragraph>{t(`failed.${failureOf(problem)}`)}</Paragraph>
          </Alert>
        )}
      </div>
    </Section>
  );
}

function failureOf({ kind }: SaveProblem): 'storage-full' | 'storage-closed' | 'locked' | 'other' {
  return kind === 'storage-full' || kind === 'storage-closed' || kind === 'locked' ? kind : 'other';
}

/** A year that has been begun with another version of the matrix keeps to that version's rows. */
function fitsVersion(
  { item, response }: ProposedAnswer,
  stored: Assessment | undefined,
  instrument: AssessmentInstrument,
): boolean {
  if (stored === undefined || stored.version === instrument.version) return true;
  const known = assessmentInstrument(instrument.id, stored.version);
  const row = known && findItem(known, item);
  return row !== undefined && (response === null || isResponseFor(row, response));
}

function Years({ plans, replaced }: { plans: readonly YearPlan[]; replaced: ReadonlySet<string> }) {
  const { t } = useTranslation('spreadsheet');
  const format = useFormat();
  const numbers = (plan: YearPlan): Record<'new' | 'same' | 'kept' | 'replaced', number> => {
    const over = plan.different.filter((answer) => replaced.has(placeOf(answer))).length;
    return {
      new: plan.added.length,
      same: plan.same.length,
      kept: plan.different.length - over,
      replaced: over,
    };
  };
  const columns = (['new', 'same', 'kept', 'replaced'] as const).filter(
    (column) => column === 'new' || plans.some((plan) => numbers(plan)[column] > 0),
  );
  return (
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <div className={styles.scroller} role="region" aria-label={t('preview.years')} tabIndex={0}>
      <Table className={styles.table} data-size="sm">
        <caption className="visually-hidden">{t('preview.years')}</caption>
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell scope="col">{t('preview.year')}</Table.HeaderCell>
            {columns.map((column) => (
              <Table.HeaderCell key={column} scope="col" className={styles.number}>
                {t(`preview.column.${column}`)}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {plans.map((plan) => (
            <Table.Row key={plan.year}>
              <Table.HeaderCell scope="row">{format.period(plan.year)}</Table.HeaderCell>
              {columns.map((column) => (
                <Table.Cell key={column} className={styles.number}>
                  {plan.isLocked && column === 'new'
                    ? t('preview.lockedShort')
                    : format.number(numbers(plan)[column])}
                </Table.Cell>
              ))}
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}

function Unread({ cells }: { cells: readonly UnreadCell[] }) {
  const { t } = useTranslation('spreadsheet');
  const format = useFormat();
  const cellText = useCellText();
  if (cells.length === 0) return <Paragraph>{t('unread.none')}</Paragraph>;
  return (
    <div>
      <Details>
        <Details.Summary>
          {t('unread.title', { count: cells.length, number: format.number(cells.length) })}
        </Details.Summary>
        <Details.Content>
          <More entries={cells} step={50}>
            {(shown) => (
              <ul className={styles.unread} aria-label={t('unread.label')}>
                {shown.map(({ address, cell, reason }, index) => (
                  <li key={index}>
                    <span className={styles.address}>{address}</span>
                    <span className={styles.unreadText}>{cellText(cell).slice(0, 200)}</span>
                    <span className={styles.example}>{t(`unread.reason.${reason}`)}</span>
                  </li>
                ))}
              </ul>
            )}
          </More>
        </Details.Content>
      </Details>
    </div>
  );
}
