import type { QueuePatch } from '@hookline/contracts';
import type { QueueEntity } from '../../entities/queue.entity';

type QueueColumns = Partial<
  Pick<
    QueueEntity,
    | 'name'
    | 'type'
    | 'enabled'
    | 'priority'
    | 'strategy'
    | 'description'
    | 'variables'
    | 'payload'
    | 'calendarId'
    | 'teamId'
    | 'dncListId'
    | 'schemaId'
    | 'tags'
  >
>;

/** The columns a body names; what it leaves out stays out, null clears. */
export function toQueueColumns(body: QueuePatch): QueueColumns {
  const { calendar, team, dnc_list: dncList, schema, tags, ...plain } = body;
  return {
    ...plain,
    ...(calendar !== undefined && { calendarId: calendar?.id ?? null }),
    ...(team !== undefined && { teamId: team?.id ?? null }),
    ...(dncList !== undefined && { dncListId: dncList?.id ?? null }),
    ...(schema !== undefined && { schemaId: schema?.id ?? null }),
    ...(tags !== undefined && {
      tags: (tags ?? []).map((tag) => (typeof tag === 'string' ? tag : tag.name)),
    }),
  };
}
