// Answers for: what is left to look over before a sign-off, gathered by kind. Nothing here stops anyone.
import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { dayOf } from '#domain/answer-check.ts';
import { answerOf } from '#domain/assessment.ts';
import { documentProfiles } from '#domain/document.ts';
import type { Item } from '#domain/instrument.ts';
import { byWarning, sheetCheck, type SheetWarning } from '#domain/sheet-check.ts';
import { markOf } from '#domain/summary.ts';
import { assessmentInstrument } from '#instruments/index.ts';
import { useNow } from '#storage/provider.tsx';
import { RowLinks } from './row-links.tsx';
import { answeredOrRated, rowsInWords, type Sheet } from './sheet.ts';
import styles from './sign-off.module.css';

/** Conflicts have stopped the sign-off before anything is checked. */
type CheckKind = Exclude<SheetWarning['kind'], 'conflict'> | 'unknown';

interface Check {
  kind: CheckKind;
  items: Item[];
}

export function Checks({ sheet }: { sheet: Sheet }) {
  const { t } = sheet;
  const checks = useChecks(sheet);
  return (
    <section className={styles.card} aria-labelledby="checks">
      <Heading level={2} data-size="xs" id="checks">
        {t('checks.title')}
      </Heading>
      <Paragraph>{t(checks.length === 0 ? 'checks.nothing' : 'checks.intro')}</Paragraph>
      {checks.length > 0 && (
        <ul className={styles.checks}>
          {checks.map(({ kind, items }) => (
            <li key={kind}>
              <details>
                <summary>
                  {t(
                    `checks.${kind === 'unanswered' ? answeredOrRated(sheet, kind, 'unrated') : kind}`,
                    {
                      rows: rowsInWords(sheet, items.length),
                      count: items.length,
                    },
                  )}
                </summary>
                <RowLinks sheet={sheet} items={items} />
              </details>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function useChecks(sheet: Sheet): Check[] {
  const { assessment, instrument } = sheet;
  const warnings = useWarnings(sheet).flatMap(({ kind, rows }): Check[] =>
    kind === 'conflict' ? [] : [{ kind, items: rows.map(({ item }) => item) }],
  );
  const unknown = instrument.items.filter(({ key }) => markOf(answerOf(assessment, key)) === '?');
  const [unanswered, others] = [
    warnings.filter(({ kind }) => kind === 'unanswered'),
    warnings.filter(({ kind }) => kind !== 'unanswered'),
  ];
  return [
    ...unanswered,
    ...(unknown.length > 0 ? [{ kind: 'unknown' as const, items: unknown }] : []),
    ...others,
  ];
}

/** The quiet warnings of the whole sheet, by kind. */
export function useWarnings({ assessment, instrument, last, period, documents }: Sheet) {
  const now = useNow();
  const instrumentBefore = last && assessmentInstrument(last.instrument, last.version);
  return byWarning(
    sheetCheck({
      instrument,
      assessment,
      previous:
        instrumentBefore && last ? { instrument: instrumentBefore, assessment: last } : undefined,
      on: { period, today: dayOf(now), documents: documentProfiles(documents) },
    }),
  );
}
