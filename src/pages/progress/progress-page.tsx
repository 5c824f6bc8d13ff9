// Answers for: how one party's answers have moved over the years and the meetings.
import { Alert, Button, Field, Label, Select, ToggleGroup } from '@digdir/designsystemet-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { AssessmentInstrument } from '#domain/instrument.ts';
import { periodAt } from '#domain/period.ts';
import { currentValue } from '#domain/revision.ts';
import type { Summary } from '#domain/summary.ts';
import { useFormat } from '#i18n/format.ts';
import {
  assessmentInstrument,
  implementationKeyId,
  inventoryMatrixId,
} from '#instruments/index.ts';
import { paths } from '#pages/paths.ts';
import { useNow } from '#storage/provider.tsx';
import { useAllSummaries, useNetwork, useOwnParty, useParties } from '#storage/queries.ts';
import { PageHead } from '#ui/page.tsx';
import { Changed } from './changed.tsx';
import { LevelFigures } from './level-figures.tsx';
import styles from './progress.module.css';
import { StepFigures } from './step-figures.tsx';
import { otherVersionsOf } from './versions.ts';

/** The views as they stand in the address. */
const views = { matris: inventoryMatrixId, nyckel: implementationKeyId } as const;
type View = keyof typeof views;

interface Choice {
  id: string;
  name: string;
}

export function ProgressPage() {
  const { t } = useTranslation('progress');
  const format = useFormat();
  const own = useOwnParty();
  const parties = useParties();
  const summaries = useAllSummaries();
  const network = useNetwork();
  const [search, setSearch] = useSearchParams();
  if (
    own === undefined ||
    parties === undefined ||
    summaries === undefined ||
    network === undefined
  )
    return <PageHead title={t('title')} />;

  const choices: Choice[] = parties
    .filter(({ id }) => id === own?.id || summaries.some(({ party }) => party === id))
    .map(({ id, fields }) => ({ id, name: currentValue(fields.profile)?.name ?? id }))
    .sort((a, b) => a.name.localeCompare(b.name, format.language));
  const party =
    choices.find(({ id }) => id === search.get('part')) ??
    choices.find(({ id }) => id === own?.id) ??
    choices[0];
  if (party === undefined)
    return (
      <>
        <PageHead title={t('title')} lead={t('noParty.text')} />
        <Button asChild>
          <Link to={paths.start}>{t('noParty.start')}</Link>
        </Button>
      </>
    );

  const view: View = search.get('visa') === 'nyckel' ? 'nyckel' : 'matris';
  const instrument = assessmentInstrument(views[view]);
  if (instrument === undefined) throw new Error(`There is no instrument ${views[view]}`);

  const change = (name: 'part' | 'visa', value: string) =>
    setSearch((params) => {
      params.set(name, value);
      // The periods of one instrument or party mean nothing for another.
      params.delete('fran');
      params.delete('till');
      return params;
    });

  return (
    <>
      <PageHead title={t('title')} lead={t('lead', { party: party.name })}>
        {choices.length > 1 && (
          <Field className={styles.party}>
            <Label>{t('party')}</Label>
            <Select value={party.id} onChange={(event) => change('part', event.target.value)}>
              {choices.map(({ id, name }) => (
                <Select.Option key={id} value={id}>
                  {name}
                </Select.Option>
              ))}
            </Select>
          </Field>
        )}
      </PageHead>
      <ToggleGroup
        className={styles.views}
        value={view}
        onChange={(value: string) => change('visa', value)}
        aria-label={t('view')}
      >
        {(Object.keys(views) as View[]).map((one) => (
          <ToggleGroup.Item key={one} value={one}>
            {format.text(assessmentInstrument(views[one])?.name ?? instrument.name)}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup>
      <InstrumentProgress
        key={`${party.id} ${instrument.id}`}
        party={party.id}
        name={party.name}
        isOwn={party.id === own?.id}
        instrument={instrument}
        allSummaries={summaries}
        meetingsPerYear={currentValue(network?.fields.profile)?.meetingsPerYear ?? 2}
      />
    </>
  );
}

interface InstrumentProgressProps {
  party: string;
  name: string;
  isOwn: boolean;
  instrument: AssessmentInstrument;
  allSummaries: readonly Summary[];
  meetingsPerYear: number;
}

function InstrumentProgress(props: InstrumentProgressProps) {
  const { party, name, isOwn, instrument, allSummaries, meetingsPerYear } = props;
  const { t } = useTranslation('progress');
  const format = useFormat();
  const now = useNow();
  const { rhythm } = instrument;
  // The same object until the answers change, so that choosing periods does not draw every chart anew.
  const shared = useMemo(() => {
    const summaries = allSummaries.filter(
      (summary) => summary.party === party && summary.instrument === instrument.id,
    );
    const options = { otherVersions: otherVersionsOf(instrument, summaries), meetingsPerYear };
    return { instrument, summaries, options, party: name };
  }, [allSummaries, party, name, instrument, meetingsPerYear]);
  const { summaries } = shared;

  if (summaries.length === 0)
    return (
      <div className={styles.empty}>
        <p>{isOwn ? t(`${rhythm}.empty`) : t(`${rhythm}.emptyOther`, { party: name })}</p>
        {isOwn && (
          <Button asChild>
            <Link
              to={
                rhythm === 'yearly'
                  ? paths.matrix(periodAt(now))
                  : paths.key(periodAt(now, meetingsPerYear))
              }
            >
              {t(`${rhythm}.begin`)}
            </Link>
          </Button>
        )}
      </div>
    );

  const [only] = summaries.length === 1 ? summaries : [];
  return (
    <>
      {only && (
        <Alert data-color="info" data-size="sm" className={styles.note}>
          {t(`${rhythm}.onlyOne`, { period: format.period(only.period) })}
        </Alert>
      )}
      {rhythm === 'yearly' ? <LevelFigures {...shared} /> : <StepFigures {...shared} />}
      {!only && <Changed {...shared} />}
    </>
  );
}
