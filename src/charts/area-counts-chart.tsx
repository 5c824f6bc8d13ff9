// Answers for: rows per level in every area at one moment, as a bar for each area.
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
import { levelCounts, type LevelCounts } from '#domain/score.ts';
import type { Summary } from '#domain/summary.ts';
import { formatFor } from '#i18n/format.ts';
import styles from './chart.module.css';
import type { ChartProps } from './chart-props.ts';
import { answerNames, progressTexts, sectionTitle } from './chart-texts.ts';
import { countTicks, Part } from './level-counts-chart.tsx';
import { countOf, countsInWords, inReadingOrder, levelParts } from './level-counts-table.ts';
import { LevelPatterns, LevelSwatch } from './level-swatch.tsx';
import { pictureHead } from './picture-head.tsx';
import { axisColour, gridColour } from './time-axis.tsx';

interface AreaCountsChartProps extends ChartProps {
  /** The scale whose rows are counted. */
  scale: string;
  marks: Summary['marks'];
}

interface Area {
  name: string;
  counts: LevelCounts;
}

export function AreaCountsChart(props: AreaCountsChartProps) {
  const { instrument, scale, marks, language, picture } = props;
  const areas = instrument.sections.flatMap(({ key }): Area[] => {
    const rows = instrument.items.filter(
      (item) => item.kind === 'level' && item.section === key && item.scale === scale,
    );
    if (rows.length === 0) return [];
    const name = sectionTitle(instrument, key, language);
    return [{ name, counts: levelCounts(rows as Parameters<typeof levelCounts>[0], marks) }];
  });
  return (
    <div
      className={styles.chart}
      role="img"
      aria-label={areas.map((area) => areaSentence(area, props)).join(' ')}
    >
      {picture ? (
        <Bars {...props} areas={areas} {...picture} />
      ) : (
        <ResponsiveContainer width="100%" height="100%">
          <Bars {...props} areas={areas} />
        </ResponsiveContainer>
      )}
    </div>
  );
}

function areaSentence(
  { name, counts }: Area,
  { instrument, scale, language }: AreaCountsChartProps,
) {
  const format = formatFor(language);
  const state = countsInWords(counts, answerNames(instrument, scale, format), format);
  return progressTexts(language)('chart.stateOf', { name, state });
}

type BarsProps = AreaCountsChartProps & { areas: Area[]; width?: number; height?: number };

function Bars(props: BarsProps) {
  const { instrument, scale, language, title, picture, areas, width, height } = props;
  const patterns = useId();
  const names = answerNames(instrument, scale, formatFor(language));
  const highest = names.levels.length - 1;
  const parts = inReadingOrder(levelParts(names));
  const data = areas.map(({ name, counts }) => ({
    name,
    ...Object.fromEntries(parts.map(({ key }) => [key, countOf(counts, key)])),
  }));
  const swatches = parts.map(({ key, name }) => ({
    name,
    swatch: <LevelSwatch part={key} highest={highest} patterns={patterns} />,
  }));
  const head = picture ? pictureHead(title, swatches, picture.width) : undefined;
  const longest = Math.max(0, ...areas.map(({ name }) => name.length));
  const ticks = countTicks(Math.max(0, ...areas.map(({ counts }) => counts.total)));
  return (
    <BarChart
      {...(width === undefined ? {} : { width })}
      {...(height === undefined ? {} : { height })}
      layout="vertical"
      data={data}
      margin={{ top: 4 + (head?.height ?? 0), right: 12, bottom: 0, left: 0 }}
      barCategoryGap="18%"
      accessibilityLayer={false}
    >
      <LevelPatterns id={patterns} />
      {head?.drawing}
      <CartesianGrid horizontal={false} syncWithTicks stroke={gridColour} />
      <XAxis
        type="number"
        domain={[0, ticks.at(-1) ?? 0]}
        ticks={ticks}
        interval={0}
        tickLine={false}
        axisLine={false}
        height={24}
      />
      <YAxis
        type="category"
        dataKey="name"
        interval={0}
        tickLine={false}
        axisLine={{ stroke: axisColour }}
        width={longest * 6.4 + 12}
      />
      {parts.map(({ key }) => (
        <Bar
          key={key}
          dataKey={key}
          stackId="rows"
          isAnimationActive={false}
          maxBarSize={30}
          shape={(shape: BarShapeProps) => (
            <Part
              shape={shape}
              part={key}
              highest={highest}
              patterns={patterns}
              count={Number((shape.payload as Record<string, unknown>)[key] ?? 0)}
            />
          )}
        />
      ))}
    </BarChart>
  );
}
