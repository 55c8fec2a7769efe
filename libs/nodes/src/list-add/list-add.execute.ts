import type { ListAddEffect, NodeContext } from '@hookline/engine';
import { parseMoment } from '../params/moment';
import { toObjectRef } from '../params/object-ref';
import { spanMs } from '../params/time-span';
import type { ListAddParams } from './list-add.params';

/** The entry to add. A number that is in the list already stays as it is. */
export function requestListAdd(
  params: ListAddParams,
  context: Pick<NodeContext, 'now'>,
): ListAddEffect {
  return {
    kind: 'list-add',
    list: toObjectRef(params.list),
    number: params.number,
    description: params.description,
    expireAt: expiryOf(params, context.now),
  };
}

function expiryOf(params: ListAddParams, now: Date): Date | null {
  switch (params.expiry) {
    case 'never':
      return null;
    case 'after':
      return new Date(now.getTime() + spanMs(params.keepAmount, params.keepUnit));
    case 'at':
      return parseMoment(params.expireAt);
  }
}
