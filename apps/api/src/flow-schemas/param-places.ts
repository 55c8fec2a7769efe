import type { AgentKeyPlace, ParamPlace } from '@hookline/database';
import type { ParamMeta } from '@hookline/engine';
import { describeParams, nodeTypes, type ParamField } from '@hookline/nodes';

/** Params of all node types that are chosen by this widget, so that no node type is mentioned here. */
export function paramPlaces(widget: NonNullable<ParamMeta['widget']>): ParamPlace[] {
  return placesWhere((param) => param.widget === widget);
}

/** Params of all node types that hold the name of a domain variable. */
export function variablePlaces(): ParamPlace[] {
  return placesWhere(({ meta }) => meta.names === 'domain-variable');
}

/** Params of all node types that hold ids of agents, chosen or written. */
export function agentPlaces(): ParamPlace[] {
  return placesWhere(({ widget, meta }) => widget === 'agent-picker' || meta.names === 'agent');
}

/** Params of all node types that find an agent by its name, extension or user. */
export function agentKeyPlaces(): AgentKeyPlace[] {
  return nodeTypes.flatMap((nodeType) =>
    describeParams(nodeType).flatMap(({ name: param, meta: { names } }) =>
      typeof names === 'object' ? [{ type: nodeType.type, param, by: names.agentBy }] : [],
    ),
  );
}

function placesWhere(isOne: (param: ParamField) => boolean): ParamPlace[] {
  return nodeTypes.flatMap((nodeType) =>
    describeParams(nodeType)
      .filter(isOne)
      .map(({ name: param }) => ({ type: nodeType.type, param })),
  );
}
