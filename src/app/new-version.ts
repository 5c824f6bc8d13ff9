// Answers for: having the app kept on this machine by its service worker, and what that has told: asked for once, whatever is drawn anew.
import { registerSW } from 'virtual:pwa-register';
import { create } from 'zustand';

interface VersionState {
  /** Everything is on this machine now: the app works without a network. */
  isOfflineReady: boolean;
  /** A new version is here, and takes over when it is told to. */
  isWaiting: boolean;
}

export const useVersionState = create<VersionState>(() => ({
  isOfflineReady: false,
  isWaiting: false,
}));

const takeOver = registerSW({
  onOfflineReady: () => useVersionState.setState({ isOfflineReady: true }),
  onNeedRefresh: () => useVersionState.setState({ isWaiting: true }),
  // The window reloads when its words are saved: see `UpdateNotice`.
  onNeedReload: () => undefined,
});

export function takeNewVersion(): void {
  void takeOver();
}

export function putNoticeAside(): void {
  useVersionState.setState({ isOfflineReady: false, isWaiting: false });
}
