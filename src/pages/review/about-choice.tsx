// Answers for: choosing which row, dimension or area something is about.
import { Select } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { itemTitle, sectionTitle } from '#charts/chart-texts.ts';
import { itemsOfSection } from '#domain/instrument.ts';
import type { About } from '#domain/review.ts';
import { useFormat } from '#i18n/format.ts';
import { instruments, latestVersion } from '#instruments/index.ts';
import { SelectChoice } from './saving-choices.tsx';

/** The newest version of every instrument that all parties answer. */
const offered = instruments.filter(
  (instrument) =>
    instrument.kind === 'assessment' &&
    !instrument.addOn &&
    instrument.version === latestVersion(instrument.id),
);

interface AboutChoiceProps {
  value: About | null;
  seen: readonly string[];
  onSave: (about: About | null, seen: readonly string[]) => Promise<boolean>;
}

export function AboutChoice({ value, seen, onSave }: AboutChoiceProps) {
  const { t } = useTranslation('review');
  const format = useFormat();
  return (
    <SelectChoice
      label={t('notes.about')}
      value={value === null ? '' : addressOf(value)}
      seen={seen}
      onSave={(address, seenThen) => onSave(aboutFrom(address), seenThen)}
    >
      <Select.Option value="">{t('notes.noAbout')}</Select.Option>
      {offered.flatMap((instrument) => {
        if (instrument.kind !== 'assessment') return [];
        return instrument.sections.map((section) => {
          const area = sectionTitle(instrument, section.key, format.language);
          const isOnly = instrument.sections.length === 1;
          return (
            <Select.Optgroup
              key={`${instrument.id}/${section.key}`}
              label={isOnly ? format.text(instrument.name) : area}
            >
              {!isOnly && (
                <Select.Option value={addressOf({ instrument: instrument.id, item: section.key })}>
                  {t('notes.wholeArea', { area: section.key })}
                </Select.Option>
              )}
              {itemsOfSection(instrument, section.key).map((item) => (
                <Select.Option
                  key={item.key}
                  value={addressOf({ instrument: instrument.id, item: item.key })}
                >
                  {itemTitle(instrument, item.key, format.language)}
                </Select.Option>
              ))}
            </Select.Optgroup>
          );
        });
      })}
    </SelectChoice>
  );
}

function addressOf({ instrument, item }: About): string {
  return `${instrument}/${item}`;
}

function aboutFrom(address: string): About | null {
  const [instrument, item] = address.split('/');
  return instrument === undefined || item === undefined ? null : { instrument, item };
}
