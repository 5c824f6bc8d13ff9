// Answers for: why a file is refused and what to do about it, in one sentence for each reason.
import { Alert, Details, List, Paragraph } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#i18n/format.ts';
import styles from './exchange.module.css';
import type { FileProblem } from '#transfer/transfer.ts';
import { instrumentName, refusedPlace, type Words } from './words.ts';

export function ProblemSentence({ problem }: { problem: FileProblem }) {
  const { t } = useTranslation(['exchange', 'common']);
  const format = useFormat();
  return (
    <Alert data-color="danger">
      <Paragraph>
        {sentence({ t, format }, problem)} {t('problem.nothingChanged')}
      </Paragraph>
      {problem.kind === 'invalid-records' && (
        <Details>
          <Details.Summary>{t('problem.places')}</Details.Summary>
          <Details.Content>
            <List.Unordered className={styles.places}>
              {problem.places.map(({ record, field, reason }, index) => (
                <List.Item key={index}>
                  {t('problem.place', {
                    place: refusedPlace({ t, format }, record, field),
                    reason: t(`reason.${reason}`),
                  })}
                </List.Item>
              ))}
            </List.Unordered>
            {problem.total > problem.places.length && (
              <Paragraph>
                {t('problem.more', { count: problem.total - problem.places.length })}
              </Paragraph>
            )}
          </Details.Content>
        </Details>
      )}
    </Alert>
  );
}

function sentence(words: Pick<Words, 't' | 'format'>, problem: FileProblem): string {
  const { t, format } = words;
  switch (problem.kind) {
    case 'too-large':
      return t('problem.too-large', {
        size: format.size(problem.size),
        limit: format.size(problem.limit),
      });
    case 'unpacks-too-large':
      return t('problem.unpacks-too-large', { limit: format.size(problem.limit) });
    case 'schema-too-new':
      return t('problem.schema-too-new', { found: problem.found, known: problem.known });
    case 'unknown-instrument':
    case 'instrument-changed':
      return t(`problem.${problem.kind}`, {
        instrument: instrumentName(words, problem.id),
        version: problem.version,
      });
    case 'invalid-records':
      return t('problem.invalid-records', { count: problem.total });
    case 'unsafe-keys':
      return t('problem.unsafe-keys', { key: problem.key });
    case 'empty':
    case 'not-json':
    case 'truncated':
    case 'too-deep':
    case 'not-an-exchange-file':
    case 'damaged':
    case 'damaged-packing':
    case 'passphrase-needed':
    case 'wrong-passphrase':
    case 'damaged-protection':
    case 'other-protection':
    case 'protection-too-heavy':
    case 'altered':
    case 'cancelled':
    case 'transfer-failed':
    case 'unreadable':
    case 'no-storage':
      return t(`problem.${problem.kind}`);
  }
}
