// Answers for: a sign beside each word that makes a document stand out, so that colour is never alone.
import type { DocumentMark } from '#domain/document-uses.ts';

const shapes: Record<DocumentMark, string> = {
  /** A clock. */
  old: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM8 4v4.3l2.8 1.6',
  /** A circle crossed out. */
  expired: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM3.4 3.4l9.2 9.2',
  /** An arrow ahead. */
  future: 'M2 8h11M9 4l4 4-4 4',
  /** An empty box. */
  unused: 'M2.5 2.5h11v11h-11Z',
  /** Three dots. */
  untitled: 'M3 8h.01M8 8h.01M13 8h.01',
};

export function MarkSign({ mark }: { mark: DocumentMark }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      <path d={shapes[mark]} />
    </svg>
  );
}
