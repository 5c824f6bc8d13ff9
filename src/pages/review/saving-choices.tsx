// Answers for: choices that save themselves: one from a list, one of a few, or several.
import {
  Checkbox,
  Chip,
  Field,
  Fieldset,
  Label,
  Radio,
  Select,
} from '@digdir/designsystemet-react';
import { useId, type ReactNode } from 'react';
import { useChoice } from '#ui/choice.ts';
import styles from './review.module.css';

export interface Option {
  value: string;
  label: string;
  description?: string;
}

interface ChoiceProps {
  label: string;
  /** The empty text for no choice. */
  value: string;
  seen: readonly string[];
  onSave: (value: string, seen: readonly string[]) => Promise<boolean>;
}

interface SelectChoiceProps extends ChoiceProps {
  description?: string;
  /** `Select.Option` and `Select.Optgroup`. */
  children: ReactNode;
}

export function SelectChoice({
  label,
  description,
  value,
  seen,
  onSave,
  children,
}: SelectChoiceProps) {
  const choice = useChoice(value, seen, onSave);
  return (
    <Field>
      <Label>{label}</Label>
      {description !== undefined && <Field.Description>{description}</Field.Description>}
      <Select value={choice.value} onChange={(event) => choice.choose(event.target.value)}>
        {children}
      </Select>
    </Field>
  );
}

/** Each option with its meaning under it. */
export function RadioChoice({
  label,
  value,
  seen,
  onSave,
  options,
}: ChoiceProps & { options: Option[] }) {
  const choice = useChoice(value, seen, onSave);
  const name = useId();
  return (
    <Fieldset>
      <Fieldset.Legend>{label}</Fieldset.Legend>
      <div className={styles.radios}>
        {options.map((option) => (
          <Radio
            key={option.value}
            className={styles.radio}
            variant="outline"
            name={name}
            value={option.value}
            label={option.label}
            description={option.description}
            checked={choice.value === option.value}
            onChange={() => choice.choose(option.value)}
          />
        ))}
      </div>
    </Fieldset>
  );
}

/** Large enough for a finger; for a few short words. */
export function ChipChoice({
  label,
  value,
  seen,
  onSave,
  options,
}: ChoiceProps & { options: Option[] }) {
  const choice = useChoice(value, seen, onSave);
  const name = useId();
  return (
    <Fieldset>
      <Fieldset.Legend>{label}</Fieldset.Legend>
      <div className={styles.chips}>
        {options.map((option) => (
          <Chip.Radio
            key={option.value}
            className={styles.chip}
            name={name}
            value={option.value}
            checked={choice.value === option.value}
            onChange={() => choice.choose(option.value)}
          >
            {option.label}
          </Chip.Radio>
        ))}
      </div>
    </Fieldset>
  );
}

interface SeveralChoiceProps {
  label: string;
  values: readonly string[];
  seen: readonly string[];
  onSave: (values: string[], seen: readonly string[]) => Promise<boolean>;
  options: Option[];
  /** What stands here when there is nothing to choose from. */
  none: string;
}

export function SeveralChoice({ label, values, seen, onSave, options, none }: SeveralChoiceProps) {
  const choice = useChoice([...values], seen, onSave);
  return (
    <Fieldset>
      <Fieldset.Legend>{label}</Fieldset.Legend>
      {options.length === 0 && <Fieldset.Description>{none}</Fieldset.Description>}
      <div className={styles.checks}>
        {options.map(({ value, label: text, description }) => (
          <Checkbox
            key={value}
            className={styles.check}
            value={value}
            label={text}
            description={description}
            checked={choice.value.includes(value)}
            onChange={(event) =>
              choice.choose(
                event.target.checked
                  ? [...choice.value, value]
                  : choice.value.filter((one) => one !== value),
              )
            }
          />
        ))}
      </div>
    </Fieldset>
  );
}
