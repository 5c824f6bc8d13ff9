import { vi } from 'vitest';

/** The window is as narrow as a phone until mocks are restored. */
export function narrowTheScreen(): void {
  const matchMedia = window.matchMedia.bind(window);
  vi.spyOn(window, 'matchMedia').mockImplementation((query) => ({
    ...matchMedia(query),
    matches: query.includes('width <'),
  }));
}
