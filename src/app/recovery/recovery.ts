// Answers for: the rescue page.
import { element } from './elements.ts';
export function showRecovery(root: HTMLElement): Promise<void> {
  root.replaceChildren(element('main', {}));
  return Promise.resolve();
}
