// Answers for: the plan as a file: Word, Excel, or dates for a calendar. What writes them loads when asked for.
import { Alert, Button, Card, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanEntry, PlanWords } from '#reports/action-plan.ts';
import { useNow } from '#storage/provider.tsx';
import { safeFileName, saveFile } from '#ui/save-file.ts';
import styles from './actions.module.css';

interface SavePlanProps {
  /** What the views show at this moment. */
  entries: readonly PlanEntry[];
  party: string;
  words: PlanWords;
}

type Kind = 'word' | 'excel' | 'calendar';
const extensions = { word: 'docx', excel: 'xlsx', calendar: 'ics' } as const;

export function SavePlan({ entries, party, words }: SavePlanProps) {
  const { t } = useTranslation('actions');
  const now = useNow();
  const id = useId();
  const [outcome, setOutcome] = useState<{ saved: string } | 'busy' | 'failed' | undefined>();
  const hasDates = entries.some(({ profile }) => profile.due !== null);

  async function save(kind: Kind) {
    if (outcome === 'busy') return;
    setOutcome('busy');
    try {
      const blob = await writers[kind]({ entries, party, words, now });
      const name = safeFileName(`${t('title')} ${party} ${words.today}.${extensions[kind]}`);
      saveFile(blob, name);
      setOutcome({ saved: name });
    } catch {
      // The writer is a chunk of its own and may be gone after an update; the page stays usable.
      setOutcome('failed');
    }
  }

  return (
    <Card asChild className={styles.save}>
      <section aria-labelledby={id}>
        <Heading level={2} data-size="2xs" id={id}>
          {t('save.title')}
        </Heading>
        <Paragraph className={styles.quiet}>
          {t('save.lead', { count: entries.length })}{' '}
          {t(hasDates ? 'save.calendarHint' : 'save.noDates')}
        </Paragraph>
        <div className={styles.buttons}>
          <Button variant="secondary" onClick={() => void save('word')}>
            {t('save.word')}
          </Button>
          <Button variant="secondary" onClick={() => void save('excel')}>
            {t('save.excel')}
          </Button>
          {hasDates && (
            <Button variant="secondary" onClick={() => void save('calendar')}>
              {t('save.calendar')}
            </Button>
          )}
        </div>
        <div role="status" className={styles.status}>
          {outcome === 'busy' && <Paragraph>{t('save.preparing')}</Paragraph>}
          {outcome === 'failed' && (
            <Alert data-color="danger" data-size="sm">
              <Paragraph>{t('save.failed')}</Paragraph>
            </Alert>
          )}
          {typeof outcome === 'object' && (
            <Paragraph>{t('save.saved', { name: outcome.saved })}</Paragraph>
          )}
        </div>
      </section>
    </Card>
  );
}

interface Written extends SavePlanProps {
  now: Date;
}

const writers: Record<Kind, (plan: Written) => Promise<Blob>> = {
  word: async (plan) => {
    const [{ actionPlanReport }, { writeDocx }] = await Promise.all([
      import('#reports/action-plan-report.ts'),
      import('#reports/formats/docx/write.ts'),
    ]);
    return writeDocx(actionPlanReport(plan));
  },
  excel: async ({ entries, words }) => {
    const [{ actionPlanSheets }, { writeXlsx, xlsxType }, { xlsxCellLimit }] = await Promise.all([
      import('#reports/action-plan-sheet.ts'),
      import('#exchange/spreadsheet/write-xlsx.ts'),
      import('#exchange/spreadsheet/grid.ts'),
    ]);
    return new Blob([writeXlsx(actionPlanSheets(entries, words, xlsxCellLimit))], {
      type: xlsxType,
    });
  },
  calendar: async ({ entries, party, words, now }) => {
    const [{ actionEvents }, { icsText, icsType }] = await Promise.all([
      import('#reports/action-plan-calendar.ts'),
      import('#reports/formats/ics/write.ts'),
    ]);
    const name = `${words.t('title')} ${party}`;
    return new Blob([icsText(actionEvents(entries, words), { name, madeAt: now })], {
      type: icsType,
    });
  },
};
