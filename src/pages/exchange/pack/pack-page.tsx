// Answers for: the pack that a coordinator sends all the parties: of each only what it has agreed to share.
import { Alert, List, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComparisonPack, Sheet } from '#domain/comparison-pack.ts';
import { currentValue } from '#domain/revision.ts';
import { useFormat } from '#i18n/format.ts';
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
import { ToldSheets } from '#pages/exchange/told-sheets.tsx';
import { useWords } from '#pages/exchange/words.ts';
import { WriteFile } from '#pages/exchange/write-file.tsx';
import { usePack } from '#storage/outgoing-queries.ts';
import { useNetwork } from '#storage/queries.ts';

export function PackPage() {
  const { t } = useTranslation('sending');
  const sheets = useAnsweredSheets();
  if (sheets === undefined) return null;
  return (
    <SubPage title={t('ways.pack.title')} lead={t('pack.lead')}>
      {sheets.length === 0 ? (
        <Paragraph>{t('pack.nothing')}</Paragraph>
      ) : (
        <Packing sheets={sheets} />
      )}
    </SubPage>
  );
}

function Packing({ sheets }: { sheets: readonly AnsweredSheet[] }) {
  const { t } = useTranslation('sending');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => newestOfEach(sheets));
  const asked: Sheet[] = sheets
    .filter((sheet) => chosen.has(sheetKey(sheet)))
    .map(({ instrument, period }) => ({ instrument, period }));
  const pack = usePack(asked);
  return (
    <>
      <Section title={t('sheets.title')}>
        <SheetChoice sheets={sheets} chosen={chosen} onChange={setChosen} />
      </Section>
      {asked.length === 0 ? (
        <Paragraph>{t('sheets.choose')}</Paragraph>
      ) : (
        pack && (
          <>
            <LeftOut pack={pack} />
            <Leaving pack={pack} sheets={asked} />
          </>
        )
      )}
    </>
  );
}

/** By name, before the file is written: the coordinator can still ask them. */
function LeftOut({ pack: { leftOut } }: { pack: ComparisonPack }) {
  const { t } = useTranslation('sending');
  const format = useFormat();
  const { partyName } = useWords();
  if (leftOut.length === 0) return null;
  const named = leftOut
    .map(({ party, reason }) => ({ party, reason, name: partyName(party) }))
    .sort((a, b) => a.name.localeCompare(b.name, format.language));
  return (
    <Alert data-color="info">
      <Paragraph>{t('pack.leftOut', { count: leftOut.length })}</Paragraph>
      <List.Unordered>
        {named.map(({ party, reason, name }) => (
          <List.Item key={party}>{t(`pack.${reason}`, { name })}</List.Item>
        ))}
      </List.Unordered>
    </Alert>
  );
}

function Leaving({ pack, sheets }: { pack: ComparisonPack; sheets: readonly Sheet[] }) {
  const { t } = useTranslation('sending');
  const { partyName, format } = useWords();
  const network = currentValue(useNetwork()?.fields.profile)?.name ?? '';
  if (pack.included.length === 0)
    return (
      <Section title={t('leaving.title')}>
        <Paragraph>{t('pack.nobody')}</Paragraph>
      </Section>
    );
  return (
    <Section title={t('leaving.title')} lead={t('leaving.lead')}>
      <ul className={styles.contents}>
        {pack.included
          .toSorted((a, b) => partyName(a.party).localeCompare(partyName(b.party), format.language))
          .map(({ party, tells }) => (
            <li key={party}>{t(`pack.tells.${tells}`, { name: partyName(party) })}</li>
          ))}
      </ul>
      <ToldSheets records={pack.records} withParty />
      <Paragraph data-size="sm" className={styles.quiet}>
        {t('pack.never')}
      </Paragraph>
      <WriteFile
        label={t('pack.action', { count: pack.included.length })}
        name={network === '' ? t('pack.fileName') : t('pack.fileNameOf', { network })}
        order={{ kind: 'pack', sheets }}
      />
    </Section>
  );
}
