// Answers for: the disc of a level where hundreds of them stand, drawn in CSS before the word it goes with.
import type { CSSProperties } from 'react';
import styles from './level-dot.module.css';
import type { LevelMarkValue } from './level-mark.tsx';

/** Attributes for the element that holds the word. `LevelMark` is three elements, and 48 open rows had 380. */
export function levelDot(
  mark: LevelMarkValue,
  highest: number,
): { className: string; style?: CSSProperties } {
  const of = (name: string | undefined) => `${styles.dot} ${name}`;
  switch (mark) {
    case undefined:
      return { className: of(styles.empty) };
    case '?':
      return { className: of(styles.unknown) };
    case '-':
      return { className: of(styles.notApplicable) };
    case '+':
      return { className: '' };
    case 0:
      return { className: of('') };
    default:
      return mark >= highest
        ? { className: of(styles.full) }
        : {
            className: of(styles.part),
            style: { '--part': String(mark / highest) } as CSSProperties,
          };
  }
}
