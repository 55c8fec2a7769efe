/**
 * Events of our own as a test sees them: what the statements of `event-outbox/` write about a real
 * change. A spec compares the two.
 */
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '@hookline/contracts';
import type { AgentInfo, LocalEffectResult } from '@hookline/engine';
import type { TaskRow } from '../runtime/tasks/task-row';

/** An event that a change of a test would cause. */
export interface OwnEvent {
  readonly type: string;
  readonly source: string;
  readonly subject: string;
  readonly data: JsonObject;
}

/** What became of a change, and what it would have told. */
export interface ToldChange {
  readonly result: LocalEffectResult;
  readonly events: readonly OwnEvent[];
}

/** A change nobody hears of. */
export function untold(result: LocalEffectResult): ToldChange {
  return { result, events: [] };
}

export interface ToldEntry {
  readonly listId: string;
  readonly listName: string;
  readonly entryId: string;
  readonly number: string;
  readonly description: string;
  readonly expireAt: Date | null;
}

export function listChanged(change: 'added' | 'removed', entry: ToldEntry, now: Date): OwnEvent {
  const { listId, listName, entryId, number, description, expireAt } = entry;
  return {
    type: 'list.changed',
    source: 'list',
    subject: `${listId}-${number}`,
    data: withoutNulls({
      change,
      list_id: Number(listId),
      list_name: listName,
      entry_id: Number(entryId),
      number,
      description: description || null,
      expire_at: expireAt && expireAt.getTime(),
      timestamp: now.getTime(),
    }),
  };
}

/** `previous` is null for a new task. */
export function taskStatus(
  row: TaskRow,
  { status, previous }: { readonly status: string; readonly previous: string | null },
  now: Date,
): OwnEvent {
  return {
    type: 'task.status',
    source: 'task',
    subject: `task-${row.id}`,
    data: withoutNulls({
      status,
      previous_status: previous,
      member_id: Number(row.id),
      member_name: row.name || null,
      queue_id: Number(row.queue_id),
      destination: firstDestination(row.communications),
      priority: row.priority,
      attempts: row.attempts,
      bucket_id: row.bucket_id,
      agent_id: row.agent_id === null ? null : Number(row.agent_id),
      member_stop_cause: row.stop_cause || null,
      timestamp: now.getTime(),
    }),
  };
}

/** A task's status by its stop cause. */
export function statusOfTask({ stop_cause: cause }: Pick<TaskRow, 'stop_cause'>): string {
  if (cause === '') return 'queued';
  if (cause === 'success') return 'success';
  return cause === 'cancel' || cause === 'terminate' ? 'cancelled' : 'failure';
}

/** `agent` as it is from now on. */
export function agentStatus(
  agent: AgentInfo,
  before: Pick<AgentInfo, 'status' | 'statusSince'>,
  now: Date,
): OwnEvent {
  return {
    type: 'agent.status',
    source: 'agent',
    subject: `agent-${agent.id}`,
    data: withoutNulls({
      agent_id: Number(agent.id),
      agent_name: agent.name,
      user_id: Number(agent.userId),
      team_id: agent.team && Number(agent.team.id),
      extension: agent.extension || null,
      status: agent.status,
      status_payload: agent.statusPayload || null,
      previous_status: before.status,
      previous_duration: Math.floor((now.getTime() - Date.parse(before.statusSince)) / 1_000),
      timestamp: now.getTime(),
    }),
  };
}

function firstDestination(communications: JsonValue): JsonValue {
  const first = (isJsonArray(communications) ? communications[0] : undefined) ?? null;
  return isJsonObject(first) ? (first['destination'] ?? null) : null;
}

function withoutNulls(data: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null));
}
