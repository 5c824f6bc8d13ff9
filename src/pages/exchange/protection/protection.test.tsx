import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { SenderCheck } from '#domain/sender.ts';
import { allTexts, startI18n } from '#i18n/setup.ts';
import { noPassphrase, usablePassphrase } from './chosen-passphrase.ts';
import { PassphraseChoice } from './passphrase-choice.tsx';
import { PassphrasePrompt } from './passphrase-prompt.tsx';
import { SenderLine } from './sender-line.tsx';

beforeAll(async () => {
  await startI18n('sv');
  await allTexts();
});

function Choice({ isAsked = false }: { isAsked?: boolean }) {
  const [chosen, setChosen] = useState(noPassphrase);
  const usable = usablePassphrase(chosen);
  return (
    <>
      <PassphraseChoice chosen={chosen} onChange={setChosen} isAsked={isAsked} />
      <output>{usable.ok ? (usable.value ?? 'öppen') : usable.error}</output>
    </>
  );
}

const outcome = () => screen.getByText((_, element) => element?.tagName === 'OUTPUT').textContent;

describe('choosing whether a file is locked', () => {
  it('leaves it open unless somebody asks', () => {
    render(<Choice />);
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
    expect(outcome()).toBe('öppen');
  });

  it('proposes a password that can be told by phone, and another, and copies it', async () => {
    const user = userEvent.setup();
    render(<Choice />);
    await user.click(screen.getByRole('checkbox', { name: 'Lås filen med ett lösenord' }));
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Lösenord till filen' });
    const first = field.value;
    expect(first).toMatch(/^[a-v]{6}(-[a-v]{6}){3}$/);
    expect(field).toHaveAccessibleDescription(/Säg lösenordet på telefon/);
    expect(outcome()).toBe(first);

    await user.click(screen.getByRole('button', { name: 'Kopiera' }));
    expect(await screen.findByText('Lösenordet är kopierat.')).toBeVisible();
    expect(await navigator.clipboard.readText()).toBe(first);

    await user.click(screen.getByRole('button', { name: 'Föreslå ett annat' }));
    expect(field.value).not.toBe(first);
    expect(outcome()).toBe(field.value);
  });

  it('says what to do when the browser does not let us copy', async () => {
    const user = userEvent.setup();
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'));
    render(<Choice />);
    await user.click(screen.getByRole('checkbox'));
    await user.click(screen.getByRole('button', { name: 'Kopiera' }));
    expect(await screen.findByText(/Markera lösenordet och kopiera det själva/)).toBeVisible();
  });

  it('takes one’s own, and tells of one that is too short when it has been written', async () => {
    const user = userEvent.setup();
    render(<Choice />);
    await user.click(screen.getByRole('checkbox'));
    const field = screen.getByRole('textbox');
    await user.clear(field);
    await user.type(field, 'hemligt');
    expect(screen.queryByText(/minst 12 tecken/)).not.toBeInTheDocument();
    await user.tab();
    expect(screen.getByText('Lösenordet behöver ha minst 12 tecken.')).toBeVisible();
    expect(outcome()).toBe('too-short');

    await user.type(field, ' men långt');
    expect(screen.queryByText(/minst 12 tecken/)).not.toBeInTheDocument();
    expect(outcome()).toBe('hemligt men långt');

    await user.clear(field);
    await user.type(field, 'aaaaaaaaaaaaaa');
    expect(screen.getByText(/lätt att gissa/)).toBeVisible();
  });

  it('keeps what was written when the choice is taken back and made again', async () => {
    const user = userEvent.setup();
    render(<Choice />);
    await user.click(screen.getByRole('checkbox'));
    const text = screen.getByRole<HTMLInputElement>('textbox').value;
    await user.click(screen.getByRole('checkbox'));
    expect(outcome()).toBe('öppen');
    await user.click(screen.getByRole('checkbox'));
    expect(screen.getByRole('textbox')).toHaveValue(text);
  });
});

describe('asking for the password of a locked file', () => {
  it('hands on what was written, and says what is missing', async () => {
    const user = userEvent.setup();
    const onUnlock = vi.fn();
    render(<PassphrasePrompt file="Gävle.nyckelring.age" isWrong={false} onUnlock={onUnlock} />);
    await user.click(screen.getByRole('button', { name: 'Lås upp' }));
    expect(screen.getByText('Skriv lösenordet.')).toBeVisible();
    expect(onUnlock).not.toHaveBeenCalled();

    await user.type(screen.getByLabelText('Lösenord till Gävle.nyckelring.age'), 'bavimo{Enter}');
    expect(onUnlock).toHaveBeenCalledExactlyOnceWith('bavimo');
  });

  it('says that it is wrong, keeps what was written and goes there', () => {
    render(<PassphrasePrompt file="a" isWrong onUnlock={vi.fn()} />);
    const field = screen.getByRole('textbox');
    expect(field).toHaveFocus();
    expect(field).toBeInvalid();
    expect(screen.getByText(/Lösenordet stämmer inte.*Inget har ändrats\./)).toBeVisible();
  });
});

describe('where a file comes from', () => {
  const fingerprint = '4821 0937 5518 2043 7719 0001 4444 9876';
  const before = '1111 2222 3333 4444 5555 6666 7777 8888';
  const since = '2026-11-02T08:00:00.000Z';

  it.each<[SenderCheck, RegExp]>([
    [{ kind: 'own' }, /gjord på den här datorn/],
    [{ kind: 'known', fingerprint, since }, /samma dator som förut.*2 november 2026/],
    [{ kind: 'unsigned' }, /inte underskriven/],
    [{ kind: 'cannot-check' }, /börjar med https/],
    [{ kind: 'first', fingerprint }, /Ring och jämför/],
  ])('is told quietly: %j', (check, words) => {
    const { container } = render(<SenderLine check={check} />);
    expect(container).toHaveTextContent(words);
    expect(container.querySelector('.ds-alert')).toBeNull();
  });

  it('is told with both numbers when it is another place than before', () => {
    const { container } = render(
      <SenderLine check={{ kind: 'changed', fingerprint, before, since }} />,
    );
    expect(container.querySelector('.ds-alert')).toHaveTextContent(/Ring till ett nummer/);
    const [now, earlier] = within(container).getAllByRole('definition');
    expect(now).toHaveTextContent(fingerprint);
    expect(earlier).toHaveTextContent(before);
    expect(container).toHaveTextContent('Förut, sedan 2 november 2026');
  });

  it('is told when files from there used to be signed', () => {
    const { container } = render(<SenderLine check={{ kind: 'unsigned-now', before, since }} />);
    expect(container.querySelector('.ds-alert')).toHaveTextContent(/har tidigare filer .* varit/);
  });
});
