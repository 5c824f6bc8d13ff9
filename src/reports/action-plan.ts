// Answers for: an action in words, the same on the page, on paper, in a spreadsheet and in a calendar.
import type { TFunction } from 'i18next';
import { itemTitle, sectionTitle } from '#charts/chart-texts.ts';
import {
  isOverdue,
  logOf,
  type ActionOrigin,
  type ActionProfile,
  type PlannedAction,
} from '#domain/action.ts';
import { profileOf, type Review } from '#domain/review.ts';
import type { Format } from '#i18n/format.ts';
import { assessmentInstrument, implementationKeyId } from '#instruments/index.ts';

/** What the words are made with: the reader's language and day, and the reviews that are here. */
export interface PlanWords {
  t: TFunction<'actions'>;
  format: Format;
  /** `YYYY-MM-DD`. */
  today: string;
  reviews: readonly Review[];
}

export interface PlanEntry extends PlannedAction {
  /** What is to be done, or that it has not been written yet. */
  what: string;
  /** Where it was born: `A5. Budgeten prövas …`; undefined for one thought of freely. */
  origin: string | undefined;
  area: Area;
  isOverdue: boolean;
  /** Oldest first. */
  log: ReturnType<typeof logOf>;
}

interface Area {
  title: string;
  /** Areas lie in the order of the instruments, then reviews, then what has no area. */
  order: string;
}

export function planEntry(planned: PlannedAction, words: PlanWords): PlanEntry {
  const { action, profile } = planned;
  return {
    ...planned,
    what: profile.what.trim() || words.t('unnamed'),
    origin: profile.origin === null ? undefined : originTitle(profile.origin, words),
    area: areaOf(profile.origin, words),
    isOverdue: isOverdue(action, words.today),
    log: logOf(action),
  };
}

export interface AreaEntries {
  title: string;
  entries: PlanEntry[];
}

/** Areas in order; within an area as they came. */
export function byArea(entries: readonly PlanEntry[]): AreaEntries[] {
  const areas = new Map<string, AreaEntries>();
  for (const entry of entries.toSorted((a, b) => (a.area.order < b.area.order ? -1 : 1))) {
    const known = areas.get(entry.area.order) ?? { title: entry.area.title, entries: [] };
    known.entries.push(entry);
    areas.set(entry.area.order, known);
  }
  return [...areas.values()].map(({ title, entries: own }) => ({
    title,
    entries: entries.filter((entry) => own.includes(entry)),
  }));
}

export function originTitle(origin: ActionOrigin, { t, format, reviews }: PlanWords): string {
  switch (origin.kind) {
    case 'item': {
      const instrument = assessmentInstrument(origin.instrument);
      return instrument === undefined
        ? origin.item
        : itemTitle(instrument, origin.item, format.language).replace(/\.$/, '');
    }
    case 'contradiction': {
      const key = assessmentInstrument(implementationKeyId);
      return t('origin.contradiction', {
        dimension:
          key === undefined
            ? origin.dimension
            : itemTitle(key, origin.dimension, format.language).replace(/\.$/, ''),
      });
    }
    case 'recommendation': {
      const review = reviews.find(({ id }) => id === origin.review);
      const title = review === undefined ? '' : profileOf(review).title.trim();
      return title === ''
        ? t('origin.someRecommendation')
        : t('origin.recommendation', { review: title });
    }
  }
}

function areaOf(origin: ActionOrigin | null, { t, format }: PlanWords): Area {
  switch (origin?.kind) {
    case undefined:
      return { title: t('area.free'), order: 'z' };
    case 'recommendation':
      return { title: t('area.reviews'), order: 'y' };
    case 'contradiction':
      return instrumentArea(implementationKeyId, origin.dimension, format);
    case 'item':
      return instrumentArea(origin.instrument, origin.item, format);
  }
}

/** The item's section, or the whole instrument where it is not divided. */
function instrumentArea(id: string, item: string, format: Format): Area {
  const instrument = assessmentInstrument(id);
  if (instrument === undefined) return { title: id, order: `x ${id}` };
  const section = instrument.items.find(({ key }) => key === item)?.section;
  // The yearly matrix before the meetings' key, and add-ons after both.
  const place = instrument.addOn ? 2 : instrument.rhythm === 'yearly' ? 0 : 1;
  return instrument.sections.length > 1 && section !== undefined
    ? {
        title: sectionTitle(instrument, section, format.language),
        order: `${place} ${id} ${String(instrument.sections.findIndex(({ key }) => key === section)).padStart(3, '0')}`,
      }
    : { title: format.text(instrument.name), order: `${place} ${id}` };
}

export function dueWords({ due }: ActionProfile, { t, format }: PlanWords): string {
  return due === null ? t('due.none') : format.looseDate(due);
}

export function moneyWords(
  { money }: ActionProfile,
  { t, format }: Pick<PlanWords, 't' | 'format'>,
): string {
  return money === null
    ? ''
    : t(`money.${money.currency}`, { amount: format.number(money.amount, 2) });
}

export function riskWords(
  { risk }: Pick<ActionProfile, 'risk'>,
  { t }: Pick<PlanWords, 't'>,
): string {
  return risk === null
    ? ''
    : t('risk.told', {
        likelihood: t(`risk.likelihoods.${risk.likelihood as 1}`),
        consequence: t(`risk.consequences.${risk.consequence as 1}`).toLowerCase(),
      });
}
