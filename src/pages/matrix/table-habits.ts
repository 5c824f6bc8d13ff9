// Answers for: how one likes to work in the table, as long as the window is open.
import { create } from 'zustand';

interface TableHabits {
  /** Whether an answer leads on to the row below. */
  goesDown: boolean;
  setGoesDown: (goesDown: boolean) => void;
  /** Whether the list of a narrow screen has every year, and not only this one and the one before. */
  showsAllYears: boolean;
  setShowsAllYears: (showsAllYears: boolean) => void;
}

export const useTableHabits = create<TableHabits>()((set) => ({
  goesDown: false,
  setGoesDown: (goesDown) => set({ goesDown }),
  showsAllYears: false,
  setShowsAllYears: (showsAllYears) => set({ showsAllYears }),
}));
