// Answers for: showing how the meeting's time is used. It can be paused and hidden, and never calls for attention.
import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './key.module.css';
import {
  hideClock,
  isClockHidden,
  minutesAndSeconds,
  pauseClock,
  useMeetingClock,
  useRunningClock,
} from './meeting-clock.ts';

/** Ten minutes for twelve dimensions. */
const targetMsPerDimension = 50_000;

interface MeetingTimerProps {
  assessment: string;
  item: string;
  dimensions: number;
}

export function MeetingTimer({ assessment, item, dimensions }: MeetingTimerProps) {
  const { t } = useTranslation('key');
  const [isHidden, setHidden] = useState(isClockHidden);
  const isPaused = useMeetingClock((clock) => clock.isPaused);
  useRunningClock(assessment, item);
  const hide = (hidden: boolean) => {
    hideClock(hidden);
    setHidden(hidden);
  };
  if (isHidden)
    return (
      <Button variant="tertiary" data-size="sm" onClick={() => hide(false)}>
        {t('timer.show')}
      </Button>
    );
  return (
    <div className={styles.timer}>
      <Times item={item} target={targetMsPerDimension * dimensions} />
      <Button variant="tertiary" data-size="sm" onClick={() => pauseClock(!isPaused)}>
        {t(isPaused ? 'timer.goOn' : 'timer.pause')}
      </Button>
      <Button variant="tertiary" data-size="sm" onClick={() => hide(true)}>
        {t('timer.hide')}
      </Button>
    </div>
  );
}

/** By itself, so that a second that passes draws these words and nothing else. */
function Times({ item, target }: { item: string; target: number }) {
  const { t } = useTranslation('key');
  const here = useMeetingClock((clock) => minutesAndSeconds(clock.spent[item] ?? 0));
  const total = useMeetingClock((clock) =>
    minutesAndSeconds(Object.values(clock.spent).reduce((sum, ms) => sum + ms, 0)),
  );
  return (
    <span role="timer" className={styles.times}>
      <span>{t('timer.here', { time: here })}</span>
      <span>{t('timer.total', { time: total, target: minutesAndSeconds(target) })}</span>
    </span>
  );
}
