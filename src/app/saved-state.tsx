// Answers for: saying calmly whether everything is saved, and when a file was last written.
import { Button } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#i18n/format.ts';
import { useSavingWords } from '#pages/saved-line.tsx';
import { useMeta } from '#storage/queries.ts';
import { useSaveState } from '#storage/save-state.ts';
import { useUnsavedDrafts } from '#ui/unsaved-drafts.ts';
import styles from './shell.module.css';

export function SavedState() {
  const { t } = useTranslation();
  const format = useFormat();
  const { problem, end } = useSaveState();
  const savingWords = useSavingWords();
  const hasDrafts = useUnsavedDrafts((state) => state.ids.size > 0);
  const lastFileAt = useMeta('lastFileAt');

  if (end !== undefined)
    return (
      <div className={styles.saved} data-state="problem">
        <span role="alert">
          {t(`saveEnd.${end}`)} {hasDrafts && t('saveEnd.copy')}
        </span>
        <Button data-size="sm" onClick={() => location.reload()}>
          {t('actions.reload')}
        </Button>
      </div>
    );
  return (
    <div className={styles.saved} data-state={problem && 'problem'}>
      <span role={problem ? 'alert' : 'status'}>
        {problem
          ? problem.kind === 'too-long'
            ? t('saveProblem.too-long', {
                length: format.number(problem.length),
                limit: format.number(problem.limit),
              })
            : problem.kind === 'too-many'
              ? t('saveProblem.too-many', { limit: format.number(problem.limit) })
              : t(`saveProblem.${problem.kind}`)
          : savingWords}
      </span>
      <span className={styles.lastFile}>
        {lastFileAt ? t('saving.lastFile', { date: format.date(lastFileAt) }) : t('saving.noFile')}
      </span>
    </div>
  );
}
