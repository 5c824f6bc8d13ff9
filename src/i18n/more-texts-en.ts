// Answers for: the interface texts of every page but the first and those of Utbyte in one language, as one chunk.
import actions from '#locales/en/actions.json';
import compare from '#locales/en/compare.json';
import contradiction from '#locales/en/contradiction.json';
import documents from '#locales/en/documents.json';
import instrument from '#locales/en/instrument.json';
import key from '#locales/en/key.json';
import matrix from '#locales/en/matrix.json';
import overview from '#locales/en/overview.json';
import progress from '#locales/en/progress.json';
import reports from '#locales/en/reports.json';
import review from '#locales/en/review.json';
import settings from '#locales/en/settings.json';
import signOff from '#locales/en/sign-off.json';
import spreadsheet from '#locales/en/spreadsheet.json';

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
