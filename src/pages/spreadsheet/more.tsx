// Answers for: a long list shown a part at a time, so that a strange file never makes the page heavy.
import { Button } from '@digdir/designsystemet-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#i18n/format.ts';

interface MoreProps<T> {
  entries: readonly T[];
  /** How many come at a time. */
  step: number;
  children: (shown: readonly T[]) => ReactNode;
}

export function More<T>({ entries, step, children }: MoreProps<T>) {
  const { t } = useTranslation('spreadsheet');
  const format = useFormat();
  const [count, setCount] = useState(step);
  const left = entries.length - count;
  return (
    <>
      {children(entries.slice(0, count))}
      {left > 0 && (
        <div>
          <Button variant="tertiary" data-size="sm" onClick={() => setCount(count + step)}>
            {t('more', { count: Math.min(step, left), left: format.number(left) })}
          </Button>
        </div>
      )}
    </>
  );
}
