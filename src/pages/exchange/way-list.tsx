// Answers for: what one comes to Utbyte for, what concerns this machine's user first.
import { Heading, Link as DesignLink, Paragraph } from '@digdir/designsystemet-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '#pages/paths.ts';
import { useAllSummaries, useOwnParty, useReviews } from '#storage/queries.ts';
import { wayGroups, type Way, type WayGroup } from './ways.ts';
import styles from './exchange.module.css';

const addresses: Record<Way, string> = {
  send: paths.send,
  receive: paths.receive,
  rows: paths.rows,
  whole: paths.wholeParty,
  pack: paths.pack,
  notes: paths.reviewNotes,
  publish: paths.publish,
  backup: paths.backup,
  folder: paths.sharedFolder,
};

export function WayList() {
  const { t } = useTranslation('sending');
  const own = useOwnParty();
  const summaries = useAllSummaries();
  const reviews = useReviews();
  if (own === undefined || summaries === undefined || reviews === undefined) return null;
  const groups = wayGroups({
    hasOwnParty: own !== null,
    hasOthersAnswers: summaries.some(({ party }) => party !== own?.id),
    reviewsOthers: reviews.some(({ party }) => party !== own?.id),
  });
  return (
    <nav aria-label={t('ways.label')} className={styles.menus}>
      {groups.map((group) => (
        <Group key={group.key} group={group} />
      ))}
    </nav>
  );
}

function Group({ group: { key, ways } }: { group: WayGroup }) {
  const { t } = useTranslation('sending');
  const heading = useId();
  return (
    <div>
      <Heading level={2} data-size="2xs" id={heading} className={styles.menuHead}>
        {t(`ways.groups.${key}`)}
      </Heading>
      <ul className={styles.menu} aria-labelledby={heading}>
        {ways.map((way) => (
          <li key={way} className={styles.way}>
            <DesignLink asChild>
              <Link to={addresses[way]}>{t(`ways.${way}.title`)}</Link>
            </DesignLink>
            <Paragraph data-size="sm" className={styles.quiet}>
              {t(`ways.${way}.text`)}
            </Paragraph>
          </li>
        ))}
      </ul>
    </div>
  );
}
