// Answers for: the head of every page: one heading, one line under it, and the page's title in the window.
import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './page.module.css';

interface PageHeadProps {
  title: string;
  /** One line that says where one is or what to do. */
  lead?: ReactNode;
  /** Controls to the right of the heading. */
  children?: ReactNode;
}

export function PageHead({ title, lead, children }: PageHeadProps) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} – ${t('appName')}`;
  }, [title, t]);
  return (
    <div className={styles.head}>
      <div className={styles.words}>
        <Heading level={1} data-size="lg" tabIndex={-1} id="page-heading">
          {title}
        </Heading>
        {lead !== undefined && <Paragraph className={styles.lead}>{lead}</Paragraph>}
      </div>
      {children !== undefined && <div className={styles.controls}>{children}</div>}
    </div>
  );
}
