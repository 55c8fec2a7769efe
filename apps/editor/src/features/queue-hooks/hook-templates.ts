/**
 * Three ways to begin. A template is a draft of a flow schema and the hook to it. What only the
 * person knows (an address, a queue) is left empty: publishing asks for it, so nothing invented
 * can ever run.
 */
import type { FlowGraph, JsonObject, RuleTree } from '@hookline/contracts';
import { FlowGraph as FlowGraphContract } from '@hookline/contracts';
import type { HookTemplateKey } from './hook-template-keys';

export interface HookTemplate {
  readonly key: HookTemplateKey;
  readonly conditions: RuleTree | null;
  readonly node: { readonly type: string; readonly params: JsonObject };
}

const tellSystem = (json: JsonObject): HookTemplate['node'] => ({
  type: 'http-request',
  params: { method: 'POST', url: '', bodyType: 'json', json },
});

export const hookTemplates: readonly HookTemplate[] = [
  {
    key: 'missed',
    conditions: null,
    node: tellSystem({
      event: '${state}',
      attempt: '${attempt_id}',
      phone: '${destination}',
      agent: '${agent_name}',
    }),
  },
  {
    key: 'bridged',
    conditions: null,
    node: tellSystem({
      event: '${state}',
      attempt: '${attempt_id}',
      phone: '${destination}',
      agent: '${agent_extension}',
    }),
  },
  {
    key: 'leaving',
    conditions: { all: [{ field: 'cc_result', operator: 'equal', value: 'abandoned' }] },
    node: {
      type: 'task-add',
      params: { destination: '${destination}', delayAmount: 10, delayUnit: 'min' },
    },
  },
];

export function findHookTemplate(key: HookTemplateKey | undefined): HookTemplate | null {
  return hookTemplates.find((template) => template.key === key) ?? null;
}

/** `start → node` */
export function templateGraph(template: HookTemplate, nodeName: string): FlowGraph {
  return FlowGraphContract.parse({
    nodes: [
      { id: 'start', type: 'start', name: 'Start', position: { x: 80, y: 160 } },
      { id: 'n1', ...template.node, name: nodeName, position: { x: 400, y: 160 } },
    ],
    edges: [{ id: 'e1', from: 'start', outlet: 'next', to: 'n1' }],
  });
}
