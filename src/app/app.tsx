// Answers for: which page is shown at which address.
import { useMemo } from 'react';
import { createHashRouter, RouterProvider, type RouteObject } from 'react-router';
import { routePatterns } from '#pages/paths.ts';
import { StorageProvider, type Storage } from '#storage/provider.tsx';
import { ErrorPage, NotFoundPage } from './error-page.tsx';
import { Shell } from './shell.tsx';

/** Every page is a chunk of its own, loaded when it is first opened and precached for use off-line. */
export const routes: RouteObject[] = [
  {
    element: <Shell />,
    errorElement: <ErrorPage />,
    HydrateFallback: () => null,
    children: [
      {
        errorElement: <ErrorPage />,
        children: [
          page(
            routePatterns.overview,
            async () => (await import('#pages/overview/overview-page.tsx')).OverviewPage,
          ),
          page(
            routePatterns.start,
            async () => (await import('#pages/start/start-page.tsx')).StartPage,
          ),
          page(
            routePatterns.matrixLatest,
            async () => (await import('#pages/matrix/matrix-page.tsx')).MatrixPage,
          ),
          page(
            routePatterns.matrix,
            async () => (await import('#pages/matrix/matrix-page.tsx')).MatrixPage,
          ),
          page(
            routePatterns.addOn,
            async () => (await import('#pages/matrix/matrix-page.tsx')).MatrixPage,
          ),
          page(
            routePatterns.keyLatest,
            async () => (await import('#pages/key/key-page.tsx')).KeyPage,
          ),
          page(routePatterns.key, async () => (await import('#pages/key/key-page.tsx')).KeyPage),
          page(
            routePatterns.progress,
            async () => (await import('#pages/progress/progress-page.tsx')).ProgressPage,
          ),
          page(
            routePatterns.compare,
            async () => (await import('#pages/compare/compare-page.tsx')).ComparePage,
          ),
          page(
            routePatterns.reviews,
            async () => (await import('#pages/review/reviews-page.tsx')).ReviewsPage,
          ),
          page(
            routePatterns.review,
            async () => (await import('#pages/review/review-page.tsx')).ReviewPage,
          ),
          page(
            routePatterns.reviewReport,
            async () => (await import('#pages/review/report-page.tsx')).ReportPage,
          ),
          page(
            routePatterns.exchange,
            async () => (await import('#pages/exchange/exchange-page.tsx')).ExchangePage,
          ),
          page(
            routePatterns.settings,
            async () => (await import('#pages/settings/settings-page.tsx')).SettingsPage,
          ),
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
];

function page(path: string, load: () => Promise<() => React.ReactNode>): RouteObject {
  return { path, lazy: async () => ({ Component: await load() }) };
}

interface AppProps {
  storage: Storage;
  /** `/demo` for the example, else empty. */
  base: string;
}

export function App({ storage, base }: AppProps) {
  const router = useMemo(
    () => createHashRouter(routes, { basename: base === '' ? '/' : base }),
    [base],
  );
  return (
    <StorageProvider storage={storage}>
      <RouterProvider router={router} />
    </StorageProvider>
  );
}
