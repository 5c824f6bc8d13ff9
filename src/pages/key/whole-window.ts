// Answers for: taking the whole window for a meeting, and giving it back.
import { useEffect, useLayoutEffect, useSyncExternalStore } from 'react';

/** While it is on the page, the shell leaves everything out but whether all is saved. */
export function useWholeWindow(): void {
  useLayoutEffect(() => {
    document.documentElement.dataset.wholeWindow = 'true';
    return () => {
      delete document.documentElement.dataset.wholeWindow;
    };
  }, []);
  // Whoever leaves the meeting gets the browser's own bars back too.
  useEffect(
    () => () => {
      if (isFullScreen()) void document.exitFullscreen();
    },
    [],
  );
}

/** Undefined where the browser cannot fill the whole screen with a page. */
export function useFullScreen(): { isOn: boolean; toggle: () => void } | undefined {
  const isOn = useSyncExternalStore(follow, isFullScreen);
  if (!document.fullscreenEnabled) return undefined;
  return {
    isOn,
    toggle: () =>
      // Refused by the browser it stays as it is; nothing is lost.
      void (isOn ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(
        () => undefined,
      ),
  };
}

function isFullScreen(): boolean {
  return Boolean(document.fullscreenElement);
}

function follow(notify: () => void): () => void {
  document.addEventListener('fullscreenchange', notify);
  return () => document.removeEventListener('fullscreenchange', notify);
}
