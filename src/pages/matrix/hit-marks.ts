// Answers for: marking the words searched for where they stand, without touching what is on the page.
import { useEffect, type RefObject } from 'react';
import { hitsIn, searchPatterns } from './row-search.ts';

/** The name by which the style sheet knows the marks. */
const markName = 'matrix-hit';

/** Follows the part of the page as it changes. A browser that cannot mark this way shows the rows without. */
export function useHitMarks(part: RefObject<HTMLElement | null>, search: string): void {
  useEffect(() => {
    const patterns = searchPatterns(search);
    const root = part.current;
    if (root === null || patterns.length === 0 || !('Highlight' in window)) return undefined;
    const mark = () => {
      CSS.highlights.set(markName, new Highlight(...rangesIn(root, patterns)));
    };
    mark();
    const observer = new MutationObserver(mark);
    observer.observe(root, { childList: true, subtree: true, characterData: true });
    return () => {
      observer.disconnect();
      CSS.highlights.delete(markName);
    };
  }, [part, search]);
}

function rangesIn(root: HTMLElement, patterns: readonly RegExp[]): Range[] {
  const ranges: Range[] = [];
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode())
    for (const [start, end] of hitsIn(patterns, node.textContent ?? '')) {
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, end);
      ranges.push(range);
    }
  return ranges;
}
