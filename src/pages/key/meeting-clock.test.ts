import { expect, test } from 'vitest';
import { minutesAndSeconds } from './meeting-clock.ts';

test('time reads as minutes and seconds', () => {
  expect(minutesAndSeconds(0)).toBe('0:00');
  expect(minutesAndSeconds(59_999)).toBe('0:59');
  expect(minutesAndSeconds(605_000)).toBe('10:05');
  expect(minutesAndSeconds(3_725_000)).toBe('62:05');
});
