import { describe, expect, it } from 'vitest';
import {
  attachmentEndings,
  attachmentLimits,
  attachmentProblem,
  attachmentTypeOf,
  isWhatItSays,
} from './attachment.ts';

const pdf = new TextEncoder().encode('%PDF-1.7 …');

describe('a file to attach', () => {
  it('is taken when it is of a known kind and small enough', () => {
    expect(attachmentProblem({ name: 'Protokoll.PDF', size: 5_000_000 }, 45_000_000)).toBe(
      undefined,
    );
    expect(attachmentTypeOf('Protokoll.PDF')).toBe('application/pdf');
    expect(attachmentEndings).toContain('.docx');
  });

  it.each([
    ['program.exe', 10, 0, 'unknown-type'],
    ['sida.html', 10, 0, 'unknown-type'],
    ['bild.svg', 10, 0, 'unknown-type'],
    ['makron.docm', 10, 0, 'unknown-type'],
    ['utan ändelse', 10, 0, 'unknown-type'],
    ['constructor', 10, 0, 'unknown-type'],
    ['tom.pdf', 0, 0, 'empty'],
    ['stor.pdf', 5_000_001, 0, 'too-large'],
    ['en till.pdf', 11, attachmentLimits.total - 10, 'no-room'],
    [`${'x'.repeat(200)}.pdf`, 10, 0, 'name-too-long'],
  ])('%s of %d bytes with %d stored is refused', (name, size, stored, kind) => {
    expect(attachmentProblem({ name, size }, stored)).toMatchObject({ kind });
  });

  it('tells how much room is left', () => {
    const problem = attachmentProblem({ name: 'a.pdf', size: 11 }, attachmentLimits.total - 10);
    expect(problem).toEqual({ kind: 'no-room', limit: attachmentLimits.total, left: 10 });
    expect(attachmentProblem({ name: 'a.pdf', size: 1 }, 60_000_000)).toMatchObject({ left: 0 });
  });

  it('has to begin as its name says', () => {
    expect(isWhatItSays('a.pdf', pdf)).toBe(true);
    expect(isWhatItSays('a.png', pdf)).toBe(false);
    expect(isWhatItSays('a.docx', new Uint8Array([0x50, 0x4b, 3, 4]))).toBe(true);
    expect(isWhatItSays('a.docx', new Uint8Array([0x50]))).toBe(false);
    expect(isWhatItSays('a.exe', pdf)).toBe(false);
  });
});
