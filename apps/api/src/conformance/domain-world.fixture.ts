/** One object of every kind in a domain, made the way a client makes them where there is one. */
import { randomUUID } from 'node:crypto';
import { Permission } from '@hookline/contracts';
import { idOf, type TestApi } from '../testing/test-api';

/** Ids of the objects, by the path segment before their placeholder. */
export interface DomainWorld {
  readonly domainId: string;
  /** An API key of the domain with every permission. */
  readonly key: string;
  readonly ids: Readonly<Record<WorldKind, string>>;
}

export type WorldKind =
  | 'queues'
  | 'hooks'
  | 'members'
  | 'list'
  | 'calendars'
  | 'communication'
  | 'agents'
  | 'teams'
  | 'schema'
  | 'variables'
  | 'versions'
  | 'events'
  | 'runs'
  | 'runs_bulk'
  | 'dead_letters'
  | 'dead_letters_bulk'
  | 'integrations'
  | 'api_keys';

/** Settings of a connection that the address guard stops at once: no spec calls the outside. */
const blockedTarget = { origin: 'http://127.0.0.1:9', auth: 'none' };

/** start → log → stop */
export const drawing = {
  nodes: [
    { id: 'start', type: 'start', name: 'Start' },
    { id: 'say', type: 'log', name: 'Say', params: { text: 'hello ${destination}' } },
    { id: 'stop', type: 'stop', name: 'Stop' },
  ],
  edges: [
    { id: 'e1', from: 'start', outlet: 'next', to: 'say' },
    { id: 'e2', from: 'say', outlet: 'next', to: 'stop' },
  ],
};

/** @param mark text that every name and value of the world carries */
export async function createWorld(
  api: TestApi,
  domainId: string,
  mark: string,
): Promise<DomainWorld> {
  const key = await api.createKey(Permission.options, domainId);
  const name = `${mark} ${randomUUID().slice(0, 8)}`;
  const make = async (path: string, body: object): Promise<string> => {
    const answer = await api.send(path, { body, key });
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return idOf(answer.body);
  };
  const [staff] = await api.database.dataSource.query<{ team: string; agent: string }[]>(
    `with t as (insert into team (domain_id, name) values ($1, $2) returning id),
       a as (insert into agent (domain_id, team_id, user_id, name, extension)
         select $1, id, 7, $2, '1015' from t returning id)
     select t.id::text as team, a.id::text as agent from t, a`,
    [domainId, name],
  );
  if (!staff) throw new Error('no team was made');
  const schema = await make('/routing/schema', { name, schema: [{ log: mark }] });
  const variables = await make('/routing/schema/variables', {
    name: name.replace(/[^\p{L}\p{N}_.-]/gu, '_'),
    value: mark,
  });
  const calendars = await make('/calendars', { name, timezone: { name: 'Europe/Kyiv' } });
  const list = await make('/call_center/list', { name: name.slice(0, 50) });
  const communication = await make(`/call_center/list/${list}/communication`, { number: name });
  const queues = await make('/call_center/queues', {
    name,
    type: 3,
    team: { id: staff.team },
    dnc_list: { id: list },
    calendar: { id: calendars },
    tags: [mark],
  });
  const below = `/call_center/queues/${queues}`;
  const hooks = await make(`${below}/hooks`, { event: 'missed', schema: { id: schema } });
  const members = await make(`${below}/members`, {
    name,
    communications: [{ destination: `${mark}-380441112233` }],
  });
  const integrations = await make('/integrations', {
    kind: 'http',
    name,
    settings: blockedTarget,
  });
  const apiKey = await make('/api_keys', { name, permissions: ['event:read'] });
  const stored = await storeEventWithRun(api, { domainId, mark, queues, schema, hooks });
  return {
    domainId,
    key,
    ids: {
      queues,
      hooks,
      members,
      list,
      calendars,
      communication,
      agents: staff.agent,
      teams: staff.team,
      schema,
      variables,
      versions: '1',
      events: stored.event,
      runs: stored.run,
      runs_bulk: await storeBulk(api, domainId, 'runs'),
      dead_letters: await storeDeadLetter(api, domainId, mark),
      dead_letters_bulk: await storeBulk(api, domainId, 'dead_letters'),
      integrations,
      api_keys: apiKey,
    },
  };
}

async function storeEventWithRun(
  api: TestApi,
  world: { domainId: string; mark: string; queues: string; schema: string; hooks: string },
): Promise<{ event: string; run: string }> {
  const { domainId, mark, queues, schema, hooks } = world;
  const [row] = await api.database.dataSource.query<{ event: string; run: string }[]>(
    `with key as (
       insert into event_key (domain_id, event_id, id)
       values ($1, $2, overlay(gen_random_uuid()::text
         placing left(hookline_uuid_floor(now())::text, 15) from 1)::uuid)
       returning *
     ), made as (
       insert into event (id, domain_id, event_id, type, source, queue_id, key, part, stream_seq,
         contact, occurred_at, data, evaluations)
       select id, domain_id, event_id, 'queue.missed', $3, $4, $3 || '-call', 0, 1,
         $3 || '-380441112233', now(), jsonb_build_object('note', $3::text),
         jsonb_build_array(jsonb_build_object('hook_id', $6::text, 'schema', null, 'matched', true,
           'reason', 'matched', 'detail', $3::text))
       from key returning *
     ), started as (
       insert into run (id, domain_id, event_ref, event_no, event_id, event_type, hook_id, queue_id,
         schema_id, version_id, key, contact, part, stream_seq, status, error, state)
       select made.id, domain_id, id, no, event_id, type, $6::int, queue_id, $5,
         (select id from flow_version where schema_id = $5 and version = 1), key, contact, part, 1,
         'failed', '{"code": "node.error", "message": "No.", "nodeId": "say"}',
         jsonb_build_object('at', null, 'variables', '{}'::jsonb, 'visits', '{}'::jsonb)
       from made returning *
     ), walked as (
       insert into step_batch (run_id, first_seq, domain_id, steps)
       select id, 1, domain_id, json_build_array(json_build_array(1, 'n1', $3::text, 'log', 1, 1,
         'completed', null, null, json_build_object('said', $3::text), null, '[]'::json, now(), 1))
       from started
     ) select made.id::text as event, started.id::text as run from made, started`,
    [domainId, `${mark}-${randomUUID()}`, mark, queues, schema, hooks],
  );
  if (!row) throw new Error('no event was made');
  return row;
}

async function storeDeadLetter(api: TestApi, domainId: string, mark: string): Promise<string> {
  const [row] = await api.database.dataSource.query<{ id: string }[]>(
    `insert into event (id, domain_id, event_id, type, source, key, part, stream_seq, occurred_at,
       data, problem)
     values (overlay(gen_random_uuid()::text
       placing left(hookline_uuid_floor(now())::text, 15) from 1)::uuid, $1, 'dead:' || $2,
       'unreadable', $2, $2 || '-dead', 0, 2, now(), '{}', 'It is not JSON.')
     returning id::text`,
    [domainId, mark],
  );
  if (!row) throw new Error('no dead letter was made');
  return row.id;
}

async function storeBulk(api: TestApi, domainId: string, object: string): Promise<string> {
  const [row] = await api.database.dataSource.query<{ id: string }[]>(
    `insert into bulk_action (domain_id, object, action, ids, rate, status)
     values ($1, $2, 'discard', '{}', 1, 'completed') returning id::text`,
    [domainId, object],
  );
  if (!row) throw new Error('no bulk action was made');
  return row.id;
}

/** The id for each `{placeholder}` of a path, told by the segment before it. */
export function idsForPath(template: string, { ids }: DomainWorld): Record<string, string> {
  const known: Readonly<Record<string, string>> = ids;
  const segments = template.split('/');
  return Object.fromEntries(
    segments.flatMap((segment, index) => {
      const [, name] = /^\{(\w+)\}$/.exec(segment) ?? [];
      if (name === undefined) return [];
      const before = segments[index - 1] ?? '';
      // Bulk actions of different objects have paths of their own.
      const kind = before === 'bulk' ? `${segments[index - 2] ?? ''}_bulk` : before;
      const id = name === 'event' ? 'missed' : known[kind];
      if (id === undefined) throw new Error(`the world of the specs has no object for ${template}`);
      return [[name, id] as const];
    }),
  );
}

/** What a body of this path may name: fields whose schema alone says too little. */
export function knownFields(
  { method, path: template }: { readonly method: string; readonly path: string },
  { ids }: DomainWorld,
): Record<string, unknown> {
  const isFlow = template.startsWith('/routing/schema');
  return {
    // Names of variables take no blanks.
    name: () => `Sample_${randomUUID()}`,
    schema: isFlow ? [{ log: 'x' }] : { id: ids.schema },
    ...(isFlow ? { graph: /\/(draft|check|test)$/.test(template) ? drawing : undefined } : {}),
    payload: template.startsWith('/call_center/agents') ? 'Lunch' : { any: ['thing'] },
    team: { id: ids.teams },
    dnc_list: { id: ids.list },
    agent: { id: ids.agents },
    calendar: { id: ids.calendars },
    day: 1,
    // 0, or longer than the stream of events holds.
    days: 30,
    // Either of the two.
    phone: '+380 44 555 01 23',
    call: undefined,
    start_time_of_day: 540,
    end_time_of_day: 1_080,
    date: '1798135200000',
    work_start: 0,
    work_stop: 0,
    start_at: 1_700_000_000_000,
    end_at: 4_000_000_000_000,
    type: template.includes('queues') && !template.includes('members') ? 3 : undefined,
    email: 'olha@example.com',
    token: 'x'.repeat(43),
    expires_at: '2099-01-01T00:00:00Z',
    expire_at: 4_000_000_000_000,
    conditions: null,
    position: 1,
    revision: 1,
    version: template.endsWith('/replay') ? 'same' : 1,
    scenario: 'dialer',
    speed: 'fast',
    items: template.endsWith('/bulk')
      ? [{ communications: [{ destination: '1' }] }]
      : [{ id: Number(ids.hooks), enabled: false }],
    id: method === 'DELETE' ? [ids.members] : '1',
    min_offering_at: 4_000_000_000_000,
    timezone: { id: '1', name: 'Europe/Kyiv' },
    ids: template.startsWith('/runs')
      ? [ids.runs]
      : template.startsWith('/dead_letters')
        ? [ids.dead_letters]
        : [ids.members],
    filter: undefined,
    replay: undefined,
    ...(template.startsWith('/integrations') ? { kind: 'http', settings: blockedTarget } : {}),
    // Of a replay, or of the nodes of the drawing.
    answers: isFlow ? {} : 'none',
    recorded_of: ids.runs,
    ...(isFlow ? { event: { type: 'queue.missed', queue_id: ids.queues } } : {}),
    bucket_id: ['1'],
    agent_id: [ids.agents],
    // Any number but that of now is refused as stale, and the one of now changes with every save.
    ...(/^\/(run_limits|retention|platform\/outbound_allow)$/.test(template)
      ? { revision: undefined }
      : {}),
  };
}

/** Optional fields a body of this path cannot do without. */
export function neededFields({
  method,
  path,
}: {
  readonly method: string;
  readonly path: string;
}): readonly string[] {
  // A body that names nothing to delete is refused.
  if (method === 'DELETE') return ['id'];
  if (/^\/(runs|dead_letters)\/bulk$/.test(path)) return ['ids'];
  if (path === '/erasures') return ['phone'];
  // An agent is called what its user is called, or has a name of its own; the sample's user has none.
  return path === '/call_center/agents' ? ['name'] : [];
}
