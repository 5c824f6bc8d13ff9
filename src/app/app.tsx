// Answers for: which page is shown at which address.
import { lazy, useState, type ComponentType } from 'react';
import { HashRouter, Route, Routes } from 'react-router';
import { allTexts, pageTexts } from '#i18n/setup.ts';
import { routePatterns } from '#pages/paths.ts';
import { StorageProvider, type Storage } from '#storage/provider.tsx';
import { rest } from '#ui/rest.ts';
import { NotFoundPage } from './error-page.tsx';
import { Shell } from './shell.tsx';

type LoadPage = () => Promise<ComponentType>;

/**
 * A page is a chunk of its own, loaded when it is first opened and precached for use off-line. One that has
 * been made ready before it is opened shows at once, without the two renders that a lazy one takes.
 */
function page(load: LoadPage, texts: () => Promise<unknown> = pageTexts) {
  let loaded: ComponentType | undefined;
  const ready = async () => {
    const [Loaded] = await Promise.all([load(), texts()]);
    loaded = Loaded;
    return { default: Loaded };
  };
  const Later = lazy(ready);
  function Page() {
    // Chosen once a visit: going over from one to the other would begin the page anew.
    const [Shown] = useState(() => loaded ?? Later);
    return <Shown />;
  }
  return { Page, ready };
}

const overview = page(async () => (await import('#pages/overview/overview-page.tsx')).OverviewPage);
const matrix = page(async () => (await import('#pages/matrix/matrix-page.tsx')).MatrixPage);
const actions = page(async () => (await import('#pages/actions/actions-page.tsx')).ActionsPage);
const key = page(async () => (await import('#pages/key/key-page.tsx')).KeyPage);
const signOff = page(async () => (await import('#pages/sign-off/sign-off-page.tsx')).SignOffPage);
const changes = page(async () => (await import('#pages/sign-off/changes-page.tsx')).ChangesPage);

/**
 * Makes the pages of the daily work ready while the browser rests, so that they open without waiting for
 * files. Only once the files lie on this machine: a first visit's network is left to the first page.
 */
export async function readyDailyPages(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.ready;
  for (const { ready } of [matrix, key, overview]) {
    await rest();
    // A file that cannot be had now is asked for again when its page is opened.
    await ready().catch(() => undefined);
  }
}

const pages: Record<keyof typeof routePatterns, { Page: ComponentType }> = {
  overview,
  // What a newcomer meets waits for no other page's texts.
  start: page(
    async () => (await import('#pages/start/start-page.tsx')).StartPage,
    () => Promise.resolve(),
  ),
  matrixLatest: matrix,
  matrix,
  addOn: matrix,
  keyLatest: key,
  key,
  matrixSignOff: signOff,
  matrixChanges: changes,
  addOnSignOff: signOff,
  addOnChanges: changes,
  keySignOff: signOff,
  keyChanges: changes,
  progress: page(async () => (await import('#pages/progress/progress-page.tsx')).ProgressPage),
  actions,
  action: actions,
  documents: page(async () => (await import('#pages/documents/documents-page.tsx')).DocumentsPage),
  compare: page(async () => (await import('#pages/compare/compare-page.tsx')).ComparePage),
  reviews: page(async () => (await import('#pages/review/reviews-page.tsx')).ReviewsPage),
  review: page(async () => (await import('#pages/review/review-page.tsx')).ReviewPage),
  reviewReport: page(async () => (await import('#pages/review/report-page.tsx')).ReportPage),
  exchange: page(
    async () => (await import('#pages/exchange/exchange-page.tsx')).ExchangePage,
    allTexts,
  ),
  send: page(async () => (await import('#pages/exchange/send/send-page.tsx')).SendPage, allTexts),
  receive: page(
    async () => (await import('#pages/exchange/receive/receive-page.tsx')).ReceivePage,
    allTexts,
  ),
  rows: page(async () => (await import('#pages/exchange/rows/rows-page.tsx')).RowsPage, allTexts),
  wholeParty: page(
    async () => (await import('#pages/exchange/whole-party/whole-party-page.tsx')).WholePartyPage,
    allTexts,
  ),
  pack: page(async () => (await import('#pages/exchange/pack/pack-page.tsx')).PackPage, allTexts),
  reviewNotes: page(
    async () =>
      (await import('#pages/exchange/review-notes/review-notes-page.tsx')).ReviewNotesPage,
    allTexts,
  ),
  publish: page(
    async () => (await import('#pages/exchange/publish/publish-page.tsx')).PublishPage,
    allTexts,
  ),
  backup: page(
    async () => (await import('#pages/exchange/backup/backup-page.tsx')).BackupPage,
    allTexts,
  ),
  sharedFolder: page(
    async () => (await import('#pages/exchange/folder/folder-page.tsx')).SharedFolderPage,
    allTexts,
  ),
  instruments: page(
    async () => (await import('#pages/instrument/instruments-page.tsx')).InstrumentsPage,
  ),
  instrument: page(
    async () => (await import('#pages/instrument/instrument-page.tsx')).InstrumentPage,
  ),
  form: page(async () => (await import('#pages/instrument/form-page.tsx')).FormPage),
  spreadsheet: page(
    async () => (await import('#pages/spreadsheet/spreadsheet-page.tsx')).SpreadsheetPage,
  ),
  settings: page(
    async () => (await import('#pages/settings/settings-page.tsx')).SettingsPage,
    allTexts,
  ),
};

interface AppProps {
  storage: Storage;
  /** `/demo` for the example, else empty. */
  base: string;
}

export function App({ storage, base }: AppProps) {
  return (
    <StorageProvider storage={storage}>
      <HashRouter basename={base}>
        <Routes>
          <Route element={<Shell />}>
            {Object.entries(pages).map(([name, { Page }]) => (
              <Route
                key={name}
                path={routePatterns[name as keyof typeof routePatterns]}
                element={<Page />}
              />
            ))}
            <Route path="*" element={<NotFoundPage />} />
          </Route>
        </Routes>
      </HashRouter>
    </StorageProvider>
  );
}
