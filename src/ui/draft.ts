// Answers for: keeping what is typed in a field until it is saved: after a pause, on leaving, and when the page is hidden.
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { holdPress } from './steady-press.ts';
import { hasUnsavedWords, markUnsaved, useUnsavedDrafts } from './unsaved-drafts.ts';

/** How long a pause in typing lasts before the words are saved, in milliseconds. */
const pauseMs = 500;

/** How often the words are tried again while the storage takes nothing, in milliseconds. */
const triesMs = 5000;

interface Draft {
  value: string;
  change: (value: string) => void;
  /** Saves at once; call it on blur. */
  flush: () => void;
}

interface Typed {
  value: string;
  /** Once saved: what was stored and seen at that moment. Anything newer takes the field over. */
  savedOver: string | undefined;
}

/**
 * Every field on the page, and those of pages that have been left whose words could not be saved yet. They
 * share their listeners: a page may have a hundred fields.
 */
const onPage = new Map<string, () => void>();

function putOnPage(id: string, flush: () => void): void {
  if (onPage.size === 0) {
    document.addEventListener('visibilitychange', flushWhenHidden);
    window.addEventListener('pagehide', saveDrafts);
    document.addEventListener('pointerdown', holdPress, true);
  }
  onPage.set(id, flush);
}

function takeOffPage(id: string): void {
  markUnsaved(id, false);
  onPage.delete(id);
  if (onPage.size > 0) return;
  document.removeEventListener('visibilitychange', flushWhenHidden);
  window.removeEventListener('pagehide', saveDrafts);
  document.removeEventListener('pointerdown', holdPress, true);
}

/** Saves at once whatever has been typed. */
export function saveDrafts(): void {
  for (const flush of onPage.values()) flush();
}

function flushWhenHidden(): void {
  if (document.visibilityState === 'hidden') saveDrafts();
}

let tries: ReturnType<typeof setInterval> | undefined;

/** Whether the storage takes nothing at present: then the words are kept and tried again, and closing the window is asked about. */
export function keepTrying(isAway: boolean): void {
  if (isAway === (tries !== undefined)) return;
  clearInterval(tries);
  tries = isAway ? setInterval(saveDrafts, triesMs) : undefined;
  if (isAway) window.addEventListener('beforeunload', askBeforeLeaving);
  else window.removeEventListener('beforeunload', askBeforeLeaving);
}

function askBeforeLeaving(event: BeforeUnloadEvent): void {
  if (hasUnsavedWords(useUnsavedDrafts.getState())) event.preventDefault();
}

/** `over` is the text that stood in the field when the typing began, or that was saved from it since. */
export type SaveDraft = (value: string, seen: readonly string[], over: string) => Promise<boolean>;

interface Pending {
  value: string;
  seen: readonly string[];
  over: string;
}

/**
 * `saved` is the stored text and `seen` the revisions it was read from. `save` gets the revisions seen when
 * the typing began, so that another window's change in between becomes a shown choice. It resolves to false
 * when the text could not be saved: then it stays here, marked as unsaved.
 */
export function useDraft(saved: string, seen: readonly string[], save: SaveDraft): Draft {
  const id = useId();
  const [typed, setTyped] = useState<Typed | undefined>(undefined);
  const pending = useRef<Pending | undefined>(undefined);
  const saving = useRef<Pending | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const isLeft = useRef(false);
  const latest = useRef({ save, seen, source: '', shown: '' });
  // The stored text follows a moment after the save: until it has come, the typed words stay in the field.
  const source = JSON.stringify([saved, seen]);
  const isShown =
    typed !== undefined && (typed.savedOver === undefined || typed.savedOver === source);
  const shown = isShown ? typed.value : saved;
  useEffect(() => {
    latest.current = { save, seen, source, shown };
  });

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    const words = pending.current;
    // Left and unmounted at once: the second save would overwrite what was chosen in between.
    if (words === undefined || words === saving.current) return;
    saving.current = words;
    const ended = (isSaved: boolean) => {
      if (saving.current === words) saving.current = undefined;
      // Typed on while it was saving: the newer words wait for their own turn.
      if (pending.current !== words) {
        if (isSaved && pending.current) pending.current.over = words.value;
        return;
      }
      if (!isSaved) {
        // What can't be saved later either has been told, and is left with its page.
        if (isLeft.current && tries === undefined) takeOffPage(id);
        return;
      }
      pending.current = undefined;
      if (isLeft.current) takeOffPage(id);
      markUnsaved(id, false);
      setTyped({ value: words.value, savedOver: latest.current.source });
    };
    void latest.current.save(words.value, words.seen, words.over).then(ended, (error: unknown) => {
      ended(false);
      throw error;
    });
  }, [id]);

  const change = useCallback(
    (value: string) => {
      setTyped({ value, savedOver: undefined });
      const { seen: seenNow, shown: over } = latest.current;
      pending.current = { ...(pending.current ?? { seen: seenNow, over }), value };
      markUnsaved(id, true);
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, pauseMs);
    },
    [flush, id],
  );

  useEffect(() => {
    putOnPage(id, flush);
    isLeft.current = false;
    return () => {
      isLeft.current = true;
      flush();
      if (pending.current === undefined) takeOffPage(id);
    };
  }, [flush, id]);

  return { value: shown, change, flush };
}
