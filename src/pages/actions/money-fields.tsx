// Answers for: an amount of money as people write it, with its currency.
import { Field, Label, Select } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currencies, type ActionProfile } from '#domain/action.ts';
import { parseMoney, type MoneyProblem } from '#domain/action-money.ts';
import { useFormat } from '#i18n/format.ts';
import { DraftField } from '#ui/draft-field.tsx';
import type { SaveAction } from './saving.ts';
import styles from './actions.module.css';

type Currency = (typeof currencies)[number];

interface MoneyFieldsProps {
  money: ActionProfile['money'];
  seen: readonly string[];
  save: SaveAction;
}

export function MoneyFields({ money, seen, save }: MoneyFieldsProps) {
  const { t } = useTranslation('actions');
  const format = useFormat();
  const [problem, setProblem] = useState<MoneyProblem | undefined>(undefined);
  // Chosen before there is an amount to keep it with.
  const [chosen, setChosen] = useState<Currency>(format.language === 'nb' ? 'NOK' : 'SEK');
  const currency = money?.currency ?? chosen;

  function saveAmount(text: string, seenThen: readonly string[]): Promise<boolean> {
    setProblem(undefined);
    if (text.trim() === '') return save({ money: null }, seenThen);
    const read = parseMoney(text);
    if (!read.ok) {
      setProblem(read.error);
      return Promise.resolve(false);
    }
    return save(
      { money: { amount: read.value.amount, currency: read.value.currency ?? currency } },
      seenThen,
      { money },
    );
  }

  function choose(next: Currency) {
    setChosen(next);
    if (money !== null) void save({ money: { ...money, currency: next } }, seen, { money });
  }

  return (
    <div className={styles.money}>
      <DraftField
        label={t('fields.money')}
        error={problem === undefined ? undefined : t(`moneyProblem.${problem}`)}
        value={money === null ? '' : format.number(money.amount, 2)}
        seen={seen}
        autoComplete="off"
        onSave={saveAmount}
      />
      <Field>
        <Label>{t('fields.currency')}</Label>
        <Select value={currency} onChange={(event) => choose(event.target.value as Currency)}>
          {currencies.map((one) => (
            <Select.Option key={one} value={one}>
              {one}
            </Select.Option>
          ))}
        </Select>
      </Field>
    </div>
  );
}
