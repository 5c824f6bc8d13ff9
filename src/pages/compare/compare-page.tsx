// Answers for: parties side by side on each row or dimension of one year or meeting. Compares, never ranks.
import {
  Alert,
  Button,
  Checkbox,
  Details,
  Field,
  Label,
  Paragraph,
  Select,
} from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { sectionTitle } from '#charts/chart-texts.ts';
import { comparisonOf } from '#domain/comparison.ts';
import type { AssessmentInstrument } from '#domain/instrument.ts';
import { comparePeriods } from '#domain/period.ts';
import { currentValue } from '#domain/revision.ts';
import { partyId } from '#domain/party.ts';
import type { Summary } from '#domain/summary.ts';
import { useFormat } from '#i18n/format.ts';
import { assessmentInstrument, instruments } from '#instruments/index.ts';
import { useMarkWords } from '#pages/mark-words.ts';
import { paths } from '#pages/paths.ts';
import { useAllSummaries, useNetwork, useOwnParty, useParties } from '#storage/queries.ts';
import { csvBlob } from '#ui/csv.ts';
import { useIsNarrow } from '#ui/narrow-screen.ts';
import { PageHead } from '#ui/page.tsx';
import { saveFile } from '#ui/save-file.ts';
import { comparisonSheet } from './comparison-sheet.ts';
import { ComparisonTable } from './comparison-table.tsx';
import styles from './compare.module.css';

interface Column {
  id: string;
  name: string;
}

export function ComparePage() {
  const { t } = useTranslation('compare');
  const summaries = useAllSummaries();
  const parties = useParties();
  if (summaries === undefined || parties === undefined) return <PageHead title={t('title')} />;
  if (summaries.length === 0) return <NothingYet />;
  const names = new Map(
    parties.map((party) => [party.id, currentValue(party.fields.profile)?.name ?? party.id]),
  );
  return <Comparing summaries={summaries} names={names} />;
}

function NothingYet() {
  const { t } = useTranslation('compare');
  return (
    <>
      <PageHead title={t('title')} lead={t('nothing.text')} />
      <div className={styles.buttons}>
        <Button asChild>
          <Link to={paths.exchange}>{t('nothing.open')}</Link>
        </Button>
      </div>
    </>
  );
}

interface ComparingProps {
  summaries: readonly Summary[];
  names: ReadonlyMap<string, string>;
}

/** The area of the address that means them all: on a narrow screen one area at a time is shown unasked. */
const everyArea = 'alla';

/** Everything chosen here stands in the address, so that a link shows the same comparison. */
function Comparing({ summaries, names }: ComparingProps) {
  const { t } = useTranslation('compare');
  const format = useFormat();
  const own = useOwnParty();
  const markWord = useMarkWords();
  const [search, setSearch] = useSearchParams();
  const isNarrow = useIsNarrow();

  const choices = instruments.filter(
    (instrument): instrument is AssessmentInstrument =>
      instrument.kind === 'assessment' &&
      summaries.some((summary) => summary.instrument === instrument.id),
  );
  const instrument = choices.find(({ id }) => id === search.get('instrument')) ?? choices[0];
  if (instrument === undefined) return <NothingYet />;
  const ofInstrument = summaries.filter((summary) => summary.instrument === instrument.id);
  const periods = [...new Set(ofInstrument.map((summary) => summary.period))]
    .sort(comparePeriods)
    .reverse();
  const period =
    periods.find((candidate) => candidate === search.get('period')) ?? periods[0] ?? '';
  const ofPeriod = ofInstrument.filter((summary) => summary.period === period);
  const version = Math.max(...ofPeriod.map((summary) => summary.version));
  const versioned = assessmentInstrument(instrument.id, version) ?? instrument;
  const askedArea = search.get('omrade');
  const firstArea = isNarrow && askedArea === null ? versioned.sections[0] : undefined;
  const section = (versioned.sections.find(({ key }) => key === askedArea) ?? firstArea)?.key;
  const onlyAnswered = search.get('rader') === 'besvarade';
  const leftOut = new Set(search.getAll('utan'));

  const columns = ofPeriod
    .map(({ party }): Column => ({ id: party, name: columnName(names.get(party) ?? party) }))
    .sort((a, b) => a.name.localeCompare(b.name, format.language));
  const shown = columns.filter((column) => !leftOut.has(column.id));
  const comparison = comparisonOf(
    versioned,
    ofPeriod,
    shown.map(({ id }) => id),
    { section, onlyAnswered },
  );

  const change = (name: string, value: string | undefined) =>
    setSearch(
      (params) => {
        if (value === undefined) params.delete(name);
        else params.set(name, value);
        if (name === 'instrument')
          for (const other of ['period', 'omrade', 'utan']) params.delete(other);
        return params;
      },
      { replace: true },
    );
  const toggleParty = (id: string) =>
    setSearch(
      (params) => {
        const without = params.getAll('utan');
        params.delete('utan');
        const next = without.includes(id)
          ? without.filter((other) => other !== id)
          : [...without, id];
        for (const other of next) params.append('utan', other);
        return params;
      },
      { replace: true },
    );

  const fileName = `${t('title')} ${format.text(versioned.name)} ${format.period(period)}.csv`;
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead', {
          instrument: format.text(versioned.name),
          period: format.period(period),
        })}
      >
        <Button
          variant="secondary"
          data-size="sm"
          onClick={() =>
            saveFile(
              csvBlob(comparisonSheet(versioned, comparison, shown, format, markWord)),
              fileName,
            )
          }
        >
          {t('saveCsv')}
        </Button>
        <Button variant="secondary" data-size="sm" onClick={() => window.print()}>
          {t('print')}
        </Button>
      </PageHead>
      <div className={styles.choices}>
        <Field>
          <Label>{t('instrument')}</Label>
          <Select
            value={instrument.id}
            onChange={(event) => change('instrument', event.target.value)}
          >
            {choices.map((choice) => (
              <Select.Option key={choice.id} value={choice.id}>
                {format.text(choice.name)}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <Field>
          <Label>{t(`period.${instrument.rhythm}`)}</Label>
          <Select value={period} onChange={(event) => change('period', event.target.value)}>
            {periods.map((choice) => (
              <Select.Option key={choice} value={choice}>
                {format.period(choice)}
              </Select.Option>
            ))}
          </Select>
        </Field>
        {versioned.sections.length > 1 && (
          <Field>
            <Label>{t('section')}</Label>
            <Select
              value={section ?? everyArea}
              onChange={(event) => change('omrade', event.target.value)}
            >
              <Select.Option value={everyArea}>{t('allSections')}</Select.Option>
              {versioned.sections.map((choice) => (
                <Select.Option key={choice.key} value={choice.key}>
                  {sectionTitle(versioned, choice.key, format.language)}
                </Select.Option>
              ))}
            </Select>
          </Field>
        )}
        <Checkbox
          label={t('onlyAnswered')}
          checked={onlyAnswered}
          onChange={(event) => change('rader', event.target.checked ? 'besvarade' : undefined)}
        />
      </div>
      <Details className={styles.partyChoice} data-size="sm">
        <Details.Summary>
          {t('parties', { shown: shown.length, all: columns.length })}
        </Details.Summary>
        <Details.Content>
          <fieldset className={styles.parties}>
            <legend className="visually-hidden">{t('partiesLegend')}</legend>
            {columns.map((column) => (
              <Checkbox
                key={column.id}
                data-size="sm"
                label={column.name}
                checked={!leftOut.has(column.id)}
                onChange={() => toggleParty(column.id)}
              />
            ))}
          </fieldset>
        </Details.Content>
      </Details>
      <WhoHasAnswered present={columns.map(({ id }) => id)} />
      {shown.length === 0 ? (
        <Alert data-color="info">{t('noParty')}</Alert>
      ) : comparison.sections.length === 0 ? (
        <Alert data-color="info">{t('noRow')}</Alert>
      ) : (
        <ComparisonTable
          instrument={versioned}
          comparison={comparison}
          columns={shown}
          ownParty={own?.id}
        />
      )}
      <Paragraph data-size="sm" className={styles.care}>
        {t('care')}
      </Paragraph>
    </>
  );
}

/** Every column would end in the same word: leave it out. */
function columnName(name: string): string {
  return name.replace(/ kommune?$/i, '');
}

/** How many of the network's members there is something from, and who is missing, told as a plain fact. */
function WhoHasAnswered({ present }: { present: readonly string[] }) {
  const { t } = useTranslation('compare');
  const format = useFormat();
  const network = useNetwork();
  const members = currentValue(network?.fields.profile)?.members ?? [];
  if (members.length === 0) return null;
  const missing = members
    .filter((member) => !present.includes(partyId(member)))
    .map(({ name }) => name);
  const total = members.length;
  return (
    <Paragraph>
      {missing.length === 0
        ? t('answered.all', { count: total })
        : `${t('answered.some', { count: total - missing.length, total })} ${t('answered.missing', { names: format.list(missing) })}`}
    </Paragraph>
  );
}
