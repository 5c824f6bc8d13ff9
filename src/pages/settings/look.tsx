// Answers for: the language and the look of the interface, remembered on this machine.
import { Fieldset, Radio } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#i18n/format.ts';
import { languageNames, languages } from '#i18n/languages.ts';
import { chooseLanguage } from '#i18n/setup.ts';
import { appearances, chooseAppearance, rememberedAppearance } from '#ui/appearance.ts';

export function LanguageChoice() {
  const { t } = useTranslation();
  const { language: present } = useFormat();
  return (
    <Fieldset>
      <Fieldset.Legend>{t('language.label')}</Fieldset.Legend>
      {languages.map((language) => (
        <Radio
          key={language}
          name="language"
          value={language}
          label={<span lang={language}>{languageNames[language]}</span>}
          checked={language === present}
          onChange={() => void chooseLanguage(language)}
        />
      ))}
    </Fieldset>
  );
}

export function Appearance() {
  const { t } = useTranslation();
  const [present, setPresent] = useState(rememberedAppearance);
  return (
    <Fieldset>
      <Fieldset.Legend>{t('appearance.label')}</Fieldset.Legend>
      {appearances.map((appearance) => (
        <Radio
          key={appearance}
          name="appearance"
          value={appearance}
          label={t(`appearance.${appearance}`)}
          checked={appearance === present}
          onChange={() => {
            chooseAppearance(appearance);
            setPresent(appearance);
          }}
        />
      ))}
    </Fieldset>
  );
}
