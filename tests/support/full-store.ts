// A store in which every field of every kind of record says something recognisable, for tests of what leaves.
import type { Action } from '#domain/action.ts';
import type { Assessment } from '#domain/assessment.ts';
import type { Document } from '#domain/document.ts';
import type { Network } from '#domain/network.ts';
import type { Party } from '#domain/party.ts';
import type { HistoryEntry, Snapshot } from '#domain/record.ts';
import type { Review } from '#domain/review.ts';
import type { Register, Revision } from '#domain/revision.ts';
import type { SharingExtent } from '#domain/sharing.ts';
import type { SignOff } from '#domain/sign-off.ts';

export const gavle = 'party:2180';
export const angered = 'party:1480.angered';

function revision<V>(id: string, value: V, device = 'device-of-kim'): Revision<V> {
  return {
    id,
    replaces: [`${id}-before`],
    at: '2026-03-02T08:15:00.000Z',
    author: 'Författaren Kim',
    device,
    sitting: 'window.3',
    value,
  };
}

function register<V>(id: string, value: V, device?: string): Register<V> {
  return { heads: [revision(id, value, device)], past: [`${id}-before`] };
}

function partyOf(id: string, name: string, sharing: SharingExtent): Party {
  return {
    id,
    kind: 'party',
    fields: {
      profile: register(`${id}-profile`.slice(6), {
        name,
        form: 'district',
        municipalityCodes: ['1480'],
        district: 'Stadsdelens namn',
      }),
      sharing: register(`${id}-sharing`.slice(6), { passOn: sharing }),
    },
  };
}

const network: Network = {
  id: 'network',
  kind: 'network',
  fields: {
    profile: register('network-profile', {
      name: 'Nätverkets namn',
      members: [
        {
          name: 'Medlemmens namn',
          form: 'municipality',
          municipalityCodes: ['1880'],
          district: 'Medlemmens stadsdel',
        },
      ],
      meetingsPerYear: 2,
    }),
  },
};

function documentOf(party: string, key: string, title: string): Document {
  return {
    id: `document:${party.slice(6)}/${key}`,
    kind: 'document',
    party,
    fields: {
      profile: register(`document-${key}`, {
        title,
        date: '2025-05-12',
        kind: 'decision',
        keptAt: 'Där dokumentet finns',
        validUntil: '2029-12-31',
      }),
    },
  };
}

function matrixOf(party: string, period: string, lock: number | null): Assessment {
  const place = `${party.slice(6)}/inventory-matrix/${period}`;
  const key = place.replaceAll('/', '-').replaceAll('.', '-');
  return {
    id: `assessment:${place}`,
    kind: 'assessment',
    party,
    instrument: 'inventory-matrix',
    version: 1,
    period,
    fields: {
      details: register(`${key}-details`, {
        participants: ['Deltagaren Siv'],
        place: 'Platsen',
        date: '2026-03-01',
        note: 'Anteckningen om tillfället',
        source: { file: 'Kalkylbladets namn.xlsx', importedAt: '2026-01-05T10:00:00.000Z' },
      }),
      lock: register(`${key}-lock`, lock),
      'answer:A1': register(`${key}-a1`, {
        response: { kind: 'level', level: 2 },
        comment: 'Skälet till svaret',
        documents: [`document:${party.slice(6)}/used`],
        certainty: 'fairly-sure',
        followUp: { date: '2026-02-01', change: 'Ändringen efter uppföljning' },
        confirmedUnchanged: true,
      }),
      'assignment:A1': register(`${key}-assignment`, {
        to: 'Den som ska svara',
        due: '2026-04-01',
      }),
    },
  };
}

const key: Assessment = {
  ...matrixOf(gavle, '2026-1', null),
  id: 'assessment:2180/implementation-key/2026-1',
  instrument: 'implementation-key',
  fields: {
    'answer:K3': register('key-k3', {
      response: { kind: 'level', level: 3 },
      comment: 'Skälet till steget',
      documents: [],
      certainty: 'sure',
      followUp: null,
      confirmedUnchanged: false,
    }),
    'ratings:r1': register('key-ratings', {
      name: 'Den som bedömde',
      isFinished: true,
      ratings: { K3: { level: 1, reason: 'Den enskildes skäl' } },
    }),
    'explanation:K3': register('key-explanation', {
      verdict: 'both-hold',
      text: 'Förklaringen av motsägelsen',
      step: 3,
      levels: { A5: 0 },
    }),
  },
};

const signOff: SignOff = {
  id: 'sign-off:2180/inventory-matrix/2026/2',
  kind: 'sign-off',
  party: gavle,
  assessment: 'assessment:2180/inventory-matrix/2026',
  number: 2,
  fields: {
    content: register('sign-off-content', {
      body: 'Den som beslutade',
      date: '2026-03-02',
      paragraph: '§ 87',
      note: 'Anteckningen vid beslutet',
      lockedAt: '2026-03-02T08:15:00.000Z',
      warnings: 3,
      answers: {
        A1: {
          response: { kind: 'level', level: 2 },
          comment: 'Det fastställda skälet',
          certainty: 'sure',
          followUp: { date: '2026-02-01', change: 'Den fastställda ändringen' },
          confirmedUnchanged: true,
          documents: [
            {
              title: 'Det fastställda dokumentet',
              date: '2025-05-12',
              kind: 'plan',
              keptAt: 'Där det fastställda dokumentet finns',
            },
          ],
        },
      },
    }),
    reopening: register('sign-off-reopening', {
      reason: 'Skälet att öppna igen',
      reopenedAt: '2026-03-03T08:15:00.000Z',
    }),
  },
};

const action: Action = {
  id: 'action:a1',
  kind: 'action',
  party: gavle,
  createdAt: '2026-03-02T08:15:00.000Z',
  fields: {
    profile: register('action-profile', {
      what: 'Det som ska göras',
      why: 'Varför det ska göras',
      owner: 'Åtgärdens ägare',
      due: '2026-12-01',
      state: 'started',
      money: { amount: 50_000, currency: 'SEK' },
      goal: 'Åtgärdens mål',
      risk: { likelihood: 2, consequence: 3 },
      childrensPart: 'Hur barn är med',
      origin: { kind: 'item', instrument: 'inventory-matrix', item: 'A1', period: '2026' },
    }),
    'log:l1': register('action-log', {
      date: '2026-03-02',
      text: 'Det som hände',
      state: 'started',
    }),
  },
};

const review: Review = {
  id: 'review:r1',
  kind: 'review',
  party: gavle,
  protocol: 1,
  createdAt: '2026-03-02T08:15:00.000Z',
  fields: {
    profile: register('review-profile', {
      title: 'Granskningens titel',
      format: 'light',
      theme: 'safe',
      themeText: 'Temats text',
      visitDate: '2026-09-15',
      matrixPeriod: '2026',
      keyPeriod: '2026-1',
      team: [{ id: 't1', name: 'Granskaren Maja', party: 'Granskarens kommun', role: 'lead' }],
    }),
    reply: register('review-reply', {
      text: 'Värdens svar',
      factsChecked: true,
      by: 'Den som svarar',
      date: '2026-11-10',
    }),
    'section:summary': register('review-summary', 'Rapportens sammanfattning'),
    'note:n1': register('review-n1', {
      group: 'staff',
      question: 'Q9',
      about: { instrument: 'inventory-matrix', item: 'A1' },
      text: 'Anteckningen från besöket',
    }),
    'note:n2': register(
      'review-n2',
      { group: 'staff', question: null, about: null, text: 'Anteckningen från den andra datorn' },
      'device-of-maja',
    ),
    'note:n3': register('review-n3', {
      group: 'staff',
      question: null,
      about: null,
      text: 'Signe visade rutinen',
    }),
    'finding:f1': register('review-f1', {
      text: 'Fyndet',
      type: 'strength',
      strength: 'seen',
      group: 'staff',
      about: { instrument: 'inventory-matrix', item: 'A1' },
      notes: ['n1'],
    }),
    'recommendation:c1': register('review-c1', {
      text: 'Rekommendationen',
      owner: 'Rekommendationens ägare',
      due: '2027-06',
      findings: ['f1'],
    }),
  },
};

/** Stays on the machine, whatever is asked for. */
export const peopleHeard = [{ record: review.id, people: 'Signe Trädgårdh' }];

const replaced: HistoryEntry[] = [
  {
    record: 'assessment:2180/inventory-matrix/2026',
    field: 'answer:A1',
    revision: {
      ...revision('2180-inventory-matrix-2026-a1-before', {
        response: { kind: 'level', level: 1 },
        comment: 'Det tidigare skälet',
        documents: [],
        certainty: null,
        followUp: null,
        confirmedUnchanged: false,
      }),
      replaces: [],
    },
  },
];

export const fullStore: Snapshot = {
  records: [
    partyOf(gavle, 'Gävle kommun', 'levels'),
    partyOf(angered, 'Angereds stadsdel', 'levels-and-comments'),
    network,
    matrixOf(gavle, '2026', 2),
    matrixOf(gavle, '2025', null),
    matrixOf(angered, '2026', null),
    key,
    documentOf(gavle, 'used', 'Dokumentet som svaret bygger på'),
    documentOf(gavle, 'unused', 'Dokumentet som inget svar bygger på'),
    documentOf(angered, 'used', 'Den andra partens dokument'),
    action,
    signOff,
    review,
  ],
  history: replaced,
};
