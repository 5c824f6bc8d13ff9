// Answers for: how each part of a column is filled, the same in the chart and in its key.
import styles from './chart.module.css';

interface PartLook {
  className: string;
  /** A pattern; the class gives the colour otherwise. */
  fill?: string;
  /** How a number stands out on it. */
  countClass: string;
}

/** Don't know is dotted, not applicable is striped, no answer is dashed: none needs its colour to be told apart. */
export function partLook(part: string, highest: number, patterns: string): PartLook {
  const look = (name: string | undefined, countClass = '') => ({
    className: `${styles.part} ${name}`,
    countClass,
  });
  if (part === 'unknown')
    return { ...look(styles.special, styles.onPattern), fill: `url(#${patterns}-dots)` };
  if (part === 'not-applicable')
    return { ...look(styles.special, styles.onPattern), fill: `url(#${patterns}-stripes)` };
  if (part === 'unanswered') return look(styles.unanswered);
  const level = Number(part);
  if (level === 0) return look(styles.lowest);
  if (level === highest) return look(styles.full, styles.onFull);
  if (level === 1) return look(styles.begun);
  return look(level === highest - 1 ? styles.high : styles.middle);
}

/** Must stand in the same document as the parts that use them. */
export function LevelPatterns({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={`${id}-dots`} width="6" height="6" patternUnits="userSpaceOnUse">
        <rect className={styles.patternGround} width="6" height="6" />
        <circle className={styles.patternDot} cx="1.5" cy="1.5" r="1.2" />
        <circle className={styles.patternDot} cx="4.5" cy="4.5" r="1.2" />
      </pattern>
      <pattern id={`${id}-stripes`} width="6" height="6" patternUnits="userSpaceOnUse">
        <rect className={styles.patternGround} width="6" height="6" />
        <path className={styles.patternLine} d="M-1 1l2-2M0 6l6-6M5 7l2-2" />
      </pattern>
    </defs>
  );
}

interface LevelSwatchProps {
  part: string;
  highest: number;
  patterns: string;
}

/** A drawing in a box of 14 × 14. */
export function LevelSwatch({ part, highest, patterns }: LevelSwatchProps) {
  const { className, fill } = partLook(part, highest, patterns);
  return (
    <rect
      className={className}
      {...(fill === undefined ? {} : { fill })}
      x="0.5"
      y="0.5"
      width="13"
      height="13"
    />
  );
}
