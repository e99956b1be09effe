import { describe, expect, it } from 'vitest';
import { HoursReader, type StartWorker } from '../../app/hours/hours-reader.ts';
import { startNodeWorker } from '../../app/hours/node-worker.ts';

const question = { kind: 'values' as const, land: 'DE-BE' as const, from: '2026-11-30', days: 14 };

/** Takes the library minutes: its time grows with the square of the rules. */
const ENDLESS = Array(60_000).fill('Mo-Fr 10:00-12:00').join(';');

/** A worker that answers every value but these: `hang` never comes back, `crash` ends it. */
function aWorker(): { start: StartWorker; started: () => number; ended: () => number } {
  const count = { started: 0, ended: 0 };
  const start: StartWorker = ({ onAnswer, onFailure }) => {
    count.started += 1;
    queueMicrotask(() => onAnswer({ kind: 'ready' }));
    return {
      ask: (task) =>
        queueMicrotask(() => {
          for (const value of task.kind === 'values' ? task.values : []) {
            if (value === 'hang') return;
            if (value === 'crash') return onFailure('out of memory');
            onAnswer({ kind: 'value', value, evaluation: { schedule: { readable: false } } });
          }
        }),
      end: () => {
        count.ended += 1;
      },
    };
  };
  return { start, started: () => count.started, ended: () => count.ended };
}

async function read(reader: HoursReader, values: string[]) {
  const evaluated = await reader.readValues({ ...question, values });
  if (!evaluated.ok) throw new Error(evaluated.error.code);
  return evaluated.value;
}

describe('asking a worker', () => {
  it('ends one that hangs, gives up its value, and reads the rest in a new one', async () => {
    const reader = new HoursReader(startNodeWorker);
    const values = ['Mo 10:00-12:00', ENDLESS, 'Tu 10:00-12:00'];
    const evaluations = await read(reader, values);
    expect(evaluations.get(ENDLESS)).toEqual({ schedule: { readable: false }, reason: 'hung' });
    expect(values.map((value) => evaluations.get(value)?.schedule.readable)).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('goes on after several that hang or crash, and asks each value once', async () => {
    const { start, started, ended } = aWorker();
    const values = ['a', 'hang', 'b', 'crash', 'a', 'hang', 'c'];
    const evaluations = await read(new HoursReader(start, 1), values);
    expect([...evaluations].map(([value, { reason }]) => [value, reason])).toEqual([
      ['a', undefined],
      ['hang', 'hung'],
      ['b', undefined],
      ['crash', 'crashed'],
      ['c', undefined],
    ]);
    expect([started(), ended()]).toEqual([3, 2]);
  });

  it('keeps one worker for questions that follow each other', async () => {
    const { start, started } = aWorker();
    const reader = new HoursReader(start, 1);
    const both = await Promise.all([read(reader, ['a', 'b']), read(reader, ['c'])]);
    expect(both.map((evaluations) => [...evaluations.keys()])).toEqual([['a', 'b'], ['c']]);
    expect(started()).toBe(1);
  });

  it('says so where the worker cannot be had, and tries a new one next time', async () => {
    let starts = 0;
    const reader = new HoursReader(({ onFailure }) => {
      starts += 1;
      queueMicrotask(() => onFailure('no network'));
      return { ask: () => {}, end: () => {} };
    });
    const failed = { ok: false, error: { code: 'unavailable', message: 'no network' } };
    expect(await reader.readValues({ ...question, values: ['a'] })).toMatchObject(failed);
    const holidays = { kind: 'holidays' as const, land: 'DE-BE' as const, from: '', to: '' };
    expect(await reader.readHolidays(holidays)).toMatchObject({ ok: false });
    expect(starts).toBe(2);
  });

  it('needs no worker where nothing is asked', async () => {
    const { start, started } = aWorker();
    expect((await read(new HoursReader(start), [])).size).toBe(0);
    expect(started()).toBe(0);
  });
});
