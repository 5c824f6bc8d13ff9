// Answers for: one part of the page under its heading.
import { Card, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import styles from './exchange.module.css';

interface SectionProps {
  title: string;
  lead?: string;
  /** Brings the person here when it appears: what they did has led to it. */
  isNext?: boolean;
  children: ReactNode;
}

export function Section({ title, lead, isNext = false, children }: SectionProps) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isNext) bringTo(heading.current);
  }, [isNext]);
  return (
    <Card asChild className={styles.section}>
      <section aria-labelledby={id}>
        <div>
          <Heading level={2} data-size="xs" id={id} ref={heading} tabIndex={-1}>
            {title}
          </Heading>
          {lead !== undefined && <Paragraph className={styles.quiet}>{lead}</Paragraph>}
        </div>
        {children}
      </section>
    </Card>
  );
}

/** Moves focus and view, for those who listen and those who look. */
export function bringTo(heading: HTMLElement | null): void {
  heading?.focus({ preventScroll: true });
  heading?.scrollIntoView({ block: 'start' });
}
