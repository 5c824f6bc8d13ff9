// Answers for: every address in the app. Addresses are in the hash, so the built folder works from any place.
import type { ActionOrigin } from '#domain/action.ts';
import { periodSlug, type Period } from '#domain/period.ts';

const encode = encodeURIComponent;

/** Where one period's answers to an instrument are filled in. */
function sheet(instrument: string, period: Period): string {
  if (instrument === 'inventory-matrix') return `/matris/${periodSlug(period)}`;
  if (instrument === 'implementation-key') return `/nyckel/${periodSlug(period)}`;
  return `/tillagg/${encode(instrument)}/${periodSlug(period)}`;
}

/** Where an action is to be born, as the address of the new action's form names it. */
function originQuery(origin: ActionOrigin | null): string {
  switch (origin?.kind) {
    case undefined:
      return 'ny=fri';
    case 'item':
      return `ny=rad&instrument=${encode(origin.instrument)}&rad=${encode(origin.item)}&period=${periodSlug(origin.period)}`;
    case 'contradiction':
      return `ny=motsagelse&dimension=${encode(origin.dimension)}&period=${periodSlug(origin.period)}`;
    case 'recommendation':
      return `ny=rekommendation&granskning=${encode(origin.review)}&rekommendation=${encode(origin.recommendation)}`;
  }
}

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
  /** Where one period's answers are filled in, whatever the instrument. */
  sheet,
  /** The same, with one row or dimension shown. */
  sheetItem: (instrument: string, period: Period, item: string) =>
    `${sheet(instrument, period)}?${instrument === 'implementation-key' ? 'dimension' : 'rad'}=${encode(item)}`,
  /** With the rows that are assigned to whoever uses this machine, in all areas. */
  ownRows: (instrument: string, period: Period) =>
    `${sheet(instrument, period)}?omrade=alla&visa=mina`,
  /** With the rows that nobody has answered, in all areas. */
  unansweredRows: (instrument: string, period: Period) =>
    `${sheet(instrument, period)}?omrade=alla&visa=obesvarade`,
  /** Where answers are locked, read as they were locked, and opened again; with one version to read. */
  signOff: (instrument: string, period: Period, version?: number) =>
    `${sheet(instrument, period)}/faststall${version === undefined ? '' : `?version=${version}`}`,
  /** What has changed since the nearest earlier period. */
  changes: (instrument: string, period: Period) => `${sheet(instrument, period)}/andringar`,
  progress: '/utveckling',
  actions: '/handlingsplan',
  action: (id: string) => `/handlingsplan/${encode(id.slice('action:'.length))}`,
  /** The form of a new action, filled in beforehand from where it is born; null for one thought of freely. */
  newAction: (origin: ActionOrigin | null) => `/handlingsplan?${originQuery(origin)}`,
  compare: '/jamfor',
  reviews: '/granskning',
  review: (id: string) => `/granskning/${encode(id.slice('review:'.length))}`,
  reviewReport: (id: string) => `/granskning/${encode(id.slice('review:'.length))}/rapport`,
  /** The register of documents that the answers rest on. */
  documents: '/underlag',
  /** With one of them open. */
  document: (id: string) => `/underlag?dokument=${encode(id.slice(id.indexOf('/') + 1))}`,
  exchange: '/utbyte',
  /** A file with a party's answers for the coordinator. */
  send: '/utbyte/skicka',
  /** Several parties' files, and who has delivered what. */
  receive: '/utbyte/ta-emot',
  rows: '/utbyte/rader',
  /** Everything of one's own party, for a colleague. */
  wholeParty: '/utbyte/allt',
  /** A file with the rows of one assessment that a person or department is to answer. */
  sendRows: (assessment: string, name: string) =>
    `/utbyte/rader?rader=${encode(assessment)}&till=${encode(name)}`,
  /** A file with the rows that one has been sent, answered. */
  returnRows: (assessment: string) => `/utbyte/rader?tillbaka=${encode(assessment)}`,
  /** What the parties have agreed to share, from the coordinator to all of them. */
  pack: '/utbyte/jamforelsepaket',
  /** A reviewer's notes for the one who leads the review. */
  reviewNotes: '/utbyte/granskningsanteckningar',
  publish: '/utbyte/publicera',
  backup: '/utbyte/sakerhetskopia',
  sharedFolder: '/utbyte/delad-mapp',
  instruments: '/instrument',
  /** One version of an instrument, to read; with one row shown first. */
  instrument: (id: string, version: number, row?: string) =>
    `/instrument/${encode(id)}/${version}${row === undefined ? '' : `?rad=${encode(row)}`}`,
  /**
   * An instrument on paper: blank, or filled in with one party's answers for one period. Use the version that
   * the assessment was made with. Without a party it is one's own.
   */
  form: (id: string, version: number, filled?: { period: Period; party?: string | undefined }) => {
    const whose = filled?.party === undefined ? '' : `&part=${encode(filled.party)}`;
    const answers = filled === undefined ? '' : `?tid=${periodSlug(filled.period)}${whose}`;
    return `/instrument/${encode(id)}/${version}/blankett${answers}`;
  },
  /** Older answers from a spreadsheet, and the matrix as one. */
  spreadsheet: '/utbyte/kalkylblad',
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
  matrixSignOff: '/matris/:period/faststall',
  matrixChanges: '/matris/:period/andringar',
  addOnSignOff: '/tillagg/:instrument/:period/faststall',
  addOnChanges: '/tillagg/:instrument/:period/andringar',
  keySignOff: '/nyckel/:period/faststall',
  keyChanges: '/nyckel/:period/andringar',
  progress: '/utveckling',
  actions: '/handlingsplan',
  action: '/handlingsplan/:action',
  documents: '/underlag',
  compare: '/jamfor',
  reviews: '/granskning',
  review: '/granskning/:review',
  reviewReport: '/granskning/:review/rapport',
  exchange: '/utbyte',
  send: '/utbyte/skicka',
  receive: '/utbyte/ta-emot',
  rows: '/utbyte/rader',
  wholeParty: '/utbyte/allt',
  pack: '/utbyte/jamforelsepaket',
  reviewNotes: '/utbyte/granskningsanteckningar',
  publish: '/utbyte/publicera',
  backup: '/utbyte/sakerhetskopia',
  sharedFolder: '/utbyte/delad-mapp',
  instruments: '/instrument',
  instrument: '/instrument/:instrument/:version',
  form: '/instrument/:instrument/:version/blankett',
  spreadsheet: '/utbyte/kalkylblad',
  settings: '/installningar',
} as const;
