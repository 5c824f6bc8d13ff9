// Answers for: what every chart is given, on the page as well as in a picture.
import type { AssessmentInstrument } from '#domain/instrument.ts';
import type { Language } from '#i18n/languages.ts';

export interface ChartProps {
  instrument: AssessmentInstrument;
  language: Language;
  /** A heading inside the picture; the page has its own. */
  title?: string;
  /**
   * Set by `chartImage`: a picture of this size in CSS pixels that explains itself. Without it the chart
   * fills its place on the page, where a key of colours stands beside all charts.
   */
  picture?: { width: number; height: number };
}
