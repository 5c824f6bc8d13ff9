// Starts the language, opens the database and mounts the app. What the app is handed from the world is made here.
import { createRoot } from 'react-dom/client';
import { App, readyDailyPages } from '#app/app.tsx';
import { demoBase, isDemoAddress } from '#app/demo-address.ts';
import { newId } from '#app/ids.ts';
import { OpenProblemPage } from '#app/open-problem-page.tsx';
import { startI18n } from '#i18n/setup.ts';
import { databaseNames, openStorage } from '#storage/open.ts';
import { applyAppearance, rememberedAppearance } from '#ui/appearance.ts';
import '#ui/base.css';

const isDemo = isDemoAddress(location.hash);

// Crossing between the example and real data means another database: start over.
addEventListener('hashchange', () => {
  if (isDemoAddress(location.hash) !== isDemo) location.reload();
});

async function start(element: HTMLElement) {
  applyAppearance(rememberedAppearance());
  const root = createRoot(element);
  const [opened] = await Promise.all([
    openStorage(isDemo ? databaseNames.demo : databaseNames.real, { now: () => new Date(), newId }),
    startI18n(),
  ]);
  if (!opened.ok) {
    root.render(<OpenProblemPage problem={opened.error} />);
    return;
  }
  if (isDemo) await (await import('#app/fill-demo.ts')).fillDemo(opened.value);
  root.render(<App storage={opened.value} base={isDemo ? demoBase : ''} />);
  void readyDailyPages();
}

const element = document.getElementById('root');
if (element === null) throw new Error('index.html has no #root');
void start(element);
