// @ts-check
// Publishes events as a careful sender does: an event is accepted once its PubAck came; until then
// it is sent again with the same message id. Events of one call go one after another.
import { setTimeout as sleep } from 'node:timers/promises';
import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

/** @typedef {import('./planned-events.mjs').PlannedEvent} PlannedEvent */

const ackWithinMs = 1_000;
const pauseMs = 100;

/** @param {PlannedEvent} event @param {string} queueId */
function cloudEvent(event, queueId) {
  return {
    specversion: '1.0',
    id: event.id,
    source: `queue_${queueId}`,
    type: `queue.${event.name}`,
    time: new Date().toISOString(),
    data: {
      queue_id: queueId,
      attempt_id: event.call,
      destination: event.number,
      call_duration: 42,
    },
  };
}

/** @param {{ natsUrl: string, queueId: string }} settings */
export async function connectEventSource({ natsUrl, queueId }) {
  const { username, password, host } = new URL(natsUrl);
  const connection = await connect({
    ...{ servers: host, user: username, pass: password },
    ...{ maxReconnectAttempts: -1, reconnectTimeWait: 100 },
  });
  const stream = jetstream(connection);
  /** @type {PlannedEvent[]} */
  const accepted = [];
  let retries = 0;

  /** @param {PlannedEvent} event */
  async function publish(event) {
    const subject = `hl.in.1.queue_${queueId}.${event.name}.${event.call}`;
    const body = JSON.stringify(cloudEvent(event, queueId));
    for (;;) {
      try {
        await stream.publish(subject, body, { msgID: `1:${event.id}`, timeout: ackWithinMs });
        accepted.push(event);
        return;
      } catch {
        // Whatever it was: without a PubAck the event is not accepted, and saying it again is safe.
        retries += 1;
        await sleep(pauseMs);
      }
    }
  }

  return {
    accepted: /** @type {readonly PlannedEvent[]} */ (accepted),
    get retries() {
      return retries;
    },
    /**
     * Publishes the calls side by side, starting one every `everyMs`.
     * @param {PlannedEvent[][]} calls @param {number} everyMs
     */
    publishCalls: async (calls, everyMs) => {
      await Promise.all(
        calls.map(async (events, index) => {
          await sleep(index * everyMs);
          for (const event of events) {
            if (event.pauseMs > 0) await sleep(event.pauseMs);
            await publish(event);
          }
        }),
      );
    },
    close: () => connection.close(),
  };
}
