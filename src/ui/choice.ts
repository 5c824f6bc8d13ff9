// Answers for: a choice that shows at once and saves itself, without falling back while the storage answers.
import { useEffect, useRef, useState } from 'react';

interface Chosen<T> {
  value: T;
  /** What was chosen just before and may not have come to the screen yet: it is on its way there still. */
  before: readonly T[];
  /** Once saved: the revisions on the screen at that moment. Any newer ones take over. */
  savedOver: string | undefined;
}

/**
 * `saved` is the stored value and `seen` the revisions it was read from. `save` resolves to false when the
 * choice could not be saved: then the stored value shows again.
 */
export function useChoice<T>(
  saved: T,
  seen: readonly string[],
  save: (value: T, seen: readonly string[]) => Promise<boolean>,
): { value: T; choose: (value: T) => void } {
  const [chosen, setChosen] = useState<Chosen<T> | undefined>(undefined);
  const revisions = seen.join(' ');
  const latest = useRef({ revisions, turn: 0 });
  useEffect(() => {
    latest.current.revisions = revisions;
  });

  const isShown =
    chosen !== undefined &&
    (chosen.savedOver === undefined ||
      chosen.savedOver === revisions ||
      chosen.before.some((value) => isSame(value, saved)));
  if (chosen !== undefined && !isShown) setChosen(undefined);

  const choose = (value: T) => {
    const turn = (latest.current.turn += 1);
    const before = isShown ? [...chosen.before, chosen.value] : [];
    setChosen({
      value,
      before: before.filter((one) => !isSame(one, value)),
      savedOver: undefined,
    });
    void save(value, seen).then((isSaved) => {
      if (latest.current.turn !== turn) return;
      setChosen((now) =>
        now && isSaved ? { ...now, savedOver: latest.current.revisions } : undefined,
      );
    });
  };
  return { value: isShown ? chosen.value : saved, choose };
}

/** Both are made alike here: what is stored is what was chosen. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
