// Answers for: what a person sets once: who one is, the party, the network, add-ons, language and look.
import { useTranslation } from 'react-i18next';
import { PageHead } from '#ui/page.tsx';
import { AddOns } from './add-ons.tsx';
import { Appearance, LanguageChoice } from './look.tsx';
import { Keeping } from './keeping.tsx';
import { NetworkSettings } from './network-settings.tsx';
import { PartySettings } from './party-settings.tsx';
import { PersonSettings } from './person-settings.tsx';
import { Protection } from './protection.tsx';
import { Section } from './section.tsx';
import styles from './settings.module.css';

export function SettingsPage() {
  const { t } = useTranslation('settings');
  return (
    <div className={styles.page}>
      <PageHead title={t('title')} lead={t('lead')} />
      <PersonSettings />
      <PartySettings />
      <NetworkSettings />
      <AddOns />
      <Section title={t('look.title')}>
        <div className={styles.looks}>
          <LanguageChoice />
          <Appearance />
        </div>
      </Section>
      <Keeping />
      <Protection />
      <Section title={t('about.title')}>
        <p className={styles.line}>{t('about.version', { version: __APP_VERSION__ })}</p>
      </Section>
    </div>
  );
}
