import { z } from 'zod';
import { AgentNotification } from './contact-centre/agent-notification';
import { RunStatus } from './run';

/**
 * Server-sent events on `GET /updates?topic=…`. Best effort: a page that reconnects reads the
 * lists again; an open run reads itself again. Topics: `events`, `runs`, `run:<id>`, `config`,
 * `agents` and `agent:<id>` (what agents are told).
 */
export const LiveUpdate = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('event.stored'),
      id: z.string(),
      no: z.string(),
      type: z.string(),
      queueId: z.string().nullable(),
      runIds: z.array(z.string()),
    }),
    z.object({
      kind: z.literal('run.updated'),
      runId: z.string(),
      status: RunStatus,
      schemaId: z.string(),
      hookId: z.string().nullable(),
      queueId: z.string().nullable(),
      stepCount: z.int().meta({ description: 'Steps that have ended.' }),
    }),
    z.object({
      kind: z.literal('agent.notified'),
      agentId: z.string(),
      notification: AgentNotification,
    }),
    z.object({
      kind: z.literal('config.changed'),
      object: z.string().meta({ description: '`hook`, `flow-schema`, `queue`, …' }),
      id: z.string(),
    }),
  ])
  .meta({ id: 'LiveUpdate' });
export type LiveUpdate = z.infer<typeof LiveUpdate>;
