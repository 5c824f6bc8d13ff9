// Answers for: every interface text in one language, as one chunk.
import common from '#locales/sv/common.json';
import compare from '#locales/sv/compare.json';
import exchange from '#locales/sv/exchange.json';
import key from '#locales/sv/key.json';
import matrix from '#locales/sv/matrix.json';
import overview from '#locales/sv/overview.json';
import progress from '#locales/sv/progress.json';
import reports from '#locales/sv/reports.json';
import review from '#locales/sv/review.json';
import settings from '#locales/sv/settings.json';
import start from '#locales/sv/start.json';

export const texts = {
  common,
  compare,
  exchange,
  key,
  matrix,
  overview,
  progress,
  reports,
  review,
  settings,
  start,
};
