import { z } from 'zod';
import { ListQuery, queryFlag } from '../list-query';
import { BigId } from './lookup';

export const notificationLevels = ['info', 'warning', 'error'] as const;
export type NotificationLevel = (typeof notificationLevels)[number];

/** What a flow schema tells an agent: a message, or an address to open (screen pop). */
export const AgentNotification = z
  .object({
    id: BigId,
    kind: z.enum(['message', 'link']),
    level: z.enum(notificationLevels),
    message: z.string(),
    url: z.string().nullable().meta({ description: 'Of a link: http or https.' }),
    seconds: z.int().meta({ description: 'How long to show it; 0 until it is dismissed.' }),
    created_at: z.string().meta({ description: 'ms since 1970, as text.' }),
    read_at: z.string().nullable().meta({ description: 'ms since 1970, as text.' }),
  })
  .meta({ id: 'AgentNotification' });
export type AgentNotification = z.infer<typeof AgentNotification>;

/** Newest first. The last hundred of an agent are kept. */
export const AgentNotificationQuery = ListQuery.pick({ page: true, size: true }).extend({
  unread: queryFlag.optional().meta({ description: 'true: only those nobody has read.' }),
});
export type AgentNotificationQuery = z.infer<typeof AgentNotificationQuery>;

export const ReadNotificationsInput = z
  .object({
    ids: z.array(BigId).max(100).optional().meta({ description: 'Absent: all of the agent.' }),
  })
  .meta({ id: 'ReadNotificationsInput' });
export type ReadNotificationsInput = z.infer<typeof ReadNotificationsInput>;

export const ReadNotificationsResult = z
  .object({ changed: z.int().meta({ description: 'How many had not been read before.' }) })
  .meta({ id: 'ReadNotificationsResult' });
export type ReadNotificationsResult = z.infer<typeof ReadNotificationsResult>;
