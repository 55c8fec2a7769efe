import type { IntegrationPlace } from '@hookline/database';
import { describeParams, nodeTypes } from '@hookline/nodes';

/** Where node types name a connection; said by their widget, so no node type is mentioned here. */
export function integrationPlaces(): IntegrationPlace[] {
  return nodeTypes.flatMap((nodeType) =>
    describeParams(nodeType)
      .filter(({ widget }) => widget === 'integration-picker')
      .map(({ name: param }) => ({ type: nodeType.type, param })),
  );
}
