// Answers for: whether everything is saved, in words, and those words beside a form's last button.
import { Paragraph } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#i18n/format.ts';
import { useSaveState } from '#storage/save-state.ts';
import { useUnsavedDrafts } from '#ui/unsaved-drafts.ts';
import styles from './saved-line.module.css';

/** Whether everything on the page has reached the disk: typed words wait for a pause before they go. */
export function useSaving(): 'saved' | 'saving' | 'unsaved' {
  const { running, problem, end } = useSaveState();
  const hasDrafts = useUnsavedDrafts(({ ids }) => ids.size > 0);
  if (problem !== undefined || end !== undefined) return 'unsaved';
  return running > 0 || hasDrafts ? 'saving' : 'saved';
}

export function useSavingWords(): string {
  const { t } = useTranslation();
  const format = useFormat();
  const saving = useSaving();
  const { savedAt } = useSaveState();
  if (saving !== 'saved') return t(`saving.${saving}`);
  return savedAt === undefined
    ? t('saving.ready')
    : t('saving.saved', { time: format.time(savedAt) });
}

/** No live region: the header says the same aloud. */
export function SavedLine() {
  const words = useSavingWords();
  return (
    <Paragraph data-size="sm" className={styles.line}>
      {words}
    </Paragraph>
  );
}
