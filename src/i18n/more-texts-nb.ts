// Answers for: the interface texts of every page but the first in one language, as one chunk.
import actions from '#locales/nb/actions.json';
import backup from '#locales/nb/backup.json';
import compare from '#locales/nb/compare.json';
import contradiction from '#locales/nb/contradiction.json';
import documents from '#locales/nb/documents.json';
import exchange from '#locales/nb/exchange.json';
import folder from '#locales/nb/folder.json';
import instrument from '#locales/nb/instrument.json';
import key from '#locales/nb/key.json';
import matrix from '#locales/nb/matrix.json';
import overview from '#locales/nb/overview.json';
import progress from '#locales/nb/progress.json';
import protection from '#locales/nb/protection.json';
import reports from '#locales/nb/reports.json';
import review from '#locales/nb/review.json';
import sending from '#locales/nb/sending.json';
import server from '#locales/nb/server.json';
import settings from '#locales/nb/settings.json';
import signOff from '#locales/nb/sign-off.json';
import spreadsheet from '#locales/nb/spreadsheet.json';

export const texts = {
  actions,
  backup,
  compare,
  contradiction,
  documents,
  exchange,
  folder,
  instrument,
  key,
  matrix,
  overview,
  progress,
  protection,
  reports,
  review,
  sending,
  server,
  settings,
  'sign-off': signOff,
  spreadsheet,
};
