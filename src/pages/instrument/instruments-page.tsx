// Answers for: every instrument there is: what it asks, when it is used, how large it is.
import {
  Button,
  Card,
  Heading,
  Link as Anchor,
  List,
  Paragraph,
} from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Instrument } from '#domain/instrument.ts';
import { useFormat } from '#i18n/format.ts';
import { paths } from '#pages/paths.ts';
import { PageHead } from '#ui/page.tsx';
import { versionsById } from './address.ts';
import { sizeOf, whenUsed } from './facts.ts';
import styles from './instrument.module.css';

export function InstrumentsPage() {
  const { t } = useTranslation('instrument');
  return (
    <>
      <PageHead title={t('list.title')} lead={t('list.lead')} />
      <ul className={styles.cards}>
        {versionsById().map((versions) => (
          <li key={versions[0]?.id}>
            <InstrumentCard versions={versions} />
          </li>
        ))}
      </ul>
      <Paragraph className={styles.quiet}>{t('list.forms')}</Paragraph>
    </>
  );
}

function InstrumentCard({ versions }: { versions: readonly Instrument[] }) {
  const { t } = useTranslation('instrument');
  const format = useFormat();
  const [newest, ...earlier] = versions;
  if (newest === undefined) return null;
  const { id, version, published } = newest;
  const name = format.text(newest.name);
  return (
    <Card className={styles.card}>
      <Heading level={2} data-size="2xs" className={styles.cardName}>
        {name}
      </Heading>
      <Paragraph className={styles.cardQuestion}>{format.text(newest.question)}</Paragraph>
      <ul className={styles.cardFacts}>
        <li>{whenUsed(t, newest)}</li>
        <li>{sizeOf(t, newest)}</li>
        <li>{t('list.version', { version, date: format.looseDate(published) })}</li>
      </ul>
      <div className={styles.buttons}>
        <Button asChild>
          <Link to={paths.instrument(id, version)} aria-label={t('list.readNamed', { name })}>
            {t('list.read')}
          </Link>
        </Button>
        <Button asChild variant="secondary">
          <Link to={paths.form(id, version)} aria-label={t('list.formNamed', { name })}>
            {t('list.form')}
          </Link>
        </Button>
      </div>
      {earlier.length > 0 && (
        <>
          <Heading level={3} data-size="2xs">
            {t('list.earlier')}
          </Heading>
          <List.Unordered>
            {earlier.map((old) => (
              <List.Item key={old.version}>
                <Anchor asChild>
                  <Link to={paths.instrument(id, old.version)}>
                    {t('list.earlierEntry', {
                      version: old.version,
                      date: format.looseDate(old.published),
                    })}
                  </Link>
                </Anchor>
              </List.Item>
            ))}
          </List.Unordered>
        </>
      )}
    </Card>
  );
}
