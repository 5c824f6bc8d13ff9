// Answers for: what an instrument is: a published, versioned set of questions with texts in every language.
import type { Scale, Item, AssessmentInstrument } from './instrument-schema.ts';

export type {
  Scale,
  Item,
  ItemOfKind,
  AssessmentInstrument,
  ReviewProtocol,
  Instrument,
} from './instrument-schema.ts';

export function findItem(instrument: AssessmentInstrument, key: string): Item | undefined {
  return instrument.items.find((item) => item.key === key);
}

/** The scale an item is answered on; none for items that are not answered with a level. */
export function findScale(instrument: AssessmentInstrument, item: Item): Scale | undefined {
  return item.kind === 'level'
    ? instrument.scales.find((scale) => scale.key === item.scale)
    : undefined;
}

/** The highest level that can be given for an item; none for items that are not answered with a level. */
export function highestLevel(instrument: AssessmentInstrument, item: Item): number | undefined {
  return findScale(instrument, item)?.levels.at(-1)?.value;
}

export function itemsOfSection(instrument: AssessmentInstrument, key: string): readonly Item[] {
  return instrument.items.filter((item) => item.section === key);
}

/** Whether the rows of a section carry its key as their first letter, so that a reader knows it. */
export function hasLetter(instrument: AssessmentInstrument, section: string): boolean {
  return itemsOfSection(instrument, section).every(({ key }) => key.startsWith(section));
}
