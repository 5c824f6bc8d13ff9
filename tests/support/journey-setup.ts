import { format } from 'node:util';
import 'fake-indexeddb/auto';
import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';
import { fillJsdomGaps } from './jsdom-gaps.ts';

fillJsdomGaps();

// A page is loaded when it is first opened, on a machine that may be busy with other tests.
configure({ asyncUtilTimeout: 10_000 });

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
