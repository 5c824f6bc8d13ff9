import { describe, expect, it } from 'vitest';
import { meetingChoices, neighbourMeeting } from './meeting-choices.ts';

describe('the meeting beside another', () => {
  it('is in the same year where there is one', () => {
    expect(neighbourMeeting('2026-1', 1, 2)).toBe('2026-2');
    expect(neighbourMeeting('2026-3', -1, 4)).toBe('2026-2');
  });

  it('is in the next or the last year at the turn of the year', () => {
    expect(neighbourMeeting('2026-2', 1, 2)).toBe('2027-1');
    expect(neighbourMeeting('2026-1', -1, 3)).toBe('2025-3');
  });
});

describe('the meetings to choose among', () => {
  it('are the present one and its neighbours when nothing is rated yet', () => {
    expect(
      meetingChoices({ shown: '2026-2', present: '2026-2', existing: [], meetingsPerYear: 2 }),
    ).toEqual(['2027-1', '2026-2', '2026-1']);
  });

  it('hold every meeting that has a key, each once, newest first', () => {
    expect(
      meetingChoices({
        shown: '2026-2',
        present: '2026-2',
        existing: ['2019-1', '2026-1', '2026-2'],
        meetingsPerYear: 2,
      }),
    ).toEqual(['2027-1', '2026-2', '2026-1', '2019-1']);
  });

  it('let one go back step by step from an old meeting', () => {
    expect(
      meetingChoices({ shown: '2017-1', present: '2026-2', existing: [], meetingsPerYear: 2 }),
    ).toEqual(['2027-1', '2026-2', '2026-1', '2017-2', '2017-1', '2016-2']);
  });

  it('do not run away into the future', () => {
    expect(
      meetingChoices({ shown: '2027-1', present: '2026-2', existing: [], meetingsPerYear: 2 }),
    ).toEqual(['2027-1', '2026-2', '2026-1']);
  });
});
