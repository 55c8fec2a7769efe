// @ts-check
// The floor: the least a correct system must do for the same job, written as one bare loop.
// JetStream pull → condition → undici.Pool post → batched insert → ack. No runtime, no graph, no
// history beyond one row per event.
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import pg from 'pg';
import { Pool } from 'undici';

const { NATS_URL, DATABASE_URL, SINK_URL, STREAM, CONSUMER } = process.env;
const { origin } = new URL(SINK_URL ?? '');
const { username, password, host } = new URL(NATS_URL ?? '');
const connection = await connect({ servers: host, user: username, pass: password });
const consumer = await jetstream(connection).consumers.get(STREAM ?? '', CONSUMER ?? '');
await jetstreamManager(connection);
const http = new Pool(origin, { connections: 50 });
const database = new pg.Pool({ connectionString: DATABASE_URL, max: 2 });

const inFlightMost = 200;
let inFlight = 0;
/** @type {(() => void) | null} */
let wake = null;
/** @type {{ row: unknown, message: import('@nats-io/jetstream').JsMsg }[]} */
let done = [];
let flushing = false;

async function flush() {
  if (flushing) return;
  flushing = true;
  while (done.length > 0) {
    const batch = done;
    done = [];
    await database.query({
      name: 'floor',
      text: `insert into floor_run (event_id, attempt, status)
        select r.event_id, r.attempt, r.status
        from json_to_recordset($1::json) as r(event_id text, attempt text, status int)`,
      values: [JSON.stringify(batch.map(({ row }) => row))],
    });
    for (const { message } of batch) message.ack();
  }
  flushing = false;
}

/** @param {{ id: string, data: Record<string, string> }} event */
function bodyOf({ id, data }) {
  const body = { sent: data.sent, key: id };
  return data.place === undefined ? body : { ...body, call: data.attempt_id, place: data.place };
}

/** @param {import('@nats-io/jetstream').JsMsg} message */
async function handle(message) {
  const event = JSON.parse(message.string());
  let status = 0;
  if (Number(event.data.call_duration) >= 10) {
    const answer = await http.request({
      path: '/',
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(bodyOf(event)),
    });
    await answer.body.text();
    status = answer.statusCode;
  }
  done.push({
    row: { event_id: event.id, attempt: String(event.data.attempt_id), status },
    message,
  });
  void flush();
  inFlight -= 1;
  wake?.();
}

const messages = await consumer.consume({ max_messages: 500 });
process.send?.({ ready: true });
process.on('disconnect', () => process.exit());
for await (const message of messages) {
  if (inFlight >= inFlightMost) {
    await new Promise((resolve) => {
      wake = () => resolve(undefined);
    });
    wake = null;
  }
  inFlight += 1;
  void handle(message);
}
