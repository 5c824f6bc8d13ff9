// Answers for: the interface texts of every page but the first and those of Utbyte in one language, as one chunk.
import actions from '#locales/nb/actions.json';
import compare from '#locales/nb/compare.json';
import contradiction from '#locales/nb/contradiction.json';
import documents from '#locales/nb/documents.json';
import instrument from '#locales/nb/instrument.json';
import key from '#locales/nb/key.json';
import matrix from '#locales/nb/matrix.json';
import overview from '#locales/nb/overview.json';
import progress from '#locales/nb/progress.json';
import reports from '#locales/nb/reports.json';
import review from '#locales/nb/review.json';
import settings from '#locales/nb/settings.json';
import signOff from '#locales/nb/sign-off.json';
import spreadsheet from '#locales/nb/spreadsheet.json';

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
