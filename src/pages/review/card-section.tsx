// Answers for: one part of a page, a card under a heading of its own.
import { Card, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useId, type ReactNode } from 'react';
import styles from './review.module.css';

interface CardSectionProps {
  title: string;
  lead?: string;
  children: ReactNode;
  className?: string;
}

export function CardSection({ title, lead, children, className = '' }: CardSectionProps) {
  const id = useId();
  return (
    <Card asChild className={`${styles.section} ${className}`}>
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
