// Answers for: telling that the app now works off-line, or that a new version waits. It never reloads by itself under words that are not saved.
import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { hasUnsavedWords, useUnsavedDrafts } from '#ui/unsaved-drafts.ts';
import { putNoticeAside, takeNewVersion, useVersionState } from './new-version.ts';
import styles from './shell.module.css';

export function UpdateNotice() {
  const { t } = useTranslation();
  const hasDrafts = useUnsavedDrafts(hasUnsavedWords);
  const { isOfflineReady, isWaiting } = useVersionState();
  useReloadWithNewVersion();

  if (!isWaiting && !isOfflineReady) return null;
  return (
    <div className={styles.notice} role="status">
      <Paragraph data-size="sm">
        {!isWaiting ? t('offline.ready') : hasDrafts ? t('update.waiting') : t('update.available')}
      </Paragraph>
      {isWaiting && (
        <Button data-size="sm" disabled={hasDrafts} onClick={takeNewVersion}>
          {t('update.reload')}
        </Button>
      )}
      <Button data-size="sm" variant="tertiary" onClick={putNoticeAside}>
        {isWaiting ? t('update.later') : t('actions.close')}
      </Button>
    </div>
  );
}

/**
 * When a new version has taken over, here or by a yes in another window, the pages of the old one can no
 * longer be loaded. The window follows as soon as every word in it is saved.
 */
function useReloadWithNewVersion(): void {
  useEffect(() => {
    // A policy may take the whole interface away.
    const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
    if (workers === undefined) return;
    // The very first version takes over too, and there is nothing to follow.
    let isFollowing = workers.controller !== null;
    let stopWaiting: (() => void) | undefined;
    const reloadWhenSaved = () => {
      if (!hasUnsavedWords(useUnsavedDrafts.getState())) location.reload();
    };
    const follow = () => {
      // Taken away with all other data, not replaced: what is on the screen is all that is left.
      if (workers.controller === null) return;
      if (isFollowing) {
        stopWaiting ??= useUnsavedDrafts.subscribe(reloadWhenSaved);
        reloadWhenSaved();
      }
      isFollowing = true;
    };
    workers.addEventListener('controllerchange', follow);
    return () => {
      workers.removeEventListener('controllerchange', follow);
      stopWaiting?.();
    };
  }, []);
}
