// Answers for: the same as a shared folder does, by hand in two clicks, where a browser opens no folder.
import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Section } from '#pages/exchange/section.tsx';
import { WriteFile } from '#pages/exchange/write-file.tsx';
import { paths } from '#pages/paths.ts';
import type { FolderContents } from '#storage/meta.ts';
import { useStorage } from '#storage/provider.tsx';
import { useQuery, type OwnParty } from '#storage/queries.ts';
import { readOwnFile } from '#transfer/folder/own-file.ts';
import { handOver } from '#transfer/folder/standing.ts';
import styles from './folder.module.css';

interface ByHandProps {
  own: OwnParty | null;
  contents: FolderContents;
}

export function ByHand({ own, contents }: ByHandProps) {
  const { t } = useTranslation('folder');
  const navigate = useNavigate();
  const { device } = useStorage().context;
  const file = useQuery((database) => readOwnFile(database, contents, device), [contents, device]);
  const input = useRef<HTMLInputElement>(null);
  return (
    <Section title={t('byHand.title')} lead={t('byHand.lead')}>
      {typeof file === 'object' && (
        <div className={styles.step}>
          <WriteFile
            label={t('byHand.save')}
            name={own?.profile.name ?? t('contents.pack')}
            order={file.order}
            canBeLocked={false}
          />
          <Paragraph data-size="sm" className={styles.quiet}>
            {t('byHand.saveHint')}
          </Paragraph>
        </div>
      )}
      {typeof file === 'string' && <Paragraph>{t(`noOwnFile.${file}`)}</Paragraph>}
      <div className={styles.step}>
        <Button variant="secondary" onClick={() => input.current?.click()}>
          {t('byHand.open')}
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label={t('byHand.open')}
          accept=".nyckelring,.age,.json,application/json"
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])];
            if (files.length === 0) return;
            handOver(files);
            void navigate(paths.receive);
          }}
        />
        <Paragraph data-size="sm" className={styles.quiet}>
          {t('byHand.openHint')}
        </Paragraph>
      </div>
    </Section>
  );
}
