// Answers for: the written format of an instrument, for checking and for its JSON Schema.
import * as z from 'zod';
import { textsSchema } from './language-schema.ts';

const idSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
/** Keys are what answers point at, so a key never changes between versions and never carries a language. */
const keySchema = z.string().regex(/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/);
const versionSchema = z.int().min(1);
const levelValueSchema = z.int().min(0);

const listOf = <Entry extends z.ZodType>(entry: Entry) => z.array(entry).readonly();

const namedSchema = z.strictObject({ key: keySchema, name: textsSchema });
const describedSchema = z.strictObject({
  key: keySchema,
  name: textsSchema,
  description: textsSchema,
});

export const scaleSchema = z.strictObject({
  key: keySchema,
  /** True when a level may be chosen only if every lower level holds too (as in CAF's classical scoring). */
  cumulative: z.boolean(),
  /** Values 0, 1, 2 … in order. */
  levels: listOf(
    z.strictObject({
      value: levelValueSchema,
      label: textsSchema,
      meaning: textsSchema.optional(),
    }),
  ),
});
export type Scale = z.infer<typeof scaleSchema>;

const specialAnswerKeys = ['unknown', 'not-applicable'] as const;

const specialAnswerSchema = z.strictObject({
  key: z.enum(specialAnswerKeys),
  label: textsSchema,
  meaning: textsSchema,
  asksReason: z.boolean(),
});

const itemCommon = {
  key: keySchema,
  section: keySchema,
  /** A short name for charts and headings, where the item has one. */
  name: textsSchema.optional(),
  /** The statement or question itself. */
  text: textsSchema,
  /** Why it matters, in a sentence or two. */
  why: textsSchema.optional(),
  /** What counts as evidence. */
  evidence: textsSchema.optional(),
  /** Articles of the Convention on the Rights of the Child. */
  articles: listOf(z.int().min(1).max(54)),
  /** Principles of the Swedish national child-rights strategy of 2010. */
  principles: listOf(z.int().min(1).max(9)),
  /** Items in other instruments that look at the same thing; always stated on both sides. */
  relatedItems: listOf(z.strictObject({ instrument: idSchema, item: keySchema })),
  /** A value or text to compare with, and where it comes from. */
  reference: textsSchema.optional(),
};

export const itemSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...itemCommon,
    kind: z.literal('level'),
    scale: keySchema,
    /** What each level means for this item; one text for each value of the scale, in order. */
    levels: listOf(z.strictObject({ value: levelValueSchema, text: textsSchema })),
  }),
  z.strictObject({
    ...itemCommon,
    kind: z.literal('number'),
    unit: textsSchema,
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    decimals: z.int().min(0).max(6),
  }),
  z.strictObject({ ...itemCommon, kind: z.literal('percent') }),
  z.strictObject({ ...itemCommon, kind: z.literal('text'), longText: z.boolean() }),
  z.strictObject({
    ...itemCommon,
    kind: z.literal('choice'),
    options: listOf(z.strictObject({ key: keySchema, label: textsSchema })),
  }),
]);
export type Item = z.infer<typeof itemSchema>;
type ItemKind = Item['kind'];
export type ItemOfKind<Kind extends ItemKind> = Extract<Item, { kind: Kind }>;

export const assessmentInstrumentSchema = z
  .strictObject({
    id: idSchema,
    version: versionSchema,
    kind: z.literal('assessment'),
    published: z.iso.date(),
    rhythm: z.enum(['yearly', 'meeting']),
    /** An add-on is off until a party chooses it. */
    addOn: z.boolean(),
    name: textsSchema,
    /** The one question the whole instrument answers, such as "Does it exist?". */
    question: textsSchema,
    /** How to answer, in two or three sentences. */
    introduction: textsSchema,
    /** What the instrument builds on, and whose wording it is. */
    source: textsSchema,
    scales: listOf(scaleSchema),
    specialAnswers: listOf(specialAnswerSchema),
    sections: listOf(namedSchema),
    items: listOf(itemSchema),
    /** Rules warn, they never stop anyone from saving. A rule left out does not apply. */
    rules: z.strictObject({
      /** From this level on, the answer should have dated evidence. */
      evidenceFromLevel: levelValueSchema.optional(),
      /** From this level on, the answer should name a follow-up date and a change made. */
      followUpFromLevel: levelValueSchema.optional(),
      /** Evidence older than this is marked as old. */
      evidenceOldAfterYears: z.int().min(1).optional(),
      /** A change of this many levels or more since last time asks for a longer reason. */
      largeChangeSteps: z.int().min(1).optional(),
    }),
  })
  .superRefine((instrument, context) => {
    reportRepeatedKeys(instrument.scales, 'scales', context);
    reportRepeatedKeys(instrument.specialAnswers, 'specialAnswers', context);
    reportRepeatedKeys(instrument.sections, 'sections', context);
    reportRepeatedKeys(instrument.items, 'items', context);

    for (const scale of instrument.scales) {
      reportGapInValues(scale.levels, `scale ${scale.key}`, context);
    }
    for (const item of instrument.items) {
      if (!instrument.sections.some(({ key }) => key === item.section)) {
        report(context, `item ${item.key} is in section ${item.section}, which does not exist`);
      }
      if (item.kind === 'choice') reportRepeatedKeys(item.options, `item ${item.key}`, context);
      if (item.kind !== 'level') continue;
      const scale = instrument.scales.find(({ key }) => key === item.scale);
      if (scale === undefined) {
        report(context, `item ${item.key} uses scale ${item.scale}, which does not exist`);
        continue;
      }
      reportGapInValues(item.levels, `item ${item.key}`, context);
      if (item.levels.length !== scale.levels.length) {
        report(context, `item ${item.key} does not have one text for each level of its scale`);
      }
    }
  });
export type AssessmentInstrument = z.infer<typeof assessmentInstrumentSchema>;

export const reviewProtocolSchema = z
  .strictObject({
    id: idSchema,
    version: versionSchema,
    kind: z.literal('review-protocol'),
    published: z.iso.date(),
    name: textsSchema,
    question: textsSchema,
    introduction: textsSchema,
    source: textsSchema,
    formats: listOf(
      z.strictObject({
        key: z.enum(['full', 'light']),
        name: textsSchema,
        description: textsSchema,
      }),
    ),
    phases: listOf(
      z.strictObject({
        key: keySchema,
        /** Weeks counted from the visit; negative before it. */
        weekOffset: z.int(),
        name: textsSchema,
        description: textsSchema,
      }),
    ),
    roles: listOf(describedSchema),
    themes: listOf(namedSchema),
    /** Who is heard during the visit. */
    groups: listOf(namedSchema),
    findingTypes: listOf(
      z.strictObject({ key: keySchema, name: textsSchema, meaning: textsSchema }),
    ),
    findingStrengths: listOf(
      z.strictObject({
        key: keySchema,
        label: textsSchema,
        meaning: textsSchema,
        /** Only findings that somebody can stand behind reach the report. */
        mayEnterReport: z.boolean(),
      }),
    ),
    reportSections: listOf(
      z.strictObject({ key: keySchema, name: textsSchema, guidance: textsSchema }),
    ),
    questions: listOf(z.strictObject({ key: keySchema, group: keySchema, text: textsSchema })),
    maximumRecommendations: z.int().min(1),
    /** A report older than this is shown as no longer valid. */
    validYears: z.int().min(1),
  })
  .superRefine((protocol, context) => {
    for (const list of [
      'formats',
      'phases',
      'roles',
      'themes',
      'groups',
      'findingTypes',
      'findingStrengths',
      'reportSections',
      'questions',
    ] as const) {
      reportRepeatedKeys(protocol[list], list, context);
    }
    for (const question of protocol.questions) {
      if (!protocol.groups.some(({ key }) => key === question.group)) {
        report(context, `question ${question.key} is for ${question.group}, which does not exist`);
      }
    }
  });
export type ReviewProtocol = z.infer<typeof reviewProtocolSchema>;

export const instrumentSchema = z.discriminatedUnion('kind', [
  assessmentInstrumentSchema,
  reviewProtocolSchema,
]);
export type Instrument = z.infer<typeof instrumentSchema>;

/**
 * Reads an instrument from parsed JSON and checks what it refers to within itself.
 * Throws a ZodError that names every place at fault.
 */
export function parseInstrument(json: unknown): Instrument {
  return instrumentSchema.parse(json);
}

function report(context: z.RefinementCtx, message: string) {
  context.addIssue({ code: 'custom', message });
}

function reportRepeatedKeys(
  list: readonly { key: string }[],
  place: string,
  context: z.RefinementCtx,
) {
  const seen = new Set<string>();
  for (const { key } of list) {
    if (seen.has(key)) report(context, `${place}: the key ${key} is used twice`);
    seen.add(key);
  }
}

function reportGapInValues(
  levels: readonly { value: number }[],
  place: string,
  context: z.RefinementCtx,
) {
  if (levels.length === 0 || levels.some(({ value }, index) => value !== index)) {
    report(context, `${place}: levels must be 0, 1, 2 … in order`);
  }
}
