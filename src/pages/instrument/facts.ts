// Answers for: when an instrument is used, and how much there is in it, in words.
import type { TFunction } from 'i18next';
import type { Instrument } from '#domain/instrument.ts';

type Translate = TFunction<'instrument'>;

export function whenUsed(t: Translate, instrument: Instrument): string {
  if (instrument.kind === 'review-protocol') return t('when.review');
  return t(instrument.addOn ? 'when.addOn' : `when.${instrument.rhythm}`);
}

/** `48 rader i 8 områden`, `12 dimensioner`, `24 frågor till 7 grupper`. */
export function sizeOf(t: Translate, instrument: Instrument): string {
  if (instrument.kind === 'review-protocol') {
    const questions = t('size.questions', { count: instrument.questions.length });
    return t('size.groups', { questions, count: instrument.groups.length });
  }
  const unit = instrument.rhythm === 'meeting' ? 'dimensions' : 'rows';
  const rows = t(`size.${unit}`, { count: instrument.items.length });
  const areas = instrument.sections.length;
  return areas === 1 ? rows : t('size.areas', { rows, count: areas });
}
