import { describe, expect, it } from '@jest/globals';
import { ClaimGate } from './claim-gate';

/** Work that ends when it is told to. */
function held(log: string[], name: string) {
  let finish: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return {
    finish: () => finish(),
    work: async () => {
      log.push(`${name} begins`);
      await done;
      log.push(`${name} ends`);
    },
  };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('ClaimGate', () => {
  it('lets shared work run side by side', async () => {
    const log: string[] = [];
    const gate = new ClaimGate();
    const [a, b] = [held(log, 'a'), held(log, 'b')];
    const both = [gate.shared(a.work), gate.shared(b.work)];
    await turn();
    expect(log).toEqual(['a begins', 'b begins']);
    a.finish();
    b.finish();
    await Promise.all(both);
  });

  it('lets work alone begin after what is under way, and holds back what comes meanwhile', async () => {
    const log: string[] = [];
    const gate = new ClaimGate();
    const [claim, look, later] = [held(log, 'claim'), held(log, 'look'), held(log, 'later')];
    const all = [gate.shared(claim.work), turn()];
    await turn();
    all.push(gate.alone(look.work), gate.shared(later.work));
    await turn();
    expect(log).toEqual(['claim begins']);
    claim.finish();
    await turn();
    expect(log).toEqual(['claim begins', 'claim ends', 'look begins']);
    look.finish();
    later.finish();
    await Promise.all(all);
    expect(log.slice(3)).toEqual(['look ends', 'later begins', 'later ends']);
  });

  it('goes on after work that failed', async () => {
    const gate = new ClaimGate();
    const fail = () => Promise.reject(new Error('away'));
    await expect(gate.alone(fail)).rejects.toThrow('away');
    await expect(gate.shared(fail)).rejects.toThrow('away');
    await expect(gate.alone(() => Promise.resolve(1))).resolves.toBe(1);
    await expect(gate.shared(() => Promise.resolve(2))).resolves.toBe(2);
  });
});
