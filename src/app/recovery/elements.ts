// Answers for: the few elements of the rescue page, made with the browser's own means: no library can be missing.

type Child = Node | string;

interface Properties {
  class?: string;
  id?: string;
  href?: string;
  role?: string;
  lang?: string;
  hidden?: boolean;
  tabindex?: string;
}

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties))
    if (typeof value === 'boolean') made.toggleAttribute(name, value);
    else made.setAttribute(name, value as string);
  made.append(...children);
  return made;
}

/** A button that cannot be pressed again while its work goes on. */
export function button(
  label: string,
  work: () => void | Promise<void>,
  kind: 'first' | 'second' = 'second',
): HTMLButtonElement {
  const made = element('button', { class: `rescue-button rescue-button-${kind}` }, label);
  made.type = 'button';
  made.addEventListener('click', () => {
    made.disabled = true;
    void Promise.resolve(work()).finally(() => {
      made.disabled = false;
    });
  });
  return made;
}

/** A part of the page under its heading. */
export function section(title: string, ...children: Child[]): HTMLElement {
  return element('section', { class: 'rescue-part' }, element('h2', {}, title), ...children);
}

/** Where a part says how it went; read aloud when it changes. */
export function statusLine(): {
  line: HTMLElement;
  say: (text: string, isProblem?: boolean) => void;
} {
  const line = element('p', { class: 'rescue-status', role: 'status' });
  return {
    line,
    say: (text, isProblem = false) => {
      line.classList.toggle('rescue-problem', isProblem);
      line.textContent = text;
    },
  };
}
