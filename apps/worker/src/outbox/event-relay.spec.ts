import { afterEach, describe, expect, it } from '@jest/globals';
import type { PublishEvent, Relayed } from '@hookline/database/runtime';
import { EventRelay } from './event-relay';

const relayed = (count: number, failure: unknown = null): Relayed => ({
  kind: 'relayed',
  count,
  failure,
});

describe('EventRelay', () => {
  let relay: EventRelay;
  let asked: number;
  let warnings: number;

  /** A relay on an outbox that answers one thing after another, then that it is empty. */
  const aRelay = (...answers: (Relayed | Error)[]): void => {
    asked = 0;
    warnings = 0;
    const outbox = {
      relay: async (_publish: PublishEvent): Promise<Relayed> => {
        const answer = answers[asked] ?? relayed(0);
        asked += 1;
        if (answer instanceof Error) throw answer;
        return answer;
      },
    };
    const warn = (): void => {
      warnings += 1;
    };
    relay = new EventRelay(outbox, () => Promise.resolve(), { warn });
  };
  const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

  afterEach(() => relay.stop());

  it('asks until a batch is empty', async () => {
    aRelay(relayed(250), relayed(3));
    relay.wake();
    await settled();
    expect(asked).toBe(3);
  });

  it('asks once more for a wake that came meanwhile', async () => {
    aRelay();
    relay.wake();
    relay.wake();
    relay.wake();
    await settled();
    expect(asked).toBe(2);
  });

  it('looks again shortly when another worker is at it', async () => {
    aRelay({ kind: 'busy' });
    relay.wake();
    await settled();
    expect(asked).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(asked).toBe(2);
  });

  it('warns once per outage, whatever fails', async () => {
    aRelay(relayed(0, new Error('NATS is away')), new Error('PostgreSQL is away'), relayed(0));
    for (let round = 0; round < 3; round += 1) {
      relay.wake();
      await settled();
    }
    expect([asked, warnings]).toEqual([3, 1]);
  });

  it('does nothing once it is stopped', async () => {
    aRelay();
    await relay.stop();
    relay.wake();
    await settled();
    expect(asked).toBe(0);
  });
});
