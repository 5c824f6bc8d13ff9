// Answers for: rows per level for each year in one area, as columns of counted rows.
import { useId } from 'react';
import {
  Bar,
  BarChart,
  CartesianGrid,
  ResponsiveContainer,
  XAxis,
  YAxis,
  type BarShapeProps,
} from 'recharts';
import { versionBreaks, type LevelCountsSeries } from '#domain/progress.ts';
import { formatFor } from '#i18n/format.ts';
import styles from './chart.module.css';
import type { ChartProps } from './chart-props.ts';
import { answerNames, progressTexts } from './chart-texts.ts';
import { countOf, inReadingOrder, levelCountsSentence, levelParts } from './level-counts-table.ts';
import { LevelPatterns, LevelSwatch, partLook } from './level-swatch.tsx';
import { pictureHead } from './picture-head.tsx';
import { axisColour, Breaks, Gaps, gridColour, periodTick, periodTicks } from './time-axis.tsx';

interface LevelCountsChartProps extends ChartProps {
  series: LevelCountsSeries;
  /** Top of the axis: the same in charts that stand together. At least the series' own number of rows. */
  highestCount: number;
}

export function LevelCountsChart(props: LevelCountsChartProps) {
  const { instrument, series, language, picture } = props;
  return (
    <div
      className={styles.chart}
      role="img"
      aria-label={levelCountsSentence(instrument, series, language)}
    >
      {picture ? (
        <Columns {...props} {...picture} />
      ) : (
        <ResponsiveContainer width="100%" height="100%">
          <Columns {...props} />
        </ResponsiveContainer>
      )}
    </div>
  );
}

type ColumnsProps = LevelCountsChartProps & { width?: number; height?: number };

function Columns(props: ColumnsProps) {
  const { instrument, series, language, highestCount, title, picture, width, height } = props;
  const patterns = useId();
  const format = formatFor(language);
  const t = progressTexts(language);
  const names = answerNames(instrument, series.scale, format);
  const parts = levelParts(names);
  const data = series.entries.map(({ period, counts }) => ({
    period,
    ...Object.fromEntries(
      counts === null ? [] : parts.map(({ key }) => [key, countOf(counts, key)]),
    ),
  }));
  const periods = series.entries.map(({ period }) => period);
  const gaps = series.entries.filter(({ counts }) => counts === null);
  const breaks = versionBreaks(series.entries);
  const swatches = inReadingOrder(parts).map(({ key, name }) => ({
    name,
    swatch: <LevelSwatch part={key} highest={names.levels.length - 1} patterns={patterns} />,
  }));
  const head = picture ? pictureHead(title, swatches, picture.width) : undefined;
  const axisTitle = t('chart.rows');
  const ticks = countTicks(highestCount);
  return (
    <BarChart
      {...(width === undefined ? {} : { width })}
      {...(height === undefined ? {} : { height })}
      data={data}
      margin={{ top: 20 + (head?.height ?? 0), right: 4, bottom: 0, left: 0 }}
      barCategoryGap="12%"
      accessibilityLayer={false}
    >
      <LevelPatterns id={patterns} />
      {head?.drawing}
      <text className={styles.quiet} x={4} y={(head?.height ?? 0) + 12}>
        {axisTitle}
      </text>
      <CartesianGrid vertical={false} syncWithTicks stroke={gridColour} />
      <XAxis
        dataKey="period"
        ticks={periodTicks(periods)}
        tickFormatter={periodTick(periods, format)}
        interval="equidistantPreserveStart"
        minTickGap={4}
        tickLine={false}
        axisLine={{ stroke: axisColour }}
        height={24}
      />
      <YAxis
        domain={[0, ticks.at(-1) ?? highestCount]}
        ticks={ticks}
        interval={0}
        tickLine={false}
        axisLine={false}
        width={28}
      />
      <Gaps entries={gaps} format={format} />
      {parts.map(({ key }) => (
        <Bar
          key={key}
          dataKey={key}
          stackId="rows"
          isAnimationActive={false}
          maxBarSize={56}
          shape={(shape: BarShapeProps) => (
            <Part
              shape={shape}
              part={key}
              highest={names.levels.length - 1}
              patterns={patterns}
              count={Number((shape.payload as Record<string, unknown>)[key] ?? 0)}
            />
          )}
        />
      ))}
      <Breaks breaks={breaks} format={format} />
    </BarChart>
  );
}

/** From nought in a few whole steps; the last is never below the highest column. */
export function countTicks(highest: number): number[] {
  const step = Math.max(1, Math.ceil(highest / 4));
  return Array.from({ length: Math.ceil(highest / step) + 1 }, (_, index) => index * step);
}

interface PartProps {
  shape: BarShapeProps;
  part: string;
  highest: number;
  patterns: string;
  count: number;
}

/** A part of a column or a bar with its number of rows in it, where there is room for one. */
export function Part({ shape, part, highest, patterns, count }: PartProps) {
  const [x, y, width, height] = [shape.x, shape.y, shape.width, shape.height].map(Number);
  if (x === undefined || y === undefined || width === undefined || height === undefined)
    return null;
  if (count === 0 || !Number.isFinite(height) || height <= 0) return null;
  const look = partLook(part, highest, patterns);
  return (
    <g>
      <rect
        className={look.className}
        {...(look.fill === undefined ? {} : { fill: look.fill })}
        x={x + 0.5}
        y={y + 1}
        width={Math.max(1, width - 1)}
        height={Math.max(1, height - 2)}
      />
      {height >= 14 && width >= 14 && (
        <text
          className={`${styles.count} ${look.countClass}`}
          x={x + width / 2}
          y={y + height / 2 + 4}
        >
          {count}
        </text>
      )}
    </g>
  );
}
