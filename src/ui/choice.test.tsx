import { act, renderHook } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { useChoice } from './choice.ts';

interface Shown {
  saved: string;
  seen: string[];
}

/** A choice whose saving and whose way back to the screen are in the test's hands. */
function begin(first: Shown) {
  const saving: ((isSaved: boolean) => void)[] = [];
  const { result, rerender } = renderHook(
    ({ saved, seen }: Shown) =>
      useChoice(saved, seen, () => new Promise<boolean>((resolve) => saving.push(resolve))),
    { initialProps: first },
  );
  return {
    value: () => result.current.value,
    choose: (value: string) => act(() => result.current.choose(value)),
    /** The storage answers the choice of that number. */
    answer: (number: number, isSaved = true) =>
      act(async () => {
        saving[number]?.(isSaved);
        await Promise.resolve();
      }),
    show: (saved: string, seen: string[]) => rerender({ saved, seen }),
  };
}

describe('A choice', () => {
  test('shows at once, and until the storage tells it', async () => {
    const { value, choose, answer, show } = begin({ saved: 'none', seen: [] });
    choose('yes');
    expect(value()).toBe('yes');
    await answer(0);
    expect(value()).toBe('yes');
    show('yes', ['r1']);
    expect(value()).toBe('yes');
  });

  test('does not fall back to an earlier one that comes to the screen after the last is saved', async () => {
    const { value, choose, answer, show } = begin({ saved: 'none', seen: [] });
    choose('no');
    choose('soon');
    choose('yes');
    await answer(0);
    show('no', ['r1']);
    expect(value()).toBe('yes');
    await answer(1);
    await answer(2);
    show('soon', ['r2']);
    expect(value()).toBe('yes');
    show('yes', ['r3']);
    expect(value()).toBe('yes');
  });

  test('gives way to what another window has chosen since, also when it is what was chosen here before', async () => {
    const { value, choose, answer, show } = begin({ saved: 'none', seen: [] });
    choose('no');
    choose('yes');
    await answer(0);
    await answer(1);
    show('yes', ['r2']);
    show('no', ['other']);
    expect(value()).toBe('no');
  });

  test('that could not be saved shows what is stored', async () => {
    const { value, choose, answer } = begin({ saved: 'none', seen: [] });
    choose('yes');
    await answer(0, false);
    expect(value()).toBe('none');
  });
});
