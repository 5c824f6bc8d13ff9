// Answers for: telling that the app now works off-line, or that a new version waits. It never reloads by itself.
import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { useRegisterSW } from 'virtual:pwa-register/react';
import { useUnsavedDrafts } from '#ui/unsaved-drafts.ts';
import styles from './shell.module.css';

export function UpdateNotice() {
  const { t } = useTranslation();
  const hasDrafts = useUnsavedDrafts((state) => state.ids.size > 0);
  const {
    offlineReady: [isOfflineReady, setOfflineReady],
    needRefresh: [isWaiting, setWaiting],
    updateServiceWorker,
  } = useRegisterSW();

  if (!isWaiting && !isOfflineReady) return null;
  const close = () => {
    setOfflineReady(false);
    setWaiting(false);
  };
  return (
    <div className={styles.notice} role="status">
      <Paragraph data-size="sm">
        {!isWaiting ? t('offline.ready') : hasDrafts ? t('update.waiting') : t('update.available')}
      </Paragraph>
      {isWaiting && (
        <Button data-size="sm" disabled={hasDrafts} onClick={() => void updateServiceWorker(true)}>
          {t('update.reload')}
        </Button>
      )}
      <Button data-size="sm" variant="tertiary" onClick={close}>
        {isWaiting ? t('update.later') : t('actions.close')}
      </Button>
    </div>
  );
}
