import type { NodeSettings } from '@hookline/contracts';
import type { NodeType } from './node-type';

/**
 * The settings that change what a node of this type does. Where it goes when it failed is up to
 * the runtime, so that one is obeyed by every type that can fail.
 */
export function obeyedSettings(
  type: Pick<NodeType, 'settings' | 'outlets'>,
): ReadonlySet<keyof NodeSettings> {
  const canFail = type.outlets({}).some(({ name }) => name === 'failure');
  return new Set([...(canFail ? ['onFailure' as const] : []), ...(type.settings ?? [])]);
}
