// Answers for: a page under Utbyte: the way back, one heading, and what is done there.
import { Link as DesignLink } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '#pages/paths.ts';
import { PageHead } from '#ui/page.tsx';
import styles from './exchange.module.css';

interface SubPageProps {
  title: string;
  lead: ReactNode;
  children?: ReactNode;
}

export function SubPage({ title, lead, children }: SubPageProps) {
  const { t } = useTranslation('sending');
  return (
    <div className={styles.page}>
      <div>
        <DesignLink asChild className={styles.back}>
          <Link to={paths.exchange}>{t('back')}</Link>
        </DesignLink>
        <PageHead title={title} lead={lead} />
      </div>
      {children}
    </div>
  );
}
