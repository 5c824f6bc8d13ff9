// Answers for: the invented example's action plan: what the visitor's own municipality has decided to do.
import { newActionProfile, type ActionLogEntry, type ActionProfile } from '#domain/action.ts';
import type { Hand, RecordMaker } from './record-maker.ts';

interface DemoAction {
  id: string;
  begun: string;
  profile: Partial<ActionProfile>;
  log: readonly ActionLogEntry[];
}

const actions: readonly DemoAction[] = [
  {
    id: 'demo-svar',
    begun: '2025-11-20',
    profile: {
      what: 'Bestäm vem som svarar elevråden, och svara inom en månad',
      why: 'Elevråden lämnade tolv förslag på två år och fick svar på fyra.',
      owner: 'Kim Berg, kommunkansliet',
      due: '2026-03',
      state: 'started',
      goal: 'Alla förslag har fått ett skriftligt svar inom en månad. Vi räknar varje termin.',
      childrensPart: 'Elevråden har valt hur de vill få svaret: ett brev och ett besök.',
      origin: {
        kind: 'recommendation',
        review: 'review:demo-granliden-2025',
        recommendation: 'r1',
      },
    },
    log: [
      {
        date: '2026-02-10',
        text: 'Kansliet har fått uppdraget. Mallen för svar är klar.',
        state: 'started',
      },
      {
        date: '2026-09-02',
        text: 'Sex av nio förslag har fått svar. Tekniska nämndens tre saknas.',
        state: 'started',
      },
    ],
  },
  {
    id: 'demo-budget',
    begun: '2026-05-20',
    profile: {
      what: 'Pröva två nämnders budgetar mot barnets rättigheter innan de beslutas',
      why: 'Nyckeln våren 2026: K3 Budget och resurser står på ”På plats”. I matrisen 2026 är svaret ”Nej” på A5 ”Budgeten prövas mot barnets rättigheter innan den beslutas”.',
      owner: 'Ekonomichefen',
      due: '2027-05-31',
      state: 'planned',
      money: { amount: 120_000, currency: 'SEK' },
      goal: 'Prövningen ligger som bilaga till båda nämndernas budgetförslag.',
      risk: { likelihood: 3, consequence: 3 },
      childrensPart: 'Ungdomsrådet läser förslagen i april och får veta vad som ändrades.',
      origin: { kind: 'contradiction', dimension: 'K3', period: '2026-1' },
    },
    log: [],
  },
  {
    id: 'demo-bilder',
    begun: '2025-12-02',
    profile: {
      what: 'Pröva bildfrågorna från fritidsgården i två förskolor',
      why: 'Yngre barn tillfrågas sällan. Fritidsgården i Norrby har ett sätt som fungerar.',
      owner: 'Barn- och utbildningsförvaltningen',
      due: '2026-09',
      state: 'done',
      goal: 'Två förskolor har frågat alla barn över tre år och ändrat något.',
      childrensPart: 'Barnen valde själva bilderna.',
      origin: {
        kind: 'recommendation',
        review: 'review:demo-granliden-2025',
        recommendation: 'r2',
      },
    },
    log: [
      { date: '2026-03-16', text: 'Första förskolan har börjat.', state: 'started' },
      {
        date: '2026-09-21',
        text: 'Båda har frågat. Den ena har flyttat gungorna, den andra ändrat lunchen.',
        state: 'done',
      },
    ],
  },
  {
    id: 'demo-chefer',
    begun: '2026-04-14',
    profile: {
      what: 'Utbilda alla chefer i skolan om barnets rättigheter',
      why: 'Cheferna leder arbetet, men hälften är nya sedan den förra utbildningen.',
      owner: 'HR-avdelningen',
      due: '2026-12-11',
      state: 'started',
      money: { amount: 85_000, currency: 'SEK' },
      goal: 'Minst 40 av 46 chefer har gått utbildningen före jul.',
      risk: { likelihood: 2, consequence: 2 },
      childrensPart: 'Två elever berättar vid varje tillfälle.',
      origin: { kind: 'item', instrument: 'inventory-matrix', item: 'C2', period: '2026' },
    },
    log: [{ date: '2026-10-08', text: '21 chefer har gått den.', state: 'started' }],
  },
  {
    id: 'demo-webb',
    begun: '2026-08-25',
    profile: {
      what: 'Skriv om kommunens sidor om barnets rättigheter så att barn förstår dem',
      owner: 'Kim Berg, kommunkansliet',
      due: '2027',
      childrensPart: 'Klass 5 på Norrbyskolan läser och rättar.',
    },
    log: [],
  },
  {
    id: 'demo-app',
    begun: '2024-02-06',
    profile: {
      what: 'Ta fram en app för förslag från unga',
      why: 'Unga sade att det var krångligt att lämna förslag.',
      owner: 'Kultur- och fritidsförvaltningen',
      due: '2025',
      state: 'stopped',
      money: { amount: 400_000, currency: 'SEK' },
    },
    log: [
      {
        date: '2025-01-22',
        text: 'Vi frågade ungdomsrådet igen: de vill hellre ha svar än en app.',
        state: 'stopped',
      },
    ],
  },
];

export function makeDemoActions(maker: RecordMaker, party: string): void {
  const handOn = (day: string): Hand => ({
    author: 'Kim Berg',
    device: 'demo-device-2',
    at: `${day}T09:00:00.000Z`,
  });
  for (const { id, begun, profile, log } of actions) {
    const action = maker.action(id, party, { ...newActionProfile(), ...profile }, handOn(begun));
    log.forEach((entry, index) => {
      maker.field(action, `log:${index + 1}`, entry, handOn(entry.date));
    });
  }
}
