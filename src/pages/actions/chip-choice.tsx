// Answers for: a choice among a few short words that saves itself.
import { Chip, Fieldset } from '@digdir/designsystemet-react';
import { useId } from 'react';
import { useChoice } from '#ui/choice.ts';
import styles from './actions.module.css';

interface ChipChoiceProps<V extends string> {
  label: string;
  /** Undefined before anything has been chosen. */
  value: V | undefined;
  seen: readonly string[];
  options: readonly { value: V; label: string }[];
  onSave: (value: V, seen: readonly string[]) => Promise<boolean>;
}

export function ChipChoice<V extends string>(props: ChipChoiceProps<V>) {
  const { label, value, seen, options, onSave } = props;
  const choice = useChoice<V | undefined>(value, seen, (chosen, seenThen) =>
    chosen === undefined ? Promise.resolve(false) : onSave(chosen, seenThen),
  );
  const name = useId();
  return (
    <Fieldset>
      <Fieldset.Legend>{label}</Fieldset.Legend>
      <div className={styles.chips}>
        {options.map((option) => (
          <Chip.Radio
            key={option.value}
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
