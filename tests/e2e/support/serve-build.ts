import type { TestProject } from 'vitest/node';
import { findBrowser } from '../../support/browser.ts';
import { serveBuiltApp } from '../../support/built-app.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The address of the built app: `inject('appUrl')` in a test. */
    appUrl: string;
  }
}

export async function setup(project: TestProject) {
  // Here rather than in the first test: installing a browser may take longer than a test may.
  findBrowser();
  const app = await serveBuiltApp();
  project.provide('appUrl', app.url);
  return () => app.close();
}
