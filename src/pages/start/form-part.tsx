// Answers for: one part of the form, a card under a heading of its own.
import { Card, Heading } from '@digdir/designsystemet-react';
import { useId, type ReactNode } from 'react';
import styles from './start.module.css';

export function FormPart({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <Card asChild className={styles.part}>
      <section aria-labelledby={id}>
        <Heading level={2} data-size="xs" id={id}>
          {title}
        </Heading>
        {children}
      </section>
    </Card>
  );
}
