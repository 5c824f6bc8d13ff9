// Answers for: the action plan as a report: area by area, every field and the whole log.
import type { Block, ReportDocument } from './document.ts';
import { blocksOfText } from './document.ts';
import {
  byArea,
  dueWords,
  moneyWords,
  riskWords,
  type PlanEntry,
  type PlanWords,
} from './action-plan.ts';

export interface ActionPlanInput {
  entries: readonly PlanEntry[];
  /** The party's name. */
  party: string;
  now: Date;
  words: PlanWords;
}

export function actionPlanReport({ entries, party, now, words }: ActionPlanInput): ReportDocument {
  const { t, format } = words;
  const date = format.date(now);
  return {
    title: t('report.title'),
    subtitle: party,
    language: format.language,
    party,
    author: party,
    byline: t('report.byline', { date, count: entries.length }),
    date,
    blocks: byArea(entries).flatMap(({ title, entries: own }): Block[] => [
      { kind: 'heading', level: 1, text: title },
      ...own.flatMap((entry) => actionBlocks(entry, words)),
    ]),
  };
}

function actionBlocks(entry: PlanEntry, words: PlanWords): Block[] {
  const { t, format } = words;
  const { profile, log } = entry;
  const pairs: [string, string][] = [
    [t('fields.state'), t(`state.${profile.state}`)],
    [t('fields.owner'), profile.owner],
    [t('fields.due'), dueWords(profile, words)],
    [t('fields.money'), moneyWords(profile, words)],
    [t('fields.risk'), riskWords(profile, words)],
    [t('fields.origin'), entry.origin ?? ''],
  ];
  const texts: [string, string][] = [
    [t('fields.why'), profile.why],
    [t('fields.goal'), profile.goal],
    [t('fields.childrensPart'), profile.childrensPart],
  ];
  return [
    { kind: 'heading', level: 2, text: entry.what },
    ...(entry.isOverdue ? [{ kind: 'notice' as const, text: t('due.overdue') }] : []),
    facts(pairs),
    ...texts.flatMap(([label, text]): Block[] =>
      text.trim() === ''
        ? []
        : [{ kind: 'paragraph', text: label, isQuiet: true }, ...blocksOfText(text)],
    ),
    ...(log.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            table: {
              caption: t('log.title'),
              columns: [
                { heading: t('log.date'), isNumber: false, weight: 2 },
                { heading: t('log.text'), isNumber: false, weight: 5 },
                { heading: t('log.state'), isNumber: false, weight: 1.5 },
              ],
              rows: log.map(({ value }) => [
                format.looseDate(value.date),
                value.text.trim(),
                t(`state.${value.state}`),
              ]),
            },
          },
        ]),
  ];
}

function facts(pairs: readonly [string, string][]): Block {
  return {
    kind: 'facts',
    facts: pairs.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value })),
  };
}
