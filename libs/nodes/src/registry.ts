/** Every node type. The palette, the forms, the checks and the reference page derive from it. */
import type { NodeType } from '@hookline/engine';
import { agentInfo } from './agent-info/agent-info.definition';
import { agentUpdate } from './agent-update/agent-update.definition';
import { breakNode } from './break/break.definition';
import { cacheDelete } from './cache-delete/cache-delete.definition';
import { cacheGet } from './cache-get/cache-get.definition';
import { cacheSet } from './cache-set/cache-set.definition';
import { calendarCheck } from './calendar-check/calendar-check.definition';
import { condition } from './condition/condition.definition';
import { dateTime } from './date-time/date-time.definition';
import { domainVariable } from './domain-variable/domain-variable.definition';
import { forEach } from './for-each/for-each.definition';
import { functionCall } from './function-call/function-call.definition';
import { functionDeclare } from './function-declare/function-declare.definition';
import { functionReturn } from './function-return/function-return.definition';
import { goto } from './goto/goto.definition';
import { hash } from './hash/hash.definition';
import { httpRequest } from './http-request/http-request.definition';
import { join } from './join/join.definition';
import { limit } from './limit/limit.definition';
import { listAdd } from './list-add/list-add.definition';
import { listCheck } from './list-check/list-check.definition';
import { listRemove } from './list-remove/list-remove.definition';
import { log } from './log/log.definition';
import { loop } from './loop/loop.definition';
import { loopEntry } from './loop-entry/loop-entry.definition';
import { math } from './math/math.definition';
import { notifyAgent } from './notify-agent/notify-agent.definition';
import { opaque } from './opaque/opaque.definition';
import { openLink } from './open-link/open-link.definition';
import { publishEvent } from './publish-event/publish-event.definition';
import { queueInfo } from './queue-info/queue-info.definition';
import { runSchema } from './run-schema/run-schema.definition';
import { script } from './script/script.definition';
import { sendMessage } from './send-message/send-message.definition';
import { parallel } from './parallel/parallel.definition';
import { parse } from './parse/parse.definition';
import { setVariables } from './set-variables/set-variables.definition';
import { start } from './start/start.definition';
import { stop } from './stop/stop.definition';
import { switchNode } from './switch/switch.definition';
import { textNode } from './text/text.definition';
import { taskAdd } from './task-add/task-add.definition';
import { taskFind } from './task-find/task-find.definition';
import { taskRemove } from './task-remove/task-remove.definition';
import { taskUpdate } from './task-update/task-update.definition';
import { wait } from './wait/wait.definition';

export const nodeTypes: readonly NodeType[] = [
  start,
  condition,
  switchNode,
  loop,
  forEach,
  parallel,
  join,
  limit,
  wait,
  stop,
  setVariables,
  textNode,
  math,
  dateTime,
  parse,
  hash,
  script,
  domainVariable,
  calendarCheck,
  cacheGet,
  cacheSet,
  cacheDelete,
  log,
  httpRequest,
  sendMessage,
  listAdd,
  listRemove,
  listCheck,
  taskAdd,
  taskFind,
  taskUpdate,
  taskRemove,
  queueInfo,
  agentInfo,
  agentUpdate,
  publishEvent,
  notifyAgent,
  openLink,
  runSchema,
  loopEntry,
  goto,
  breakNode,
  functionDeclare,
  functionCall,
  functionReturn,
  opaque,
];

const byType: ReadonlyMap<string, NodeType> = new Map(nodeTypes.map((node) => [node.type, node]));

/** The node type of a stored word; undefined when this Hookline does not know it. */
export function nodeTypeOf(type: string): NodeType | undefined {
  return byType.get(type);
}
