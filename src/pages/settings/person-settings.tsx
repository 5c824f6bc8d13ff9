// Answers for: the name that stands by what is written on this machine from now on.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '#storage/provider.tsx';
import { useMeta } from '#storage/queries.ts';
import { DraftField } from '#ui/draft-field.tsx';
import { Section } from './section.tsx';

export function PersonSettings() {
  const { t } = useTranslation('settings');
  const commands = useCommands();
  const stored = useMeta('person');
  const [isNameMissing, setNameMissing] = useState(false);
  if (stored === undefined) return null;
  const person = stored ?? { name: '', role: '' };

  async function saveName(text: string) {
    const name = text.trim();
    setNameMissing(name === '');
    return name !== '' && (await commands.setPerson({ ...person, name })).ok;
  }

  return (
    <Section title={t('person.title')} lead={t('person.lead')}>
      <DraftField
        label={t('person.name')}
        error={isNameMissing ? t('person.nameMissing') : undefined}
        value={person.name}
        seen={[]}
        maxLength={200}
        autoComplete="name"
        onSave={saveName}
      />
      <DraftField
        label={t('person.role')}
        value={person.role}
        seen={[]}
        maxLength={200}
        autoComplete="organization-title"
        onSave={async (role) => (await commands.setPerson({ ...person, role: role.trim() })).ok}
      />
    </Section>
  );
}
