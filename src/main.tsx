// Answers for: which program runs, the app or the rescue page that needs nothing of it, and that a start that fails never leaves a blank page.
import { isDemoAddress } from '#app/demo-address.ts';
import { isRecoveryAddress } from '#ui/recovery-address.ts';
import '#ui/base.css';

type Program = 'app' | 'demo' | 'recovery';

function programAt(hash: string): Program {
  if (isRecoveryAddress(hash)) return 'recovery';
  return isDemoAddress(hash) ? 'demo' : 'app';
}

const program = programAt(location.hash);

// Crossing from one to another means another database, or none: start over.
addEventListener('hashchange', () => {
  if (programAt(location.hash) !== program) location.reload();
});

/** So long may a start take before something is said: a slow network takes its time, and then goes on. */
const patienceMs = 30_000;

async function run(element: HTMLElement): Promise<void> {
  // The texts stand in index.html, in every language: what is missing may be any other file.
  const tell = (error?: unknown) => {
    const message = document.querySelector<HTMLTemplateElement>('#broken-start')?.content;
    if (message === undefined) return;
    element.replaceChildren(message.cloneNode(true));
    if (error instanceof Error) element.querySelector('[data-detail]')?.append(error.message);
  };
  const slow = setTimeout(() => {
    if (!element.hasChildNodes()) tell();
  }, patienceMs);
  try {
    if (program === 'recovery')
      await (await import('#app/recovery/recovery.ts')).showRecovery(element);
    else await (await import('#app/start.tsx')).start(element, program === 'demo', tell);
  } catch (error) {
    tell(error);
  } finally {
    clearTimeout(slow);
  }
}

const element = document.getElementById('root');
if (element === null) throw new Error('index.html has no #root');
void run(element);
