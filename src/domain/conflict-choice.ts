// Answers for: ending a conflict by what a person chose while looking at what a file would bring.
import type { Answer } from './answer.ts';
import { itemOfField } from './assessment.ts';
import { isSameContent } from './canonical-json.ts';
import type { Stamp } from './context.ts';
import { fieldsOf, withFields, type HistoryEntry, type KeptRecord } from './record.ts';
import { writeRegister } from './revision.ts';

/** How one conflict is ended: by one of the versions that were shown, alone or joined with the others. */
export interface ConflictChoice {
  record: string;
  field: string;
  /** The id of the version that is to hold. */
  take: string;
  /** Whether the others' texts, and the documents that they rest on, go along with it. */
  isJoined: boolean;
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

/**
 * Whether versions can be joined, and then whether it is the same whichever is taken (`same`) or only the texts
 * are joined and the answer is still to be chosen (`differing`). Undefined where there is nothing to join: no
 * texts, or texts of which one holds all that the others say.
 */
export function joining(
  kind: KeptRecord['kind'],
  field: string,
  values: readonly unknown[],
): 'same' | 'differing' | undefined {
  const parts = textParts(kind, field);
  if (parts === undefined || values.includes(null)) return undefined;
  const bare = values.map((value) => without(parts, value));
  const isSame = bare.every((value) => isSameContent(value, bare[0]));
  const [first, ...others] = values;
  const all = joinedValue(kind, field, first, others);
  if (isSame) return values.some((value) => isSameContent(value, all)) ? undefined : 'same';
  const isJoined = values.some((value) => {
    const rest = values.filter((other) => other !== value);
    return !isSameContent(joinedValue(kind, field, value, rest), value);
  });
  return isJoined ? 'differing' : undefined;
}

/**
 * `value` with the `others'` texts after its own, every document once, and a follow-up where it has none. Without
 * the writers' names: a reason goes where the names of those who wrote it do not, and the history tells who wrote
 * what.
 */
export function joinedValue<V>(
  kind: KeptRecord['kind'],
  field: string,
  value: V,
  others: readonly V[],
): V {
  const parts = textParts(kind, field);
  if (parts === undefined || value === null) return value;
  const all = [value, ...others];
  const texts = (part: string | undefined) => joined(all.map((one) => textOf(one, part)));
  if (parts.length === 0) return texts(undefined) as V;
  const told = Object.fromEntries(parts.map((part) => [part, texts(part)]));
  if (itemOfField(field) === undefined) return { ...value, ...told };
  const answers = all as Answer[];
  return {
    ...value,
    ...told,
    documents: [...new Set(answers.flatMap(({ documents }) => documents))],
    followUp: answers.find(({ followUp }) => followUp !== null)?.followUp ?? null,
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

/** What is left of a value without what can be joined. */
function without(parts: readonly string[], value: unknown): unknown {
  if (parts.length === 0) return null;
  const joinable = [...parts, 'documents', 'followUp'];
  return Object.fromEntries(
    Object.entries(value as object).filter(([part]) => !joinable.includes(part)),
  );
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
  const value = choice.isJoined
    ? joinedValue(
        record.kind,
        field,
        taken.value,
        others.map((head) => head.value),
      )
    : taken.value;
  const written = writeRegister(register, value, seen, stamp);
  return {
    record: withFields(record, { ...fieldsOf(record), [field]: written.register }),
    value,
    superseded: written.superseded.map((revision) => ({ record: record.id, field, revision })),
  };
}
