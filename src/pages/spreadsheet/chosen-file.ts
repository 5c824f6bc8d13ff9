// Answers for: where one is with the chosen file: being read, refused, open, or read in.
import { useRef, useState } from 'react';
import type { Period } from '#domain/period.ts';
import type { SpreadsheetProblem, Workbook } from '#exchange/spreadsheet/grid.ts';
import { readFile } from '#exchange/spreadsheet/read-file.ts';

export interface ImportResult {
  file: string;
  years: Period[];
  answers: number;
  reasons: number;
}

export type FileState =
  | { step: 'none' }
  | { step: 'reading'; name: string }
  | { step: 'refused'; name: string; problem: SpreadsheetProblem }
  /** `turn` is new for each file, so that nothing chosen for one is kept for the next. */
  | { step: 'open'; name: string; workbook: Workbook; turn: number }
  | { step: 'done'; result: ImportResult };

export interface ChosenFile {
  state: FileState;
  choose: (file: File) => Promise<void>;
  done: (result: ImportResult) => void;
}

export function useChosenFile(): ChosenFile {
  const [state, setState] = useState<FileState>({ step: 'none' });
  const turn = useRef(0);
  return {
    state,
    choose: async (file) => {
      const mine = (turn.current += 1);
      const { name } = file;
      setState({ step: 'reading', name });
      const read = await readFile(file);
      // Another file has been chosen in the meantime.
      if (turn.current !== mine) return;
      setState(
        read.ok
          ? { step: 'open', name, workbook: read.value, turn: mine }
          : { step: 'refused', name, problem: read.error },
      );
    },
    done: (result) => setState({ step: 'done', result }),
  };
}
