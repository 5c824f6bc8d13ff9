// Answers for: the frame around every page: header, menu, saved state, and the notices of the app itself.
import { Button, Paragraph, SkipLink } from '@digdir/designsystemet-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, Outlet, useHref, useLocation } from 'react-router';
import { meetingsPerYearOf } from '#domain/network.ts';
import { periodAt } from '#domain/period.ts';
import { allTexts } from '#i18n/setup.ts';
import { paths } from '#pages/paths.ts';
import { useNow } from '#storage/provider.tsx';
import { useMeta, useNetwork, useOwnParty } from '#storage/queries.ts';
import { demoBase } from './demo-address.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { LanguageMenu } from './language-menu.tsx';
import { SavedState } from './saved-state.tsx';
import styles from './shell.module.css';

// A first page does not wait for it, and the app does without it where it cannot be had.
const UpdateNotice = lazy(async () => ({
  default: await import('./update-notice.tsx').then(
    (notice) => notice.UpdateNotice,
    () => () => null,
  ),
}));
const FolderKeeper = lazy(async () => {
  const [{ FolderKeeper }] = await Promise.all([import('./folder-keeper.tsx'), allTexts()]);
  return { default: FolderKeeper };
});
const AddOnEntries = lazy(async () => ({
  default: (await import('./add-on-entries.tsx')).AddOnEntries,
}));

export function Shell() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const isDemo = useHref('/').includes(demoBase);
  const ownParty = useOwnParty();
  const folder = useMeta('folder');
  const [menuAt, setMenuAt] = useState<string | undefined>(undefined);
  const isMenuOpen = menuAt === pathname;
  useFocusOnNewPage(pathname);

  return (
    <>
      <SkipLink href="#content" onClick={focusContent}>
        {t('navigation.skip')}
      </SkipLink>
      <header className={styles.header}>
        <Button
          className={styles.menuButton}
          variant="secondary"
          data-size="sm"
          aria-expanded={isMenuOpen}
          aria-controls="menu"
          onClick={() => setMenuAt(isMenuOpen ? undefined : pathname)}
        >
          {isMenuOpen ? t('actions.close') : t('navigation.open')}
        </Button>
        <Link to={paths.overview} className={styles.logo}>
          {t('appName')}
        </Link>
        {ownParty && <span className={styles.party}>{ownParty.profile.name}</span>}
        <span className={styles.space} />
        <SavedState />
        <LanguageMenu />
      </header>
      {isDemo && (
        <aside className={styles.demo} data-color="info" aria-label={t('demo.label')}>
          <Paragraph data-size="sm">{t('demo.banner')}</Paragraph>
          <Button asChild variant="secondary" data-size="sm">
            <a href="#/start">{t('demo.leave')}</a>
          </Button>
        </aside>
      )}
      <Suspense fallback={null}>
        <UpdateNotice />
      </Suspense>
      {folder && !isDemo && (
        <Suspense fallback={null}>
          <FolderKeeper folder={folder} />
        </Suspense>
      )}
      <div className={styles.body}>
        <nav
          id="menu"
          aria-label={t('navigation.label')}
          className={`${styles.menu} ${isMenuOpen ? styles.menuOpen : ''}`}
        >
          <Menu />
        </nav>
        <main id="content" className={styles.content} tabIndex={-1}>
          <ErrorBoundary address={pathname}>
            <Suspense fallback={<Loading />}>
              <Outlet />
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
    </>
  );
}

function Menu() {
  const { t } = useTranslation();
  const now = useNow();
  const meetings = meetingsPerYearOf(useNetwork());
  const addOns = useMeta('addOns') ?? [];
  return (
    <ul className={styles.list}>
      <Entry to={paths.overview} label={t('navigation.overview')} />
      <Group label={t('navigation.groupOwn')}>
        <Entry to={paths.matrix(periodAt(now))} under="/matris" label={t('navigation.matrix')} />
        <Entry
          to={paths.key(periodAt(now, meetings))}
          under="/nyckel"
          label={t('navigation.key')}
        />
        {addOns.length > 0 && (
          <Suspense fallback={null}>
            <AddOnEntries ids={addOns} />
          </Suspense>
        )}
        <Entry to={paths.progress} label={t('navigation.progress')} />
        <Entry to={paths.actions} label={t('navigation.actions')} />
        <Entry to={paths.documents} label={t('navigation.documents')} />
      </Group>
      <Group label={t('navigation.groupTogether')}>
        <Entry to={paths.compare} label={t('navigation.compare')} />
        <Entry to={paths.reviews} label={t('navigation.reviews')} />
      </Group>
      <Group label={t('navigation.groupData')}>
        <Entry to={paths.exchange} label={t('navigation.exchange')} />
        <Entry to={paths.instruments} label={t('navigation.instruments')} />
        <Entry to={paths.settings} label={t('navigation.settings')} />
      </Group>
    </ul>
  );
}

function Group({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <li>
      <span className={styles.group}>{label}</span>
      <ul className={styles.list}>{children}</ul>
    </li>
  );
}

/** `under` marks the entry for every address below it, whatever period it leads to. */
function Entry({ to, under, label }: { to: string; under?: string; label: string }) {
  const { pathname } = useLocation();
  const isUnder = under !== undefined && pathname.startsWith(under);
  return (
    <li>
      <NavLink
        to={to}
        end={to === paths.overview}
        aria-current={isUnder ? 'page' : undefined}
        className={({ isActive }) => `${styles.entry} ${isActive || isUnder ? styles.entryOn : ''}`}
      >
        {label}
      </NavLink>
    </li>
  );
}

function Loading() {
  const { t } = useTranslation();
  return <p role="status">{t('loading')}</p>;
}

/** After a change of page the reader starts at the new heading, as after an ordinary page load. */
function useFocusOnNewPage(pathname: string): void {
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    window.scrollTo(0, 0);
    document.getElementById('page-heading')?.focus({ preventScroll: true });
  }, [pathname]);
}

function focusContent(event: React.MouseEvent): void {
  // The address's hash belongs to the router, so the link moves the focus by itself.
  event.preventDefault();
  document.getElementById('content')?.focus();
}
