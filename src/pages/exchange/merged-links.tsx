// Answers for: where to go and look at what has just been read in.
import { Link as DesignLink } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Contents } from '#exchange/contents.ts';
import { paths } from '#pages/paths.ts';
import styles from './exchange.module.css';

export function MergedLinks({ contents }: { contents: Contents }) {
  const { t } = useTranslation('exchange');
  const { parties, instruments, reviews } = contents;
  const only = parties.length === 1 ? parties[0]?.id : undefined;
  const links = [
    ...(instruments.length === 0
      ? []
      : [
          {
            to:
              only === undefined
                ? paths.progress
                : `${paths.progress}?part=${encodeURIComponent(only)}`,
            label: t('links.progress'),
          },
          { to: paths.compare, label: t('links.compare') },
          { to: paths.receive, label: t('links.delivered') },
        ]),
    ...(reviews > 0 ? [{ to: paths.reviews, label: t('links.reviews') }] : []),
  ];
  if (links.length === 0) return null;
  return (
    <ul className={styles.links}>
      {links.map(({ to, label }) => (
        <li key={to}>
          <DesignLink asChild>
            <Link to={to}>{label}</Link>
          </DesignLink>
        </li>
      ))}
    </ul>
  );
}
