// Answers for: a text field that saves itself as one types.
import { Textfield } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useDraft } from './draft.ts';

interface DraftFieldProps {
  label: ReactNode;
  description?: ReactNode;
  error?: ReactNode;
  value: string;
  /** Revisions that `value` was read from. */
  seen: readonly string[];
  onSave: (value: string, seen: readonly string[]) => Promise<boolean>;
  multiline?: boolean;
  rows?: number;
  maxLength?: number;
  inputMode?: 'text' | 'decimal' | 'numeric' | 'url';
  autoComplete?: string;
  className?: string | undefined;
  readOnly?: boolean;
}

/** `onSave` resolves to false when the text could not be saved; the words then stay in the field. */
export function DraftField(props: DraftFieldProps) {
  const { value, seen, onSave, multiline = false, rows = 3, className = '', ...rest } = props;
  const draft = useDraft(value, seen, onSave);
  const shared = {
    ...rest,
    className,
    value: draft.value,
    onBlur: draft.flush,
    onChange: (event: { target: { value: string } }) => draft.change(event.target.value),
  };
  return multiline ? <Textfield multiline rows={rows} {...shared} /> : <Textfield {...shared} />;
}
