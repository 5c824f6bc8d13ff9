// Answers for: what a Word file is called.
import type { ReportFormatMeta } from '#reports/formats/report-format.ts';

export const docxMeta: ReportFormatMeta = {
  id: 'docx',
  labelKey: 'docx',
  extension: 'docx',
  mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};
