// Answers for: an instrument as a form on paper, blank or filled in, before it is drawn.
import type { TFunction } from 'i18next';
import { sectionTitle } from '#charts/chart-texts.ts';
import { certainties, levelOf, type Answer } from '#domain/answer.ts';
import {
  answerField as answerFieldName,
  answerOf,
  detailsOf,
  type Assessment,
} from '#domain/assessment.ts';
import {
  findItem,
  findScale,
  itemsOfSection,
  type AssessmentInstrument,
  type Instrument,
  type Item,
  type ReviewProtocol,
} from '#domain/instrument.ts';
import type { DocumentProfile } from '#domain/document.ts';
import type { Period } from '#domain/period.ts';
import { hasConflict } from '#domain/revision.ts';
import type { SignOffContent } from '#domain/sign-off.ts';
import type { Format } from '#i18n/format.ts';
import type { Language } from '#i18n/languages.ts';

/** One box to tick. */
interface FormOption {
  label: string;
  /** What it means for this row. */
  text?: string;
  isChosen: boolean;
}

export interface FormChoice {
  /** One below the other, rising steps side by side, or on one line. */
  kind: 'list' | 'ladder' | 'line';
  legend?: string;
  options: FormOption[];
}

/** Something to write: lines on a blank form, the words themselves on a filled one. */
export interface FormField {
  label: string;
  /** How many lines to write on; none when it is filled in. */
  lines: number;
  /** Each a paragraph of its own. */
  values: string[];
}

export interface FormRow {
  /** The instrument's own; rows that only give room to write have none. */
  key?: string;
  /** No two rows of a section have the same. */
  title: string;
  text?: string;
  /** Quieter lines: what counts as evidence, what to compare with. */
  hints: string[];
  /** What was answered last time, or that two answers stand here. */
  remarks: string[];
  /** The answer itself, where it is written and not ticked. */
  answer?: FormField;
  choices: FormChoice[];
  fields: FormField[];
  /** Whether what is written stands beside the boxes. */
  isBeside: boolean;
}

export interface FormSection {
  title: string;
  legend: LegendEntry[];
  fields: FormField[];
  rows: FormRow[];
}

interface LegendEntry {
  label: string;
  text: string;
}

/** The short variant: a line for each row, with a box under each column. */
export interface ShortRow {
  key: string;
  text: string;
  /** For each column whether it is chosen; a row that is answered in words has a field instead. */
  answer: boolean[] | FormField;
}

export interface Form {
  language: Language;
  title: string;
  /** The instrument's question. */
  question: string;
  version: string;
  /** Stands at the foot of every page, so that a loose sheet is found again. */
  foot: string;
  head: FormField[];
  headChoices: FormChoice[];
  instructions: string[];
  legend: LegendEntry[];
  body:
    | { kind: 'full'; sections: FormSection[] }
    | {
        kind: 'short';
        rowHeading: string;
        columns: string[];
        sections: { title: string; rows: ShortRow[] }[];
      };
}

/** One party's answers for one period. */
export interface FormAnswers {
  party: string;
  period: Period;
  assessment: Assessment;
  /** The party's register of documents, by id. */
  documents: ReadonlyMap<string, DocumentProfile>;
  /** Who signed the answers off as they stand; null when they are open. */
  decision: (Pick<SignOffContent, 'body' | 'date' | 'paragraph'> & { number: number }) | null;
  /** The nearest earlier period with answers, in the version they were given in. */
  last: { period: Period; assessment: Assessment; instrument: AssessmentInstrument } | null;
}

interface FormInput {
  /** Fixed to the form's language, as `format` is. */
  t: TFunction<'instrument'>;
  format: Format;
  /** Only the questions and the boxes, on few pages. */
  isShort: boolean;
}

interface AssessmentFormInput extends FormInput {
  instrument: AssessmentInstrument;
  /** Undefined for a blank form. */
  answers: FormAnswers | undefined;
}

interface ProtocolFormInput extends FormInput {
  instrument: ReviewProtocol;
}

/** How many findings there is room for; more go on a second copy. */
const findingsOnPaper = 4;

export function assessmentForm(input: AssessmentFormInput): Form {
  const { instrument, answers, t, format, isShort } = input;
  const sections = instrument.sections.map(({ key }) => ({
    title: sectionTitle(instrument, key, format.language),
    items: itemsOfSection(instrument, key),
  }));
  const scale = mainScale(instrument);
  const specials = instrument.specialAnswers.map(({ label, meaning }) => ({
    label: format.text(label),
    text: format.text(meaning),
  }));
  return {
    ...commonParts(input),
    foot: foot(input, answers && [answers.party, format.period(answers.period)]),
    head: answers === undefined ? blankHead(input) : filledHead(input, answers),
    headChoices: [],
    instructions:
      answers === undefined
        ? [format.text(instrument.introduction), t(`form.howTo.${instrument.rhythm}`)]
        : [],
    legend: [
      ...(scale?.levels ?? []).map(({ label, meaning }) => ({
        label: format.text(label),
        text: meaning === undefined ? '' : format.text(meaning),
      })),
      ...specials,
    ],
    body: isShort
      ? {
          kind: 'short',
          rowHeading: t(instrument.rhythm === 'meeting' ? 'form.dimension' : 'form.row'),
          columns: [...(scale?.levels ?? []), ...instrument.specialAnswers].map(({ label }) =>
            format.text(label),
          ),
          sections: sections.map(({ title, items }) => ({
            title,
            rows: items.map((item) => shortRow(input, item)),
          })),
        }
      : {
          kind: 'full',
          sections: sections.map(({ title, items }) => ({
            title,
            legend: [],
            fields: [],
            rows: items.map((item) => fullRow(input, item)),
          })),
        },
  };
}

export function protocolForm(input: ProtocolFormInput): Form {
  const { instrument: protocol, t, format, isShort } = input;
  const groups = protocol.groups.flatMap(({ key, name }) => {
    const questions = protocol.questions.filter(({ group }) => group === key);
    return questions.length === 0 ? [] : [{ title: format.text(name), questions }];
  });
  return {
    ...commonParts(input),
    foot: foot(input, undefined),
    head: [
      blank(t('form.host'), 1),
      blank(t('form.visitDate'), 1),
      blank(t('form.otherTheme'), 1),
      blank(t('form.team'), 2),
    ],
    headChoices: isShort
      ? []
      : [
          namedChoice(t('form.format'), protocol.formats, format),
          namedChoice(t('form.theme'), protocol.themes, format),
        ],
    instructions: [format.text(protocol.introduction), t('form.noNames')],
    legend: [],
    body: isShort
      ? {
          kind: 'short',
          rowHeading: t('form.question'),
          columns: [],
          sections: groups.map(({ title, questions }) => ({
            title,
            rows: questions.map(({ key, text }) => ({
              key,
              text: format.text(text),
              answer: [],
            })),
          })),
        }
      : {
          kind: 'full',
          sections: [
            ...groups.map(({ title, questions }) => ({
              title,
              legend: [],
              fields: [blank(t('form.heard'), 1), blank(t('form.date'), 1)],
              rows: questions.map(({ key, text }) => ({
                ...emptyRow,
                key,
                title: format.text(text),
                fields: [blank('', 4)],
              })),
            })),
            findingsSection(input),
            recommendationsSection(input),
          ],
        },
  };
}

function commonParts({ instrument, t, format }: FormInput & { instrument: Instrument }) {
  return {
    language: format.language,
    title: format.text(instrument.name),
    question: format.text(instrument.question),
    version: t('form.version', { version: instrument.version }),
  };
}

function foot(
  { instrument, t, format }: FormInput & { instrument: Instrument },
  whose: string[] | undefined,
): string {
  const what = t('form.foot', {
    instrument: format.text(instrument.name),
    version: instrument.version,
  });
  return [what, ...(whose ?? [])].join(' · ');
}

function blankHead({ instrument, t }: AssessmentFormInput): FormField[] {
  const isMeeting = instrument.rhythm === 'meeting';
  return [
    blank(t('form.party'), 1),
    blank(t(isMeeting ? 'form.meeting' : 'form.year'), 1),
    blank(t('form.date'), 1),
    ...(isMeeting ? [blank(t('form.place'), 1)] : []),
    blank(t('form.participants'), isMeeting ? 3 : 2),
  ];
}

function filledHead(input: AssessmentFormInput, answers: FormAnswers): FormField[] {
  const { instrument, t, format } = input;
  const { decision } = answers;
  const { participants, place, date, note } = detailsOf(answers.assessment);
  const isMeeting = instrument.rhythm === 'meeting';
  return [
    filled(t('form.party'), [answers.party]),
    filled(t(isMeeting ? 'form.meeting' : 'form.year'), [format.period(answers.period)]),
    filled(t('form.date'), [date === null ? '' : format.looseDate(date)]),
    filled(t('form.place'), [place]),
    filled(t('form.participants'), [participants.join(', ')]),
    filled(t('form.note'), [note]),
    filled(t('form.decided'), [decision === null ? '' : decidedBy(decision, input)]),
  ].filter(hasContent);
}

/** `Kommunstyrelsen, 12 mars 2026, § 87 (version 2)` */
function decidedBy(
  { body, date, paragraph, number }: NonNullable<FormAnswers['decision']>,
  { t, format }: FormInput,
): string {
  const where = [body, format.looseDate(date), paragraph.trim()].filter((part) => part !== '');
  return t('form.decidedAs', { where: where.join(', '), number });
}

function fullRow(input: AssessmentFormInput, item: Item): FormRow {
  const { answers, t, format } = input;
  const answer = answerOf(answers?.assessment, item.key);
  const field = answerField(input, item, answer);
  const choices = answerChoices(input, item, answer);
  return {
    key: item.key,
    ...(item.name === undefined
      ? { title: format.text(item.text) }
      : { title: format.text(item.name), text: format.text(item.text) }),
    hints: [
      // Who reads what was answered does not look for what to answer with.
      ...(item.evidence === undefined || answers !== undefined
        ? []
        : [t('form.evidenceHint', { evidence: format.text(item.evidence) })]),
      ...(item.reference === undefined
        ? []
        : [t('form.reference', { reference: format.text(item.reference) })]),
    ],
    remarks: answers === undefined ? [] : remarks(input, answers, item),
    ...(field !== undefined && hasContent(field) ? { answer: field } : {}),
    choices: [...choices, ...certaintyChoice(input, answer)],
    fields: writtenFields(input, answer).filter(hasContent),
    // Steps side by side take the whole width.
    isBeside: choices.every(({ kind }) => kind !== 'ladder'),
  };
}

function shortRow(input: AssessmentFormInput, item: Item): ShortRow {
  const { instrument, answers, format } = input;
  const answer = answerOf(answers?.assessment, item.key);
  const field = answerField(input, item, answer);
  const levels = mainScale(instrument)?.levels ?? [];
  const kind = answer?.response?.kind;
  return {
    key: item.key,
    text: format.text(item.name ?? item.text),
    answer: field ?? [
      ...levels.map(({ value }) => levelOf(answer) === value),
      ...instrument.specialAnswers.map(({ key }) => key === kind),
    ],
  };
}

/** The boxes: levels or options, and what to tick when one cannot answer. */
function answerChoices(
  { instrument, format }: AssessmentFormInput,
  item: Item,
  answer: Answer | undefined,
): FormChoice[] {
  const response = answer?.response;
  const specials: FormChoice = {
    kind: 'line',
    options: instrument.specialAnswers.map(({ key, label }) => ({
      label: format.text(label),
      isChosen: response?.kind === key,
    })),
  };
  return [...ownChoices(), ...(specials.options.length > 0 ? [specials] : [])];

  function ownChoices(): FormChoice[] {
    if (item.kind === 'choice')
      return [
        {
          kind: 'list',
          options: item.options.map(({ key, label }) => ({
            label: format.text(label),
            isChosen: response?.kind === 'choice' && response.option === key,
          })),
        },
      ];
    if (item.kind !== 'level') return [];
    const scale = findScale(instrument, item);
    return [
      {
        kind: scale?.cumulative === true ? 'ladder' : 'list',
        options: item.levels.map(({ value, text }) => {
          const level = scale?.levels.find((known) => known.value === value);
          return {
            label: level === undefined ? format.number(value) : format.text(level.label),
            text: format.text(text),
            isChosen: levelOf(answer) === value,
          };
        }),
      },
    ];
  }
}

/** Where the answer itself is written and not ticked. */
function answerField(
  { answers, t, format }: AssessmentFormInput,
  item: Item,
  answer: Answer | undefined,
): FormField | undefined {
  const response = answer?.response;
  const field = (label: string, lines: number, value: string) =>
    answers === undefined ? blank(label, lines) : filled(label, [value]);
  switch (item.kind) {
    case 'number': {
      const unit = format.text(item.unit);
      const value =
        response?.kind === 'number' ? format.number(response.number, item.decimals) : '';
      return field(t('form.answerIn', { unit }), 1, value);
    }
    case 'percent': {
      const value = response?.kind === 'percent' ? format.percent(response.percent, 1) : '';
      return field(t('form.answerIn', { unit: t('form.percent') }), 1, value);
    }
    case 'text':
      return field(
        t('form.answer'),
        item.longText ? 5 : 2,
        response?.kind === 'text' ? response.text : '',
      );
    case 'level':
    case 'choice':
      return undefined;
  }
}

/** Asked at meetings only, where a group rates together. */
function certaintyChoice(
  { instrument, t }: AssessmentFormInput,
  answer: Answer | undefined,
): FormChoice[] {
  if (instrument.rhythm !== 'meeting') return [];
  const options = certainties.map((certainty) => ({
    label: t(`form.certainty.${certainty}`),
    isChosen: answer?.certainty === certainty,
  }));
  return [{ kind: 'line', legend: t('form.certainty.legend'), options }];
}

/** Reason, evidence and follow-up, as far as the instrument asks for them. */
function writtenFields(
  { instrument, answers, t, format }: AssessmentFormInput,
  answer: Answer | undefined,
): FormField[] {
  const { rules } = instrument;
  if (answers !== undefined) {
    const followUp = answer?.followUp;
    return [
      filled(t('form.reason'), [answer?.comment ?? '']),
      filled(
        t('form.evidence'),
        evidenceOf(answer, answers.documents).map((piece) => evidenceText(piece, t, format)),
      ),
      filled(t('form.followUp'), [
        [followUp?.date ? format.looseDate(followUp.date) : '', followUp?.change.trim() ?? '']
          .filter((part) => part !== '')
          .join(': '),
      ]),
    ];
  }
  return [
    blank(t('form.reason'), 3),
    ...(rules.evidenceFromLevel === undefined ? [] : [blank(t('form.evidenceBlank'), 2)]),
    ...(rules.followUpFromLevel === undefined ? [] : [blank(t('form.followUpBlank'), 1)]),
  ];
}

function evidenceOf(
  answer: Answer | undefined,
  documents: FormAnswers['documents'],
): readonly DocumentProfile[] {
  return (answer?.documents ?? []).flatMap((id) => documents.get(id) ?? []);
}

/** `Mål och budget, 8 februari 2026. Diariet, dnr KS 2026/700` */
function evidenceText(
  { title, date, keptAt }: DocumentProfile,
  t: TFunction<'instrument'>,
  format: Format,
): string {
  const name = title.trim() === '' ? t('form.untitled') : title.trim();
  const dated = date === null ? name : `${name}, ${format.looseDate(date)}`;
  return keptAt.trim() === '' ? dated : `${dated}. ${keptAt.trim()}`;
}

function remarks(
  { instrument, t, format }: AssessmentFormInput,
  answers: FormAnswers,
  item: Item,
): string[] {
  const { last, assessment } = answers;
  const before = last === null ? undefined : lastWord(last, item.key, format);
  const period = last === null ? '' : format.period(last.period);
  const answer = answerOf(assessment, item.key);
  return [
    ...(hasConflict(assessment.fields[answerFieldName(item.key)]) ? [t('form.conflict')] : []),
    ...(answer === undefined || answer.response === null
      ? [t(instrument.rhythm === 'meeting' ? 'form.notRated' : 'form.notAnswered')]
      : []),
    ...(before === undefined
      ? []
      : [
          t(answer?.confirmedUnchanged === true ? 'form.confirmed' : 'form.last', {
            period,
            answer: before,
          }),
        ]),
  ];
}

/** Last time's answer in words; undefined where there was none. */
function lastWord(
  { assessment, instrument }: NonNullable<FormAnswers['last']>,
  key: string,
  format: Format,
): string | undefined {
  const item = findItem(instrument, key);
  const response = answerOf(assessment, key)?.response;
  if (item === undefined || !response) return undefined;
  switch (response.kind) {
    case 'level': {
      const level = findScale(instrument, item)?.levels[response.level];
      return level && format.text(level.label);
    }
    case 'unknown':
    case 'not-applicable': {
      const special = instrument.specialAnswers.find((known) => known.key === response.kind);
      return special && format.text(special.label);
    }
    case 'number':
      return format.number(response.number, item.kind === 'number' ? item.decimals : 6);
    case 'percent':
      return format.percent(response.percent, 1);
    case 'text':
      return response.text;
    case 'choice': {
      const options = item.kind === 'choice' ? item.options : [];
      const option = options.find((known) => known.key === response.option);
      return option && format.text(option.label);
    }
  }
}

function findingsSection({ instrument: protocol, t, format }: ProtocolFormInput): FormSection {
  return {
    title: t('form.findings'),
    legend: [
      ...protocol.findingTypes.map(({ name, meaning }) => ({
        label: format.text(name),
        text: format.text(meaning),
      })),
      ...protocol.findingStrengths.map(({ label, meaning, mayEnterReport }) => ({
        label: format.text(label),
        text: mayEnterReport
          ? format.text(meaning)
          : `${format.text(meaning)} ${t('form.notInReport')}`,
      })),
    ],
    fields: [],
    rows: numbered(findingsOnPaper).map((number) => ({
      ...emptyRow,
      title: t('form.finding', { number }),
      choices: [
        namedChoice(t('form.findingType'), protocol.findingTypes, format),
        {
          kind: 'line',
          legend: t('form.findingStrength'),
          options: protocol.findingStrengths.map(({ label }) => ({
            label: format.text(label),
            isChosen: false,
          })),
        },
      ],
      fields: [blank('', 3)],
    })),
  };
}

function recommendationsSection({ instrument: protocol, t }: ProtocolFormInput): FormSection {
  return {
    title: t('form.recommendations', { maximum: protocol.maximumRecommendations }),
    legend: [],
    fields: [],
    rows: numbered(protocol.maximumRecommendations).map((number) => ({
      ...emptyRow,
      title: t('form.recommendation', { number }),
      fields: [blank(t('form.what'), 2), blank(t('form.owner'), 1), blank(t('form.due'), 1)],
    })),
  };
}

const emptyRow = { hints: [], remarks: [], choices: [], fields: [], isBeside: false };

function numbered(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

function namedChoice(
  legend: string,
  list: readonly { name: Record<Language, string> }[],
  format: Format,
): FormChoice {
  const options = list.map(({ name }) => ({ label: format.text(name), isChosen: false }));
  return { kind: 'line', legend, options };
}

function blank(label: string, lines: number): FormField {
  return { label, lines, values: [] };
}

/** What is empty is left out, so that a filled form says nothing about nothing. */
function filled(label: string, values: readonly string[]): FormField {
  const written = values.map((value) => value.trim()).filter((value) => value !== '');
  return { label, lines: 0, values: written };
}

function hasContent({ lines, values }: FormField): boolean {
  return lines > 0 || values.length > 0;
}

/** The scale that most of the instrument is answered on: it makes the columns of the short form. */
function mainScale(instrument: AssessmentInstrument) {
  const item = instrument.items.find(({ kind }) => kind === 'level');
  return item && findScale(instrument, item);
}
