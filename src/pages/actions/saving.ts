// Answers for: how an action is saved, also one that does not exist until something is written in its form.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ActionProfile } from '#domain/action.ts';
import { useCommands } from '#storage/provider.tsx';

/** False when it could not be saved; the header then says why. `over`: the parts as the person saw them. */
export type SaveAction = (
  change: Partial<ActionProfile>,
  seen: readonly string[],
  over?: Partial<ActionProfile>,
) => Promise<boolean>;

interface Begun {
  save: SaveAction;
  /** The action that this form has begun. */
  begun: string | undefined;
}

/**
 * `id` is undefined in the form of a new action: the first save makes it, with `start` for all that has not
 * been touched, and `onBegin` hears its id if the form is still on the screen.
 */
export function useSaveAction(
  party: string,
  id: string | undefined,
  start: ActionProfile,
  onBegin: (id: string) => void,
): Begun {
  const commands = useCommands();
  const [begun, setBegun] = useState<string | undefined>(undefined);
  // Two fields saved at nearly the same time begin one action, not two.
  const beginning = useRef<Promise<string | undefined> | undefined>(undefined);
  const latest = useRef({ id, start, onBegin, isShown: false });
  useEffect(() => {
    latest.current = { ...latest.current, id, start, onBegin };
  });
  useEffect(() => {
    latest.current.isShown = true;
    return () => {
      latest.current.isShown = false;
    };
  }, []);

  const begin = useCallback(
    async (change: Partial<ActionProfile>) => {
      const created = await commands.createAction(party, { ...latest.current.start, ...change });
      if (!created.ok) return undefined;
      void commands.askToPersist();
      if (latest.current.isShown) {
        setBegun(created.value);
        latest.current.onBegin(created.value);
      }
      return created.value;
    },
    [commands, party],
  );

  const save = useCallback<SaveAction>(
    async (change, seen, over) => {
      let action = latest.current.id;
      if (action === undefined) {
        if (beginning.current === undefined) {
          beginning.current = begin(change);
          const made = await beginning.current;
          // What was refused may be mended and tried again.
          if (made === undefined) beginning.current = undefined;
          return made !== undefined;
        }
        action = await beginning.current;
        if (action === undefined) return false;
      }
      const { ok } = await commands.setAction(action, change, seen, over);
      if (ok) void commands.askToPersist();
      return ok;
    },
    [commands, begin],
  );
  return { save, begun };
}
