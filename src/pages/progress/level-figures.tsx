// Answers for: the matrix's charts: one for each area, all with the same number of rows on the axis.
import { memo } from 'react';
import { ChartFigure } from '#charts/chart-figure.tsx';
import { LevelCountsKey } from '#charts/chart-key.tsx';
import { sectionTitle } from '#charts/chart-texts.ts';
import { LevelCountsChart } from '#charts/level-counts-chart.tsx';
import { levelCountsTable } from '#charts/level-counts-table.ts';
import { levelCountsSeries } from '#domain/progress.ts';
import { useFormat } from '#i18n/format.ts';
import { FiguresSection, type FiguresProps } from './figures-section.tsx';

export const LevelFigures = memo(function LevelFigures(props: FiguresProps) {
  const { instrument, summaries, options, party } = props;
  const { language } = useFormat();
  const allSeries = levelCountsSeries(instrument, summaries, options);
  const highestCount = Math.max(
    ...allSeries.flatMap(({ entries }) => entries.map(({ counts }) => counts?.total ?? 0)),
  );
  const figures = allSeries.map((series) => ({
    series,
    title: sectionTitle(instrument, series.section, language),
    table: levelCountsTable(instrument, series, language),
  }));
  const scales = [...new Set(allSeries.map(({ scale }) => scale))];
  return (
    <FiguresSection
      {...props}
      tables={figures.map(({ table }) => table)}
      chartKey={scales.map((scale) => (
        <LevelCountsKey key={scale} instrument={instrument} scale={scale} language={language} />
      ))}
    >
      {figures.map(({ series, title, table }) => (
        <ChartFigure
          key={`${series.section} ${series.scale}`}
          title={title}
          table={table}
          fileName={`${party} ${title}`}
          chart={
            <LevelCountsChart
              instrument={instrument}
              series={series}
              highestCount={highestCount}
              language={language}
              title={`${party}: ${title}`}
            />
          }
        />
      ))}
    </FiguresSection>
  );
});
