// Answers for: laying out what is out of sight after the page has opened, a part at a time.
import { useEffect, useState } from 'react';
import { rest } from '#ui/rest.ts';

/**
 * How many areas are laid out for good. The others' rows are at first laid out only where they are seen
 * (data-coming), and follow one area at a time while the browser rests: assistive technology knows no row
 * that has not been laid out.
 */
export function useSettled(areas: number): number {
  const [settled, setSettled] = useState(0);
  useEffect(() => {
    if (settled >= areas) return undefined;
    let isLeft = false;
    void rest().then(() => {
      if (!isLeft) setSettled(settled + 1);
    });
    return () => {
      isLeft = true;
    };
  }, [settled, areas]);
  return settled;
}
