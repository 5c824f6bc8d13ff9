// Answers for: the three ways in, and the promise about where everything is kept.
import { Button, Card, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '#pages/paths.ts';
import { databaseNames } from '#storage/database-names.ts';
import { useStorage } from '#storage/provider.tsx';
import { PageHead } from '#ui/page.tsx';
import styles from './start.module.css';

const promises = ['nothingSent', 'keptHere', 'saveFile'] as const;

interface WaysProps {
  hasData: boolean;
  ownParty: string | undefined;
}

export function Ways({ hasData, ownParty }: WaysProps) {
  const { t } = useTranslation('start');
  // Whoever stands in the example need not be shown the way to it.
  const isExample = useStorage().database.name === databaseNames.demo;
  const begin = ownParty === undefined ? 'begin' : 'beginAnother';
  return (
    <>
      <PageHead title={t('ways.title')} lead={t('ways.lead')} />
      {hasData && (
        <Card variant="tinted" className={styles.resume}>
          <Paragraph>
            {ownParty === undefined ? t('resume.received') : t('resume.own', { party: ownParty })}
          </Paragraph>
          <Button asChild>
            <Link to={paths.overview}>{t('resume.go')}</Link>
          </Button>
        </Card>
      )}
      <div className={styles.ways}>
        <Card className={styles.way}>
          <Heading level={2} data-size="xs">
            {t(`ways.${begin}.title`)}
          </Heading>
          <Paragraph>{t(`ways.${begin}.text`)}</Paragraph>
          <Button asChild variant={hasData ? 'secondary' : 'primary'}>
            <Link to={paths.begin}>{t(`ways.${begin}.action`)}</Link>
          </Button>
        </Card>
        <Card className={styles.way}>
          <Heading level={2} data-size="xs">
            {t('ways.open.title')}
          </Heading>
          <Paragraph>{t('ways.open.text')}</Paragraph>
          <Button asChild variant="secondary">
            <Link to={paths.exchange}>{t('ways.open.action')}</Link>
          </Button>
        </Card>
        {!isExample && (
          <Card className={styles.way}>
            <Heading level={2} data-size="xs">
              {t('ways.example.title')}
            </Heading>
            <Paragraph>{t('ways.example.text')}</Paragraph>
            <Button asChild variant="secondary">
              <a href="#/demo">{t('ways.example.action')}</a>
            </Button>
          </Card>
        )}
      </div>
      <section className={styles.promise} aria-labelledby="promise">
        <Heading level={2} data-size="xs" id="promise">
          {t('promise.title')}
        </Heading>
        <div className={styles.promises}>
          {promises.map((promise) => (
            <div key={promise}>
              <Heading level={3} data-size="2xs">
                {t(`promise.${promise}.title`)}
              </Heading>
              <Paragraph>{t(`promise.${promise}.text`)}</Paragraph>
            </div>
          ))}
        </div>
      </section>
    </>
  );
}
