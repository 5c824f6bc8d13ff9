// Answers for: one part of the page under its heading.
import { Card, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import styles from './spreadsheet.module.css';

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
    if (!isNext) return;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'start' });
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
