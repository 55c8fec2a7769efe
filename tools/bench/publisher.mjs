// @ts-check
// The source of events, in a process of its own, so that its CPU is nobody else's.
// IPC: `{ subject, count, perSecond }` publishes; perSecond 0 is as fast as acks come back.
import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

const { NATS_URL } = process.env;
const { username, password, host } = new URL(NATS_URL ?? '');
const connection = await connect({ servers: host, user: username, pass: password });
const stream = jetstream(connection);
const now = () => performance.timeOrigin + performance.now();
const inFlightMost = 256;

/** @param {{ prefix: string, name: string, index: number, queueId: string }} which */
function eventOf({ name, index, queueId }) {
  const attempt = `${Date.now()}${index}`;
  return {
    specversion: '1.0',
    id: `${name}-${index}`,
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
    },
  };
}

/** @param {{ prefix: string, name: string, count: number, perSecond: number, queueId: string }} job */
async function publish(job) {
  const startedAt = now();
  let inFlight = 0;
  /** @type {(() => void) | null} */
  let wake = null;
  for (let index = 0; index < job.count; index += 1) {
    if (job.perSecond > 0) {
      const dueAt = startedAt + (index * 1000) / job.perSecond;
      const waitMs = dueAt - now();
      if (waitMs > 1) await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
    while (inFlight >= inFlightMost) {
      await new Promise((resolve) => {
        wake = () => resolve(undefined);
      });
    }
    const event = eventOf({ ...job, index });
    const subject = `${job.prefix}.in.1.queue_${job.queueId}.missed.${event.data.attempt_id}`;
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
  process.send?.({ published: job.count, startedAt, endedAt: now() });
}

process.on('message', (job) => {
  void publish(/** @type {Parameters<typeof publish>[0]} */ (job));
});
process.on('disconnect', () => process.exit());
process.send?.({ ready: true });
