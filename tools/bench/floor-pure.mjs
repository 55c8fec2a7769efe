// @ts-check
// The floor of pure nodes: JetStream pull → twenty small sums → batched insert of the event and of
// one row for each sum → ack. What keeping every step in a row of its own costs at least.
import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import pg from 'pg';
import { pureNodeCount } from './pure-nodes-graph.mjs';

const { NATS_URL, DATABASE_URL, STREAM, CONSUMER } = process.env;
const { username, password, host } = new URL(NATS_URL ?? '');
const connection = await connect({ servers: host, user: username, pass: password });
const consumer = await jetstream(connection).consumers.get(STREAM ?? '', CONSUMER ?? '');
const database = new pg.Pool({ connectionString: DATABASE_URL, max: 2 });

const mostInBatch = 128;

/** @param {{ id: string, data: Record<string, string> }} event */
function stepsOf({ id, data }) {
  return Array.from({ length: pureNodeCount }, (_, index) => ({
    event_id: id,
    seq: index + 1,
    node: `node${index + 1}`,
    output: { result: Number(data.call_duration) * 1.5 + index },
  }));
}

/** @param {import('@nats-io/jetstream').JsMsg[]} batch */
async function store(batch) {
  const events = batch.map((message) => JSON.parse(message.string()));
  await database.query({
    name: 'floor',
    text: `with e as (
        insert into floor_run (event_id, attempt, status)
        select r.event_id, r.attempt, 0 from json_to_recordset($1::json) as r(event_id text, attempt text)
      )
      insert into floor_step (event_id, seq, node, output)
      select s.event_id, s.seq, s.node, s.output
      from json_to_recordset($2::json) as s(event_id text, seq int, node text, output jsonb)`,
    values: [
      JSON.stringify(
        events.map(({ id, data }) => ({ event_id: id, attempt: String(data.attempt_id) })),
      ),
      JSON.stringify(events.flatMap(stepsOf)),
    ],
  });
  for (const message of batch) message.ack();
}

/** @type {import('@nats-io/jetstream').JsMsg[]} */
let waiting = [];
let storing = false;

async function flush() {
  if (storing) return;
  storing = true;
  while (waiting.length > 0) await store(waiting.splice(0, mostInBatch));
  storing = false;
}

const messages = await consumer.consume({ max_messages: 500 });
process.send?.({ ready: true });
process.on('disconnect', () => process.exit());
for await (const message of messages) {
  waiting.push(message);
  void flush();
}
