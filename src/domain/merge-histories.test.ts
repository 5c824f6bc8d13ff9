// Ten thousand random histories of three machines: whatever is written, reduced, sent late, sent twice or chosen,
// nothing is lost and everybody ends with the same.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newAnswer, type Answer } from './answer.ts';
import { lockOf, newAssessment, type Assessment } from './assessment.ts';
import { isSameContent } from './canonical-json.ts';
import { applyChoice } from './conflict-choice.ts';
import { planMerge } from './merge.ts';
import {
  fieldsOf,
  withFields,
  type HistoryEntry,
  type KeptRecord,
  type Snapshot,
} from './record.ts';
import { hasConflict, headIds, writeRegister, type Register, type Revision } from './revision.ts';
import { newSignOff, type SignOffContent } from './sign-off.ts';
import { toldAssessment, type AssessmentTelling } from './told-assessment.ts';

/** What happens next; every number is taken modulo what there is. */
interface Step {
  act: 'write' | 'new-window' | 'lock' | 'choose' | 'save-file' | 'read-file';
  machine: number;
  /** Which window, file or version. */
  pick: number;
  /** Which field. */
  place: number;
  text: number;
  /** How many screens ago the window was looked at; how much of a file is left out. */
  late: number;
}

interface Machine {
  device: string;
  /** A clock that is wrong by years. */
  clock: string;
  windows: string[];
  filesWritten: number;
  records: Map<string, KeptRecord>;
  history: Map<string, HistoryEntry>;
  /** Head ids that each window has had on its screen, oldest first. */
  screens: Map<string, string[][]>;
}

const party = 'party:2180';
const periods = ['2025', '2026'] as const;
const fields = ['answer:A1', 'answer:B2'] as const;
const texts = ['', 'Beslut i mars.', 'Följt upp i maj.'];
const tellings: AssessmentTelling[] = [
  { tells: 'levels', documents: false, names: false },
  { tells: 'levels', documents: true, names: true },
  { tells: 'levels-and-comments', documents: false, names: false },
];

const at = <T>(list: readonly T[], number: number): T => {
  const found = list[number % list.length];
  if (found === undefined) throw new Error('There is nothing to take from');
  return found;
};

const entryKey = ({ record, field, revision }: HistoryEntry) => `${record}|${field}|${revision.id}`;

/** What merging one state into another gives. A clash would mean that the machines contradict each other. */
function join(local: Snapshot, incoming: Snapshot): Snapshot {
  const plan = planMerge(local, incoming);
  if (plan.clashes.length > 0) throw new Error(`A clash: ${JSON.stringify(plan.clashes)}`);
  const records = new Map([...local.records, ...plan.records].map((one) => [one.id, one]));
  const entries = [...local.history, ...plan.history, ...plan.retold];
  const history = new Map(entries.map((entry) => [entryKey(entry), entry]));
  if (history.size !== local.history.length + plan.history.length)
    throw new Error('A replaced revision is kept twice');
  return { records: [...records.values()], history: [...history.values()] };
}

/** In one order, so that two states can be held against each other. */
function inOrder({ records, history }: Snapshot) {
  return {
    records: records.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    history: history.toSorted((a, b) => (entryKey(a) < entryKey(b) ? -1 : 1)),
  };
}

function mustBeSame(a: Snapshot, b: Snapshot, law: string): void {
  const [one, other] = [inOrder(a), inOrder(b)];
  if (isSameContent(one, other)) return;
  expect(one, law).toEqual(other);
  throw new Error(law);
}

/** A party's answers as they may leave it: some parts untold, no earlier versions. */
function reduced({ records }: Snapshot, telling: AssessmentTelling): Snapshot {
  const told = records.flatMap((record) =>
    record.kind === 'assessment' ? [toldAssessment(record, telling)] : [],
  );
  return { records: told, history: [] };
}

class World {
  readonly machines: Machine[];
  /** Every file that has left a machine: it can be read late, again, or never. */
  readonly files: Snapshot[] = [];
  /** Every revision as its author wrote it. */
  readonly written = new Map<string, Revision>();
  readonly folded = new Set<string>();
  private ids = 0;

  constructor(clocks: readonly number[]) {
    this.machines = clocks.map((clock, index) => ({
      device: `device${index}`,
      clock: new Date(clock).toISOString(),
      windows: [`window${index}-0`],
      filesWritten: 0,
      records: new Map(),
      history: new Map(),
      screens: new Map(),
    }));
  }

  do(step: Step): void {
    const machine = at(this.machines, step.machine);
    switch (step.act) {
      case 'write':
        return this.write(machine, step);
      case 'new-window':
        machine.windows.push(`${machine.device}-w${machine.windows.length}`);
        return;
      case 'lock':
        return this.lock(machine, step);
      case 'choose':
        return this.choose(machine, step);
      case 'save-file':
        return this.saveFile(machine, step);
      case 'read-file':
        if (this.files.length > 0) this.read(machine, at(this.files, step.pick));
    }
  }

  snapshotOf({ records, history }: Machine): Snapshot {
    return { records: [...records.values()], history: [...history.values()] };
  }

  private stampOf(machine: Machine, pick: number) {
    return {
      at: machine.clock,
      author: `Person ${machine.device}`,
      device: machine.device,
      window: at(machine.windows, pick),
      filesWritten: machine.filesWritten,
      newId: () => {
        this.ids += 1;
        // Ids carry chance in the app: their order says nothing about time.
        return `r${((this.ids * 7919) % 99991).toString(36)}-${this.ids}`;
      },
    };
  }

  private assessmentOf(machine: Machine, place: number): Assessment {
    const key = { party, instrument: 'inventory-matrix', period: at(periods, place) };
    const empty = newAssessment(key, 1);
    return (machine.records.get(empty.id) as Assessment | undefined) ?? empty;
  }

  /** One write of one field, with all that is promised of it. */
  private put(
    machine: Machine,
    record: KeptRecord,
    field: string,
    { register, superseded }: { register: Register; superseded: Revision[] },
  ): void {
    const before = fieldsOf(record)[field];
    const met = new Set([...headIds(before), ...(before?.past ?? [])]);
    const left = new Set([...headIds(register), ...register.past]);
    for (const id of headIds(before)) if (!left.has(id)) this.folded.add(id);
    for (const head of register.heads) {
      if (met.has(head.id)) continue;
      this.written.set(head.id, head);
      // A screen may still show what this machine itself has folded away.
      for (const id of head.replaces)
        if (!met.has(id) && !this.folded.has(id))
          throw new Error('A revision replaces one that its author cannot know');
    }
    machine.records.set(record.id, withFields(record, { ...fieldsOf(record), [field]: register }));
    for (const revision of superseded) this.keep(machine, { record: record.id, field, revision });
  }

  private keep(machine: Machine, entry: HistoryEntry): void {
    machine.history.set(entryKey(entry), entry);
  }

  private write(machine: Machine, { pick, place, text, late }: Step): void {
    const record = this.assessmentOf(machine, place);
    // As the commands do: what is signed off is opened again first.
    if (lockOf(record) !== null) return;
    const field = at(fields, place >> 1);
    const register = fieldsOf(record)[field];
    const stamp = this.stampOf(machine, pick);
    const screen = `${stamp.window}|${record.id}|${field}`;
    const shown = [...(machine.screens.get(screen) ?? []), headIds(register)];
    machine.screens.set(screen, shown);
    const seen = shown.at(-1 - (late % shown.length)) ?? [];
    const value: Answer = {
      ...newAnswer(),
      response: { kind: 'level', level: text % 4 },
      comment: at(texts, text),
    };
    this.put(machine, record, field, writeRegister<unknown>(register, value, seen, stamp));
  }

  private lock(machine: Machine, { pick, place }: Step): void {
    const record = this.assessmentOf(machine, place);
    if (!machine.records.has(record.id)) return;
    const stamp = this.stampOf(machine, pick);
    const register = record.fields.lock;
    const isLocked = lockOf(record) !== null;
    if (!isLocked) {
      const content: SignOffContent = {
        body: 'Kommunstyrelsen',
        date: '2026',
        paragraph: '',
        note: machine.device,
        lockedAt: machine.clock,
        warnings: 0,
        answers: {},
      };
      const first = writeRegister<SignOffContent>(undefined, content, [], stamp);
      const signOff = newSignOff(record, 1, first.register);
      // Two machines may sign off the same version; here one may do so again.
      if (!machine.records.has(signOff.id)) {
        machine.records.set(signOff.id, withFields(signOff, {}));
        this.put(machine, withFields(signOff, {}), 'content', first);
      }
    }
    const next = isLocked ? null : 1;
    const result = writeRegister<number | null>(register, next, headIds(register), stamp);
    this.put(machine, record, 'lock', result);
  }

  private choose(machine: Machine, { pick, place, text }: Step): void {
    const record = this.assessmentOf(machine, place);
    const field = at(fields, place >> 1);
    const register = fieldsOf(record)[field];
    if (register === undefined || !hasConflict(register)) return;
    const seen = headIds(register);
    const choice = { record: record.id, field, take: at(seen, pick), isJoined: text > 1, seen };
    const chosen = applyChoice(record, choice, this.stampOf(machine, pick));
    if (chosen === undefined) throw new Error('A choice between living versions is carried out');
    const after = fieldsOf(chosen.record)[field];
    if (after?.heads.length !== 1) throw new Error('A choice ends the conflict');
    const superseded = chosen.superseded.map(({ revision }) => revision);
    this.put(machine, record, field, { register: after, superseded });
  }

  private saveFile(machine: Machine, { late }: Step): void {
    const all = this.snapshotOf(machine);
    this.files.push(late === 0 ? all : reduced(all, at(tellings, late)));
    machine.filesWritten += 1;
  }

  read(machine: Machine, file: Snapshot): void {
    const { records, history } = join(this.snapshotOf(machine), file);
    machine.records = new Map(records.map((record) => [record.id, record]));
    machine.history = new Map();
    for (const entry of history) this.keep(machine, entry);
    machine.filesWritten += 1;
  }
}

/** Merging is commutative, associative and idempotent, for whole and for reduced states. */
function checkLaws(a: Snapshot, b: Snapshot, c: Snapshot): void {
  const both = join(a, b);
  mustBeSame(both, join(b, a), 'commutative');
  mustBeSame(join(both, c), join(a, join(b, c)), 'associative');
  mustBeSame(join(a, a), a, 'idempotent');
  mustBeSame(join(both, b), both, 'nothing the second time');
}

/** When everyone has everything: what was written is living or replaced by somebody who knew it, word for word. */
function checkNothingLost(world: World, { records, history }: Snapshot): void {
  const kept = new Map(history.map(({ revision }) => [revision.id, revision]));
  const living = new Map<string, Revision>();
  const past = new Set<string>();
  for (const record of records)
    for (const register of Object.values(fieldsOf(record))) {
      for (const head of register.heads) living.set(head.id, head);
      for (const id of register.past) past.add(id);
    }
  const replaced = new Set([...living.values(), ...kept.values()].flatMap((one) => one.replaces));
  for (const [id, revision] of world.written) {
    if (world.folded.has(id)) {
      if (living.has(id) || kept.has(id)) throw new Error(`${id} was folded after it had left`);
      continue;
    }
    if (living.has(id) === past.has(id)) throw new Error(`${id} is neither living nor replaced`);
    if (past.has(id) && !replaced.has(id)) throw new Error(`${id} was replaced by nobody`);
    const copy = living.get(id) ?? kept.get(id);
    if (!isSameContent(copy, revision)) expect(copy, `${id} as it was written`).toEqual(revision);
  }
}

const step: fc.Arbitrary<Step> = fc
  .tuple(
    fc.constantFrom(
      ...(['write', 'write', 'write', 'write', 'write', 'read-file', 'read-file'] as const),
      ...(['read-file', 'save-file', 'save-file', 'choose', 'lock', 'new-window'] as const),
    ),
    fc.nat({ max: 2 }),
    fc.nat({ max: 11 }),
    fc.nat({ max: 3 }),
    fc.nat({ max: 5 }),
    fc.nat({ max: 3 }),
  )
  .map(([act, machine, pick, place, text, late]) => ({ act, machine, pick, place, text, late }));

const clock = fc.integer({
  min: Date.parse('2001-01-01T00:00:00Z'),
  max: Date.parse('2060-01-01T00:00:00Z'),
});

const history = fc.record({
  clocks: fc.tuple(clock, clock, clock),
  steps: fc.array(step, { maxLength: 40, size: 'max' }),
  /** In which order each machine reads the last files. */
  orders: fc.array(fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), {
    minLength: 3,
    maxLength: 3,
  }),
  telling: fc.nat({ max: 2 }),
});

test('ten thousand histories of three machines with wrong clocks', () => {
  const met = { conflicts: 0, reduced: 0, folded: 0 };
  fc.assert(
    fc.property(history, ({ clocks, steps, orders, telling }) => {
      const world = new World(clocks);
      for (const next of steps) world.do(next);

      const [a, b, c] = world.machines.map((machine) => world.snapshotOf(machine));
      if (a === undefined || b === undefined || c === undefined) throw new Error('Three machines');
      checkLaws(a, b, c);
      checkLaws(reduced(a, at(tellings, telling)), b, reduced(c, at(tellings, telling + 1)));

      const last = [a, b, c];
      for (const [index, machine] of world.machines.entries()) {
        for (const from of orders[index] ?? []) world.read(machine, at(last, from));
        // Old and reduced files that come late bring nothing.
        for (const file of world.files.slice(0, 3)) world.read(machine, file);
      }
      const [first, ...others] = world.machines.map((machine) => world.snapshotOf(machine));
      if (first === undefined) throw new Error('Three machines');
      for (const other of others) mustBeSame(other, first, 'the same everywhere');
      checkNothingLost(world, first);

      met.folded += world.folded.size;
      for (const record of first.records)
        for (const register of Object.values(fieldsOf(record)))
          if (hasConflict(register)) met.conflicts += 1;
      for (const { records } of world.files)
        for (const record of records)
          for (const register of Object.values(fieldsOf(record)))
            met.reduced += register.heads.filter(({ withheld }) => withheld !== undefined).length;
    }),
    { numRuns: 10_000 },
  );
  // The histories are about what they say they are about.
  for (const [what, count] of Object.entries(met)) expect(count, what).toBeGreaterThan(1_000);
}, 120_000);
