// Answers for: a level as a disc that fills, readable in black and white and by the colour-blind.
import styles from './level-mark.module.css';

export type LevelMarkValue = number | '?' | '-' | '+' | undefined;

interface LevelMarkProps {
  mark: LevelMarkValue;
  /** The scale's highest level: 3 for the matrix, 4 for the key. */
  highest: number;
  size?: 'small' | 'large';
}

/** Decoration beside a word: the word carries the meaning, so the drawing is hidden from screen readers. */
export function LevelMark({ mark, highest, size = 'small' }: LevelMarkProps) {
  return (
    <svg
      className={`${styles.mark} ${size === 'large' ? styles.large : ''}`}
      viewBox="0 0 20 20"
      aria-hidden="true"
      focusable="false"
    >
      <LevelShape mark={mark} highest={highest} />
    </svg>
  );
}

/** The drawing itself, in a box of 20 × 20, for places that have an `svg` of their own. */
export function LevelShape({ mark, highest }: { mark: LevelMarkValue; highest: number }) {
  if (mark === undefined) return <circle className={styles.empty} cx="10" cy="10" r="8" />;
  if (mark === '?')
    return (
      <path
        className={styles.sign}
        d="M6.8 7.4a3.3 3.3 0 1 1 4.6 3c-1 .5-1.4 1.1-1.4 2.2M10 15.6v.9"
      />
    );
  if (mark === '-') return <path className={styles.sign} d="M4.5 10h11" />;
  if (mark === '+') return <path className={styles.sign} d="m4.5 10.5 3.7 3.7 7.3-8.4" />;
  return (
    <>
      <circle className={styles.ring} cx="10" cy="10" r="8" />
      {mark > 0 && <path className={styles.fill} d={sector(mark / highest)} />}
    </>
  );
}

/** A sector of the disc from the top, clockwise; `part` is 0–1. */
function sector(part: number): string {
  if (part >= 1) return 'M10 2a8 8 0 1 1 0 16a8 8 0 1 1 0-16z';
  const angle = part * 2 * Math.PI;
  const x = (10 + 8 * Math.sin(angle)).toFixed(2);
  const y = (10 - 8 * Math.cos(angle)).toFixed(2);
  return `M10 10V2A8 8 0 ${part > 0.5 ? 1 : 0} 1 ${x} ${y}Z`;
}
