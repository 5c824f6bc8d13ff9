import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newAnswer, type Answer } from './answer.ts';
import { answerField, newAssessment, type Assessment } from './assessment.ts';
import { canonicalJson } from './canonical-json.ts';
import { mergeRecords, mergeRegisters, noOutcomes, planMerge, type MergePlan } from './merge.ts';
import { fieldsOf, withFields, type KeptRecord, type Snapshot } from './record.ts';
import { headIds, writeRegister, type Register } from './revision.ts';

/** One write, one new window or one file carried between machines; places are taken modulo what there is. */
type Step =
  | { do: 'write'; machine: number; window: number; field: number; text: string; staleBy: number }
  | { do: 'new-window'; machine: number }
  | { do: 'carry'; from: number; to: number };

interface Machine {
  device: string;
  /** A clock that is wrong by years. */
  clock: string;
  windows: string[];
  filesWritten: number;
  snapshot: Snapshot;
  /** Head ids that each window has had on its screen, oldest first. */
  screens: Map<string, string[][]>;
}

const places = [
  { period: '2025', field: answerField('A1') },
  { period: '2026', field: answerField('A1') },
  { period: '2026', field: answerField('B2') },
] as const;

function place(number: number) {
  const chosen = places[number % places.length];
  if (chosen === undefined) throw new Error('There are places');
  return chosen;
}

/** A small world of three machines that work, fold, and send each other files. */
class World {
  readonly machines: Machine[];
  readonly written = new Set<string>();
  readonly folded = new Set<string>();
  private ids = 0;

  constructor(clocks: readonly Date[]) {
    this.machines = clocks.map((clock, index) => ({
      device: `device${index}`,
      clock: clock.toISOString(),
      windows: [`window${index}-0`],
      filesWritten: 0,
      snapshot: { records: [], history: [] },
      screens: new Map(),
    }));
  }

  run(steps: readonly Step[]): this {
    for (const step of steps) {
      if (step.do === 'write') this.write(step);
      else if (step.do === 'carry') this.carry(step.from, step.to);
      else {
        const machine = this.machine(step.machine);
        machine.windows.push(`${machine.device}-w${machine.windows.length}`);
      }
    }
    return this;
  }

  machine(number: number): Machine {
    const machine = this.machines[number % this.machines.length];
    if (machine === undefined) throw new Error('There are machines');
    return machine;
  }

  private write({
    machine: number,
    window: pick,
    field: at,
    text,
    staleBy,
  }: Step & { do: 'write' }) {
    const machine = this.machine(number);
    const window = machine.windows[pick % machine.windows.length] ?? '';
    const { period, field } = place(at);
    const empty = newAssessment({ party: 'party:2180', instrument: 'inventory-matrix', period }, 1);
    const record = machine.snapshot.records.find(({ id }) => id === empty.id) ?? empty;
    const register = fieldsOf(record)[field];

    const screen = `${window}|${record.id}|${field}`;
    const shown = [...(machine.screens.get(screen) ?? []), headIds(register)];
    const seen = shown.at(-1 - (staleBy % shown.length)) ?? [];
    machine.screens.set(screen, shown);

    const result = writeRegister<unknown>(register, { ...newAnswer(), comment: text }, seen, {
      at: machine.clock,
      author: `author ${number % 2}`,
      device: machine.device,
      window,
      filesWritten: machine.filesWritten,
      newId: () => {
        this.ids += 1;
        // Ids carry chance in the app: their order says nothing about time.
        const id = `r${((this.ids * 7919) % 99991).toString(36)}-${this.ids}`;
        this.written.add(id);
        return id;
      },
    });
    const left = new Set([...headIds(result.register), ...result.register.past]);
    for (const id of headIds(register)) if (!left.has(id)) this.folded.add(id);
    const next = withFields(record, { ...fieldsOf(record), [field]: result.register });
    machine.snapshot = {
      records: [...machine.snapshot.records.filter(({ id }) => id !== record.id), next],
      history: [
        ...machine.snapshot.history,
        ...result.superseded.map((revision) => ({ record: record.id, field, revision })),
      ],
    };
  }

  carry(from: number, to: number): MergePlan {
    const sender = this.machine(from);
    const receiver = this.machine(to);
    const file = structuredClone(sender.snapshot);
    sender.filesWritten += 1;
    const plan = planMerge(receiver.snapshot, file);
    receiver.snapshot = apply(receiver.snapshot, plan);
    receiver.filesWritten += 1;
    return plan;
  }
}

function apply(local: Snapshot, plan: MergePlan): Snapshot {
  const written = new Map(plan.records.map((record) => [record.id, record]));
  const kept = local.records.filter(({ id }) => !written.has(id));
  return { records: [...kept, ...plan.records], history: [...local.history, ...plan.history] };
}

/** The same text for the same content, whatever the order of records and history. */
function contentOf({ records, history }: Snapshot): string {
  const sorted = (entries: readonly unknown[]) => entries.map(canonicalJson).sort();
  return canonicalJson({ records: sorted(records), history: sorted(history) });
}

function registersOf(snapshot: Snapshot): Map<string, Register> {
  return new Map(
    snapshot.records.flatMap((record) =>
      Object.entries(fieldsOf(record)).map(([field, register]) => [
        `${record.id}|${field}`,
        register,
      ]),
    ),
  );
}

const often = { numRuns: 300 };
const small = fc.nat({ max: 5 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      machine: small,
      window: small,
      field: small,
      text: fc.constantFrom('a', 'b', 'c'),
      staleBy: fc.nat({ max: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('new-window' as const), machine: small }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('carry' as const), from: small, to: small }),
  },
);
const clock = fc.date({
  min: new Date('2001-01-01T00:00:00Z'),
  max: new Date('2060-01-01T00:00:00Z'),
  noInvalidDate: true,
});
const world = fc
  .tuple(fc.array(clock, { minLength: 3, maxLength: 3 }), fc.array(step, { maxLength: 40 }))
  .map(([clocks, steps]) => new World(clocks).run(steps));

/** Three states of one field, from three machines that share some of their past. */
const threeStates = world
  .map(({ machines }) => {
    const registers = machines.map(({ snapshot }) => registersOf(snapshot));
    const shared = [...(registers[0]?.keys() ?? [])].find((key) =>
      registers.every((own) => own.has(key)),
    );
    return registers.map((own) => own.get(shared ?? ''));
  })
  .filter((states): states is [Register, Register, Register] =>
    states.every((state) => state !== undefined),
  );

describe('merging one field', () => {
  test('gives the same in either order', () => {
    fc.assert(
      fc.property(threeStates, ([a, b]) => {
        expect(mergeRegisters(a, b)).toEqual(mergeRegisters(b, a));
      }),
      often,
    );
  });

  test('gives the same however three states are grouped', () => {
    fc.assert(
      fc.property(threeStates, ([a, b, c]) => {
        expect(mergeRegisters(mergeRegisters(a, b), c)).toEqual(
          mergeRegisters(a, mergeRegisters(b, c)),
        );
      }),
      often,
    );
  });

  test('changes nothing when the same state arrives again', () => {
    fc.assert(
      fc.property(threeStates, ([a, b]) => {
        const merged = mergeRegisters(a, b);
        expect(mergeRegisters(a, a)).toEqual(a);
        expect(mergeRegisters(merged, b)).toEqual(merged);
      }),
      often,
    );
  });
});

describe('three machines with wrong clocks', () => {
  test('hold the same once every file has reached everyone, in whatever order', () => {
    const order = fc.shuffledSubarray([0, 1, 2], { minLength: 3 });
    fc.assert(
      fc.property(world, order, (there, [first = 0, second = 0, third = 0]) => {
        there.carry(first, second);
        there.carry(second, third);
        there.carry(third, first);
        there.carry(third, second);
        const [a, ...others] = there.machines.map(({ snapshot }) => contentOf(snapshot));
        for (const other of others) expect(other).toBe(a);
      }),
      often,
    );
  });

  test('lose nothing: what was written is living, replaced and in the history, or folded before it left', () => {
    fc.assert(
      fc.property(world, (there) => {
        there.carry(0, 1);
        there.carry(1, 2);
        const { snapshot } = there.machine(2);
        const registers = [...registersOf(snapshot).values()];
        const living = new Set(registers.flatMap((register) => headIds(register)));
        const replaced = new Set(registers.flatMap((register) => register.past));
        const history = new Set(snapshot.history.map(({ revision }) => revision.id));
        for (const id of there.written) {
          if (there.folded.has(id)) {
            expect(living.has(id) || history.has(id)).toBe(false);
          } else {
            expect(living.has(id)).toBe(!replaced.has(id));
            expect(history.has(id)).toBe(replaced.has(id));
          }
        }
      }),
      often,
    );
  });

  test('never fold a revision that another machine has received', () => {
    fc.assert(
      fc.property(world, (there) => {
        for (const { snapshot } of there.machines) {
          const known = [...registersOf(snapshot).values()].flatMap((register) =>
            headIds(register),
          );
          for (const id of known) expect(there.folded.has(id)).toBe(false);
        }
      }),
      often,
    );
  });

  test('keep a replaced revision once in the history', () => {
    fc.assert(
      fc.property(world, (there) => {
        for (const { snapshot } of there.machines) {
          const ids = snapshot.history.map(({ revision }) => revision.id);
          expect(new Set(ids).size).toBe(ids.length);
        }
      }),
      often,
    );
  });
});

describe('the plan of a merge', () => {
  test('applied, gives what merging the records gives', () => {
    fc.assert(
      fc.property(world, ({ machines: [mine, theirs] }) => {
        const local = mine?.snapshot ?? { records: [], history: [] };
        const incoming = theirs?.snapshot ?? { records: [], history: [] };
        const expected = new Map(local.records.map((record) => [record.id, record]));
        for (const record of incoming.records) {
          const own = expected.get(record.id);
          expected.set(record.id, own === undefined ? record : mergeRecords(own, record));
        }
        const applied = apply(local, planMerge(local, incoming)).records;
        expect(applied.map(canonicalJson).sort()).toEqual(
          [...expected.values()].map(canonicalJson).sort(),
        );
      }),
      often,
    );
  });

  test('is empty when the same file comes a second time', () => {
    fc.assert(
      fc.property(world, (there) => {
        there.carry(0, 1);
        const again = there.carry(0, 1);
        expect(again.records).toEqual([]);
        expect(again.history).toEqual([]);
        expect(
          again.counts.new + again.counts.newer + again.counts.fuller + again.counts.conflict,
        ).toBe(0);
      }),
      often,
    );
  });
});

let ids = 0;

function stampOf(device: string, filesWritten = 0) {
  return {
    at: '2026-11-22T10:00:00.000Z',
    author: device,
    device,
    window: `window-${device}`,
    filesWritten,
    newId: () => {
      ids += 1;
      return `id${String(ids).padStart(4, '0')}`;
    },
  };
}

const level = (number: number): Answer => ({
  ...newAnswer(),
  response: { kind: 'level', level: number },
});

function matrixWith(register: Register<Answer>, version = 1): Assessment {
  const key = { party: 'party:2180', instrument: 'inventory-matrix', period: '2026' };
  return { ...newAssessment(key, version), fields: { 'answer:A1': register } };
}

const snapshotOf = (...records: KeptRecord[]): Snapshot => ({ records, history: [] });

describe('a field in a plan is told as', () => {
  const first = writeRegister(undefined, level(1), [], stampOf('mine')).register;
  const next = (base: Register<Answer>, value: Answer, device: string) =>
    writeRegister(base, value, headIds(base), stampOf(device, 1)).register;
  const outcomeOf = (mine: Register<Answer>, theirs: Register<Answer>) =>
    Object.entries(planMerge(snapshotOf(matrixWith(mine)), snapshotOf(matrixWith(theirs))).counts)
      .filter(([, count]) => count > 0)
      .map(([outcome]) => outcome)
      .join();

  test('new when only the other side has it', () => {
    const plan = planMerge(snapshotOf(), snapshotOf(matrixWith(first)));
    expect(plan.counts).toEqual({ ...noOutcomes(), new: 1 });
  });

  test('newer when their change was made on top of mine, and mine goes to the history', () => {
    const mine = snapshotOf(matrixWith(first));
    const plan = planMerge(mine, snapshotOf(matrixWith(next(first, level(2), 'theirs'))));
    expect(plan.counts.newer).toBe(1);
    expect(plan.history.map(({ revision }) => revision.value)).toEqual([level(1)]);
  });

  test('older when mine was made on top of theirs', () => {
    expect(outcomeOf(next(first, level(2), 'mine'), first)).toBe('older');
  });

  test('same when both hold the same revision', () => {
    expect(outcomeOf(first, first)).toBe('same');
  });

  test('a conflict when both changed it without knowing of each other, whatever the clocks say', () => {
    expect(outcomeOf(next(first, level(2), 'mine'), next(first, level(3), 'theirs'))).toBe(
      'conflict',
    );
  });

  test('same when both changed it to the same value', () => {
    expect(outcomeOf(next(first, level(2), 'mine'), next(first, level(2), 'theirs'))).toBe('same');
  });

  test('a conflict when their file brings one that they have not resolved', () => {
    const open = mergeRegisters(next(first, level(2), 'mine'), next(first, level(3), 'theirs'));
    expect(outcomeOf(first, open)).toBe('conflict');
  });

  test('newer when they have resolved what is open here', () => {
    const open = mergeRegisters(next(first, level(2), 'mine'), next(first, level(3), 'theirs'));
    expect(outcomeOf(open, next(open, level(3), 'theirs'))).toBe('newer');
  });
});

describe('a record that cannot be joined is left out and told of', () => {
  const register = writeRegister(undefined, level(1), [], stampOf('mine')).register;

  test('when the two sides made it with different versions of the instrument', () => {
    const theirs = writeRegister(undefined, level(2), [], stampOf('theirs')).register;
    const plan = planMerge(snapshotOf(matrixWith(register)), {
      records: [matrixWith(theirs, 2)],
      history: [],
    });
    expect(plan.clashes).toEqual([{ record: matrixWith(register).id, reason: 'version' }]);
    expect(plan.records).toEqual([]);
  });

  test('when one revision has another content there than here', () => {
    const [head] = register.heads;
    if (head === undefined) throw new Error('It was just written');
    const altered = { ...register, heads: [{ ...head, value: level(3) }] };
    const plan = planMerge(snapshotOf(matrixWith(register)), snapshotOf(matrixWith(altered)));
    expect(plan.clashes).toEqual([{ record: matrixWith(register).id, reason: 'altered' }]);
    expect(plan.records).toEqual([]);
    expect(plan.counts).toEqual(noOutcomes());
  });
});
