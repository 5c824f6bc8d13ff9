import { format } from 'node:util';
import 'fake-indexeddb/auto';
import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';
import { fillJsdomGaps } from './jsdom-gaps.ts';

fillJsdomGaps();

const complaints: string[] = [];

beforeEach(() => {
  complaints.length = 0;
  // React reports missing keys, updates outside act and broken nesting here and nowhere else.
  vi.spyOn(console, 'error').mockImplementation((...parts: unknown[]) => {
    complaints.push(format(...parts));
  });
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  if (complaints.length > 0) {
    throw new Error(`console.error was called:\n${complaints.join('\n')}`);
  }
});
