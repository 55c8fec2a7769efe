import { describe, expect, it } from '@jest/globals';
import type { JsonValue } from '@hookline/contracts';
import { checkParams } from '../../params/check-params';
import { nodeTypeOf } from '../../registry';
import { simpleApps } from './simple-apps';

function compile(app: string, args: JsonValue) {
  const notices: string[] = [];
  const draft = simpleApps.get(app)?.(args, (code) => notices.push(code));
  if (!draft) throw new Error(`no app ${app}`);
  const type = nodeTypeOf(draft.type);
  const complaints = type ? checkParams(type, draft.params) : ['no such type'];
  return { ...draft, notices, complaints };
}

// Decision 7: which node each application of a contact centre becomes.
describe('applications of the contact centre', () => {
  it.each<[string, JsonValue, string, object]>([
    [
      'memberInfo',
      {
        member: { queues: [{ id: 8 }], destination: '${destination}', today: true },
        set: { who: 'name', vip: 'variables.vip', n: 'count_destinations' },
      },
      'task-find',
      {
        queueIds: ['8'],
        destination: '${destination}',
        added: 'today',
        state: 'any',
        set: { who: 'name', vip: 'variables.vip', n: 'count_destinations' },
      },
    ],
    [
      'memberInfo',
      { member: { queue_ids: ['8', 9], completed: 'false', bucket: { id: 3 } }, set: { a: 'id' } },
      'task-find',
      { queueIds: ['8', '9'], bucketId: '3', state: 'open', set: { a: 'id' } },
    ],
    [
      'patchMembers',
      {
        member: { id: '${member_id}', completed: true },
        patch: {
          name: 'N',
          priority: '5',
          bucket_id: 3,
          ready_at: '1784000000000',
          stop_cause: '',
          queueId: '9',
          variables: { a: 1 },
          communications: [{ id: 1, destination: '380', type: { id: 4 }, resource: 7 }],
        },
      },
      'task-update',
      {
        taskId: '${member_id}',
        state: 'closed',
        name: 'N',
        priority: '5',
        newBucketId: '3',
        readyAt: '1784000000000',
        closing: 'reopen',
        moveTo: '9',
        variables: { a: '1' },
        communications: [{ index: '1', destination: '380', typeId: '4', resourceId: '7' }],
      },
    ],
    [
      'callbackQueue',
      {
        queue: { id: 8 },
        communication: {
          destination: '380',
          type: { id: 4 },
          display: '1000',
          priority: 2,
          resource_id: 7,
          description: 'd',
        },
        name: 'N',
        holdSec: 60,
        variables: { a: 1 },
        priority: 5,
        bucket: { id: 3 },
        timezone: { id: 17 },
        agent: { id: 15 },
        expire_at: 1784000000000,
        stop_cause: 'success',
      },
      'task-add',
      {
        queue: { id: '8' },
        destination: '380',
        typeId: '4',
        display: '1000',
        communicationPriority: '2',
        resourceId: '7',
        description: 'd',
        name: 'N',
        delayAmount: '60',
        delayUnit: 's',
        variables: { a: '1' },
        priority: '5',
        bucketId: '3',
        timezone: '17',
        agentId: '15',
        expireAt: '1784000000000',
        stopCause: 'success',
      },
    ],
    [
      'getQueueInfo',
      { queue: { name: 'Sales' }, set: { w: 'waiting', s: 'size' } },
      'queue-info',
      { ask: 'state', queue: { name: 'Sales' }, set: { w: 'waiting', s: 'size' } },
    ],
    [
      'getQueueAgents',
      { queue: { id: '8' }, set: { free: 'waiting', on: 'online' } },
      'queue-info',
      { ask: 'agents', queue: { id: '8' }, set: { free: 'waiting', on: 'online' } },
    ],
    [
      'getQueueMetrics',
      {
        queue: { id: 8 },
        metric: 'sl',
        field: 'sl',
        calls: 'complete',
        lastMinutes: '30',
        slSec: 20,
        bucket: { id: 3 },
        set: 'level',
      },
      'queue-info',
      {
        ask: 'metric',
        queue: { id: '8' },
        metric: 'sl',
        lastMinutes: '30',
        withinSeconds: '20',
        bucketIds: '3',
        set: { level: 'value' },
      },
    ],
    [
      'ewt',
      { setVar: 'ewt', queue_ids: [8, 9], bucket_ids: [3], min: 15 },
      'queue-info',
      {
        ask: 'wait',
        queue: { id: '8' },
        moreQueues: ['9'],
        bucketIds: ['3'],
        lastMinutes: '15',
        set: { ewt: 'value' },
      },
    ],
    [
      'userInfo',
      { user: { extension: '${agent_extension}' }, set: { s: 'agent_status', u: 'username' } },
      'agent-info',
      { by: 'extension', value: '${agent_extension}', set: { s: 'agent_status', u: 'name' } },
    ],
    [
      'userInfo',
      { user: { agentId: 15, id: 204 }, set: { s: 'status_payload' } },
      'agent-info',
      { by: 'id', agentId: '15', set: { s: 'status_payload' } },
    ],
  ])('%s becomes %s with %j', (app, args, type, params) => {
    const draft = compile(app, args);
    expect(draft).toMatchObject({ type, notices: [], complaints: [] });
    expect(draft.params).toEqual(params);
  });

  it('says which fields and arguments it does not know, and keeps the others', () => {
    const user = compile('userInfo', { user: { id: 1 }, set: { a: 'dnd', b: 'email' } });
    expect(user).toMatchObject({ notices: ['set.unknown'], params: { set: { b: 'email' } } });
    const agents = compile('getQueueAgents', { queue: { id: 1 }, channel: 'call' });
    expect(agents.notices).toEqual(['queue.channel']);
    const metrics = compile('getQueueMetrics', { queue: { id: 1 }, calls: 'active', set: 'x' });
    expect(metrics.notices).toEqual(['queue.calls']);
  });

  it('complains about a filter that names no task', () => {
    expect(compile('memberInfo', { member: {} }).complaints).toHaveLength(1);
    expect(compile('patchMembers', { patch: { name: 'x' } }).complaints).toHaveLength(1);
  });
});
