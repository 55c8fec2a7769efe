import { afterEach, describe, expect, it } from '@jest/globals';
import type { PublishEvent, Relayed } from '@hookline/database/runtime';
import { EventRelay } from './event-relay';

const relayed = (count: number, failure: unknown = null): Relayed => ({
  kind: 'relayed',
  count,
  logged: [],
  more: count === 250,
  failure,
});

describe('EventRelay', () => {
  let relay: EventRelay;
  let asked: number;
  let warnings: number;
  /** Answers in the place of the first answer, when it comes to it. */
  let answerFirst: (() => Promise<Relayed>) | null;

  /** A relay on an outbox that answers one thing after another, then that it is empty. */
  const aRelay = (...answers: (Relayed | Error)[]): void => {
    asked = 0;
    warnings = 0;
    answerFirst = null;
    const outbox = {
      relay: async (_publish: PublishEvent): Promise<Relayed> => {
        const answer = answers[asked] ?? relayed(0);
        asked += 1;
        if (asked === 1 && answerFirst) return answerFirst();
        if (answer instanceof Error) throw answer;
        return answer;
      },
    };
    const warn = (): void => {
      warnings += 1;
    };
    relay = new EventRelay(
      outbox,
      () => Promise.resolve(),
      { warn },
      () => undefined,
    );
  };
  const settled = () => new Promise((resolve) => setTimeout(resolve, 120));

  afterEach(() => relay.stop());

  it('asks at once again behind a full batch, and rests behind another', async () => {
    aRelay(relayed(250), relayed(3));
    relay.wake();
    await settled();
    expect(asked).toBe(2);
  });

  it('gathers what is committed within a moment', async () => {
    aRelay();
    relay.wake();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(asked).toBe(0);
    relay.wake();
    relay.wake();
    await settled();
    expect(asked).toBe(1);
  });

  it('looks once more for a wake that came while it was at it', async () => {
    aRelay();
    let finish: (answer: Relayed) => void = () => undefined;
    answerFirst = () => new Promise((resolve) => (finish = resolve));
    relay.wake();
    await settled();
    relay.wake();
    relay.wake();
    finish(relayed(1));
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
