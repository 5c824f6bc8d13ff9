// Answers for: the step of one dimension at each meeting, as a line with a disc for each rating.
import type { CSSProperties } from 'react';
import {
  CartesianGrid,
  DefaultZIndexes,
  Line,
  LineChart,
  ResponsiveContainer,
  useXAxisScale,
  useYAxisScale,
  XAxis,
  YAxis,
  ZIndexLayer,
} from 'recharts';
import { versionBreaks, type StepsEntry, type StepsSeries } from '#domain/progress.ts';
import { formatFor } from '#i18n/format.ts';
import { LevelShape } from '#ui/level-mark.tsx';
import styles from './chart.module.css';
import type { ChartProps } from './chart-props.ts';
import { noStepName } from './chart-texts.ts';
import { pictureHead } from './picture-head.tsx';
import { stepNames, stepsSentence } from './steps-table.ts';
import { axisColour, Breaks, Gaps, gridColour, periodTick, periodTicks } from './time-axis.tsx';

interface StepsChartProps extends ChartProps {
  series: StepsSeries;
}

/** Where ratings without a step stand: below the lowest step, never on it. */
export const noStep = -1;

export function StepsChart(props: StepsChartProps) {
  const { instrument, series, language, picture } = props;
  return (
    <div
      className={styles.chart}
      role="img"
      aria-label={stepsSentence(instrument, series, language)}
    >
      {picture ? (
        <Steps {...props} {...picture} />
      ) : (
        <ResponsiveContainer width="100%" height="100%">
          <Steps {...props} />
        </ResponsiveContainer>
      )}
    </div>
  );
}

type StepsProps = StepsChartProps & { width?: number; height?: number };

function Steps({ instrument, series, language, title, picture, width, height }: StepsProps) {
  const format = formatFor(language);
  const names = stepNames(instrument, series, language);
  const data = series.entries.map(({ period, mark }) => ({
    period,
    step: typeof mark === 'number' ? mark : null,
  }));
  const periods = series.entries.map(({ period }) => period);
  const gaps = series.entries.filter(({ isAsked }) => !isAsked);
  const breaks = versionBreaks(series.entries);
  const asked = series.entries.filter(({ isAsked }) => isAsked);
  const marks = asked.map(({ mark }) => mark);
  const signs = [
    { mark: '?', name: names.unknown },
    { mark: '-', name: names.notApplicable },
    { mark: undefined, name: names.unanswered },
  ] as const;
  const head = picture
    ? pictureHead(
        title,
        signs
          .filter(({ mark }) => marks.includes(mark))
          .map(({ mark, name }) => ({
            name,
            swatch: <Mark mark={mark} highest={series.highest} x={7} y={7} radius={7} />,
          })),
        picture.width,
      )
    : undefined;
  const belowAll = noStepName(marks, names, language);
  const stepName = (step: number) => (step === noStep ? belowAll : (names.levels[step] ?? ''));
  const ticks = [noStep, ...names.levels.keys()];
  const longest = Math.max(...ticks.map((step) => stepName(step).length));
  return (
    <LineChart
      {...(width === undefined ? {} : { width })}
      {...(height === undefined ? {} : { height })}
      data={data}
      margin={{ top: 16 + (head?.height ?? 0), right: 8, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      {head?.drawing}
      <CartesianGrid vertical={false} syncWithTicks stroke={gridColour} />
      <XAxis
        dataKey="period"
        scale="band"
        ticks={periodTicks(periods)}
        tickFormatter={periodTick(periods, format)}
        interval="equidistantPreserveStart"
        minTickGap={4}
        tickLine={false}
        axisLine={{ stroke: axisColour }}
        height={24}
      />
      <YAxis
        type="number"
        domain={[noStep, series.highest]}
        ticks={ticks}
        tickFormatter={stepName}
        interval={0}
        tickLine={false}
        axisLine={false}
        padding={{ bottom: 10, top: 4 }}
        width={longest * 6.6 + 14}
      />
      <Gaps entries={gaps} format={format} />
      <Line
        dataKey="step"
        type="linear"
        stroke="var(--level-ink)"
        strokeWidth={2}
        connectNulls={false}
        dot={false}
        activeDot={false}
        isAnimationActive={false}
      />
      <ZIndexLayer zIndex={DefaultZIndexes.scatter}>
        <Marks entries={asked} highest={series.highest} />
      </ZIndexLayer>
      <Breaks breaks={breaks} format={format} />
    </LineChart>
  );
}

function Marks({ entries, highest }: { entries: readonly StepsEntry[]; highest: number }) {
  const xScale = useXAxisScale();
  const yScale = useYAxisScale();
  if (xScale === undefined || yScale === undefined) return null;
  return entries.map(({ period, mark }) => {
    const x = xScale(period, { position: 'middle' });
    const y = yScale(typeof mark === 'number' ? mark : noStep);
    if (x === undefined || y === undefined) return null;
    const [start, end] = [
      xScale(period, { position: 'start' }),
      xScale(period, { position: 'end' }),
    ];
    const band = start === undefined || end === undefined ? 20 : end - start;
    const radius = Math.max(4, Math.min(7, band / 2 - 1));
    return <Mark key={period} mark={mark} highest={highest} x={x} y={y} radius={radius} />;
  });
}

interface MarkProps {
  mark: StepsEntry['mark'];
  highest: number;
  x: number;
  y: number;
  radius: number;
}

export function Mark({ mark, highest, x, y, radius }: MarkProps) {
  const scale = radius / 8;
  return (
    <g
      className={styles.mark}
      transform={`translate(${x - 10 * scale} ${y - 10 * scale}) scale(${scale})`}
      // However small the ring without a rating is drawn, its dashes are seen.
      style={{ '--empty-width': String(Math.max(1.5, 1.4 / scale)) } as CSSProperties}
    >
      <circle className={styles.markGround} cx="10" cy="10" r="9.5" />
      <LevelShape mark={mark} highest={highest} />
    </g>
  );
}
