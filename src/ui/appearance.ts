// Answers for: light, dark or as the computer has it, remembered on this machine.

export const appearances = ['auto', 'light', 'dark'] as const;
export type Appearance = (typeof appearances)[number];

const storageKey = 'nyckelring.appearance';

export function rememberedAppearance(): Appearance {
  const chosen = localStorage.getItem(storageKey);
  return appearances.find((appearance) => appearance === chosen) ?? 'auto';
}

export function applyAppearance(appearance: Appearance): void {
  document.documentElement.dataset.colorScheme = appearance;
}

export function chooseAppearance(appearance: Appearance): void {
  localStorage.setItem(storageKey, appearance);
  applyAppearance(appearance);
}
