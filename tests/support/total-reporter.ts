import { writeSync } from 'node:fs';
import type { Reporter, TestModule, TestRunEndReason, Vitest } from 'vitest/node';

// Vitest loads a reporter by its default export.
/**
 * Ends every run with the one line `N passed, N failed`, whatever else was printed.
 * A file that does not load and an error outside a test count as failures. So does a skipped test:
 * we allow none, since a test that nobody runs says nothing.
 */
export default class TotalReporter implements Reporter {
  private passed = 0;
  private failed = 0;
  private finished = false;
  private namesAreFiltered = false;
  private readonly skipped: string[] = [];

  onInit(vitest: Vitest) {
    this.namesAreFiltered = vitest.config.testNamePattern !== undefined;
    // At exit, because the default reporter and the teardown may still print after the last test.
    process.once('exit', () => {
      this.printTotal();
    });
  }

  onTestRunEnd(
    modules: readonly TestModule[],
    unhandledErrors: readonly unknown[],
    reason: TestRunEndReason,
  ) {
    this.passed = 0;
    this.skipped.length = 0;
    this.failed = unhandledErrors.length;
    for (const testModule of modules) {
      this.failed += testModule.errors().length;
      for (const suite of testModule.children.allSuites()) this.failed += suite.errors().length;
      for (const test of testModule.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') this.passed += 1;
        else if (state === 'failed') this.failed += 1;
        else if (!this.namesAreFiltered) this.skipped.push(test.fullName);
      }
    }
    // A set-up that fails ends the run before any test has an error of its own.
    if (reason !== 'passed' && this.failed === 0) this.failed = 1;
    this.finished = true;
  }

  private printTotal() {
    // A run that broke off before its end has not passed.
    if (!this.finished) this.failed += 1;
    for (const name of this.skipped) {
      writeSync(1, `Skipped, and so counted as failed: ${name}\n`);
    }
    const failed = this.failed + this.skipped.length;
    if (failed > 0) process.exitCode = 1;
    writeSync(1, `${String(this.passed)} passed, ${String(failed)} failed\n`);
  }
}
