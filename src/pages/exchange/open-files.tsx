// Answers for: choosing files, by a click or by dropping them, and the real example.
import {
  Button,
  EXPERIMENTAL_FileUpload as FileUpload,
  Field,
  Heading,
  Label,
  Link as DesignLink,
  Paragraph,
  Spinner,
} from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { fileExtensions } from '#exchange/packing.ts';
import { paths } from '#pages/paths.ts';
import { useHasData } from '#storage/queries.ts';
import styles from './exchange.module.css';
import type { Incoming } from './incoming.ts';
import { Section } from './section.tsx';

const exampleName = 'rapport-2018.nyckelring.json';
/** Files of ours, however they are packed; a mail program may have changed the end of the name. */
const accepted = [...fileExtensions, '.json', '.gz', '.age'].join(',');
const exampleAddress = `./examples/${exampleName}`;

interface OpenFilesProps {
  incoming: Incoming;
  /** Other ways to choose files, under the place to drop them. */
  children?: ReactNode;
}

export function OpenFiles({ incoming, children }: OpenFilesProps) {
  const { t } = useTranslation('exchange');
  const { work, open, cancel } = incoming;
  const hasData = useHasData();

  async function openExample() {
    // Our own file from our own folder, read as carefully as any other.
    const fetched = async () => {
      const response = await fetch(exampleAddress);
      if (!response.ok) throw new Error(response.statusText);
      return response.blob();
    };
    await open([{ name: exampleName, blob: fetched }]);
  }

  return (
    <Section title={t('open.title')} lead={t('open.lead')}>
      <Field>
        <Label>{t('open.choose')}</Label>
        <FileUpload>
          <Field.Description>{t('open.drop')}</Field.Description>
          <Button asChild variant="secondary">
            <span>{t('open.browse')}</span>
          </Button>
          <input
            type="file"
            multiple
            accept={accepted}
            onChange={(event) => {
              const input = event.currentTarget;
              const chosen = [...(input.files ?? [])].map((blob) => ({ name: blob.name, blob }));
              // The same file can be chosen again, after it has been mended.
              input.value = '';
              void open(chosen);
            }}
          />
        </FileUpload>
      </Field>
      {children}
      <div className={styles.work} role="status">
        {work && (
          <>
            <Spinner aria-hidden="true" data-size="xs" />
            <Paragraph data-size="sm">
              {t(`work.${work.doing}`, {
                number: work.number,
                count: work.count,
                file: work.name,
              })}
            </Paragraph>
            {work.progress && (
              <progress
                className={styles.share}
                value={work.progress.share}
                aria-label={t('work.progress')}
              />
            )}
            <Button variant="tertiary" data-size="sm" onClick={cancel}>
              {t('work.cancel')}
            </Button>
          </>
        )}
      </div>
      <Paragraph>
        {t('open.older')}{' '}
        <DesignLink asChild>
          <Link to={paths.spreadsheet}>{t('open.toSpreadsheet')}</Link>
        </DesignLink>
      </Paragraph>
      {hasData === false && (
        <div className={styles.example}>
          <Heading level={3} data-size="2xs">
            {t('example.title')}
          </Heading>
          <Paragraph data-size="sm" className={styles.quiet}>
            {t('example.text')}
          </Paragraph>
          <Button variant="tertiary" data-size="sm" onClick={openExample}>
            {t('example.open')}
          </Button>
        </div>
      )}
    </Section>
  );
}
