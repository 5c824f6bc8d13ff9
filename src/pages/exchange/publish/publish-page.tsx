// Answers for: a version that anyone may read: levels under aliases, and who is who kept apart.
import {
  Alert,
  Button,
  Checkbox,
  Details,
  Fieldset,
  List,
  Paragraph,
  Table,
} from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findItem } from '#domain/instrument.ts';
import type { Party } from '#domain/party.ts';
import { guessingRisks, type GuessingRisk, type PublishChoice } from '#domain/publishable.ts';
import { agreedExtent, type SharingExtent } from '#domain/sharing.ts';
import { useFormat } from '#i18n/format.ts';
import { assessmentInstrument } from '#instruments/index.ts';
import { answerNames } from '#charts/chart-texts.ts';
import styles from '#pages/exchange/exchange.module.css';
import { Section } from '#pages/exchange/section.tsx';
import {
  newestOfEach,
  SheetChoice,
  sheetKey,
  useAnsweredSheets,
  type AnsweredSheet,
} from '#pages/exchange/sheet-choice.tsx';
import { SubPage } from '#pages/exchange/sub-page.tsx';
import { instrumentName, namesOf, useWords } from '#pages/exchange/words.ts';
import { WriteFile } from '#pages/exchange/write-file.tsx';
import { usePublishable } from '#storage/outgoing-queries.ts';
import { useParties } from '#storage/queries.ts';
import type { Mark } from '#domain/summary.ts';
import { csvBlob } from '#ui/csv.ts';
import { saveFile } from '#ui/save-file.ts';
import { newSeeds } from './seeds.ts';

export function PublishPage() {
  const { t } = useTranslation('sending');
  const sheets = useAnsweredSheets();
  const records = useParties();
  if (sheets === undefined || records === undefined) return null;
  return (
    <SubPage title={t('ways.publish.title')} lead={t('publish.lead')}>
      {sheets.length === 0 ? (
        <Paragraph>{t('pack.nothing')}</Paragraph>
      ) : (
        <Choosing sheets={sheets} records={records} />
      )}
    </SubPage>
  );
}

interface ChoosingProps {
  sheets: readonly AnsweredSheet[];
  records: readonly Party[];
}

function Choosing({ sheets, records }: ChoosingProps) {
  const { t } = useTranslation('sending');
  const format = useFormat();
  const { partyName } = useWords(...namesOf(records));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => newestOfEach(sheets));
  const [taken, setTaken] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [seeds, setSeeds] = useState(newSeeds);
  const asked = sheets.filter((sheet) => chosen.has(sheetKey(sheet)));
  const parties = [
    ...new Set(asked.flatMap(({ summaries }) => summaries.map(({ party }) => party))),
  ].sort((a, b) => partyName(a).localeCompare(partyName(b), format.language));
  const extents = new Map(records.map((record) => [record.id, agreedExtent(record)]));
  /** Until somebody chooses otherwise, those that have agreed to something. */
  const isTaken = (party: string) => taken.get(party) ?? hasAgreed(extents.get(party));
  const choice: PublishChoice = {
    sheets: asked.map(({ instrument, period }) => ({ instrument, period })),
    parties: parties.filter(isTaken),
    aliasWord: t('publish.alias'),
    ...seeds,
  };
  return (
    <>
      <Section title={t('sheets.title')}>
        <SheetChoice sheets={sheets} chosen={chosen} onChange={setChosen} />
      </Section>
      <Section title={t('publish.parties')} lead={t('publish.partiesLead')}>
        <Fieldset>
          <Fieldset.Legend className="visually-hidden">{t('publish.parties')}</Fieldset.Legend>
          <div className={styles.parties}>
            {parties.map((party) => (
              <Checkbox
                key={party}
                value={party}
                label={partyName(party)}
                {...hintOf(extents.get(party), t)}
                checked={isTaken(party)}
                onChange={(event) => setTaken(new Map(taken).set(party, event.target.checked))}
              />
            ))}
          </div>
        </Fieldset>
      </Section>
      {choice.parties.length === 0 ? (
        <Paragraph>{t('publish.choose')}</Paragraph>
      ) : (
        <Leaving choice={choice} sheets={asked} onShuffle={() => setSeeds(newSeeds())} />
      )}
    </>
  );
}

function hasAgreed(extent: SharingExtent | undefined): boolean {
  return extent !== undefined && extent !== 'nothing';
}

/** Why a party is not ticked; it can be, since the coordinator may have asked. */
function hintOf(
  extent: SharingExtent | undefined,
  t: ReturnType<typeof useTranslation<'sending'>>['t'],
): { description?: string } {
  if (hasAgreed(extent)) return {};
  return { description: t(extent === 'nothing' ? 'publish.nothing' : 'publish.unsaid') };
}

interface LeavingProps {
  choice: PublishChoice;
  sheets: readonly AnsweredSheet[];
  onShuffle: () => void;
}

function Leaving({ choice, sheets, onShuffle }: LeavingProps) {
  const { t } = useTranslation('sending');
  const file = usePublishable(choice);
  const table = useTable(file?.rows ?? []);
  const profiles = useParties();
  if (file === undefined || profiles === undefined) return null;
  const assessments = sheets.flatMap(({ summaries }) => summaries);
  return (
    <>
      <Risks risks={guessingRisks({ parties: profiles, assessments }, choice)} />
      <Section title={t('leaving.title')} lead={t('publish.leaves')}>
        <div className={styles.scroller} role="region" aria-label={t('publish.table')}>
          <Table data-size="sm" className={styles.table}>
            <Table.Head>
              <Table.Row>
                <Table.HeaderCell scope="col">{t('publish.aliasHead')}</Table.HeaderCell>
                <Table.HeaderCell scope="col">{t('publish.levelsHead')}</Table.HeaderCell>
              </Table.Row>
            </Table.Head>
            <Table.Body>
              {file.key.map(({ alias }) => (
                <Table.Row key={alias}>
                  <Table.HeaderCell scope="row">{alias}</Table.HeaderCell>
                  <Table.Cell>{file.rows.filter((row) => row.alias === alias).length}</Table.Cell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </div>
        <Paragraph data-size="sm" className={styles.quiet}>
          {t('publish.never')}
        </Paragraph>
        <WriteFile
          label={t('publish.action')}
          name={t('publish.fileName')}
          order={{ kind: 'publishable', ...choice }}
          canBeLocked={false}
        />
        <div>
          <Button
            variant="secondary"
            onClick={() => saveFile(csvBlob(table), `${t('publish.fileName')}.csv`)}
          >
            {t('publish.csv')}
          </Button>
        </div>
      </Section>
      <Section title={t('publish.key.title')} lead={t('publish.key.lead')}>
        {/* A card with a fold straight in it would lose its room. */}
        <div>
          <Details>
            <Details.Summary>{t('publish.key.show')}</Details.Summary>
            <Details.Content>
              <List.Unordered>
                {file.key.map(({ alias, party, name }) => (
                  <List.Item key={party}>{t('publish.key.is', { alias, name })}</List.Item>
                ))}
              </List.Unordered>
            </Details.Content>
          </Details>
        </div>
        <div className={styles.buttons}>
          <Button
            variant="secondary"
            data-size="sm"
            onClick={() =>
              saveFile(
                csvBlob([
                  [t('publish.aliasHead'), t('publish.nameHead')],
                  ...file.key.map(({ alias, name }) => [alias, name]),
                ]),
                `${t('publish.key.fileName')}.csv`,
              )
            }
          >
            {t('publish.key.save')}
          </Button>
          <Button variant="tertiary" data-size="sm" onClick={onShuffle}>
            {t('publish.key.shuffle')}
          </Button>
        </div>
      </Section>
    </>
  );
}

function Risks({ risks }: { risks: readonly GuessingRisk[] }) {
  const { t } = useTranslation('sending');
  const format = useFormat();
  if (risks.length === 0) return null;
  const words = (risk: GuessingRisk) => {
    switch (risk.kind) {
      case 'few-parties':
        return t('publish.risk.few-parties', { count: risk.count });
      case 'few-answered':
      case 'few-unanswered':
      case 'far-fewer-answers':
        return t(`publish.risk.${risk.kind}`, {
          count: risk.count,
          instrument: instrumentName({ format }, risk.sheet.instrument),
          period: format.period(risk.sheet.period),
        });
      case 'few-of-form':
        return t(`publish.risk.${risk.form}`, { count: risk.count });
    }
  };
  return (
    <Alert data-color="warning">
      <Paragraph>{t('publish.risk.title')}</Paragraph>
      <List.Unordered>
        {risks.map((risk) => (
          <List.Item key={words(risk)}>{words(risk)}</List.Item>
        ))}
      </List.Unordered>
    </Alert>
  );
}

/** The same answers as lines for a spreadsheet, in the words of the instruments. */
function useTable(
  rows: readonly {
    alias: string;
    instrument: string;
    version: number;
    period: string;
    item: string;
    mark: Mark;
  }[],
) {
  const { t } = useTranslation('sending');
  const format = useFormat();
  const head = ['aliasHead', 'instrumentHead', 'periodHead', 'rowHead', 'answerHead'] as const;
  return [
    head.map((name) => t(`publish.${name}`)),
    ...rows.map(({ alias, instrument: id, version, period, item: key, mark }) => {
      const instrument = assessmentInstrument(id, version);
      const item = instrument && findItem(instrument, key);
      const names =
        instrument && answerNames(instrument, item?.kind === 'level' ? item.scale : '', format);
      const answer =
        mark === '?'
          ? names?.unknown
          : mark === '-'
            ? names?.notApplicable
            : names?.levels[Number(mark)];
      return [
        alias,
        instrumentName({ format }, id, version),
        format.period(period),
        key,
        answer ?? String(mark),
      ];
    }),
  ];
}
