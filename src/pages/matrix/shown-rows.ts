// Answers for: which rows of the sheet are shown at this moment, and how many each filter would show.
import { useMemo, useState } from 'react';
import { isAnswered } from '#domain/answer.ts';
import { isSameResponse } from '#domain/answer-check.ts';
import { answerOf, assignmentOf, type Assessment } from '#domain/assessment.ts';
import type { Item } from '#domain/instrument.ts';
import { sheetCheck, type CheckedRow, type SheetWarning } from '#domain/sheet-check.ts';
import type { YearlySheetData } from '#storage/queries.ts';
import {
  choiceCounts,
  chosenRows,
  isChosen,
  type ChoiceCounts,
  type RowChoice,
  type RowFacts,
  type StateFilter,
} from './row-choice.ts';
import type { Sheet } from './sheet.ts';

/** Every row with what it can be chosen by. */
export interface SheetRow extends RowFacts {
  item: Item;
  isAnswered: boolean;
  /** Without the two that say that there is no one answer to warn about. */
  warnings: readonly SheetWarning[];
}

const stateOfWarning: Partial<Record<SheetWarning['kind'], StateFilter>> = {
  unanswered: 'unanswered',
  'evidence-missing': 'lacks-evidence',
  'evidence-undated': 'lacks-evidence',
  'evidence-old': 'old-evidence',
  'evidence-expired': 'old-evidence',
};

/** What there is to look over on the sheet: one list for the rows, the filters and the page of its own. */
export function useSheetCheck(
  sheet: Sheet,
  assessment: Assessment | null,
  last: Assessment | null,
): CheckedRow[] {
  return useMemo(
    () =>
      sheetCheck({
        instrument: sheet.instrument,
        assessment,
        previous: sheet.previous && { instrument: sheet.previous.instrument, assessment: last },
        on: sheet,
      }),
    [sheet, assessment, last],
  );
}

/** None until the sheet has been read: what is not known yet is not unanswered. */
export function useSheetRows(
  sheet: Sheet,
  data: Pick<YearlySheetData, 'assessment' | 'last'> | undefined,
  check: readonly CheckedRow[],
): SheetRow[] {
  const isRead = data !== undefined;
  const assessment = data?.assessment;
  const last = data?.last;
  return useMemo(() => {
    if (!isRead) return [];
    const { instrument, comparable } = sheet;
    const warningsOf = new Map(check.map(({ item, warnings }) => [item.key, warnings]));
    return instrument.items.map((item) => {
      const { key } = item;
      const answer = answerOf(assessment, key);
      const response = answer?.response;
      const before = comparable.has(key) ? answerOf(last, key)?.response : undefined;
      const warnings = warningsOf.get(key) ?? [];
      const states = new Set(warnings.flatMap(({ kind }) => stateOfWarning[kind] ?? []));
      if (response?.kind === 'unknown') states.add('unknown');
      return {
        item,
        key,
        states,
        isAnswered: isAnswered(answer),
        warnings: warnings.filter(({ kind }) => kind !== 'unanswered' && kind !== 'conflict'),
        assignee: assignmentOf(assessment, key)?.to ?? '',
        isChanged: Boolean(response && before) && !isSameResponse(response, before),
        words: () =>
          [
            key,
            sheet.format.text(item.text),
            item.evidence && sheet.format.text(item.evidence),
            answer?.comment,
            answer?.followUp?.change,
          ]
            .filter(Boolean)
            .join('\n'),
      };
    });
  }, [sheet, isRead, assessment, last, check]);
}

export interface ShownRows {
  /** Whether anything has been chosen or searched for. */
  isChosen: boolean;
  /** Whether a row is to be seen; every row is, when nothing has been chosen. */
  shows: (key: string) => boolean;
  counts: ChoiceCounts;
  /** How many rows match now. */
  matching: number;
  /** How many are still shown that no longer match. */
  left: number;
  /** Takes away those that no longer match. */
  settle: () => void;
}

/**
 * A row that is answered while one looks at the unanswered ones stays where it is until one chooses anew: it
 * would vanish under the hand that writes in it.
 */
export function useShownRows(
  rows: readonly SheetRow[],
  choice: RowChoice,
  own: readonly string[],
): ShownRows {
  const name = JSON.stringify(choice);
  const { matching, counts } = useMemo(() => {
    const asked = JSON.parse(name) as RowChoice;
    return {
      matching: new Set(chosenRows(rows, asked, own).map(({ key }) => key)),
      counts: choiceCounts(rows, asked, own),
    };
  }, [rows, name, own]);
  const [kept, setKept] = useState({ name, keys: matching });
  if (kept.name !== name) setKept({ name, keys: matching });
  else if ([...matching].some((key) => !kept.keys.has(key)))
    setKept({ name, keys: new Set([...kept.keys, ...matching]) });
  const keys = kept.name === name ? kept.keys : matching;
  const isAny = isChosen(choice);
  return {
    isChosen: isAny,
    shows: (key) => !isAny || keys.has(key) || matching.has(key),
    counts,
    matching: matching.size,
    left: isAny ? [...keys].filter((key) => !matching.has(key)).length : 0,
    settle: () => setKept({ name, keys: matching }),
  };
}
