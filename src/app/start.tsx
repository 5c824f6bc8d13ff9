// Answers for: starting the app: language, database, the first page. What the app is handed from the world is made here.
import { createRoot } from 'react-dom/client';
import { startI18n } from '#i18n/setup.ts';
import { databaseNames } from '#storage/database-names.ts';
import type { OpenProblem } from '#storage/database.ts';
import { newId } from '#storage/new-id.ts';
import { openStorage } from '#storage/open.ts';
import { applyAppearance, rememberedAppearance } from '#ui/appearance.ts';
import { App, readyDailyPages } from './app.tsx';
import { demoBase } from './demo-address.ts';

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

  let isOpen = false;
  async function show(problem: OpenProblem) {
    // Seldom needed; when it is missing too, `tell` has words of its own.
    const { OpenProblemPage } = await import('./open-problem-page.tsx');
    if (!isOpen)
      root.render(<OpenProblemPage problem={problem} onGoOn={() => void open(true).catch(tell)} />);
  }

  async function open(evenWithoutBackup: boolean) {
    const [opened] = await Promise.all([
      openStorage(
        isDemo ? databaseNames.demo : databaseNames.real,
        { now: () => new Date(), newId },
        {
          evenWithoutBackup,
          // It goes on by itself when the other window is closed, or when a slow machine gets there after all.
          onBlocked: () => void texts.then(() => show({ kind: 'blocked' })).catch(tell),
        },
      ),
      texts,
    ]);
    if (!opened.ok) {
      await show(opened.error);
      return;
    }
    isOpen = true;
    if (isDemo) await (await import('./fill-demo.ts')).fillDemo(opened.value);
    root.render(<App storage={opened.value} base={isDemo ? demoBase : ''} />);
    // Not needed for a first page, and before the first word is typed it is there.
    void import('./keep-words.ts').then(({ keepWords }) => keepWords(opened.value));
    void readyDailyPages();
  }
  await open(false);
}
