// Answers for: whether records that have the right shape also agree with each other and with the instruments.
import type { Assessment, Ratings } from '#domain/assessment.ts';
import type { Answer } from '#domain/answer.ts';
import { isDocumentOf } from '#domain/document.ts';
import {
  answerProblem,
  type AnswerProblem,
  type AssessmentFacts,
  type InstrumentFacts,
  type ProtocolFacts,
} from '#domain/instrument-facts.ts';
import { fieldsOf, type KeptRecord, type Snapshot } from '#domain/record.ts';
import type { About, Finding, Note, Review, ReviewProfile } from '#domain/review.ts';
import type { Register } from '#domain/revision.ts';

export type InvalidReason =
  /** Not the shape that docs/data-format.md tells. */
  | 'wrong-form'
  | 'too-long'
  /** Two records with one id, or one revision twice. */
  | 'repeated'
  /** A history entry whose record or field is not in the file. */
  | 'unknown-record'
  /** Heads, replaced revisions and history contradict each other. */
  | 'broken-revisions'
  /** A group, question, theme, role, type or strength that the review protocol lacks. */
  | 'unknown-key'
  /** An answer rests on a document in another party's register. */
  | 'foreign-document'
  | AnswerProblem;

export interface InvalidPlace {
  /** The record's id, or its kind and number in the file when the id itself is at fault. */
  record: string;
  /** The field's name; empty for the record as a whole. */
  field: string;
  reason: InvalidReason;
}

export function assessmentFactsOf(
  record: Assessment,
  instruments: readonly InstrumentFacts[],
): AssessmentFacts | undefined {
  return instruments.find(
    (known): known is AssessmentFacts =>
      known.kind === 'assessment' &&
      known.id === record.instrument &&
      known.version === record.version,
  );
}

export function protocolFactsOf(
  record: Review,
  instruments: readonly InstrumentFacts[],
): ProtocolFacts | undefined {
  return instruments.find(
    (known): known is ProtocolFacts =>
      known.kind === 'review-protocol' && known.version === record.protocol,
  );
}

/** Every contradiction in a snapshot whose records and values have passed their schemas. */
export function contradictions(
  snapshot: Snapshot,
  instruments: readonly InstrumentFacts[],
): InvalidPlace[] {
  const places: InvalidPlace[] = [];
  const records = new Map<string, KeptRecord>();
  for (const record of snapshot.records) {
    if (records.has(record.id)) places.push({ record: record.id, field: '', reason: 'repeated' });
    records.set(record.id, record);
    for (const [field, register] of Object.entries(fieldsOf(record))) {
      const report = (reason: InvalidReason) => places.push({ record: record.id, field, reason });
      if (!isSound(register)) report('broken-revisions');
      for (const head of register.heads) {
        const reason = valueProblem(record, field, head.value, instruments);
        if (reason !== undefined) report(reason);
      }
    }
  }

  const past = new Map<string, Set<string>>();
  const seen = new Set<string>();
  for (const { record: id, field, revision } of snapshot.history) {
    const report = (reason: InvalidReason) => places.push({ record: id, field, reason });
    const record = records.get(id);
    const register = record && fieldsOf(record)[field];
    if (record === undefined || register === undefined) {
      report('unknown-record');
      continue;
    }
    const place = `${id}|${field}`;
    const replaced = past.get(place) ?? new Set(register.past);
    past.set(place, replaced);
    if (!replaced.has(revision.id)) report('broken-revisions');
    if (seen.has(`${place}|${revision.id}`)) report('repeated');
    seen.add(`${place}|${revision.id}`);
    const reason = valueProblem(record, field, revision.value, instruments);
    if (reason !== undefined) report(reason);
  }
  return places;
}

/** What `writeRegister` and `mergeRegisters` always leave behind; anything else would merge differently on each machine. */
function isSound({ heads, past }: Register): boolean {
  const replaced = new Set(past);
  return (
    isAscending(past) &&
    isAscending(heads.map((head) => head.id)) &&
    heads.every((head) => !replaced.has(head.id) && head.replaces.every((id) => replaced.has(id)))
  );
}

function isAscending(ids: readonly string[]): boolean {
  return ids.every((id, index) => index === 0 || (ids[index - 1] ?? '') < id);
}

function valueProblem(
  record: KeptRecord,
  field: string,
  value: unknown,
  instruments: readonly InstrumentFacts[],
): InvalidReason | undefined {
  if (record.kind === 'assessment') {
    const facts = assessmentFactsOf(record, instruments);
    return facts === undefined ? undefined : assessmentProblem(record, facts, field, value);
  }
  if (record.kind === 'review' && value !== null) {
    const facts = protocolFactsOf(record, instruments);
    return facts === undefined || hasKnownKeys(field, value, facts, instruments)
      ? undefined
      : 'unknown-key';
  }
  return undefined;
}

function assessmentProblem(
  { party }: Assessment,
  facts: AssessmentFacts,
  field: string,
  value: unknown,
): InvalidReason | undefined {
  const [kind, key = ''] = field.split(':');
  switch (kind) {
    case 'answer': {
      const answer = value as Answer;
      // The document itself may be missing: a file with only somebody's rows need not hold the register.
      const isForeign = answer.documents.some((document) => !isDocumentOf(document, party));
      return answerProblem(facts, key, answer) ?? (isForeign ? 'foreign-document' : undefined);
    }
    case 'assignment':
    case 'explanation':
      return facts.items.has(key) ? undefined : 'unknown-item';
    case 'ratings': {
      const { ratings } = (value ?? { ratings: {} }) as Pick<Ratings, 'ratings'>;
      for (const [item, { level }] of Object.entries(ratings)) {
        const known = facts.items.get(item);
        if (known === undefined) return 'unknown-item';
        if (known.kind !== 'level') return 'wrong-kind-of-answer';
        if (level > known.highestLevel) return 'level-outside-scale';
      }
      return undefined;
    }
    default:
      return undefined;
  }
}

function hasKnownKeys(
  field: string,
  value: unknown,
  { keys }: ProtocolFacts,
  instruments: readonly InstrumentFacts[],
): boolean {
  const isIn = (list: keyof ProtocolFacts['keys'], key: string | null) =>
    key === null || keys[list].has(key);
  switch (field.split(':')[0]) {
    case 'profile': {
      const { format, theme, team } = value as ReviewProfile;
      return (
        isIn('formats', format) &&
        isIn('themes', theme) &&
        team.every((member) => isIn('roles', member.role))
      );
    }
    case 'note': {
      const { group, question, about } = value as Note;
      return isIn('groups', group) && isIn('questions', question) && exists(about, instruments);
    }
    case 'finding': {
      const { type, strength, group, about } = value as Finding;
      return (
        isIn('findingTypes', type) &&
        isIn('findingStrengths', strength) &&
        isIn('groups', group) &&
        exists(about, instruments)
      );
    }
    default:
      return true;
  }
}

function exists(about: About | null, instruments: readonly InstrumentFacts[]): boolean {
  return (
    about === null ||
    instruments.some(
      (known) =>
        known.kind === 'assessment' &&
        known.id === about.instrument &&
        (known.items.has(about.item) || known.sections.has(about.item)),
    )
  );
}
