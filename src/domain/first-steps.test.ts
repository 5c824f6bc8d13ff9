import { describe, expect, it } from 'vitest';
import { areFirstStepsShown, firstStepsDone, type FirstStepFacts } from './first-steps.ts';
import type { AssessmentInstrument } from './instrument.ts';

const matrix = {
  sections: [{ key: 'A' }, { key: 'B' }],
  items: [
    { key: 'A1', section: 'A' },
    { key: 'A2', section: 'A' },
    { key: 'B1', section: 'B' },
  ],
} as unknown as AssessmentInstrument;

const nothing: FirstStepFacts = {
  matrix,
  matrixMarks: {},
  keyMarks: {},
  documents: 0,
  actions: 0,
  hasFile: false,
};
const done = (facts: Partial<FirstStepFacts>) =>
  firstStepsDone({ ...nothing, ...facts })
    .filter(({ isDone }) => isDone)
    .map(({ step }) => step);

describe('the first steps', () => {
  it('are five, and none is done when nothing is written', () => {
    expect(firstStepsDone(nothing)).toHaveLength(5);
    expect(done({})).toEqual([]);
  });

  it('count an area when every row of it has an answer, whatever the answer is', () => {
    expect(done({ matrixMarks: { A1: 2 } })).toEqual([]);
    expect(done({ matrixMarks: { A1: 2, A2: '?' } })).toEqual(['area']);
    expect(done({ matrixMarks: { B1: '-' } })).toEqual(['area']);
  });

  it('count what is written and saved', () => {
    expect(done({ documents: 1, keyMarks: { K1: 0 }, actions: 1, hasFile: true })).toEqual([
      'document',
      'dimension',
      'action',
      'file',
    ]);
  });
});

describe('the first steps are shown', () => {
  const steps = [{ isDone: true }, { isDone: false }];

  it('in the first year, until all are done', () => {
    expect(areFirstStepsShown(null, true, steps)).toBe(true);
    expect(areFirstStepsShown(null, true, [{ isDone: true }])).toBe(false);
    expect(areFirstStepsShown(null, false, steps)).toBe(false);
  });

  it('as somebody has wished, in any year', () => {
    expect(areFirstStepsShown('hidden', true, steps)).toBe(false);
    expect(areFirstStepsShown('shown', false, [{ isDone: true }])).toBe(true);
  });
});
