// Answers for: the interface texts of every page but the first in one language, as one chunk.
import actions from '#locales/sv/actions.json';
import backup from '#locales/sv/backup.json';
import compare from '#locales/sv/compare.json';
import contradiction from '#locales/sv/contradiction.json';
import documents from '#locales/sv/documents.json';
import exchange from '#locales/sv/exchange.json';
import folder from '#locales/sv/folder.json';
import instrument from '#locales/sv/instrument.json';
import key from '#locales/sv/key.json';
import matrix from '#locales/sv/matrix.json';
import overview from '#locales/sv/overview.json';
import progress from '#locales/sv/progress.json';
import protection from '#locales/sv/protection.json';
import reports from '#locales/sv/reports.json';
import review from '#locales/sv/review.json';
import sending from '#locales/sv/sending.json';
import server from '#locales/sv/server.json';
import settings from '#locales/sv/settings.json';
import signOff from '#locales/sv/sign-off.json';
import spreadsheet from '#locales/sv/spreadsheet.json';

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
