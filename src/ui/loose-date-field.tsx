// Answers for: a date as exact as the person knows it: a year, a month or a day.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DraftField } from './draft-field.tsx';

const pattern = /^(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

interface LooseDateFieldProps {
  label: string;
  description?: string;
  value: string | null;
  seen: readonly string[];
  /** Called with null for an emptied field, and never with a date of another form. */
  onSave: (date: string | null, seen: readonly string[], over: string | null) => Promise<boolean>;
  className?: string;
}

export function LooseDateField({
  label,
  description,
  value,
  seen,
  onSave,
  className,
}: LooseDateFieldProps) {
  const { t } = useTranslation();
  const [isInvalid, setInvalid] = useState(false);
  return (
    <DraftField
      label={label}
      description={description ?? t('looseDate.hint')}
      error={isInvalid ? t('looseDate.invalid') : undefined}
      value={value ?? ''}
      seen={seen}
      maxLength={10}
      autoComplete="off"
      {...(className === undefined ? {} : { className })}
      onSave={(text, seenThen, over) => {
        const date = text.trim();
        const isFine = date === '' || pattern.test(date);
        setInvalid(!isFine);
        return isFine
          ? onSave(date === '' ? null : date, seenThen, over.trim() === '' ? null : over)
          : Promise.resolve(false);
      }}
    />
  );
}
