// Answers for: what the registry knows of a file format before its writer is loaded.
import type { ReportDocument } from '#reports/document.ts';

export interface ReportFormatMeta {
  id: string;
  /** Name of the format, under `formats` in locales/<language>/reports.json. */
  labelKey: 'docx';
  /** Without the dot. */
  extension: string;
  mimeType: string;
}

export interface ReportFormat {
  meta: ReportFormatMeta;
  /** The writer and its library are a chunk of their own. */
  loadWriter: () => Promise<(document: ReportDocument) => Promise<Blob>>;
}
