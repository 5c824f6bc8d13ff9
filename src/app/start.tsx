// Answers for: starting the app: language, database, the first page. What the app is handed from the world is made here.
import { createRoot } from 'react-dom/client';
import { startI18n } from '#i18n/setup.ts';
import { databaseNames } from '#storage/database-names.ts';
import { openStorage } from '#storage/open.ts';
import { applyAppearance, rememberedAppearance } from '#ui/appearance.ts';
import { App, readyDailyPages } from './app.tsx';
import { demoBase } from './demo-address.ts';
import { newId } from '#storage/new-id.ts';
import { OpenProblemPage } from './open-problem-page.tsx';

/** `tell` says that the app does not start, in words that need nothing of it. */
export async function start(
  element: HTMLElement,
  isDemo: boolean,
  tell: (error: unknown) => void,
): Promise<void> {
  applyAppearance(rememberedAppearance());
  const texts = startI18n();
  const root = createRoot(element, {
    // What no page has caught has taken the whole frame away: broken data can do that.
    onUncaughtError: tell,
  });

  async function open(evenWithoutBackup: boolean) {
    const [opened] = await Promise.all([
      openStorage(
        isDemo ? databaseNames.demo : databaseNames.real,
        { now: () => new Date(), newId },
        { evenWithoutBackup },
      ),
      texts,
    ]);
    if (!opened.ok) {
      root.render(<OpenProblemPage problem={opened.error} onGoOn={() => void open(true)} />);
      if (opened.error.kind !== 'blocked') return;
      // The other window is closed, or a slow machine gets there after all: the app goes on by itself.
      await new Promise((resolve) => setTimeout(resolve, 1000));
      await open(evenWithoutBackup);
      return;
    }
    if (isDemo) await (await import('./fill-demo.ts')).fillDemo(opened.value);
    root.render(<App storage={opened.value} base={isDemo ? demoBase : ''} />);
    void readyDailyPages();
  }
  await open(false);
}
