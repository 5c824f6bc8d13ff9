// Answers for: ending a conflict by what a person chose while looking at what a file would bring.
import { isSameContent } from './canonical-json.ts';
import type { Stamp } from './context.ts';
import { fieldsOf, withFields, type HistoryEntry, type KeptRecord } from './record.ts';
import { writeRegister, type Revision } from './revision.ts';

/** How one conflict is ended: by one of the versions that were shown, alone or with the texts of all of them. */
export interface ConflictChoice {
  record: string;
  field: string;
  /** The id of the version that is to hold. */
  take: string;
  /** Whether what the others have written in words is joined to it. */
  withAllTexts: boolean;
  /** The ids of every version that was shown: only these are replaced. */
  seen: string[];
}

/** The parts of a value that are running text; empty where the value itself is a text, undefined where none is. */
function textParts(kind: KeptRecord['kind'], field: string): readonly string[] | undefined {
  switch (`${kind} ${field.split(':')[0]}`) {
    case 'assessment answer':
      return ['comment'];
    case 'assessment details':
      return ['note'];
    case 'assessment explanation':
    case 'review note':
    case 'review finding':
    case 'review recommendation':
    case 'review reply':
    case 'action log':
      return ['text'];
    case 'action profile':
      return ['why', 'goal', 'childrensPart'];
    case 'review section':
      return [];
    default:
      return undefined;
  }
}

/** What there is to choose between in one conflict, beside the versions themselves. */
export interface JoinableTexts {
  /** The versions differ in nothing but their texts, so that it is the same whichever is taken with all of them. */
  isAllThatDiffers: boolean;
}

/** Undefined where there is nothing to join: no texts, or texts of which one holds all that the others say. */
export function joinableTexts(
  kind: KeptRecord['kind'],
  field: string,
  values: readonly unknown[],
): JoinableTexts | undefined {
  const parts = textParts(kind, field);
  if (parts === undefined || values.includes(null)) return undefined;
  const [first] = values;
  const isSame = (made: readonly unknown[]) => made.every((one) => isSameContent(one, made[0]));
  const isAllThatDiffers = isSame(values.map((value) => withTextsOf(parts, value, undefined)));
  const texts = values.map((value) => withTextsOf(parts, first, value));
  if (isSame(texts)) return undefined;
  const all = withAllTexts(kind, field, first, values.slice(1));
  // Taking the version with the longer text gives the same.
  if (isAllThatDiffers && texts.some((one) => isSameContent(one, all))) return undefined;
  return { isAllThatDiffers };
}

/**
 * `value` with the texts of the `others` after its own. Without their names: a reason goes where the names of those
 * who wrote it do not, and the history tells who wrote what.
 */
export function withAllTexts(
  kind: KeptRecord['kind'],
  field: string,
  value: unknown,
  others: readonly unknown[],
): unknown {
  const parts = textParts(kind, field);
  if (parts === undefined || value === null) return value;
  const texts = (part: string | undefined) =>
    joined([value, ...others].map((one) => textOf(one, part)));
  if (parts.length === 0) return texts(undefined);
  return {
    ...(value as object),
    ...Object.fromEntries(parts.map((part) => [part, texts(part)])),
  };
}

/** Each text once, in order; one that stands whole inside another is left to that one. */
function joined(texts: readonly string[]): string {
  const written = [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))];
  return written
    .filter((text) => !written.some((other) => other !== text && other.includes(text)))
    .join('\n\n');
}

function textOf(value: unknown, part: string | undefined): string {
  const text = part === undefined ? value : (value as Record<string, unknown> | null)?.[part];
  return typeof text === 'string' ? text : '';
}

function withTextsOf(parts: readonly string[], value: unknown, texts: unknown): unknown {
  if (parts.length === 0) return textOf(texts, undefined);
  return {
    ...(value as object),
    ...Object.fromEntries(parts.map((part) => [part, textOf(texts, part)])),
  };
}

export interface Chosen {
  record: KeptRecord;
  value: unknown;
  superseded: HistoryEntry[];
}

/**
 * The record with the conflict ended by a new revision, or undefined when the version that was chosen is no longer
 * among the living ones: then the person has to look again. A version that was not shown stays beside the new one.
 */
export function applyChoice(
  record: KeptRecord,
  choice: ConflictChoice,
  stamp: Stamp,
): Chosen | undefined {
  const { field, seen } = choice;
  const register = fieldsOf(record)[field];
  const shown = register?.heads.filter(({ id }) => seen.includes(id)) ?? [];
  const taken = shown.find(({ id }) => id === choice.take);
  if (register === undefined || taken === undefined || shown.length < 2) return undefined;
  const others = shown.filter((head) => head !== taken);
  const value = choice.withAllTexts
    ? withAllTexts(
        record.kind,
        field,
        taken.value,
        others.map((head: Revision) => head.value),
      )
    : taken.value;
  const written = writeRegister(register, value, seen, stamp);
  return {
    record: withFields(record, { ...fieldsOf(record), [field]: written.register }),
    value,
    superseded: written.superseded.map((revision) => ({ record: record.id, field, revision })),
  };
}
