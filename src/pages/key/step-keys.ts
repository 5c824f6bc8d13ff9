// Answers for: driving a dimension by keys: digits and arrows up and down for the step, arrows to the side to move on.
import { useEffect, useRef } from 'react';

interface StepKeys {
  /** The dimension on the screen. */
  item: string;
  /** False while somebody has turned the shortcuts off. Escape still works: it is the way out. */
  isOn: boolean;
  step: number | undefined;
  highest: number;
  /** Undefined where one may look but not change. */
  onChooseStep: ((step: number) => void) | undefined;
  /** Undefined where there is nowhere to go. */
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
  onLeave: () => void;
}

/** Elements that have a use of their own for digits or for arrows to the side. */
const ownKeys =
  'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable], [popover], [data-own-keys]';

/** What the keys mean now, and between two dimensions the keys that wait for the one to come. */
interface Pressing {
  keys: StepKeys;
  onTheWay: { from: string; waiting: string[] } | undefined;
}

export function useStepKeys(keys: StepKeys): void {
  const pressing = useRef<Pressing>({ keys, onTheWay: undefined });
  useEffect(() => {
    const now = pressing.current;
    now.keys = keys;
    const { onTheWay } = now;
    if (onTheWay === undefined || onTheWay.from === keys.item) return;
    now.onTheWay = undefined;
    for (const key of onTheWay.waiting) press(now, key, false);
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
      const { target, key } = event;
      if (target instanceof HTMLElement && target.closest(ownKeys) !== null) {
        // Out of the field first, so that the keys mean steps again.
        if (key === 'Escape') target.blur();
        return;
      }
      const isInRadios = target instanceof HTMLInputElement && target.type === 'radio';
      // Radio buttons would take the arrows to the side too, and change the step on the way out.
      if (press(pressing.current, key, isInRadios)) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** Tells whether the key means anything here. */
function press(pressing: Pressing, key: string, isInRadios: boolean): boolean {
  const { keys, onTheWay } = pressing;
  // A quick digit after an arrow is meant for the dimension to come, never for the one before.
  if (onTheWay !== undefined && /^(\d|Arrow\w+)$/.test(key)) {
    onTheWay.waiting.push(key);
    return true;
  }
  const action = actionOf(keys, key, isInRadios);
  if (action === undefined) return false;
  if (key === 'ArrowLeft' || key === 'ArrowRight')
    pressing.onTheWay = { from: keys.item, waiting: [] };
  action();
  return true;
}

function actionOf(keys: StepKeys, key: string, isInRadios: boolean): (() => void) | undefined {
  const { isOn, step, highest, onChooseStep, onPrevious, onNext, onLeave } = keys;
  if (key === 'Escape') return onLeave;
  if (!isOn) return undefined;
  const choose = (next: number) =>
    onChooseStep === undefined || next < 0 || next > highest ? undefined : () => onChooseStep(next);
  if (/^\d$/.test(key)) return choose(Number(key));
  switch (key) {
    case 'ArrowLeft':
      return onPrevious;
    case 'ArrowRight':
      return onNext;
    // Among radio buttons these keys already do the same, to the certainty as well as to the step.
    case 'ArrowDown':
      return isInRadios ? undefined : choose(step === undefined ? 0 : step + 1);
    case 'ArrowUp':
      return isInRadios ? undefined : choose(step === undefined ? highest : step - 1);
    default:
      return undefined;
  }
}
