// Answers for: who in the network has delivered the matrix and the latest keys, and a reminder to the others.
import {
  Button,
  Field,
  Label,
  Link as DesignLink,
  Paragraph,
  Table,
  Textarea,
} from '@digdir/designsystemet-react';
import { memo, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Sheet } from '#domain/comparison-pack.ts';
import {
  awaitedSheets,
  deliveriesOf,
  isAskedFor,
  missingOf,
  type Delivery,
  type PartyDeliveries,
} from '#domain/delivery.ts';
import { meetingsPerYearOf } from '#domain/network.ts';
import { partyId } from '#domain/party.ts';
import { periodAt } from '#domain/period.ts';
import { currentValue } from '#domain/revision.ts';
import { useFormat } from '#i18n/format.ts';
import { implementationKeyId, inventoryMatrixId } from '#instruments/index.ts';
import styles from '#pages/exchange/exchange.module.css';
import { Section } from '#pages/exchange/section.tsx';
import { sheetKey } from '#pages/exchange/sheet-choice.tsx';
import { instrumentName } from '#pages/exchange/words.ts';
import { paths } from '#pages/paths.ts';
import { useNow } from '#storage/provider.tsx';
import { useAllSummaries, useNetwork, useParties } from '#storage/queries.ts';
import { useSenders } from '#storage/sender-queries.ts';

/** A period that has begun lately is asked for only when somebody has delivered it: nobody is late in January. */
const daysOfGrace = 90;

/** Only for a machine that sees more than one party: a single one knows what it has done. */
export const Deliveries = memo(function Deliveries() {
  const { t } = useTranslation('sending');
  const format = useFormat();
  const now = useNow();
  const network = useNetwork();
  // Many parties' rows are drawn bit by bit, so that a page that has just read them in can still be used.
  const parties = useDeferredValue(useParties());
  const summaries = useDeferredValue(useAllSummaries());
  const senders = useSenders();
  if (network === undefined || parties === undefined || summaries === undefined) return null;

  const names = new Map<string, string>();
  for (const member of currentValue(network?.fields.profile)?.members ?? [])
    names.set(partyId(member), member.name);
  for (const { id, fields } of parties) names.set(id, currentValue(fields.profile)?.name ?? id);
  if (names.size < 2) return null;
  const meetingsPerYear = meetingsPerYearOf(network);
  const lately = new Date(now.getTime() - daysOfGrace * 86_400_000);
  const sheets = awaitedSheets(
    {
      matrix: { instrument: inventoryMatrixId, period: periodAt(now) },
      key: { instrument: implementationKeyId, period: periodAt(now, meetingsPerYear) },
    },
    summaries,
  );
  const inOrder = [...names]
    .sort(([, a], [, b]) => a.localeCompare(b, format.language))
    .map(([id]) => id);
  const rows = deliveriesOf(inOrder, sheets, summaries);
  const asked = new Set(
    sheets.filter((sheet) =>
      isAskedFor(sheet, rows, ({ instrument }) =>
        periodAt(lately, instrument === inventoryMatrixId ? undefined : meetingsPerYear),
      ),
    ),
  );
  const label = t('deliveries.table');
  return (
    <Section title={t('deliveries.title')} lead={t('deliveries.lead')}>
      {/* Scrolls sideways inside itself, so it must be reachable by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex */}
      <div className={styles.scroller} role="region" aria-label={label} tabIndex={0}>
        <Table data-size="sm" className={styles.table}>
          <Table.Head>
            <Table.Row>
              <Table.HeaderCell scope="col">{t('deliveries.party')}</Table.HeaderCell>
              {sheets.map((sheet) => (
                <Table.HeaderCell key={sheetKey(sheet)} scope="col">
                  {t('sheet', sheetWords(sheet, format))}
                </Table.HeaderCell>
              ))}
              <Table.HeaderCell scope="col">{t('deliveries.lastFile')}</Table.HeaderCell>
            </Table.Row>
          </Table.Head>
          <Table.Body>
            {rows.map(({ party, deliveries }) => {
              const last = senders?.find(({ claim }) => claim === party)?.last;
              return (
                <Table.Row key={party}>
                  <Table.HeaderCell scope="row">{names.get(party)}</Table.HeaderCell>
                  {deliveries.map((delivery) => (
                    <Table.Cell key={sheetKey(delivery.sheet)} data-state={delivery.state}>
                      <State delivery={delivery} />
                    </Table.Cell>
                  ))}
                  <Table.Cell>
                    {last === undefined ? t('deliveries.noFile') : format.date(last)}
                  </Table.Cell>
                </Table.Row>
              );
            })}
          </Table.Body>
        </Table>
      </div>
      {network === null && (
        <Paragraph>
          {t('deliveries.noNetwork')}{' '}
          <DesignLink asChild>
            <Link to={paths.settings}>{t('deliveries.toNetwork')}</Link>
          </DesignLink>
        </Paragraph>
      )}
      <Reminder rows={rows} names={names} asked={asked} />
    </Section>
  );
});

function sheetWords({ instrument, period }: Sheet, format: ReturnType<typeof useFormat>) {
  return {
    instrument: instrumentName({ format }, instrument),
    period: format.period(period),
  };
}

function State({ delivery: { state, changedAt } }: { delivery: Delivery }) {
  const { t } = useTranslation('sending');
  const format = useFormat();
  if (changedAt === undefined) return t('deliveries.missing');
  return t(`deliveries.${state}`, { date: format.date(changedAt) });
}

interface ReminderProps {
  rows: readonly PartyDeliveries[];
  names: ReadonlyMap<string, string>;
  asked: ReadonlySet<Sheet>;
}

/** Words to paste into a letter: nothing is sent from here. */
function Reminder({ rows, names, asked }: ReminderProps) {
  const { t } = useTranslation('sending');
  const format = useFormat();
  const [copied, setCopied] = useState<'yes' | 'failed' | undefined>(undefined);
  const [edited, setEdited] = useState<string | undefined>(undefined);
  const missing = missingOf(rows, (sheet) => asked.has(sheet));
  if (missing.length === 0) {
    const isComplete = missingOf(rows).length === 0;
    return <Paragraph>{t(isComplete ? 'deliveries.complete' : 'deliveries.noneLate')}</Paragraph>;
  }
  const proposed = [
    t('reminder.greeting'),
    '',
    t('reminder.lead'),
    ...missing.map(({ party, missing: sheets }) =>
      t('reminder.line', {
        party: names.get(party),
        sheets: format.list(sheets.map((sheet) => t('sheet', sheetWords(sheet, format)))),
      }),
    ),
    '',
    t('reminder.how'),
  ].join('\n');
  const text = edited ?? proposed;

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied('yes');
    } catch {
      setCopied('failed');
    }
  }

  return (
    <div className={styles.action}>
      <Field className={styles.reminder}>
        <Label>{t('reminder.label', { count: missing.length })}</Label>
        <Textarea
          rows={missing.length + 6}
          value={text}
          onChange={(event) => {
            setCopied(undefined);
            setEdited(event.target.value);
          }}
        />
      </Field>
      <Button variant="secondary" onClick={copy}>
        {t('reminder.copy')}
      </Button>
      <div role="status">
        {copied !== undefined && (
          <Paragraph data-size="sm">
            {t(copied === 'yes' ? 'reminder.copied' : 'reminder.copyFailed')}
          </Paragraph>
        )}
      </div>
    </div>
  );
}
