// Answers for: what is shown when a page breaks (a bug) or an address leads nowhere.
import { Button, Link as DesignLink, Paragraph } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '#pages/paths.ts';
import { PageHead } from '#ui/page.tsx';
import { recoveryAddress } from '#ui/recovery-address.ts';
import styles from './app.module.css';

export function ErrorPage({ error }: { error: unknown }) {
  const { t } = useTranslation();
  return (
    <div className={styles.message}>
      <PageHead title={t('error.title')} lead={t('error.text')} />
      <div className={styles.buttons}>
        <Button onClick={() => location.reload()}>{t('actions.reload')}</Button>
        <Button asChild variant="secondary">
          <Link to={paths.exchange}>{t('navigation.exchange')}</Link>
        </Button>
      </div>
      <Paragraph>
        {t('recovery.text')} <DesignLink href={recoveryAddress}>{t('recovery.open')}</DesignLink>
      </Paragraph>
      {/* The design system's own part would bring its elements' library into every first visit. */}
      <details className="ds-details">
        <summary>{t('error.details')}</summary>
        <Paragraph data-size="sm">
          {error instanceof Error ? error.message : String(error)}
        </Paragraph>
      </details>
    </div>
  );
}

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <div className={styles.message}>
      <PageHead title={t('error.notFoundTitle')} lead={t('error.notFoundText')} />
      <div className={styles.buttons}>
        <Button asChild>
          <Link to={paths.overview}>{t('error.toOverview')}</Link>
        </Button>
      </div>
    </div>
  );
}
