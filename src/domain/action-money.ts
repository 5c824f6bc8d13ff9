// Answers for: reading an amount of money as people write it, and refusing what could mean something else.
import { currencies } from './action.ts';
import { err, ok, type Result } from './result.ts';

type Currency = (typeof currencies)[number];

export interface MoneyRead {
  amount: number;
  /** Only when it was written out: `250 000 NOK`. */
  currency: Currency | undefined;
}

export type MoneyProblem = 'not-an-amount' | 'too-large';

const largest = 1e12;
const unit = /^(SEK|NOK)\s+|\s*(SEK|NOK|kr\.?|kronor|kroner|[:,]-)$/gi;
/** Groups of three with one and the same sign between them, and two decimals or none. */
const number = /^(\d+|\d{1,3}([ .,])\d{3}(?:\2\d{3})*)(?:[.,](\d\d))?$/;

/**
 * `250000`, `250 000`, `250.000 kr`, `1 500,50`. `1,5 mkr` is refused: whether `1,5` is meant in kronor or
 * millions is not for us to guess.
 */
export function parseMoney(text: string): Result<MoneyRead, MoneyProblem> {
  const plain = text.trim().replace(/[\s\u00A0\u2009\u202F]+/g, ' ');
  let currency: Currency | undefined;
  const rest = plain.replace(unit, (_, before?: string, after?: string) => {
    currency ??= currencies.find((one) => one === (before ?? after)?.toUpperCase());
    return '';
  });
  const found = number.exec(rest);
  if (found === null) return err('not-an-amount');
  const [, whole = '', , decimals = '00'] = found;
  const amount = Number(`${whole.replace(/\D/g, '')}.${decimals}`);
  return amount > largest ? err('too-large') : ok({ amount, currency });
}
