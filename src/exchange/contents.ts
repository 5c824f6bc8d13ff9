// Answers for: what a file holds, in few enough facts to tell a person before anything is read in.
import { comparePeriods, type Period } from '#domain/period.ts';
import type { KeptRecord, Snapshot } from '#domain/record.ts';
import { currentValue } from '#domain/revision.ts';

export interface Contents {
  /** Parties that the file says something about; without a name when their own record is not in it. */
  parties: { id: string; name: string | undefined }[];
  /** Assessments by instrument, in the order the instruments first come. */
  instruments: { id: string; version: number; assessments: number; periods: Period[] }[];
  reviews: number;
  documents: number;
  actions: number;
  signOffs: number;
  hasNetwork: boolean;
  /** Replaced versions that come along. */
  replaced: number;
}

export function contentsOf({ records, history }: Snapshot): Contents {
  const counter = contentsCounter();
  counter.add(records);
  return counter.end(history.length);
}

/** The same where the records come a part at a time. */
export function contentsCounter(): {
  add: (records: readonly KeptRecord[]) => void;
  end: (replaced: number) => Contents;
} {
  const parties = new Map<string, string | undefined>();
  const instruments = new Map<string, Contents['instruments'][number]>();
  let reviews = 0;
  let documents = 0;
  let actions = 0;
  let signOffs = 0;
  let hasNetwork = false;

  function count(record: KeptRecord): void {
    switch (record.kind) {
      case 'party':
        parties.set(record.id, currentValue(record.fields.profile)?.name);
        break;
      case 'network':
        hasNetwork = true;
        break;
      case 'review':
        reviews += 1;
        addParty(parties, record.party);
        break;
      case 'document':
        documents += 1;
        addParty(parties, record.party);
        break;
      case 'action':
        actions += 1;
        addParty(parties, record.party);
        break;
      case 'sign-off':
        signOffs += 1;
        addParty(parties, record.party);
        break;
      case 'assessment': {
        addParty(parties, record.party);
        const { instrument: id, version, period } = record;
        const known = instruments.get(id) ?? { id, version, assessments: 0, periods: [] };
        known.assessments += 1;
        known.version = Math.max(known.version, version);
        if (!known.periods.includes(period)) known.periods.push(period);
        instruments.set(id, known);
      }
    }
  }
  return {
    add: (records) => records.forEach(count),
    end: (replaced) => {
      for (const { periods } of instruments.values()) periods.sort(comparePeriods);
      return {
        parties: [...parties].map(([id, name]) => ({ id, name })),
        instruments: [...instruments.values()],
        reviews,
        documents,
        actions,
        signOffs,
        hasNetwork,
        replaced,
      };
    },
  };
}

function addParty(parties: Map<string, string | undefined>, id: string): void {
  if (!parties.has(id)) parties.set(id, undefined);
}
