// Answers for: the host's matrix and key for a report: which period, and their charts as pictures.
import { useEffect, useState, type ReactElement } from 'react';
import { AreaCountsChart } from '#charts/area-counts-chart.tsx';
import { chartImage } from '#charts/chart-image.ts';
import type { ChartProps } from '#charts/chart-props.ts';
import { DimensionStepsChart } from '#charts/dimension-steps-chart.tsx';
import { profileOf, snapshotPeriod, type Review } from '#domain/review.ts';
import type { Summary } from '#domain/summary.ts';
import type { Language } from '#i18n/languages.ts';
import { loadLanguage } from '#i18n/setup.ts';
import {
  assessmentInstrument,
  implementationKeyId,
  inventoryMatrixId,
} from '#instruments/index.ts';
import type { Picture } from '#reports/document.ts';
import type { Snapshot } from '#reports/snapshot.ts';
import { usePartySummaries } from '#storage/queries.ts';

export type ReportSnapshots =
  | { state: 'drawing' }
  /** Pictures are missing where the browser cannot draw them; the tables are always there. */
  | { state: 'ready'; snapshots: Snapshot[]; isWithoutPictures: boolean };

/** CSS pixels; as wide as the text of an A4 page. */
const pictureWidth = 640;
const pictureHeights = { area: 330, dimension: 430 };

export function useReportSnapshots(review: Review, language: Language): ReportSnapshots {
  const { matrixPeriod, keyPeriod, visitDate } = profileOf(review);
  const matrix = usePartySummaries(review.party, inventoryMatrixId);
  const key = usePartySummaries(review.party, implementationKeyId);
  const [drawn, setDrawn] = useState<{ of: string; result: ReportSnapshots } | undefined>();
  const chosen =
    matrix === undefined || key === undefined
      ? undefined
      : [...summaryOf(matrix, matrixPeriod, visitDate), ...summaryOf(key, keyPeriod, visitDate)];
  const of = chosen === undefined ? undefined : JSON.stringify([language, chosen]);

  useEffect(() => {
    if (of === undefined) return;
    let isWanted = true;
    const [, summaries] = JSON.parse(of) as [Language, Summary[]];
    void (async () => {
      await loadLanguage(language);
      const snapshots: Snapshot[] = [];
      for (const summary of summaries) snapshots.push(...(await snapshotOf(summary, language)));
      const isWithoutPictures = snapshots.some(({ picture }) => picture === null);
      const result = { state: 'ready' as const, snapshots, isWithoutPictures };
      if (isWanted) setDrawn({ of, result });
    })();
    return () => {
      isWanted = false;
    };
  }, [of, language]);

  return drawn !== undefined && drawn.of === of ? drawn.result : { state: 'drawing' };
}

function summaryOf(
  summaries: Summary[],
  chosen: string | null,
  visitDate: string | null,
): Summary[] {
  const periods = summaries.map(({ period }) => period);
  const period = snapshotPeriod(periods, chosen, visitDate);
  return summaries.filter((summary) => summary.period === period);
}

/** None if the answers were given in a version that is not known here. */
async function snapshotOf(summary: Summary, language: Language): Promise<Snapshot[]> {
  const instrument = assessmentInstrument(summary.instrument, summary.version);
  if (instrument === undefined) return [];
  const scale = instrument.scales[0]?.key ?? '';
  const chart = { instrument, scale, marks: summary.marks, language };
  const picture =
    instrument.rhythm === 'yearly'
      ? await pictureOf(<AreaCountsChart {...chart} />, pictureHeights.area)
      : await pictureOf(<DimensionStepsChart {...chart} />, pictureHeights.dimension);
  return [{ instrument, summary, picture }];
}

async function pictureOf(chart: ReactElement<ChartProps>, height: number): Promise<Picture | null> {
  try {
    return await chartImage(chart, pictureWidth, height);
  } catch {
    // A browser set to give no pictures of pages (against fingerprinting) must not stop the report.
    return null;
  }
}
