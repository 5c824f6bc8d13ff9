// Answers for: saying how a replacement of everything goes and went, with the way back.
import { Alert, Button, Paragraph } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#i18n/format.ts';
import styles from '#pages/exchange/exchange.module.css';
import { WorkProgress } from '#pages/exchange/work-progress.tsx';
import type { ReplaceProblem } from '#transfer/transfer.ts';
import type { ReplacingActs } from './use-replacing.ts';

export function ReplacingState({ acts }: { acts: ReplacingActs }) {
  const { t } = useTranslation('backup');
  const format = useFormat();
  const { state } = acts;
  return (
    <>
      {state.step === 'working' && (
        <WorkProgress label={t('restore.working')} share={state.share} onCancel={acts.cancel} />
      )}
      <div role="status" className={styles.work}>
        {state.step === 'done' && (
          <Alert data-color="success">
            <Paragraph>
              {state.isUndone
                ? t('restore.undone')
                : t('restore.replaced', {
                    count: state.report.records,
                    number: format.number(state.report.records),
                  })}
            </Paragraph>
            {!state.isUndone && state.report.backup !== undefined && (
              <Button variant="secondary" data-size="sm" onClick={acts.undo}>
                {t('restore.undo')}
              </Button>
            )}
          </Alert>
        )}
        {state.step === 'failed' && (
          <Alert data-color="danger">
            <Paragraph>{t(`problem.${sentenceOf(state.problem)}`)}</Paragraph>
            {state.problem.kind === 'no-backup' && (
              <Button variant="secondary" data-size="sm" onClick={acts.goOn}>
                {t('problem.goOn')}
              </Button>
            )}
          </Alert>
        )}
      </div>
    </>
  );
}

function sentenceOf({ kind }: ReplaceProblem) {
  switch (kind) {
    case 'no-backup':
    case 'written-meanwhile':
    case 'backup-unreadable':
    case 'not-open':
    case 'storage-full':
    case 'storage-closed':
      return kind;
    // The rest is not asked for here, or is a bug.
    default:
      return 'failed';
  }
}
