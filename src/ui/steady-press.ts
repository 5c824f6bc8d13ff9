// Answers for: a press that leaves a field. The field saves its words and the page may move with that: the
// button must not slip away from under the pointer between its going down and its coming up.

/** So far may the pointer go, in pixels, before the press counts as taken back. */
const slackPx = 40;

/** Listens on the document in the capture phase. Touch needs nothing: a finger holds what it began on. */
export function holdPress(event: PointerEvent): void {
  const field = document.activeElement;
  if (!event.isTrusted || event.pointerType !== 'mouse' || !field?.matches('input, textarea'))
    return;
  const pressed = event.target instanceof Element ? event.target.closest('button, a') : null;
  if (pressed === null) return;
  pressed.setPointerCapture(event.pointerId);
  pressed.addEventListener(
    'click',
    (click) => {
      // A held pointer clicks wherever it is let go: somebody who has moved away has changed their mind.
      const { clientX, clientY } = click as MouseEvent;
      const distance = Math.hypot(clientX - event.clientX, clientY - event.clientY);
      if (distance <= slackPx) return;
      click.preventDefault();
      click.stopPropagation();
    },
    { capture: true, once: true },
  );
}
