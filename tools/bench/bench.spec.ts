import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { planOf } from './bench-options.mjs';
import { modestPlan } from './bench-plan.mjs';
import { placeInCalls } from './call-places.mjs';
import { median } from './figures.mjs';
import { inRounds, medianRatio, summarize } from './interleaved.mjs';
import { leastOfMinutes, slopePerMinute } from './memory-samples.mjs';
import { watchOrder } from './order-watch.mjs';
import { treeCpuMs } from './process-figures.mjs';
import { atLeast, atMost, targetLine } from './targets.mjs';

describe('planOf', () => {
  it('is the modest plan with what was asked for', () => {
    expect(planOf({})).toEqual(modestPlan);
    expect(planOf({ only: 'd,f', waits: '100000', minutes: '10', workers: '1,2,3' })).toEqual({
      ...modestPlan,
      ...{ only: ['d', 'f'], waits: 100_000, steadySeconds: 600, workers: [1, 2, 3] },
    });
  });

  it.each([{ only: 'a,g' }, { waits: '0' }, { rounds: '1.5' }, { minutes: 'ten' }])(
    'refuses %j',
    (values) => {
      expect(() => planOf(values)).toThrow(/^--(only|waits|rounds|minutes)/);
    },
  );
});

describe('slopePerMinute', () => {
  it('is what memory grows a minute, whatever it jumps about the line', () => {
    const samples = [0, 1, 2, 3].map((n) => ({ atMs: n * 60_000, rssMiB: 100 + 3 * n }));
    expect(slopePerMinute(samples)).toBeCloseTo(3);
    expect(slopePerMinute(samples.map((one) => ({ ...one, rssMiB: 7 })))).toBe(0);
  });
});

describe('leastOfMinutes', () => {
  it('sees through the saw of garbage to what stays', () => {
    // A tooth of 17 s, over a floor that grows 2 MiB a minute, or does not.
    const saw = (growth: number) =>
      Array.from({ length: 600 }, (_, second) => ({
        atMs: second * 1_000,
        rssMiB: 140 + 5 * (second % 17) + (growth * second) / 60,
      }));
    expect(leastOfMinutes(saw(0))).toHaveLength(10);
    expect(slopePerMinute(leastOfMinutes(saw(0)))).toBeCloseTo(0);
    expect(slopePerMinute(leastOfMinutes(saw(2)))).toBeCloseTo(2, 0);
  });
});

describe('targetLine', () => {
  it('says whether a target is met', () => {
    expect(targetLine(atLeast('share', 0.5, 0.5))).toBe('target  share: 0.5 (at least 0.5) met');
    expect(targetLine(atMost('p99', 11, 10))).toBe('target  p99: 11 (at most 10) MISSED');
  });
});

describe('inRounds', () => {
  it('takes turns and clears up before each, and the summary holds medians and where they come from', async () => {
    const order: string[] = [];
    const before = async (): Promise<void> => void order.push('-');
    const plan = { rounds: 3, names: ['a', 'b'], before } as const;
    const samples = await inRounds(plan, async (name, round) => {
      order.push(`${name}${round}`);
      return { figure: name === 'a' ? round : 10 * round };
    });
    expect(order.join(' ')).toBe('- a1 - b1 - a2 - b2 - a3 - b3');
    expect(summarize(samples).b).toEqual({
      figure: 20,
      rounds: [{ figure: 10 }, { figure: 20 }, { figure: 30 }],
    });
  });
});

describe('median', () => {
  it('is the middle one, or between the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([1, 9])).toBe(5);
    expect(median([4, 1, 100, 2])).toBe(3);
    expect(median([])).toBeNaN();
  });
});

describe('medianRatio', () => {
  it('compares within the rounds, so a slow one does not count twice', () => {
    expect(medianRatio([5, 1, 50], [10, 2, 100])).toBe(0.5);
  });
});

describe('placeInCalls', () => {
  it('mixes the events of calls that go on side by side', () => {
    const plan = { events: 2, sideBySide: 2 };
    const places = [0, 1, 2, 3, 4].map((index) => placeInCalls(index, plan));
    expect(places.map(({ call, place }) => `${call}.${place}`)).toEqual([
      ...['0.0', '1.0', '0.1', '1.1'],
      '2.0',
    ]);
  });
});

describe('watchOrder', () => {
  it('has nothing to say when each event is answered before the next of its call', () => {
    const watch = watchOrder();
    for (const place of [0, 1, 2]) {
      for (const call of ['7', '8']) watch.arrive(call, place);
      for (const call of ['7', '8']) watch.answer(call);
    }
    expect(watch.outOfOrder).toBe(0);
  });

  it('counts an event that comes after a later one', () => {
    const watch = watchOrder();
    for (const place of [1, 0]) {
      watch.arrive('7', place);
      watch.answer('7');
    }
    expect(watch.outOfOrder).toBe(1);
  });

  it('counts an event that comes while one of its call is not answered', () => {
    const watch = watchOrder();
    watch.arrive('7', 0);
    watch.arrive('7', 1);
    expect(watch.outOfOrder).toBe(1);
  });
});

describe('treeCpuMs', () => {
  it('counts a child that has ended', () => {
    const before = treeCpuMs(process.pid);
    const burn = 'const start = process.cpuUsage(); while (process.cpuUsage(start).user < 3e5);';
    execFileSync(process.execPath, ['-e', burn]);
    expect(treeCpuMs(process.pid) - before).toBeGreaterThanOrEqual(250);
  });
});
