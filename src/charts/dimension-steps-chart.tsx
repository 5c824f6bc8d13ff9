// Answers for: the step of every dimension at one moment, as a line to a disc for each dimension.
import {
  CartesianGrid,
  ComposedChart,
  ResponsiveContainer,
  Scatter,
  useXAxisScale,
  useYAxisScale,
  XAxis,
  YAxis,
} from 'recharts';
import type { Mark as MarkValue, Summary } from '#domain/summary.ts';
import { formatFor } from '#i18n/format.ts';
import styles from './chart.module.css';
import type { ChartProps } from './chart-props.ts';
import { answerNames, itemTitle, noStepName, progressTexts } from './chart-texts.ts';
import { pictureHead } from './picture-head.tsx';
import { Mark, noStep } from './steps-chart.tsx';
import { axisColour, gridColour } from './time-axis.tsx';

interface DimensionStepsChartProps extends ChartProps {
  /** The scale whose dimensions are shown. */
  scale: string;
  marks: Summary['marks'];
}

interface Dimension {
  name: string;
  mark: MarkValue | undefined;
}

export function DimensionStepsChart(props: DimensionStepsChartProps) {
  const { instrument, scale, marks, language, picture } = props;
  const names = answerNames(instrument, scale, formatFor(language));
  const t = progressTexts(language);
  const dimensions = instrument.items
    .filter((item) => item.kind === 'level' && item.scale === scale)
    .map(({ key }): Dimension => ({
      name: itemTitle(instrument, key, language),
      mark: marks[key],
    }));
  const word = (mark: Dimension['mark']) => {
    if (mark === '?') return names.unknown;
    if (mark === '-') return names.notApplicable;
    return (typeof mark === 'number' ? names.levels[mark] : undefined) ?? names.unanswered;
  };
  const sentence = dimensions
    .map(({ name, mark }) => t('chart.stateOf', { name, state: word(mark) }))
    .join(' ');
  return (
    <div className={styles.chart} role="img" aria-label={sentence}>
      {picture ? (
        <Ladders {...props} dimensions={dimensions} {...picture} />
      ) : (
        <ResponsiveContainer width="100%" height="100%">
          <Ladders {...props} dimensions={dimensions} />
        </ResponsiveContainer>
      )}
    </div>
  );
}

type LaddersProps = DimensionStepsChartProps & {
  dimensions: Dimension[];
  width?: number;
  height?: number;
};

function Ladders(props: LaddersProps) {
  const { instrument, scale, language, title, picture, dimensions, width, height } = props;
  const names = answerNames(instrument, scale, formatFor(language));
  const highest = names.levels.length - 1;
  const head = picture ? pictureHead(title, [], picture.width) : undefined;
  const isAnyWithout = dimensions.some(({ mark }) => typeof mark !== 'number');
  const lowest = isAnyWithout ? noStep : 0;
  const belowAll = noStepName(
    dimensions.map(({ mark }) => mark),
    names,
    language,
  );
  const stepName = (step: number) => (step === noStep ? belowAll : (names.levels[step] ?? ''));
  const ticks = Array.from({ length: highest - lowest + 1 }, (_, index) => lowest + index);
  const tickLines = Math.max(1, ...ticks.map((step) => linesOf(stepName(step)).length));
  const longest = Math.max(0, ...dimensions.map(({ name }) => name.length));
  return (
    <ComposedChart
      {...(width === undefined ? {} : { width })}
      {...(height === undefined ? {} : { height })}
      layout="vertical"
      data={dimensions.map(({ name, mark }) => ({
        name,
        step: typeof mark === 'number' ? mark : noStep,
      }))}
      margin={{ top: 4 + (head?.height ?? 0), right: 12, bottom: 4, left: 0 }}
      accessibilityLayer={false}
    >
      {head?.drawing}
      <CartesianGrid horizontal={false} syncWithTicks stroke={gridColour} />
      <XAxis
        type="number"
        orientation="top"
        domain={[lowest, highest]}
        ticks={ticks}
        tick={({ x, y, payload }: StepTickProps) => (
          <StepTick x={Number(x)} y={Number(y)} lines={linesOf(stepName(Number(payload.value)))} />
        )}
        interval={0}
        padding={{ left: 30, right: 30 }}
        tickLine={false}
        axisLine={false}
        height={8 + tickLineHeight * tickLines}
      />
      <YAxis
        type="category"
        scale="band"
        dataKey="name"
        interval={0}
        tickLine={false}
        axisLine={{ stroke: axisColour }}
        width={longest * 6.2 + 12}
      />
      {/* Gives the axes their data; what one sees is drawn by `Rungs`. */}
      <Scatter dataKey="step" isAnimationActive={false} shape={() => <g />} />
      <Rungs dimensions={dimensions} lowest={lowest} highest={highest} />
    </ComposedChart>
  );
}

/** In pixels. */
const tickLineHeight = 14;
/** Signs that fit above a step without touching its neighbour. */
const tickLineLength = 11;

function linesOf(name: string): string[] {
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < tickLineLength)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

interface StepTickProps {
  x: string | number;
  y: string | number;
  payload: { value: unknown };
}

function StepTick({ x, y, lines }: { x: number; y: number; lines: string[] }) {
  return (
    <text
      className={styles.quiet}
      x={x}
      y={y - (lines.length - 1) * tickLineHeight}
      textAnchor="middle"
    >
      {lines.map((line, index) => (
        <tspan key={index} x={x} dy={index === 0 ? 0 : tickLineHeight}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

interface RungsProps {
  dimensions: readonly Dimension[];
  lowest: number;
  highest: number;
}

function Rungs({ dimensions, lowest, highest }: RungsProps) {
  const xScale = useXAxisScale();
  const yScale = useYAxisScale();
  if (xScale === undefined || yScale === undefined) return null;
  const start = xScale(lowest === noStep ? 0 : lowest);
  return dimensions.map(({ name, mark }) => {
    const x = xScale(typeof mark === 'number' ? mark : noStep);
    const y = yScale(name, { position: 'middle' });
    if (x === undefined || y === undefined || start === undefined) return null;
    return (
      <g key={name}>
        {typeof mark === 'number' && mark > 0 && (
          <line className={styles.rung} x1={start} y1={y} x2={x} y2={y} />
        )}
        <Mark mark={mark} highest={highest} x={x} y={y} radius={8} />
      </g>
    );
  });
}
