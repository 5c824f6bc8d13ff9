// Answers for: what may be answered under one published instrument, without its texts.
import type { Answer } from './answer.ts';
import {
  highestLevel,
  type AssessmentInstrument,
  type Instrument,
  type Item,
  type ReviewProtocol,
} from './instrument.ts';

type ItemFacts =
  | { kind: 'level'; highestLevel: number }
  | { kind: 'number'; minimum: number; maximum: number }
  | { kind: 'percent' }
  | { kind: 'text' }
  | { kind: 'choice'; options: ReadonlySet<string> };

interface PublishedVersion {
  id: string;
  version: number;
  /** SHA-256 of the published instrument, 64 hexadecimal digits. */
  checksum: string;
}

export interface AssessmentFacts extends PublishedVersion {
  kind: 'assessment';
  items: ReadonlyMap<string, ItemFacts>;
  sections: ReadonlySet<string>;
  specialAnswers: ReadonlySet<string>;
}

const protocolLists = [
  'formats',
  'roles',
  'themes',
  'groups',
  'questions',
  'findingTypes',
  'findingStrengths',
] as const satisfies (keyof ReviewProtocol)[];

export interface ProtocolFacts extends PublishedVersion {
  kind: 'review-protocol';
  keys: Record<(typeof protocolLists)[number], ReadonlySet<string>>;
}

export type InstrumentFacts = AssessmentFacts | ProtocolFacts;

/**
 * What code that may not know the instruments themselves (the exchange file) needs to check records.
 * `checksums` are the frozen ones; an instrument without one is a bug and throws.
 */
export function instrumentFacts(
  instruments: readonly Instrument[],
  checksums: readonly PublishedVersion[],
): InstrumentFacts[] {
  return instruments.map((instrument) => {
    const { id, version } = instrument;
    const checksum = checksums.find((known) => known.id === id && known.version === version);
    if (checksum === undefined) throw new Error(`No checksum of ${id} ${version}`);
    const published = { id, version, checksum: checksum.checksum };
    return instrument.kind === 'assessment'
      ? assessmentFacts(instrument, published)
      : protocolFacts(instrument, published);
  });
}

function assessmentFacts(
  instrument: AssessmentInstrument,
  published: PublishedVersion,
): AssessmentFacts {
  return {
    ...published,
    kind: 'assessment',
    items: new Map(instrument.items.map((item) => [item.key, itemFacts(instrument, item)])),
    sections: keysOf(instrument.sections),
    specialAnswers: keysOf(instrument.specialAnswers),
  };
}

function protocolFacts(protocol: ReviewProtocol, published: PublishedVersion): ProtocolFacts {
  return {
    ...published,
    kind: 'review-protocol',
    keys: Object.fromEntries(
      protocolLists.map((list) => [list, keysOf(protocol[list])]),
    ) as ProtocolFacts['keys'],
  };
}

function keysOf(list: readonly { key: string }[]): ReadonlySet<string> {
  return new Set(list.map(({ key }) => key));
}

function itemFacts(instrument: AssessmentInstrument, item: Item): ItemFacts {
  switch (item.kind) {
    case 'level':
      return { kind: 'level', highestLevel: highestLevel(instrument, item) ?? 0 };
    case 'number':
      return {
        kind: 'number',
        minimum: item.minimum ?? -Infinity,
        maximum: item.maximum ?? Infinity,
      };
    case 'choice':
      return { kind: 'choice', options: keysOf(item.options) };
    case 'percent':
    case 'text':
      return { kind: item.kind };
  }
}

export type AnswerProblem =
  | 'unknown-item'
  /** A level above the item's scale. */
  | 'level-outside-scale'
  | 'number-out-of-range'
  | 'unknown-choice'
  /** A level where a number is asked for, or a special answer that the instrument does not offer. */
  | 'wrong-kind-of-answer';

/** What is wrong with an answer by the instrument's own limits; undefined when nothing is. */
export function answerProblem(
  facts: AssessmentFacts,
  itemKey: string,
  answer: Answer,
): AnswerProblem | undefined {
  const item = facts.items.get(itemKey);
  if (item === undefined) return 'unknown-item';
  const { response } = answer;
  if (response === null) return undefined;
  if (response.kind === 'unknown' || response.kind === 'not-applicable')
    return facts.specialAnswers.has(response.kind) ? undefined : 'wrong-kind-of-answer';
  if (item.kind === 'level' && response.kind === 'level')
    return response.level <= item.highestLevel ? undefined : 'level-outside-scale';
  if (item.kind === 'number' && response.kind === 'number')
    return response.number >= item.minimum && response.number <= item.maximum
      ? undefined
      : 'number-out-of-range';
  if (item.kind === 'choice' && response.kind === 'choice')
    return item.options.has(response.option) ? undefined : 'unknown-choice';
  return item.kind === response.kind ? undefined : 'wrong-kind-of-answer';
}
