// Answers for: one version against another, or against the answers as they stand now.
import { Button, Field, Label, Paragraph, Select } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { answerChanges, isChanged, type AnswerChange } from '#domain/changes.ts';
import { sealedAnswers, type SealedAnswers } from '#domain/sealed-answers.ts';
import { signOffContent, tellsAnswers } from '#domain/sign-off.ts';
import { PageHead } from '#ui/page.tsx';
import { ChangeList } from './change-list.tsx';
import { addressOf, sheetTitle, type Sheet } from './sheet.ts';
import styles from './sign-off.module.css';

/** What stands in the address for the answers as they are. */
const present = 'nu';
const ends = ['fran', 'till'] as const;

export function Comparing({ sheet }: { sheet: Sheet }) {
  const { t, instrument, signOffs } = sheet;
  const [search, setSearch] = useSearchParams();
  const choices = [
    ...signOffs.filter(tellsAnswers).map((signOff) => ({
      value: String(signOff.number),
      name: t('facts.version', { number: signOff.number }),
      answers: signOffContent(signOff).answers,
    })),
    {
      value: present,
      name: t('facts.now'),
      answers: sealedAnswers(sheet.assessment, sheet.documents),
    },
  ];
  const chosen = (name: (typeof ends)[number]) =>
    choices.find(({ value }) => value === search.get(name));
  const [before, after] = [chosen('fran') ?? choices[0], chosen('till') ?? choices.at(-1)];
  if (before === undefined || after === undefined) return null;
  const rows = changedRows(sheet, before.answers, after.answers);
  const choose = (name: (typeof ends)[number], value: string) =>
    setSearch(
      (params) => {
        params.set(name, value);
        return params;
      },
      { replace: true },
    );
  return (
    <div className={styles.page}>
      <PageHead
        title={t('compare.title')}
        lead={t('compare.lead', {
          title: sheetTitle(sheet),
          before: before.name,
          after: after.name,
        })}
      >
        <Button asChild variant="secondary" data-size="sm">
          <Link to={addressOf(sheet, 'signOff')}>{t('links.versions')}</Link>
        </Button>
        <Button variant="secondary" data-size="sm" onClick={() => window.print()}>
          {t('links.print')}
        </Button>
      </PageHead>
      <div className={styles.choosers}>
        {ends.map((name) => (
          <Field key={name}>
            <Label>{t(name === 'fran' ? 'compare.from' : 'compare.to')}</Label>
            <Select
              value={(name === 'fran' ? before : after).value}
              onChange={(event) => choose(name, event.target.value)}
            >
              {choices.map(({ value, name: label }) => (
                <Select.Option key={value} value={value}>
                  {label}
                </Select.Option>
              ))}
            </Select>
          </Field>
        ))}
      </div>
      <VersionCounts sheet={sheet} rows={rows} />
      <ChangeList sheet={sheet} instrumentBefore={instrument} rows={rows} hasWordsBefore />
    </div>
  );
}

function changedRows(
  { instrument }: Sheet,
  before: SealedAnswers,
  after: SealedAnswers,
): AnswerChange[] {
  return answerChanges({ instrument, answers: before }, { instrument, answers: after }).rows.filter(
    isChanged,
  );
}

/** Only what differs is told here: between two versions of the same answers, the rest is the same. */
function VersionCounts({ sheet, rows }: { sheet: Sheet; rows: readonly AnswerChange[] }) {
  const { t } = useTranslation('reports');
  if (rows.length === 0) return <Paragraph>{t('changes.noneAtAll')}</Paragraph>;
  const kinds = ['raised', 'lowered', 'answered', 'unknown', 'other', 'withdrawn', 'same'] as const;
  return (
    <dl className={styles.counts}>
      {kinds.map((kind) => {
        const count = rows.filter((row) => row.kind === kind).length;
        return count === 0 ? null : (
          <div key={kind}>
            <dt>{t(kind === 'same' ? 'changes.words' : `changes.${kind}`)}</dt>
            <dd>{sheet.format.number(count)}</dd>
          </div>
        );
      })}
    </dl>
  );
}
