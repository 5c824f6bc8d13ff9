// Answers for: what both charts show about time: which periods get a label, gaps, and a new version of the instrument.
import { usePlotArea, useXAxisScale } from 'recharts';
import { meetingOf, yearOf, type Period } from '#domain/period.ts';
import type { VersionBreak } from '#domain/progress.ts';
import type { Format } from '#i18n/format.ts';
import styles from './chart.module.css';
import { progressTexts } from './chart-texts.ts';

export const gridColour = 'var(--ds-color-neutral-border-subtle)';
export const axisColour = 'var(--ds-color-neutral-border-default)';

/** A few meetings are named one by one; of many, the first of each year carries the year. */
const meetingsNamedOneByOne = 6;

export function periodTicks(periods: readonly Period[]): Period[] {
  const isShort = periods.length <= meetingsNamedOneByOne;
  return periods.filter(
    (period, index) =>
      isShort ||
      meetingOf(period) === undefined ||
      yearOf(period) !== yearOf(periods[index - 1] ?? '0'),
  );
}

export function periodTick(periods: readonly Period[], format: Format) {
  const isShort = periods.length <= meetingsNamedOneByOne;
  return (period: Period) => (isShort ? format.period(period, 'short') : String(yearOf(period)));
}

interface GapsProps {
  /** Periods in which nothing was asked; without a version there was no assessment at all. */
  entries: readonly { period: Period; version: number | null }[];
  format: Format;
}

/** A period without answers is a shaded column with a word in it, never a line drawn across. */
export function Gaps({ entries, format }: GapsProps) {
  const scale = useXAxisScale();
  const area = usePlotArea();
  if (scale === undefined || area === undefined) return null;
  const t = progressTexts(format.language);
  return entries.map(({ period, version }) => {
    const [start, end] = [scale(period, { position: 'start' }), scale(period, { position: 'end' })];
    if (start === undefined || end === undefined) return null;
    const x = (start + end) / 2 + 4;
    const y = area.y + area.height - 8;
    return (
      <g key={period}>
        <rect
          className={styles.gap}
          x={start + 1}
          y={area.y}
          width={Math.max(1, end - start - 2)}
          height={area.height}
        />
        {end - start >= 9 && (
          <text className={styles.quiet} x={x} y={y} transform={`rotate(-90 ${x} ${y})`}>
            {version === null ? t('chart.gap') : t('chart.notAsked')}
          </text>
        )}
      </g>
    );
  });
}

interface BreaksProps {
  breaks: readonly VersionBreak[];
  format: Format;
}

/** A line where the instrument changed version: what stands on either side was asked differently. */
export function Breaks({ breaks, format }: BreaksProps) {
  const scale = useXAxisScale();
  const area = usePlotArea();
  if (scale === undefined || area === undefined) return null;
  const t = progressTexts(format.language);
  return breaks.map(({ period, to }) => {
    const x = scale(period, { position: 'start' });
    if (x === undefined) return null;
    const isLate = x > area.x + area.width / 2;
    return (
      <g key={period}>
        <line className={styles.break} x1={x} x2={x} y1={area.y - 14} y2={area.y + area.height} />
        <text x={isLate ? x - 4 : x + 4} y={area.y - 5} textAnchor={isLate ? 'end' : 'start'}>
          {t('chart.newVersion', { version: to })}
        </text>
      </g>
    );
  });
}
