// @ts-check
import { setTimeout as sleep } from 'node:timers/promises';
import { withDatabase, withStreams } from './bench-connections.mjs';

/** @typedef {import('./bench-world.mjs').BenchWorld} BenchWorld */

const withinMs = 180_000;

/**
 * Waits until Hookline has nothing left of what was published: no event of its own in the outbox
 * (the list change of every event is one), none in the stream that is not in the log. Events of its
 * own that went into the log without the stream do not count as such.
 * @param {BenchWorld} world
 * @param {import('./started-system.mjs').SystemName} [system] the floor has nothing to settle
 */
export async function settled(world, system = 'hookline') {
  if (system === 'floor') return;
  await withStreams(world, (manager) =>
    withDatabase(world, async (client) => {
      for (const until = Date.now() + withinMs; ; await sleep(100)) {
        const { rows } = await client.query(
          `select (select count(*) from event_outbox)::int as waiting,
             (count(*) filter (where stream_seq is not null))::int as stored
           from event`,
        );
        const { state } = await manager.streams.info('EVENTS');
        if (rows[0].waiting === 0 && rows[0].stored >= state.messages) return;
        if (Date.now() > until) throw new Error('Hookline did not get through with what it has');
      }
    }),
  );
}

/**
 * Does now what autovacuum would do later, of all that was stored so far. Else one contestant pays for what the
 * other left: the floor keeps a row for each of its steps.
 * @param {BenchWorld} world
 */
export async function vacuumed(world) {
  await withDatabase(world, (client) => client.query('vacuum (analyze)'));
}

/** Counting reads whole tables, on the cores that are being measured. */
const countEveryMs = 1_000;

/**
 * Waits until the query answers at least `wanted`; fails when it stands still for a minute.
 * @param {BenchWorld} world
 * @param {{ count: string, wanted: number }} goal `count`: SQL that gives one number as `n`
 */
export async function untilCounted(world, { count, wanted }) {
  await withDatabase(world, async (client) => {
    let best = -1;
    for (let movedAt = Date.now(); ; await sleep(countEveryMs)) {
      const { rows } = await client.query(count);
      const found = Number(rows[0]?.n);
      if (found >= wanted) return;
      if (found > best) movedAt = Date.now();
      best = Math.max(best, found);
      if (Date.now() - movedAt > 60_000) throw new Error(`${count}: ${best} of ${wanted}`);
    }
  });
}
