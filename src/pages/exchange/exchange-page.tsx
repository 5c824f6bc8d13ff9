// Answers for: files out and files in: a backup, a file for the coordinator, the others' files, and what is here.
import { useTranslation } from 'react-i18next';
import { useHasData } from '#storage/queries.ts';
import { PageHead } from '#ui/page.tsx';
import { AnswerRows, useRowsToAnswer } from './answer-rows.tsx';
import { ChooseParty } from './choose-party.tsx';
import styles from './exchange.module.css';
import { Holdings } from './holdings.tsx';
import { IncomingFiles } from './incoming-files.tsx';
import { useIncoming } from './incoming.ts';
import { OpenFiles } from './open-files.tsx';
import { ReturnRows } from './return-rows.tsx';
import { SaveFile } from './save-file.tsx';
import { SendRows } from './send-rows.tsx';
import { useWords } from './words.ts';

export function ExchangePage() {
  const { t } = useTranslation('exchange');
  const incoming = useIncoming();
  const hasData = useHasData();
  const recipient = useRowsToAnswer(incoming.files);
  const words = useWords([]);
  const save = <SaveFile key="save" />;
  const open = <OpenFiles key="open" incoming={incoming} />;
  return (
    <div className={styles.page}>
      <PageHead title={t('title')} lead={t('lead')} />
      <ReturnRows />
      {/* Whoever has nothing yet has come to open a file. */}
      {hasData !== undefined && (
        <div className={styles.ways}>{hasData ? [save, open] : [open, save]}</div>
      )}
      {recipient === undefined ? (
        <ChooseParty isNext={incoming.files.some(({ state }) => state.step === 'merged')} />
      ) : (
        <AnswerRows recipient={recipient} words={words} />
      )}
      <IncomingFiles incoming={incoming} />
      <SendRows />
      <Holdings />
    </div>
  );
}
