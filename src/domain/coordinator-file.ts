// Answers for: what a party sends its coordinator: the answers it has chosen, and as much of them as it has chosen.
import { documentsIn, lockOf, type Assessment } from './assessment.ts';
import type { Document } from './document.ts';
import type { Party } from './party.ts';
import type { KeptRecord, Snapshot } from './record.ts';
import { reducedRegister } from './reduced.ts';
import type { SignOff } from './sign-off.ts';
import { toldAssessment, type AssessmentTelling } from './told-assessment.ts';

export interface CoordinatorChoice extends AssessmentTelling {
  party: string;
  /** Ids of the party's own assessments. One that is not signed off goes as preliminary. */
  assessments: readonly string[];
}

/** Whether an assessment goes as decided or as preliminary. */
export function isSignedOff(assessment: Assessment): boolean {
  return lockOf(assessment) !== null;
}

/**
 * The party with what it lets be passed on; the chosen assessments (see {@link toldAssessment}); of one that is
 * signed off, the version it is locked as, without its sealed answers: they are the same as the living ones; and,
 * where that is chosen, title, date and kind of the documents that the answers rest on. No earlier versions, and
 * nothing of actions, reviews, the network or other parties.
 */
export function coordinatorFile(all: Snapshot, choice: CoordinatorChoice): Snapshot {
  const chosen = new Set(choice.assessments);
  const assessments = all.records
    .filter((record) => record.kind === 'assessment')
    .filter(({ id, party }) => chosen.has(id) && party === choice.party);
  const used = new Set(choice.documents ? assessments.flatMap(documentsIn) : []);
  const records = all.records.flatMap((record): KeptRecord[] => {
    switch (record.kind) {
      case 'party':
        return record.id === choice.party ? [toldParty(record, choice)] : [];
      case 'assessment':
        return assessments.includes(record) ? [toldAssessment(record, choice)] : [];
      case 'sign-off':
        return assessments.some((one) => isLockedAs(one, record))
          ? [toldSignOff(record, choice)]
          : [];
      case 'document':
        return used.has(record.id) && record.party === choice.party
          ? [toldDocument(record, choice)]
          : [];
      case 'network':
      case 'review':
      case 'action':
        return [];
    }
  });
  return { records, history: [] };
}

function isLockedAs(assessment: Assessment, { assessment: id, number }: SignOff): boolean {
  return assessment.id === id && lockOf(assessment) === number;
}

/** A party's own record: its name and what it lets be passed on. */
export function toldParty(party: Party, { names }: Pick<AssessmentTelling, 'names'>): Party {
  const { profile, sharing } = party.fields;
  const withholding = () => ({ author: !names });
  return {
    ...party,
    fields: {
      profile: reducedRegister(profile, withholding),
      ...(sharing && { sharing: reducedRegister(sharing, withholding) }),
    },
  };
}

function toldSignOff(signOff: SignOff, { tells, names }: AssessmentTelling): SignOff {
  const content = reducedRegister(signOff.fields.content, () => ({
    parts: {
      answers: {},
      warnings: 0,
      ...(tells === 'levels' ? { note: '' } : {}),
      ...(names ? {} : { body: '' }),
    },
    author: !names,
  }));
  return { ...signOff, fields: { content } };
}

function toldDocument(document: Document, { names }: AssessmentTelling): Document {
  const profile = reducedRegister(document.fields.profile, () => ({
    parts: { keptAt: '', validUntil: null },
    author: !names,
  }));
  return { ...document, fields: { profile } };
}
