// Answers for: the heading and the key inside a picture, which has no page around it to explain it.
import type { ReactNode } from 'react';
import styles from './chart.module.css';

export interface KeyEntry {
  name: string;
  /** A drawing in a box of 14 × 14. */
  swatch: ReactNode;
}

const lineHeight = 22;
const titleHeight = 28;
/** A width that no sans-serif of 12 px exceeds on average, in pixels per sign. */
const signWidth = 6.4;

interface Head {
  height: number;
  drawing: ReactNode;
}

/** Lays the entries out in lines; a picture's fonts cannot be measured beforehand, so widths are ample. */
export function pictureHead(
  title: string | undefined,
  entries: readonly KeyEntry[],
  width: number,
): Head {
  const top = title === undefined ? 0 : titleHeight;
  let x = 4;
  let line = 0;
  const placed = entries.map(({ name, swatch }) => {
    const entryWidth = 14 + 6 + name.length * signWidth + 14;
    if (x > 4 && x + entryWidth > width) {
      x = 4;
      line += 1;
    }
    const place = { name, swatch, x, y: top + line * lineHeight + 3 };
    x += entryWidth;
    return place;
  });
  const height = top + (entries.length === 0 ? 0 : (line + 1) * lineHeight);
  return {
    height,
    drawing: (
      <g>
        {title !== undefined && (
          <text className={styles.title} x={4} y={18}>
            {title}
          </text>
        )}
        {placed.map((place) => (
          <g key={place.name} transform={`translate(${place.x} ${place.y})`}>
            {place.swatch}
            <text x={20} y={11.5}>
              {place.name}
            </text>
          </g>
        ))}
      </g>
    ),
  };
}
