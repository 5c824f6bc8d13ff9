// Answers for: which kinds of files a report can become. Their writers load when they are asked for.
import { docxMeta } from './docx/meta.ts';
import type { ReportFormat } from './report-format.ts';

export const reportFormats: readonly ReportFormat[] = [
  { meta: docxMeta, loadWriter: async () => (await import('./docx/write.ts')).writeDocx },
];
