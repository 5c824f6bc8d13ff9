// Answers for: one answer and its documents in words, in the interface's language or in a report's.
import i18next from 'i18next';
import { answerNames } from '#charts/chart-texts.ts';
import type { Response } from '#domain/answer.ts';
import type { AssessmentInstrument, Item } from '#domain/instrument.ts';
import type { SealedDocument } from '#domain/sign-off.ts';
import type { Format } from '#i18n/format.ts';

/** `Ja`, `Vet inte`, `45,5 %`, `12 barn`, or the text itself. */
export function answerWord(
  instrument: AssessmentInstrument,
  item: Item,
  response: Response | null | undefined,
  format: Format,
): string {
  const names = answerNames(instrument, item.kind === 'level' ? item.scale : '', format);
  switch (response?.kind) {
    case undefined:
      return names.unanswered;
    case 'level':
      return names.levels[response.level] ?? format.number(response.level);
    case 'unknown':
      return names.unknown;
    case 'not-applicable':
      return names.notApplicable;
    case 'number': {
      const number = format.number(response.number, item.kind === 'number' ? item.decimals : 6);
      return item.kind === 'number' ? `${number} ${format.text(item.unit)}` : number;
    }
    case 'percent':
      return format.percent(response.percent, 1);
    case 'text':
      return response.text;
    case 'choice': {
      const options = item.kind === 'choice' ? item.options : [];
      const option = options.find(({ key }) => key === response.option);
      return option === undefined ? response.option : format.text(option.label);
    }
  }
}

/** `Protokoll (12 mars 2026 · KS 2026/87)`. */
export function documentWords({ title, date, keptAt }: SealedDocument, format: Format): string {
  const t = i18next.getFixedT(format.language, 'reports');
  const name = title.trim() || t('changes.untitled');
  const facts = [date === null ? '' : format.looseDate(date), keptAt.trim()].filter(
    (fact) => fact !== '',
  );
  return facts.length === 0
    ? name
    : t('changes.document', { title: name, facts: facts.join(' · ') });
}
