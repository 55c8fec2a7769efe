/**
 * The path of a missed call, driven as an integrator drives it: Webitel's own client for what is
 * configured, the official NATS client for the events, plain HTTP for what is read.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { EventSummary, listOf, RunDetail, RunSummary, SessionView } from '@hookline/contracts';
import { jetstream, type PubAck } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import {
  Configuration,
  EngineRoutingSchemaType,
  ListServiceApi,
  QueueHookServiceApi,
  QueueServiceApi,
  RoutingSchemaServiceApi,
} from 'webitel-sdk';
import type { ApiClient } from './system/api-client';
import { connectSender } from './system/connect-sender';
import { createApiKey, setUpOverHttp } from './system/first-admin';
import { Receiver } from './system/receiver';
import { RunningSystem } from './system/running-system';
import { waitUntil } from './system/wait-until';

// A change of hooks is in force this long after its answer, at the latest.
const configMs = 2_000;
// Longer than any event of this spec takes; what has not come by then does not come.
const quietMs = 1_500;

describe('webitel-sdk and NATS drive a missed call', () => {
  let receiver: Receiver;
  let system: RunningSystem;
  let nats: NatsConnection;
  let api: ApiClient;
  let sdk: Configuration;
  let domainId: string;
  let queueId: string;
  let listId: string;
  let schemaId: string;
  let hookId: number;

  beforeAll(async () => {
    receiver = await Receiver.start({ ticket: { id: 'T-17' } });
    system = await RunningSystem.start({ allow: [receiver.host] });
    nats = await connectSender(system.natsUrl);
    const admin = await setUpOverHttp(system);
    domainId = (await admin.read('/session', SessionView)).domain.id;
    const apiKey = await createApiKey(admin, system);
    api = system.api.withKey(apiKey);
    sdk = new Configuration({ apiKey, basePath: `${system.url}/api` });

    const queue = { name: 'Support line', type: 1, strategy: 'fifo', priority: 1, enabled: true };
    queueId = (await new QueueServiceApi(sdk).createQueue(queue)).data.id ?? '';
    listId = (await new ListServiceApi(sdk).createList({ name: 'Missed callers' })).data.id ?? '';
    schemaId = await createSchema();
    const hook = { event: 'missed', enabled: true, schema: { id: schemaId } };
    const hooks = new QueueHookServiceApi(sdk);
    hookId = (await hooks.createQueueHook(Number(queueId), hook)).data.id ?? 0;
    await sleep(configMs);
  }, 90_000);
  afterEach(() => {
    receiver.requests.length = 0;
  });
  afterAll(async () => {
    await nats?.close();
    await receiver?.stop();
    await system?.stop();
  }, 60_000);

  /** `if → httpRequest → listAdd`, else nothing but a variable. */
  async function createSchema(): Promise<string> {
    const schema = [
      {
        if: {
          expression: "${vip} == '1' && ${destination_seq} < 3",
          then: [
            {
              httpRequest: {
                url: `${receiver.url}/calls/\${attempt}`,
                path: { attempt: '${attempt_id}' },
                method: 'POST',
                timeout: 5000,
                data: { number: '${destination}', agent: '${agent_name}' },
                responseCode: 'code',
                exportVariables: { ticket: 'ticket.id' },
              },
            },
            {
              listAdd: {
                list: { id: listId },
                destination: '${destination}',
                description: 'Ticket ${ticket}, status ${code}',
              },
            },
          ],
          else: [{ set: { care: 'none' } }],
        },
      },
    ];
    const created = await new RoutingSchemaServiceApi(sdk).createRoutingSchema({
      name: 'Missed call care',
      type: EngineRoutingSchemaType.Service,
      schema,
    });
    return created.data.id ?? '';
  }

  function missedEvent(id: string, attempt: string, data: Record<string, unknown> = {}) {
    return {
      specversion: '1.0',
      id,
      source: '/pbx/kyiv',
      type: 'queue.missed',
      subject: attempt,
      time: new Date().toISOString(),
      datacontenttype: 'application/json',
      data: {
        queue_id: queueId,
        attempt_id: attempt,
        channel: 'call',
        destination: '380441112233',
        destination_seq: '1',
        agent_id: '15',
        agent_name: 'Olha "1015"',
        vip: '1',
        ...data,
      },
    };
  }

  /** As a telephone exchange does it: the subject by hand, the id as `Nats-Msg-Id` if one is given. */
  function publish(attempt: string, message: unknown, msgID?: string): Promise<PubAck> {
    const subject = `${system.namespace}.in.${domainId}.queue_${queueId}.missed.${attempt}`;
    const payload = typeof message === 'string' ? message : JSON.stringify(message);
    return jetstream(nats).publish(subject, payload, msgID === undefined ? {} : { msgID });
  }

  async function runsOf(eventId: string) {
    const path = `/runs?event_id=${encodeURIComponent(eventId)}`;
    return (await api.read(path, listOf(RunSummary))).items;
  }

  async function endedRun(eventId: string) {
    const { id } = await waitUntil(`the run of ${eventId}`, async () => {
      const [run] = await runsOf(eventId);
      return run !== undefined && run.ended_at !== null ? run : null;
    });
    return api.read(`/runs/${id}`, RunDetail);
  }

  async function findEvent(query: string) {
    return (await api.read(`/events?${query}`, listOf(EventSummary))).items[0];
  }

  it('runs the schema once for each of two missed offers of one call', async () => {
    await publish('90311', missedEvent('miss-1', '90311'), 'miss-1');
    const second = missedEvent('miss-2', '90311', { destination_seq: '2' });
    await publish('90311', second, 'miss-2');

    for (const id of ['miss-1', 'miss-2']) {
      const run = await endedRun(id);
      expect(run).toMatchObject({
        status: 'completed',
        schema: { id: schemaId, name: 'Missed call care', version: 1 },
        hook: { id: String(hookId), event: 'missed' },
        queue: { id: queueId },
        key: '90311',
        contact: '380441112233',
        error: null,
      });
      expect(run.variables).toMatchObject({ code: '200', ticket: 'T-17' });
      const steps = run.steps.map(({ nodeType, status, outlet }) => [nodeType, status, outlet]);
      expect(steps).toEqual([
        ['start', 'completed', 'next'],
        ['condition', 'completed', 'then'],
        ['http-request', 'completed', 'success'],
        ['list-add', 'completed', 'success'],
      ]);
      expect(run.steps[2]).toMatchObject({
        input: { method: 'POST', url: expect.stringContaining('/calls/') },
        output: { status: 200, body: { ticket: { id: 'T-17' } } },
      });
    }

    const request = {
      method: 'POST',
      path: '/calls/90311',
      body: { number: '380441112233', agent: 'Olha "1015"' },
    };
    expect(receiver.requests).toEqual([
      expect.objectContaining(request),
      expect.objectContaining(request),
    ]);
    const keys = receiver.requests.map(({ headers }) => headers['idempotency-key']);
    expect(new Set(keys).size).toBe(2);
    const { data: numbers } = await new ListServiceApi(sdk).searchListCommunication(listId);
    expect(numbers.items).toEqual([
      expect.objectContaining({ number: '380441112233', description: 'Ticket T-17, status 200' }),
    ]);
  });

  it('starts nothing again for an id it has seen, with a message id or without', async () => {
    const event = missedEvent('miss-repeat', '90312');
    const first = await publish('90312', event, 'miss-repeat');
    expect(first.duplicate).toBe(false);
    await endedRun('miss-repeat');

    expect((await publish('90312', event, 'miss-repeat')).duplicate).toBe(true);
    // A sender that does not name its messages: the stream takes it, the worker knows it.
    expect((await publish('90312', event)).duplicate).toBe(false);
    await publish('90312', missedEvent('miss-after', '90312', { vip: '0' }), 'miss-after');
    await endedRun('miss-after');

    expect(await runsOf('miss-repeat')).toHaveLength(1);
    expect(receiver.requests).toHaveLength(1);
  });

  it('takes the other branch and calls nobody when the expression does not hold', async () => {
    await publish('90313', missedEvent('miss-third', '90313', { destination_seq: '3' }));
    const run = await endedRun('miss-third');
    expect(run).toMatchObject({ status: 'completed', variables: { care: 'none' } });
    expect(run.steps[1]).toMatchObject({ nodeType: 'condition', outlet: 'else' });
    expect(receiver.requests).toEqual([]);
  });

  it('takes a flat map of Webitel over HTTP, once for its idempotency key', async () => {
    const body = {
      state: 'missed',
      channel: 'call',
      attempt_id: '90314',
      queue_id: queueId,
      destination: '380671234567',
      destination_seq: '1',
      timestamp: String(Date.now()),
      joined_at: String(Date.now() - 20_000),
      agent_id: '15',
      agent_name: 'Olha',
      vip: '1',
    };
    const path = `/call_center/queues/${queueId}/events/missed`;
    const post = () => api.send(path, { body, headers: { 'idempotency-key': 'flat-1' } });
    expect(await post()).toMatchObject({ status: 202, body: { id: 'flat-1', duplicate: false } });
    const run = await endedRun('flat-1');
    expect(run).toMatchObject({ status: 'completed', key: '90314', contact: '380671234567' });
    expect(run.event_data).toMatchObject({ attempt_id: 90314, state: 'missed' });

    const again = await post();
    expect(again).toMatchObject({ status: 202, body: { id: 'flat-1' } });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await runsOf('flat-1')).toHaveLength(1);
    expect(receiver.requests).toEqual([
      expect.objectContaining({
        path: '/calls/90314',
        body: { number: '380671234567', agent: 'Olha' },
      }),
    ]);
  });

  it.each([
    ['is not JSON', '90401', () => 'missed!', /not JSON/],
    ['lacks its attributes', '90402', () => ({ data: { hello: 'world' } }), /specversion/],
    ['is a flat map of another call', '90404', () => ({ attempt_id: '1' }), /key/],
    ['belongs to another call', '90403', () => missedEvent('stray', '90499'), /key/],
  ])('shows a NATS message that %s as a dead letter', async (_, attempt, message, problem) => {
    await publish(attempt, message());
    const found = await waitUntil('the dead letter', () => findEvent(`key=${attempt}`));
    expect(found).toMatchObject({ status: 'dead letter', runs: [] });
    expect(found.problem).toMatch(problem);
    const path = `/events?status=${encodeURIComponent('dead letter')}`;
    const { items } = await api.read(path, listOf(EventSummary));
    expect(items).toContainEqual(found);
    expect(receiver.requests).toEqual([]);
  });

  it('starts nothing two seconds after the hook was switched off, and again once it is on', async () => {
    const hooks = new QueueHookServiceApi(sdk);
    const off = await hooks.patchQueueHook(Number(queueId), hookId, { enabled: false });
    expect(off.data.enabled).toBe(false);
    await sleep(configMs);
    await publish('90315', missedEvent('miss-off', '90315'), 'miss-off');
    const event = await waitUntil('the event', () => findEvent('event_id=miss-off'));
    expect(event).toMatchObject({ status: 'no hook', runs: [] });

    await hooks.patchQueueHook(Number(queueId), hookId, { enabled: true });
    await sleep(configMs);
    await publish('90316', missedEvent('miss-on', '90316'), 'miss-on');
    expect(await endedRun('miss-on')).toMatchObject({ status: 'completed' });

    await sleep(quietMs);
    expect(await runsOf('miss-off')).toEqual([]);
    expect(receiver.requests.map(({ path }) => path)).toEqual(['/calls/90316']);
  });
});
