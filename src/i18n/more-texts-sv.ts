// Answers for: the interface texts of every page but the first and those of Utbyte in one language, as one chunk.
import actions from '#locales/sv/actions.json';
import compare from '#locales/sv/compare.json';
import contradiction from '#locales/sv/contradiction.json';
import documents from '#locales/sv/documents.json';
import instrument from '#locales/sv/instrument.json';
import key from '#locales/sv/key.json';
import matrix from '#locales/sv/matrix.json';
import overview from '#locales/sv/overview.json';
import progress from '#locales/sv/progress.json';
import reports from '#locales/sv/reports.json';
import review from '#locales/sv/review.json';
import settings from '#locales/sv/settings.json';
import signOff from '#locales/sv/sign-off.json';
import spreadsheet from '#locales/sv/spreadsheet.json';

export const texts = {
  actions,
  compare,
  contradiction,
  documents,
  instrument,
  key,
  matrix,
  overview,
  progress,
  reports,
  review,
  settings,
  'sign-off': signOff,
  spreadsheet,
};
