import { describe, expect, it } from 'vitest';
import { newAnswer, type Answer } from './answer.ts';
import { answerField, newAssessment, type Assessment } from './assessment.ts';
import { documentId, newDocumentProfile, type Document, type DocumentProfile } from './document.ts';
import { sealedAnswers } from './sealed-answers.ts';
import { sealedAnswerSchema } from './sign-off-schema.ts';

const party = 'party:2180';

function revision<V>(id: string, value: V) {
  return {
    id,
    replaces: [],
    at: '2026-03-12T09:00:00.000Z',
    author: 'Kim Berg',
    device: 'd',
    sitting: 'w.0',
    value,
  };
}

/** Each item with one answer, or with several to choose between. */
function assessmentWith(answers: Record<string, Partial<Answer>[]>): Assessment {
  const assessment = newAssessment({ party, instrument: 'some-matrix', period: '2026' }, 1);
  for (const [item, heads] of Object.entries(answers))
    assessment.fields[answerField(item)] = {
      heads: heads.map((change, index) =>
        revision(`${item}${index}`, { ...newAnswer(), ...change }),
      ),
      past: [],
    };
  return assessment;
}

function documentWith(key: string, profile: Partial<DocumentProfile> | null): Document {
  const value = profile === null ? null : { ...newDocumentProfile(), ...profile };
  return {
    id: documentId(party, key),
    kind: 'document',
    party,
    fields: { profile: { heads: [revision(key, value)], past: [] } },
  };
}

describe('answers as words that stand by themselves', () => {
  it('keep the whole answer, with each document as the register has it', () => {
    const followUp = { date: '2026-05', change: 'Nya mått.' };
    const given: Partial<Answer> = {
      response: { kind: 'level', level: 3 },
      comment: 'Fyra möten.',
      certainty: 'sure',
      followUp,
      documents: [documentId(party, 'd1')],
    };
    const register = [documentWith('d1', { title: 'Protokoll', date: '2026-03', keptAt: 'KS 87' })];
    const sealed = sealedAnswers(assessmentWith({ A1: [given] }), register);
    expect(sealed).toEqual({
      A1: {
        response: { kind: 'level', level: 3 },
        comment: 'Fyra möten.',
        certainty: 'sure',
        followUp,
        confirmedUnchanged: false,
        documents: [{ title: 'Protokoll', date: '2026-03', kind: 'other', keptAt: 'KS 87' }],
      },
    });
    expect(sealedAnswerSchema.safeParse(sealed['A1']).success).toBe(true);
  });

  it('leave out documents that are not in the register any more', () => {
    const answer: Partial<Answer> = {
      response: { kind: 'level', level: 2 },
      documents: [documentId(party, 'gone'), documentId(party, 'never')],
    };
    const sealed = sealedAnswers(assessmentWith({ A1: [answer] }), [documentWith('gone', null)]);
    expect(sealed['A1']?.documents).toEqual([]);
  });

  it('keep words without an answer, and nothing where nobody has written', () => {
    const sealed = sealedAnswers(
      assessmentWith({ A1: [{ comment: 'Vi frågar runt.' }], A2: [{ comment: '  ' }] }),
      [],
    );
    expect(Object.keys(sealed)).toEqual(['A1']);
    expect(sealed['A1']?.response).toBeNull();
  });

  it('are of the answer that is shown where there are two to choose between', () => {
    const [first, second] = [0, 3].map((level) => ({
      response: { kind: 'level' as const, level },
    }));
    const sealed = sealedAnswers(assessmentWith({ A1: [first ?? {}, second ?? {}] }), []);
    expect(sealed['A1']?.response).toEqual(first?.response);
  });

  it('are none before the first answer', () => {
    expect(sealedAnswers(null, [])).toEqual({});
  });
});
