// Answers for: records, fields and values of a file in words that a person recognises.
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { answerNames, itemTitle } from '#charts/chart-texts.ts';
import type { Answer, Response } from '#domain/answer.ts';
import { actionProfile } from '#domain/action.ts';
import {
  documentsIn as documentsOfAssessment,
  itemOfField,
  type AssessmentDetails,
  type Assignment,
  type Explanation,
  type Ratings,
} from '#domain/assessment.ts';
import { documentProfile } from '#domain/document.ts';
import { findItem, type AssessmentInstrument } from '#domain/instrument.ts';
import type { NetworkProfile } from '#domain/network.ts';
import type { PartyProfile } from '#domain/party.ts';
import { isPeriod } from '#domain/period.ts';
import type { KeptRecord } from '#domain/record.ts';
import { profileOf } from '#domain/review.ts';
import { currentValue } from '#domain/revision.ts';
import type { Reopening, SignOffContent } from '#domain/sign-off.ts';
import { useFormat, type Format } from '#i18n/format.ts';
import {
  assessmentInstrument,
  implementationKeyId,
  inventoryMatrixId,
} from '#instruments/index.ts';
import { paths } from '#pages/paths.ts';
import { useDocumentList, useParties } from '#storage/queries.ts';
import type { ConflictToChoose } from '#transfer/transfer.ts';

export interface Words {
  t: TFunction<['exchange', 'common']>;
  format: Format;
  /** The name of a party that is here or in the files; its id when nobody has named it. */
  partyName: (id: string) => string;
  /** The title of a document that is here or in the files; undefined when it is in neither. */
  documentTitle: (id: string) => string | undefined;
}

/**
 * `named` are names by id from the files: a party that is not here yet is named by its own record there.
 * `documents` are the ids of those that may be spoken of.
 */
export function useWords(
  named: Readonly<Record<string, string>> = {},
  documents: readonly string[] = [],
): Words {
  const { t } = useTranslation(['exchange', 'common']);
  const format = useFormat();
  const parties = useParties() ?? [];
  const here = useDocumentList(documents) ?? [];
  const names = new Map<string, string | undefined>(
    Object.entries(named).map(([id, name]) => [
      id,
      id.startsWith('document:') ? titleOr(t, name) : name,
    ]),
  );
  // What is here stands after the files': it is what the person knows it by.
  for (const record of [...parties, ...here]) {
    if (record.kind === 'party') names.set(record.id, currentValue(record.fields.profile)?.name);
    if (record.kind === 'document')
      names.set(record.id, titleOr(t, documentProfile(record)?.title));
  }
  return {
    t,
    format,
    partyName: (id) => names.get(id) ?? id,
    documentTitle: (id) => names.get(id),
  };
}

/** What {@link useWords} wants of records that are at hand. */
export function namesOf(records: readonly KeptRecord[]) {
  const named: Record<string, string> = {};
  for (const record of records) {
    if (record.kind === 'party') named[record.id] = currentValue(record.fields.profile)?.name ?? '';
    if (record.kind === 'document') named[record.id] = documentProfile(record)?.title ?? '';
  }
  const documents = records.flatMap((record) =>
    record.kind === 'assessment' ? documentsOfAssessment(record) : [],
  );
  return [named, documents] as const;
}

/** The documents that a field's answers rest on. */
export function documentsIn({ field, mine, theirs }: ConflictToChoose): string[] {
  if (itemOfField(field) === undefined) return [];
  return [...mine, ...theirs].flatMap(({ value }) => (value as Answer).documents);
}

/** `Gävle kommun: Inventeringsmatris 2026`. */
export function recordWords({ t, format, partyName }: Words, record: KeptRecord): string {
  switch (record.kind) {
    case 'party':
      return partyName(record.id);
    case 'network':
      return t('place.network');
    case 'review':
      return t('place.review', { title: profileOf(record).title });
    case 'document':
      return t('place.document', { title: titleOr(t, documentProfile(record)?.title) });
    case 'action':
      return t('place.action', { title: titleOr(t, actionProfile(record)?.what) });
    case 'assessment':
      return t('place.assessment', {
        party: partyName(record.party),
        instrument: instrumentName({ format }, record.instrument, record.version),
        period: format.period(record.period),
      });
    case 'sign-off': {
      const [, instrument = '', period = ''] = record.assessment.split('/');
      return t('place.signOff', {
        party: partyName(record.party),
        instrument: instrumentName({ format }, instrument),
        period: format.period(period),
        number: record.number,
      });
    }
  }
}

/** What has been taken away, or has no name yet, is called so. */
function titleOr(t: Words['t'], title: string | undefined): string {
  return title === undefined || title.trim() === '' ? t('place.untitled') : title;
}

export function instrumentName({ format }: Pick<Words, 'format'>, id: string, version?: number) {
  const instrument = assessmentInstrument(id, version) ?? assessmentInstrument(id);
  return instrument === undefined ? id : format.text(instrument.name);
}

/** `A2. Det finns en lokal strategi …`, or what kind of text of a review it is. */
export function fieldWords({ t, format }: Words, record: KeptRecord, field: string): string {
  const [kind, key = ''] = field.split(':');
  const instrument =
    record.kind === 'assessment'
      ? assessmentInstrument(record.instrument, record.version)
      : undefined;
  const row =
    instrument && findItem(instrument, key) ? itemTitle(instrument, key, format.language) : key;
  switch (kind) {
    case 'answer':
      return row;
    case 'assignment':
    case 'explanation':
      return `${row}: ${t(`field.${kind}`)}`;
    case 'details':
    case 'lock':
    case 'ratings':
    case 'log':
    case 'reopening':
    case 'reply':
    case 'section':
    case 'note':
    case 'finding':
    case 'recommendation':
      return t(`field.${kind}`);
    case 'content':
      return t('field.sign-off');
    default:
      return t('field.profile');
  }
}

/** A value as lines to read: the answer first, then what was written to it. */
export function valueLines(
  words: Words,
  record: KeptRecord,
  field: string,
  value: unknown,
): string[] {
  const { t, format } = words;
  if (value === null) return [t(field === 'lock' ? 'value.unlocked' : 'value.removed')];
  if (typeof value === 'string') return [value === '' ? t('value.empty') : value];
  const item = itemOfField(field);
  if (record.kind === 'assessment' && item !== undefined)
    return answerLines(words, record, item, value as Answer);
  if (record.kind === 'assessment') return assessmentLines(words, field, value);
  if (record.kind === 'network') {
    const { name, members, meetingsPerYear } = value as NetworkProfile;
    return filled(
      [
        name,
        t('value.meetings', { count: meetingsPerYear }),
        format.list(members.map((member) => member.name)),
      ],
      t,
    );
  }
  if (record.kind === 'party') return partyLines(words, value as PartyProfile);
  if (record.kind === 'sign-off') {
    const { body, date, paragraph, reason } = value as Partial<SignOffContent & Reopening>;
    return filled([body, date && format.looseDate(date), paragraph, reason], t);
  }
  // The words of everything else stand under a few names.
  const { title, what, text, owner } = value as Partial<Record<string, string>>;
  return filled([title, what, text, owner], t);
}

function assessmentLines({ t, format }: Words, field: string, value: unknown): string[] {
  switch (field.split(':')[0]) {
    case 'lock':
      return [t('value.locked', { number: value as number })];
    case 'assignment': {
      const { to, due } = value as Assignment;
      return filled([to, due && format.looseDate(due)], t);
    }
    case 'ratings': {
      const { name, ratings } = value as Ratings;
      return [t('value.ratings', { name, count: Object.keys(ratings).length })];
    }
    case 'explanation':
      return filled([(value as Explanation).text], t);
    default: {
      const { participants, place, date, note } = value as AssessmentDetails;
      return filled([format.list(participants), place, date && format.looseDate(date), note], t);
    }
  }
}

/** The codes too: two versions may have one name and differ in what the party stands for. */
export function partyLines(
  { t, format }: Pick<Words, 't' | 'format'>,
  profile: PartyProfile,
): string[] {
  const { name, district, municipalityCodes } = profile;
  const codes =
    municipalityCodes.length === 0
      ? undefined
      : t('value.codes', {
          count: municipalityCodes.length,
          codes: format.list(municipalityCodes),
        });
  return filled([name, district === name ? undefined : district, codes], t);
}

function filled(lines: readonly (string | null | undefined)[], t: Words['t']): string[] {
  const written = lines.filter((line) => line !== null && line !== undefined && line !== '');
  return written.length > 0 ? (written as string[]) : [t('value.empty')];
}

function answerLines(
  words: Words,
  record: KeptRecord & { kind: 'assessment' },
  item: string,
  answer: Answer,
): string[] {
  return filled(
    [answerWord(words, record, item, answer), answer.comment, evidenceLine(words, answer)],
    words.t,
  );
}

/** `På väg`; undefined when the instrument is not known here. */
export function answerWord(
  words: Pick<Words, 't' | 'format'>,
  { instrument: id, version }: { instrument: string; version: number },
  item: string,
  { response }: Answer,
): string | undefined {
  const instrument = assessmentInstrument(id, version);
  return instrument && responseWord(words, instrument, item, response);
}

/** `Underlag: Strategi 2026`; undefined when the answer rests on none. */
export function evidenceLine(
  { t, format, documentTitle }: Words,
  { documents }: Answer,
): string | undefined {
  if (documents.length === 0) return undefined;
  const titles = documents.map((id) => documentTitle(id) ?? t('value.documentMissing'));
  return t('value.evidence', { titles: format.list(titles) });
}

function responseWord(
  { t, format }: Pick<Words, 't' | 'format'>,
  instrument: AssessmentInstrument,
  itemKey: string,
  response: Response | null,
): string {
  const item = findItem(instrument, itemKey);
  const names = answerNames(instrument, item?.kind === 'level' ? item.scale : '', format);
  switch (response?.kind) {
    case undefined:
      return names.unanswered;
    case 'level':
      return names.levels[response.level] ?? String(response.level);
    case 'unknown':
      return names.unknown;
    case 'not-applicable':
      return names.notApplicable;
    case 'number':
      return format.number(response.number, 6);
    case 'percent':
      return format.percent(response.percent);
    case 'text':
      return response.text;
    case 'choice': {
      const options = item?.kind === 'choice' ? item.options : [];
      const option = options.find(({ key }) => key === response.option);
      return option === undefined ? t('common:marks.answered') : format.text(option.label);
    }
  }
}

/** Where the field is shown, so that a person can choose between two versions there. */
export function placePath(record: KeptRecord, field: string, ownParty: string | undefined): string {
  switch (record.kind) {
    case 'party':
    case 'network':
      return paths.settings;
    case 'review':
      return paths.review(record.id);
    case 'document': {
      const whose = record.party === ownParty ? '' : `&part=${encodeURIComponent(record.party)}`;
      return `${paths.document(record.id)}${whose}`;
    }
    case 'action':
    case 'sign-off':
      return paths.exchange;
    case 'assessment': {
      const { instrument, period, party } = record;
      const item = itemOfField(field) ?? /^assignment:(.+)$/.exec(field)?.[1];
      const search = new URLSearchParams();
      if (party !== ownParty) search.set('part', party);
      if (item !== undefined)
        search.set(instrument === implementationKeyId ? 'dimension' : 'rad', item);
      const path =
        instrument === implementationKeyId
          ? paths.key(period)
          : instrument === inventoryMatrixId
            ? paths.matrix(period)
            : paths.addOn(instrument, period);
      return search.size === 0 ? path : `${path}?${search.toString()}`;
    }
  }
}

/** The place of something wrong in a refused file. Its names are not to be trusted, so only its keys are shown. */
export function refusedPlace(words: Pick<Words, 't' | 'format'>, record: string, field: string) {
  const [, party = '', instrument = '', period = ''] =
    /^assessment:([^/]+)\/([^/]+)\/([^/]+)$/.exec(record) ?? [];
  const where =
    isPeriod(period) && assessmentInstrument(instrument) !== undefined
      ? words.t('place.assessment', {
          party,
          instrument: instrumentName(words, instrument),
          period: words.format.period(period),
        })
      : record;
  const item = itemOfField(field) ?? field;
  return item === '' ? where : words.t('place.field', { where, field: item });
}
