// Answers for: one part of the page under its heading.
import { Card, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useId, type ReactNode } from 'react';
import styles from './exchange.module.css';

interface SectionProps {
  title: string;
  lead?: string;
  children: ReactNode;
}

export function Section({ title, lead, children }: SectionProps) {
  const id = useId();
  return (
    <Card asChild className={styles.section}>
      <section aria-labelledby={id}>
        <div>
          <Heading level={2} data-size="xs" id={id}>
            {title}
          </Heading>
          {lead !== undefined && <Paragraph className={styles.quiet}>{lead}</Paragraph>}
        </div>
        {children}
      </section>
    </Card>
  );
}
