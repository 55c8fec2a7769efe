import type { ListRemoveEffect } from '@hookline/engine';
import { toObjectRef } from '../params/object-ref';
import type { ListRemoveParams } from './list-remove.params';

/** The entry to remove; none with that number is a success that changed nothing. */
export function requestListRemove(params: ListRemoveParams): ListRemoveEffect {
  return { kind: 'list-remove', list: toObjectRef(params.list), number: params.number };
}
