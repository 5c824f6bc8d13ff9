// Answers for: every interface text in one language, as one chunk.
import common from '#locales/nb/common.json';
import compare from '#locales/nb/compare.json';
import exchange from '#locales/nb/exchange.json';
import key from '#locales/nb/key.json';
import matrix from '#locales/nb/matrix.json';
import overview from '#locales/nb/overview.json';
import progress from '#locales/nb/progress.json';
import reports from '#locales/nb/reports.json';
import review from '#locales/nb/review.json';
import settings from '#locales/nb/settings.json';
import start from '#locales/nb/start.json';

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
