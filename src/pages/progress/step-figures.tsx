// Answers for: the key's charts: one for each dimension, all with the same ladder.
import { memo } from 'react';
import { ChartFigure } from '#charts/chart-figure.tsx';
import { StepsKey } from '#charts/chart-key.tsx';
import { itemTitle } from '#charts/chart-texts.ts';
import { StepsChart } from '#charts/steps-chart.tsx';
import { stepsTable } from '#charts/steps-table.ts';
import { stepsSeries } from '#domain/progress.ts';
import { useFormat } from '#i18n/format.ts';
import { FiguresSection, type FiguresProps } from './figures-section.tsx';

export const StepFigures = memo(function StepFigures(props: FiguresProps) {
  const { instrument, summaries, options, party } = props;
  const { language } = useFormat();
  const figures = stepsSeries(instrument, summaries, options).map((series) => ({
    series,
    title: itemTitle(instrument, series.item, language),
    table: stepsTable(instrument, series, language),
  }));
  return (
    <FiguresSection
      {...props}
      tables={figures.map(({ table }) => table)}
      chartKey={instrument.scales.map(({ key }) => (
        <StepsKey key={key} instrument={instrument} scale={key} language={language} />
      ))}
    >
      {figures.map(({ series, title, table }) => (
        <ChartFigure
          key={series.item}
          title={title}
          table={table}
          fileName={`${party} ${title}`}
          chart={
            <StepsChart
              instrument={instrument}
              series={series}
              language={language}
              title={`${party}: ${title}`}
            />
          }
        />
      ))}
    </FiguresSection>
  );
});
