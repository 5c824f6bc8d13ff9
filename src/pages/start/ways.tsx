// Answers for: the three ways in, and the promise about where everything is kept.
import { Button, Card, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '#pages/paths.ts';
import { PageHead } from '#ui/page.tsx';
import styles from './start.module.css';

interface WaysProps {
  hasData: boolean;
  ownParty: string | undefined;
}

export function Ways({ hasData, ownParty }: WaysProps) {
  const { t } = useTranslation('start');
  return (
    <>
      <PageHead title={t('ways.title')} lead={t('ways.lead')} />
      {hasData && (
        <Card data-color="accent" variant="tinted" className={styles.resume}>
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
            {t('ways.beginTitle')}
          </Heading>
          <Paragraph>{t('ways.beginText')}</Paragraph>
          <Button asChild variant={hasData ? 'secondary' : 'primary'}>
            <Link to={paths.begin}>
              {ownParty === undefined ? t('ways.begin') : t('ways.beginAnother')}
            </Link>
          </Button>
        </Card>
        <Card className={styles.way}>
          <Heading level={2} data-size="xs">
            {t('ways.openTitle')}
          </Heading>
          <Paragraph>{t('ways.openText')}</Paragraph>
          <Button asChild variant="secondary">
            <Link to={paths.exchange}>{t('ways.open')}</Link>
          </Button>
        </Card>
        <Card className={styles.way}>
          <Heading level={2} data-size="xs">
            {t('ways.exampleTitle')}
          </Heading>
          <Paragraph>{t('ways.exampleText')}</Paragraph>
          <Button asChild variant="secondary">
            <a href="#/demo">{t('ways.example')}</a>
          </Button>
        </Card>
      </div>
      <section className={styles.promise} aria-labelledby="promise">
        <Heading level={2} data-size="xs" id="promise">
          {t('promise.title')}
        </Heading>
        <Paragraph>{t('promise.nothingSent')}</Paragraph>
        <Paragraph>{t('promise.keptHere')}</Paragraph>
        <Paragraph>{t('promise.saveFile')}</Paragraph>
      </section>
    </>
  );
}
