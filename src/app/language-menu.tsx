// Answers for: choosing the interface's language, in each language's own words.
import { Select } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { languageNames, languages, isLanguage } from '#i18n/languages.ts';
import { chooseLanguage } from '#i18n/setup.ts';
import styles from './shell.module.css';

export function LanguageMenu() {
  const { t, i18n } = useTranslation();
  return (
    <Select
      className={styles.language}
      data-size="sm"
      aria-label={t('language.label')}
      value={i18n.language}
      onChange={(event) => {
        if (isLanguage(event.target.value)) void chooseLanguage(event.target.value);
      }}
    >
      {languages.map((language) => (
        <Select.Option key={language} value={language} lang={language}>
          {languageNames[language]}
        </Select.Option>
      ))}
    </Select>
  );
}
