// Answers for: how long a meeting has talked about each dimension. Kept while the window is open, never stored.
import { useEffect } from 'react';
import { create } from 'zustand';

interface Clock {
  /** The assessment that is being talked about: another one starts from nothing. */
  of: string;
  /** Milliseconds by item key. */
  spent: Record<string, number>;
  isPaused: boolean;
}

export const useMeetingClock = create<Clock>()(() => ({ of: '', spent: {}, isPaused: false }));

export function pauseClock(isPaused: boolean): void {
  useMeetingClock.setState({ isPaused });
}

/** Often enough for the seconds to look right. */
const tickMs = 250;

/** Counts the time for `item` while it is on the screen and the window can be seen. */
export function useRunningClock(of: string, item: string): void {
  useEffect(() => {
    if (useMeetingClock.getState().of !== of)
      useMeetingClock.setState({ of, spent: {}, isPaused: false });
    let before = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      const passed = now - before;
      before = now;
      const { spent, isPaused } = useMeetingClock.getState();
      if (!isPaused && document.visibilityState === 'visible')
        useMeetingClock.setState({ spent: { ...spent, [item]: (spent[item] ?? 0) + passed } });
    }, tickMs);
    return () => clearInterval(timer);
  }, [of, item]);
}

/** `4:05` from milliseconds: minutes and seconds, read alike in every language. */
export function minutesAndSeconds(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

const hiddenKey = 'nyckelring.meeting-clock-hidden';

/** Whether somebody has chosen not to see the time, remembered on this machine. */
export function isClockHidden(): boolean {
  return localStorage.getItem(hiddenKey) === 'yes';
}

export function hideClock(isHidden: boolean): void {
  if (isHidden) localStorage.setItem(hiddenKey, 'yes');
  else localStorage.removeItem(hiddenKey);
}
