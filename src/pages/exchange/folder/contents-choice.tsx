// Answers for: choosing what this machine's own file in the folder holds.
import { Fieldset, Radio } from '@digdir/designsystemet-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { FolderContents } from '#storage/meta.ts';
import type { OwnParty } from '#storage/queries.ts';

interface ContentsChoiceProps {
  /** Null when this machine works for no party: then it can only pass on what others have sent. */
  own: OwnParty | null;
  value: FolderContents;
  onChange: (contents: FolderContents) => void;
  /** Where a heading says the same already. */
  isLegendHidden?: boolean;
}

export function ContentsChoice({
  own,
  value,
  onChange,
  isLegendHidden = false,
}: ContentsChoiceProps) {
  const { t } = useTranslation('folder');
  const name = useId();
  const choices: FolderContents[] = own === null ? ['pack'] : ['party', 'network', 'pack'];
  return (
    <Fieldset>
      <Fieldset.Legend className={isLegendHidden ? 'visually-hidden' : undefined}>
        {t('contents.legend')}
      </Fieldset.Legend>
      {choices.map((contents) => (
        <Radio
          key={contents}
          name={name}
          value={contents}
          checked={value === contents}
          onChange={() => onChange(contents)}
          label={
            contents === 'party'
              ? t('contents.party', { party: own?.profile.name })
              : t(`contents.${contents}`)
          }
          description={t(`contents.${contents}Hint`)}
        />
      ))}
    </Fieldset>
  );
}
