import type { FlowTestNodeAnswer, JsonObject } from '@hookline/contracts';
import {
  assertNever,
  type LocalEffect,
  type LocalEffectResult,
  type ObjectRef,
} from '@hookline/engine';

/** Of what would have been made; no object has this id. */
const madeId = '0';

/** What became of a change that a test does not make: done, or refused as the author says. */
export function standInResult(
  answer: FlowTestNodeAnswer | undefined,
  effect: LocalEffect,
): LocalEffectResult {
  if (answer?.kind === 'failure') {
    return { kind: 'refused', code: answer.code, message: answer.message };
  }
  return { kind: 'done', changed: 1, output: outputOf(effect) };
}

/** The fields a real change answers with. */
function outputOf(effect: LocalEffect): JsonObject {
  switch (effect.kind) {
    case 'run-start':
      return { run_id: madeId };
    case 'task-add':
      return { task_id: madeId, queue_id: idOf(effect.queue) };
    case 'task-update':
    case 'task-remove':
      return { task_ids: [effect.filter.id ?? madeId] };
    case 'list-add':
      return { list_id: idOf(effect.list), number: effect.number, added: true };
    case 'list-remove':
      return { list_id: idOf(effect.list), number: effect.number, removed: true };
    case 'event-publish':
      return {
        event_type: effect.type,
        subject: effect.subject,
        queue_id: effect.queue && idOf(effect.queue),
      };
    case 'agent-update':
      return { agent_id: effect.agent.value, status: effect.status, previous_status: '' };
    case 'domain-variable-set':
    case 'domain-variable-delete':
      return { name: effect.name };
    case 'cache-set':
    case 'cache-delete':
      return { key: effect.key };
    default:
      return assertNever(effect);
  }
}

function idOf(ref: ObjectRef): string {
  return 'id' in ref ? ref.id : madeId;
}
