// Answers for: choosing the spreadsheet, and saying in words why one cannot be read.
import {
  Alert,
  Button,
  EXPERIMENTAL_FileUpload as FileUpload,
  Field,
  Label,
  Link as DesignLink,
  Paragraph,
  Spinner,
} from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { gridLimits, type SpreadsheetProblem } from '#exchange/spreadsheet/grid.ts';
import { useFormat } from '#i18n/format.ts';
import { paths } from '#pages/paths.ts';
import type { ChosenFile } from './chosen-file.ts';
import { Section } from './section.tsx';
import styles from './spreadsheet.module.css';

export function ChooseFile({ file: { state, choose } }: { file: ChosenFile }) {
  const { t } = useTranslation('spreadsheet');
  const format = useFormat();
  return (
    <Section title={t('file.title')} lead={t('file.lead')}>
      <Field>
        <Label>{t('file.choose')}</Label>
        <FileUpload>
          <Field.Description>
            {t('file.drop', { rows: format.number(gridLimits.rows) })}
          </Field.Description>
          <Button asChild variant="secondary">
            <span>{t('file.browse')}</span>
          </Button>
          <input
            type="file"
            accept=".xlsx,.xlsm,.csv,.txt,.tsv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            onChange={(event) => {
              const input = event.currentTarget;
              const [chosen] = [...(input.files ?? [])];
              // The same file can be chosen again, after it has been mended.
              input.value = '';
              if (chosen !== undefined) void choose(chosen);
            }}
          />
        </FileUpload>
      </Field>
      <div className={styles.work} role="status">
        {state.step === 'reading' && (
          <>
            <Spinner aria-hidden="true" data-size="xs" />
            <Paragraph data-size="sm">{t('file.reading', { file: state.name })}</Paragraph>
          </>
        )}
        {state.step === 'open' && (
          <Paragraph data-size="sm">{t('file.open', { file: state.name })}</Paragraph>
        )}
      </div>
      {state.step === 'refused' && <Refused name={state.name} problem={state.problem} />}
    </Section>
  );
}

function Refused({ name, problem }: { name: string; problem: SpreadsheetProblem }) {
  const { t } = useTranslation('spreadsheet');
  const format = useFormat();
  const sentence = () => {
    switch (problem.kind) {
      case 'too-large':
        return t('problem.too-large', {
          size: format.size(problem.size),
          limit: format.size(problem.limit),
        });
      case 'other-program':
        return t(`problem.program.${problem.program}`);
      case 'too-slow':
        return t('problem.too-slow', { seconds: problem.seconds });
      default:
        return t(`problem.${problem.kind}`);
    }
  };
  return (
    <Alert data-color="warning" role="alert">
      <Paragraph className={styles.label}>{t('problem.title', { file: name })}</Paragraph>
      <Paragraph>{sentence()}</Paragraph>
      {problem.kind === 'exchange-file' && (
        <DesignLink asChild>
          <Link to={paths.exchange}>{t('problem.toExchange')}</Link>
        </DesignLink>
      )}
    </Alert>
  );
}
