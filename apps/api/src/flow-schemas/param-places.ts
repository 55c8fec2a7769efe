import type { ParamPlace } from '@hookline/database';
import type { ParamMeta } from '@hookline/engine';
import { describeParams, nodeTypes } from '@hookline/nodes';

/** Params of all node types that are chosen by this widget, so that no node type is mentioned here. */
export function paramPlaces(widget: NonNullable<ParamMeta['widget']>): ParamPlace[] {
  return nodeTypes.flatMap((nodeType) =>
    describeParams(nodeType)
      .filter((param) => param.widget === widget)
      .map(({ name: param }) => ({ type: nodeType.type, param })),
  );
}
