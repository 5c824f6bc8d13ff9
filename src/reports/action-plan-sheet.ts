// Answers for: the action plan as two tables for a spreadsheet: the actions, and what has happened.
import { byArea, riskWords, type PlanEntry, type PlanWords } from './action-plan.ts';

type Cell = string | number | null;

/** A table with its headings in the first row; widths in characters. */
export interface PlanSheet {
  name: string;
  rows: Cell[][];
  widths: number[];
  fixedColumns: number;
}

/** `cellLimit`: how many characters one cell holds. What is longer goes on in the row below, never away. */
export function actionPlanSheets(
  entries: readonly PlanEntry[],
  words: PlanWords,
  cellLimit: number,
): PlanSheet[] {
  const { t } = words;
  const numbered = byArea(entries)
    .flatMap(({ entries: own }) => own)
    .map((entry, index) => ({ entry, number: index + 1 }));
  const split = (rows: Cell[][]) => rows.flatMap((row) => pieces(row, cellLimit));
  return [
    {
      name: t('sheet.actions'),
      fixedColumns: 2,
      widths: [5, 40, 26, 12, 24, 12, 14, 9, 40, 40, 40, 26, 40],
      rows: [
        [
          t('sheet.number'),
          t('fields.what'),
          t('fields.area'),
          t('fields.state'),
          t('fields.owner'),
          t('fields.due'),
          t('sheet.amount'),
          t('sheet.currency'),
          t('fields.why'),
          t('fields.goal'),
          t('fields.childrensPart'),
          t('fields.risk'),
          t('fields.origin'),
        ],
        ...split(
          numbered.map(({ entry, number }) => {
            const { profile } = entry;
            return [
              number,
              entry.what,
              entry.area.title,
              t(`state.${profile.state}`),
              profile.owner,
              profile.due,
              profile.money?.amount ?? null,
              profile.money?.currency ?? null,
              profile.why,
              profile.goal,
              profile.childrensPart,
              riskWords(profile, words),
              entry.origin ?? null,
            ];
          }),
        ),
      ],
    },
    {
      name: t('sheet.log'),
      fixedColumns: 2,
      widths: [5, 40, 12, 60, 12],
      rows: [
        [t('sheet.number'), t('fields.what'), t('log.date'), t('log.text'), t('log.state')],
        ...split(
          numbered.flatMap(({ entry, number }) =>
            entry.log.map(({ value }) => [
              number,
              entry.what,
              value.date,
              value.text,
              t(`state.${value.state}`),
            ]),
          ),
        ),
      ],
    },
  ];
}

/** One row, or more where a text does not fit in one cell. */
function pieces(row: Cell[], limit: number): Cell[][] {
  const count = Math.max(
    1,
    ...row.map((cell) => (typeof cell === 'string' ? Math.ceil(cell.length / limit) : 1)),
  );
  return Array.from({ length: count }, (_, part) =>
    row.map((cell) => {
      if (typeof cell === 'string') return cell.slice(part * limit, (part + 1) * limit) || null;
      return part === 0 ? cell : null;
    }),
  );
}
