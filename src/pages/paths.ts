// Answers for: every address in the app. Addresses are in the hash, so the built folder works from any place.
import { periodSlug, type Period } from '#domain/period.ts';

const encode = encodeURIComponent;

export const paths = {
  start: '/start',
  /** The form with which a party begins, or another one is added. */
  begin: '/start?vag=borja',
  overview: '/',
  matrix: (period: Period) => `/matris/${periodSlug(period)}`,
  matrixArea: (period: Period, area: string) =>
    `/matris/${periodSlug(period)}?omrade=${encode(area)}`,
  /** With one row open. */
  matrixRow: (period: Period, row: string) => `/matris/${periodSlug(period)}?rad=${encode(row)}`,
  /** A yearly add-on, filled in like the matrix. */
  addOn: (instrument: string, period: Period) =>
    `/tillagg/${encode(instrument)}/${periodSlug(period)}`,
  key: (period: Period) => `/nyckel/${periodSlug(period)}`,
  keyDimension: (period: Period, dimension: string) =>
    `/nyckel/${periodSlug(period)}?dimension=${encode(dimension)}`,
  progress: '/utveckling',
  compare: '/jamfor',
  reviews: '/granskning',
  review: (id: string) => `/granskning/${encode(id.slice('review:'.length))}`,
  reviewReport: (id: string) => `/granskning/${encode(id.slice('review:'.length))}/rapport`,
  exchange: '/utbyte',
  settings: '/installningar',
} as const;

/** The routes that the addresses above are matched against. */
export const routePatterns = {
  start: '/start',
  overview: '/',
  matrixLatest: '/matris',
  matrix: '/matris/:period',
  addOn: '/tillagg/:instrument/:period',
  keyLatest: '/nyckel',
  key: '/nyckel/:period',
  progress: '/utveckling',
  compare: '/jamfor',
  reviews: '/granskning',
  review: '/granskning/:review',
  reviewReport: '/granskning/:review/rapport',
  exchange: '/utbyte',
  settings: '/installningar',
} as const;
