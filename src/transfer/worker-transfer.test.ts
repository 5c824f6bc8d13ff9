import { describe, expect, test } from 'vitest';
import type { FromWorker, ToWorker } from './messages.ts';
import { workerTransfer, type AnyWorker } from './worker-transfer.ts';

/** A worker that does nothing by itself, and remembers what it was told. */
class StillWorker implements AnyWorker {
  onmessage: AnyWorker['onmessage'] = null;
  onerror: AnyWorker['onerror'] = null;
  onmessageerror: AnyWorker['onmessageerror'] = null;
  heard: ToWorker[] = [];
  isEnded = false;

  postMessage(message: ToWorker): void {
    this.heard.push(message);
  }
  terminate(): void {
    this.isEnded = true;
  }
  say(message: FromWorker): void {
    this.onmessage?.({ data: message } as MessageEvent<FromWorker>);
  }
  breakDown(message: string): void {
    this.onerror?.({ message, preventDefault: () => undefined } as ErrorEvent);
  }
  calls(): number[] {
    return this.heard.flatMap((message) => (message.kind === 'call' ? [message.number] : []));
  }
}

function begun() {
  const workers: StillWorker[] = [];
  const transfer = workerTransfer({ database: 'x', device: 'd', window: 'w' }, () => {
    const worker = new StillWorker();
    workers.push(worker);
    return worker;
  });
  return { transfer, workers };
}

const file = new Blob(['{}']);

describe('jobs beside the page', () => {
  test('start a worker with the first one, and tell it whose database it works on', () => {
    const { transfer, workers } = begun();
    expect(workers).toEqual([]);
    void transfer.open(file);
    void transfer.open(file);
    expect(workers).toHaveLength(1);
    expect(workers[0]?.heard[0]).toEqual({
      kind: 'begin',
      database: 'x',
      device: 'd',
      window: 'w',
    });
    expect(workers[0]?.calls()).toHaveLength(2);
  });

  test('are each told how far they have come and how they ended, in any order', async () => {
    const { transfer, workers } = begun();
    const shares: number[] = [];
    const onProgress = ({ share }: { share: number }) => shares.push(share);
    const first = transfer.open(file, { onProgress });
    const second = transfer.open(file);
    const [one = 0, two = 0] = workers[0]?.calls() ?? [];
    workers[0]?.say({ kind: 'progress', number: one, progress: { step: 'reading', share: 0.5 } });
    workers[0]?.say({
      kind: 'done',
      number: two,
      result: { ok: false, error: { kind: 'empty' } },
    });
    workers[0]?.say({
      kind: 'done',
      number: one,
      result: { ok: false, error: { kind: 'damaged' } },
    });
    expect(shares).toEqual([0.5]);
    expect(await first).toEqual({ ok: false, error: { kind: 'damaged' } });
    expect(await second).toEqual({ ok: false, error: { kind: 'empty' } });
  });

  test('are given up by a message, and at once when that was done before they began', async () => {
    const { transfer, workers } = begun();
    const controller = new AbortController();
    void transfer.merge('f1', [], { signal: controller.signal });
    const [number] = workers[0]?.calls() ?? [];
    controller.abort();
    expect(workers[0]?.heard.at(-1)).toEqual({ kind: 'cancel', number });
    expect(await transfer.open(file, { signal: controller.signal })).toEqual({
      ok: false,
      error: { kind: 'cancelled' },
    });
  });

  test('all end when the worker breaks down, and the next one gets a new worker', async () => {
    const { transfer, workers } = begun();
    const reading = transfer.open(file);
    const merging = transfer.merge('f1', []);
    workers[0]?.breakDown('out of memory');
    const ended = { ok: false, error: { kind: 'transfer-failed', detail: 'out of memory' } };
    expect(await reading).toEqual(ended);
    expect(await merging).toEqual(ended);
    expect(workers[0]?.isEnded).toBe(true);
    void transfer.open(file);
    expect(workers).toHaveLength(2);
    expect(workers[1]?.heard[0]).toMatchObject({ kind: 'begin', database: 'x' });
  });

  test('fail in words where no worker can be started', async () => {
    const transfer = workerTransfer({ database: 'x', device: 'd', window: 'w' }, () => {
      throw new Error('not allowed');
    });
    expect(await transfer.open(file)).toMatchObject({
      ok: false,
      error: { kind: 'transfer-failed' },
    });
  });
});
