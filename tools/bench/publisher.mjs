// @ts-check
// The source of events, in a process of its own, so that its CPU is nobody else's. Each message
// over IPC is a `PublishJob`.
import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { placeInCalls } from './call-places.mjs';

/** @typedef {import('./bench-publisher.mjs').PublishJob} PublishJob */

const { NATS_URL } = process.env;
const { username, password, host } = new URL(NATS_URL ?? '');
const connection = await connect({ servers: host, user: username, pass: password });
const stream = jetstream(connection);
const now = () => performance.timeOrigin + performance.now();
const inFlightMost = 256;
const firstCall = 7_000_000;
const prefixes = { floor: 'floor', hookline: 'hl' };

/** @param {PublishJob} job @param {number} index */
function eventOf(job, index) {
  const turn = job.turns?.[index % job.turns.length];
  const queueId = turn?.queueId ?? job.queueId;
  const at = job.calls && placeInCalls(index, job.calls);
  const attempt = at ? String(firstCall + at.call) : `${Date.now()}${index}`;
  return {
    specversion: '1.0',
    id: `${job.name}-${index}`,
    source: `queue_${queueId}`,
    type: 'queue.missed',
    subject: attempt,
    time: new Date().toISOString(),
    data: {
      state: 'missed',
      channel: 'call',
      queue_id: queueId,
      attempt_id: attempt,
      destination: `38044${String(index).padStart(7, '0')}`,
      agent_id: '15',
      agent_name: 'Olha',
      call_duration: '42',
      timestamp: String(Date.now()),
      sent: String(now()),
      ...(at && { place: String(at.place) }),
      ...turn?.data,
    },
  };
}

/** @param {PublishJob} job */
async function publish(job) {
  const { perSecond = 0 } = job;
  const startedAt = now();
  let inFlight = 0;
  /** @type {(() => void) | null} */
  let wake = null;
  for (let index = 0; index < job.count; index += 1) {
    if (perSecond > 0) {
      const waitMs = startedAt + (index * 1000) / perSecond - now();
      if (waitMs > 1) await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
    while (inFlight >= inFlightMost) {
      await new Promise((resolve) => {
        wake = () => resolve(undefined);
      });
    }
    const event = eventOf(job, index);
    const subject = `${prefixes[job.system]}.in.1.${event.source}.missed.${event.data.attempt_id}`;
    inFlight += 1;
    stream
      .publish(subject, JSON.stringify(event), { msgID: `1:${event.id}` })
      .catch((error) => console.error('publish failed', error))
      .finally(() => {
        inFlight -= 1;
        wake?.();
      });
  }
  while (inFlight > 0) await new Promise((resolve) => setTimeout(resolve, 1));
  process.send?.({ startedAt, endedAt: now() });
}

process.on('message', (job) => {
  void publish(/** @type {PublishJob} */ (job));
});
process.on('disconnect', () => process.exit());
process.send?.({ ready: true });
