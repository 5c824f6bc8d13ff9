// Answers for: how one party's answers move over years and meetings, gaps and falls included.
import type { AssessmentInstrument, Item, ItemOfKind } from './instrument.ts';
import { comparePeriods, meetingPeriod, yearOf, yearPeriod, type Period } from './period.ts';
import { levelCounts, type LevelCounts } from './score.ts';
import type { Mark, Summary } from './summary.ts';

export interface ProgressOptions {
  /** Other versions of the instrument that some of the summaries were made with. */
  otherVersions?: readonly AssessmentInstrument[];
  /** For an instrument that is answered at meetings. */
  meetingsPerYear?: number;
}

/** One place on the time axis. `version` is null in a gap: a year or a meeting without an assessment. */
interface Entry {
  period: Period;
  version: number | null;
}

export interface LevelCountsEntry extends Entry {
  /** Null in a gap, and where that version asked no such rows. */
  counts: LevelCounts | null;
}

/** The rows of one area that share a scale. */
export interface LevelCountsSeries {
  section: string;
  scale: string;
  entries: LevelCountsEntry[];
}

export interface StepsEntry extends Entry {
  /** False in a gap, and where that version did not ask the same thing. */
  isAsked: boolean;
  /** Undefined when there is no answer. */
  mark: Mark | undefined;
}

/** One dimension. */
export interface StepsSeries {
  item: string;
  /** The scale's highest level. */
  highest: number;
  entries: StepsEntry[];
}

/**
 * Every period from the first present one to the last, so that a gap stays visible: each year, or each
 * meeting of each year. A meeting beyond the usual number is kept where it is present.
 */
export function periodsThrough(
  present: readonly Period[],
  rhythm: AssessmentInstrument['rhythm'],
  meetingsPerYear = 2,
): Period[] {
  const sorted = [...new Set(present)].sort(comparePeriods);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const all = new Set(sorted);
  for (let year = yearOf(first); year <= yearOf(last); year += 1) {
    if (rhythm === 'yearly') all.add(yearPeriod(year));
    else
      for (let meeting = 1; meeting <= meetingsPerYear; meeting += 1)
        all.add(meetingPeriod(year, meeting));
  }
  return [...all]
    .filter((period) => comparePeriods(first, period) <= 0 && comparePeriods(period, last) <= 0)
    .sort(comparePeriods);
}

/** Rows per level for each area over time: one series for each area and scale of `instrument`. */
export function levelCountsSeries(
  instrument: AssessmentInstrument,
  summaries: readonly Summary[],
  options: ProgressOptions = {},
): LevelCountsSeries[] {
  const moments = momentsOf(instrument, summaries, options);
  return instrument.sections.flatMap((section) => {
    const rows = levelItems(instrument).filter((item) => item.section === section.key);
    return [...new Set(rows.map((item) => item.scale))].map((scale) => ({
      section: section.key,
      scale,
      entries: moments.map(({ period, summary, asked }) => {
        if (summary === undefined) return { period, version: null, counts: null };
        const items = levelItems(asked).filter(
          (item) => item.section === section.key && item.scale === scale,
        );
        const counts = items.length === 0 ? null : levelCounts(items, summary.marks);
        return { period, version: summary.version, counts };
      }),
    }));
  });
}

/** The step of each dimension over time. */
export function stepsSeries(
  instrument: AssessmentInstrument,
  summaries: readonly Summary[],
  options: ProgressOptions = {},
): StepsSeries[] {
  const moments = momentsOf(instrument, summaries, options);
  return levelItems(instrument).map((item) => ({
    item: item.key,
    highest: item.levels.length - 1,
    entries: moments.map(({ period, summary, asked }) => {
      const isAsked = summary !== undefined && asksTheSame(asked, item);
      return {
        period,
        version: summary?.version ?? null,
        isAsked,
        mark: isAsked ? summary.marks[item.key] : undefined,
      };
    }),
  }));
}

/** A row or dimension whose level differs between two periods. */
export interface Change {
  item: string;
  from: number;
  to: number;
}

export interface Changes {
  /** Largest first; equal ones in the instrument's order. */
  rises: Change[];
  falls: Change[];
  /** Rows with the same level in both. */
  unchanged: string[];
  /** Rows without a level in one of the periods, or that were not asked in both. */
  notCompared: string[];
}

/** What has changed from one period to another. Every row with a scale is in exactly one of the four lists. */
export function changesBetween(
  instrument: AssessmentInstrument,
  before: Summary,
  after: Summary,
  options: ProgressOptions = {},
): Changes {
  const changes: Changes = { rises: [], falls: [], unchanged: [], notCompared: [] };
  const askedBefore = versionOf(instrument, before, options);
  const askedAfter = versionOf(instrument, after, options);
  for (const item of levelItems(instrument)) {
    const [from, to] = [before.marks[item.key], after.marks[item.key]];
    const isComparable = asksTheSame(askedBefore, item) && asksTheSame(askedAfter, item);
    if (!isComparable || typeof from !== 'number' || typeof to !== 'number')
      changes.notCompared.push(item.key);
    else if (to === from) changes.unchanged.push(item.key);
    else (to > from ? changes.rises : changes.falls).push({ item: item.key, from, to });
  }
  const bySize = (a: Change, b: Change) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from);
  changes.rises.sort(bySize);
  changes.falls.sort(bySize);
  return changes;
}

/** A place on the time axis where the instrument changed version. */
export interface VersionBreak {
  /** The first period with the new version. */
  period: Period;
  from: number;
  to: number;
}

/** Gaps in between do not hide a change of version. */
export function versionBreaks(entries: readonly Entry[]): VersionBreak[] {
  const breaks: VersionBreak[] = [];
  let known: number | null = null;
  for (const { period, version } of entries) {
    if (version === null) continue;
    if (known !== null && known !== version) breaks.push({ period, from: known, to: version });
    known = version;
  }
  return breaks;
}

/** The keys of the items that both versions ask in the same way, in the later version's order. */
export function comparableItems(
  before: AssessmentInstrument,
  after: AssessmentInstrument,
): string[] {
  return after.items.filter((item) => asksTheSame(before, item)).map((item) => item.key);
}

/** Same key, same kind, and for a level the same number of levels on the same scale. */
function asksTheSame(instrument: AssessmentInstrument, item: Item): boolean {
  const other = instrument.items.find(({ key }) => key === item.key);
  if (other?.kind !== item.kind) return false;
  if (other.kind !== 'level' || item.kind !== 'level') return true;
  return other.scale === item.scale && other.levels.length === item.levels.length;
}

function levelItems(instrument: AssessmentInstrument): ItemOfKind<'level'>[] {
  return instrument.items.filter((item) => item.kind === 'level');
}

/** The version that the answers were given in; the shown one where that version is not at hand. */
function versionOf(
  instrument: AssessmentInstrument,
  summary: Summary,
  { otherVersions = [] }: ProgressOptions,
): AssessmentInstrument {
  return (
    [instrument, ...otherVersions].find(({ version }) => version === summary.version) ?? instrument
  );
}

function momentsOf(
  instrument: AssessmentInstrument,
  summaries: readonly Summary[],
  options: ProgressOptions,
) {
  const byPeriod = new Map(summaries.map((summary) => [summary.period, summary]));
  const periods = periodsThrough([...byPeriod.keys()], instrument.rhythm, options.meetingsPerYear);
  return periods.map((period) => {
    const summary = byPeriod.get(period);
    const asked = summary === undefined ? instrument : versionOf(instrument, summary, options);
    return { period, summary, asked };
  });
}
