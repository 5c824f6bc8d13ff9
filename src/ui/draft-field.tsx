// Answers for: a text field that saves itself as one types.
import { Label, ValidationMessage } from '@digdir/designsystemet-react';
import { useId, type ReactNode } from 'react';
import { useDraft, type SaveDraft } from './draft.ts';

interface DraftFieldProps {
  label: ReactNode;
  description?: ReactNode;
  error?: ReactNode;
  value: string;
  /** Revisions that `value` was read from. */
  seen: readonly string[];
  onSave: SaveDraft;
  multiline?: boolean;
  rows?: number;
  maxLength?: number;
  inputMode?: 'text' | 'decimal' | 'numeric' | 'url';
  autoComplete?: string;
  className?: string | undefined;
  readOnly?: boolean;
}

/**
 * `onSave` resolves to false when the text could not be saved; the words then stay in the field.
 * Drawn with the design system's classes but not its `ds-field`, which measures every text area when it
 * is put on the page: with 48 of them that was most of the time it took to open the matrix.
 */
export function DraftField(props: DraftFieldProps) {
  const { label, description, error, value, seen, onSave, multiline = false } = props;
  const { rows = 3, maxLength, inputMode, autoComplete, className = '', readOnly } = props;
  const id = useId();
  const draft = useDraft(value, seen, onSave);
  const hasDescription = description !== undefined && description !== '';
  const hasError = Boolean(error);
  const shared = {
    id,
    className: 'ds-input',
    maxLength,
    inputMode,
    autoComplete,
    readOnly,
    value: draft.value,
    'aria-invalid': hasError || undefined,
    'aria-describedby':
      [hasError && `${id}-error`, hasDescription && `${id}-description`]
        .filter(Boolean)
        .join(' ') || undefined,
    onBlur: draft.flush,
    onChange: (event: { target: { value: string } }) => draft.change(event.target.value),
  };
  return (
    <div className={`ds-field ${className}`}>
      <Label htmlFor={id}>{label}</Label>
      {hasDescription && (
        <div id={`${id}-description`} data-field="description">
          {description}
        </div>
      )}
      {multiline ? <textarea rows={rows} {...shared} /> : <input type="text" {...shared} />}
      {hasError && <ValidationMessage id={`${id}-error`}>{error}</ValidationMessage>}
    </div>
  );
}
