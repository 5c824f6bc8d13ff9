// Answers for: how the next step looks: one heading, one sentence, one main button.
import { Button, Card, Heading, Paragraph } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import styles from './overview.module.css';

interface StepProps {
  title: string;
  text: string;
  action: string;
  to: string;
  /** A second, quieter button. */
  children?: ReactNode;
}

export function Step({ title, text, action, to, children }: StepProps) {
  const { t } = useTranslation('overview');
  return (
    <Card asChild variant="tinted" className={styles.next}>
      <section aria-labelledby="next-step">
        <div className={styles.nextWords}>
          <Paragraph data-size="sm" className={styles.eyebrow}>
            {t('next.eyebrow')}
          </Paragraph>
          <Heading level={2} data-size="sm" id="next-step">
            {title}
          </Heading>
          <Paragraph>{text}</Paragraph>
        </div>
        <div className={styles.nextButtons}>
          <Button asChild>
            <Link to={to}>{action}</Link>
          </Button>
          {children}
        </div>
      </section>
    </Card>
  );
}
