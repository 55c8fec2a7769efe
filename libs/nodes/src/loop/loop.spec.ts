import { describe, expect, it } from '@jest/globals';
import type { JsonValue } from '@hookline/contracts';
import type { Exit } from '@hookline/engine';
import { aNodeContext } from '@hookline/testing';
import { loopEntry } from '../loop-entry/loop-entry.definition';
import { executeLoopEntry } from '../loop-entry/loop-entry.execute';
import { executeLoop } from './loop.execute';
import { LoopParams } from './loop.params';

/** Outlets the loop takes until it is done, the test reading `left`. */
function passes(params: object, first: JsonValue, left = Infinity): string[] {
  const loop = LoopParams.parse({ mode: 'expression', expression: 'left > 0', ...params });
  const outlets: string[] = [];
  let memory = first;
  for (let remaining = left; outlets.at(-1) !== 'done' && outlets.length < 50; remaining -= 1) {
    const values = { left: Number.isFinite(remaining) ? remaining : 1 };
    const outcome = executeLoop(loop, aNodeContext({ memory, values })) as Exit;
    memory = outcome.memory ?? memory;
    outlets.push(outcome.outlet);
  }
  expect(memory).toBe(0);
  return outlets;
}

describe('executeLoop', () => {
  it('tests first, so the body may not run at all', () => {
    expect(passes({}, null, 0)).toEqual(['done']);
  });

  it('repeats while the test holds', () => {
    expect(passes({}, null, 2)).toEqual(['body', 'body', 'done']);
  });

  it('allows exactly maxSteps passes (decision 16)', () => {
    expect(passes({ maxSteps: 3 }, null)).toEqual(['body', 'body', 'body', 'done']);
  });

  it('takes maxSteps as text, as arrays write it', () => {
    expect(passes({ maxSteps: '2' }, null)).toEqual(['body', 'body', 'done']);
  });

  it('counts the untested first pass of an array', () => {
    const entry = executeLoopEntry() as Exit;
    expect(passes({ maxSteps: 3 }, entry.memory ?? null)).toEqual(['body', 'body', 'done']);
  });

  it('starts anew after it was left by done', () => {
    expect(passes({ maxSteps: 1 }, 0)).toEqual(['body', 'done']);
  });
});

describe('loopEntry', () => {
  it('shares the memory of its loop', () => {
    expect(loopEntry.memoryKey?.({ loop: 'n7' }, 'n6')).toBe('n7');
  });
});
