// Answers for: the files that have been read in lately, and taking one of them back.
import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#i18n/format.ts';
import { usePastImports, type PastImport } from '#storage/import-queries.ts';
import styles from './exchange.module.css';
import { Section } from './section.tsx';
import { UndoImport } from './undo-import.tsx';
import { useWords, type Words } from './words.ts';

export function PastImports() {
  const { t } = useTranslation('exchange');
  const imports = usePastImports();
  const words = useWords();
  const [undone, setUndone] = useState<string | undefined>(undefined);
  if (imports === undefined || (imports.length === 0 && undone === undefined)) return null;
  return (
    <Section title={t('past.title')} lead={t('past.lead')}>
      <div role="status">
        {undone !== undefined && <Paragraph>{t('past.undone', { file: undone })}</Paragraph>}
      </div>
      {imports.length > 0 && (
        <ul className={styles.files}>
          {imports.map((one) => (
            <li key={one.importId}>
              <Past one={one} words={words} onUndone={setUndone} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

interface PastProps {
  one: PastImport;
  words: Words;
  onUndone: (file: string) => void;
}

function Past({ one, words, onUndone }: PastProps) {
  const { t } = useTranslation('exchange');
  const format = useFormat();
  const { name, kind, party, counts } = one;
  const from = party === undefined ? undefined : words.partyName(party);
  const file = name === '' ? (from ?? t('past.unnamed')) : name;
  const changes = counts.new + counts.newer + counts.fuller + counts.conflict;
  const facts = [
    from,
    kind === undefined ? undefined : t(`kind.${kind}`),
    t('past.changes', { count: changes, number: format.number(changes) }),
  ];
  return (
    <div className={styles.past}>
      <div className={styles.fileWords}>
        <Heading level={3} data-size="2xs">
          {file}
        </Heading>
        <Paragraph data-size="sm">
          {facts.filter((fact) => fact !== undefined).join(' · ')}
        </Paragraph>
        <Paragraph data-size="sm" className={styles.quiet}>
          {t('past.when', { when: format.dateTime(one.at) })}
        </Paragraph>
      </div>
      <UndoImport importId={one.importId} file={file} words={words} onDone={() => onUndone(file)} />
    </div>
  );
}
