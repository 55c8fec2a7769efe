import { z } from 'zod';
import { JsonObject } from '../json';

/** Limits that keep one document readable and cheap to check. */
export const flowGraphLimits = { nodes: 500, edges: 2_000, notes: 200 } as const;

const nodeId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, 'letters, digits, - and _ only, at most 64')
  .meta({ description: 'Stable within the document; names the step in every run.' });

export const CanvasPosition = z
  .object({ x: z.number(), y: z.number() })
  .meta({ id: 'CanvasPosition', description: 'Canvas pixels at 100 %.' });
export type CanvasPosition = z.infer<typeof CanvasPosition>;

/** What to do when a crash leaves it open whether an outside effect happened. */
export const OnUnknown = z.enum(['send again', 'do not repeat']);
export type OnUnknown = z.infer<typeof OnUnknown>;

/** Where a run goes from a node that failed. */
export const OnFailure = z.enum(['outlet', 'fail', 'continue']);
export type OnFailure = z.infer<typeof OnFailure>;

/** Statuses worth another try unless the node says otherwise (reliability.md 6). */
export const retriedStatuses = '408, 425, 429, 5xx';

const statusWords = /^(?:[1-5](?:\d\d|xx))(?:[\s,]+[1-5](?:\d\d|xx))*$/i;

export const NodeSettings = z
  .object({
    timeoutMs: z.int().min(100).max(120_000).optional().meta({
      label: 'Timeout',
      unit: 'ms',
      description: 'Longest one try may take. Default: that of the node type.',
    }),
    retry: z
      .object({
        tries: z.int().min(1).max(10).meta({ label: 'Tries', description: 'All tries together.' }),
        firstDelayMs: z.int().min(100).max(3_600_000).default(1_000).meta({
          label: 'First delay',
          unit: 'ms',
          description:
            'Before the second try; ten times as long before the third, sixty times before any other.',
        }),
        statuses: z
          .string()
          .trim()
          .max(200)
          .regex(statusWords, 'must be statuses like `408, 429, 5xx`')
          .optional()
          .meta({
            label: 'Statuses tried again',
            description: `Answers worth another try, where the node gets a status: \`429, 5xx\`. Default: ${retriedStatuses}.`,
          }),
      })
      .optional(),
    onFailure: OnFailure.optional().meta({
      label: 'When it fails',
      description:
        '`outlet`: by the failure outlet, if it leads somewhere. `fail`: the run fails. `continue`: by the first outlet, with the failure as output. Default: outlet.',
    }),
    onUnknown: OnUnknown.optional().meta({
      label: 'After a crash in mid-send',
      description: 'Only for targets that ignore our idempotency key. Default: send again.',
    }),
    disabled: z.boolean().optional().meta({
      label: 'Skip this node',
      description: 'The run passes through by the first outlet without doing anything.',
    }),
  })
  .meta({ id: 'NodeSettings' });
export type NodeSettings = z.infer<typeof NodeSettings>;

export const FlowNode = z
  .object({
    id: nodeId,
    type: z.string().min(1).max(64),
    version: z.int().min(1).default(1),
    name: z.string().max(100).default(''),
    position: CanvasPosition.default({ x: 0, y: 0 }),
    params: JsonObject.default({}),
    settings: NodeSettings.default({}),
    note: z.string().max(2_000).default(''),
  })
  .meta({ id: 'FlowNode' });
export type FlowNode = z.infer<typeof FlowNode>;

export const FlowEdge = z
  .object({
    id: nodeId,
    from: nodeId,
    outlet: z.string().min(1).max(64),
    to: nodeId,
  })
  .meta({
    id: 'FlowEdge',
    description: 'From a named outlet of one node to the inlet of another.',
  });
export type FlowEdge = z.infer<typeof FlowEdge>;

export const StickyNote = z
  .object({
    id: nodeId,
    text: z.string().max(4_000),
    position: CanvasPosition,
    size: z.object({ width: z.number(), height: z.number() }),
  })
  .meta({ id: 'StickyNote' });
export type StickyNote = z.infer<typeof StickyNote>;

/**
 * `graph`: drawn here. `array`: compiled from a Webitel `schema` array, whose rules differ
 * (decisions.md 1–20): every rendered value is text, a failing node passes to the next.
 */
export const FlowDialect = z.enum(['graph', 'array']);
export type FlowDialect = z.infer<typeof FlowDialect>;

/** The drawing: what is stored as draft and as immutable version. */
export const FlowGraph = z
  .object({
    format: z.literal(1).default(1),
    dialect: FlowDialect.default('graph'),
    nodes: z.array(FlowNode).max(flowGraphLimits.nodes),
    edges: z.array(FlowEdge).max(flowGraphLimits.edges),
    notes: z.array(StickyNote).max(flowGraphLimits.notes).default([]),
  })
  .meta({ id: 'FlowGraph' });
export type FlowGraph = z.infer<typeof FlowGraph>;

/** A new drawing: one start node, nothing else. */
export function emptyFlowGraph(): FlowGraph {
  return FlowGraph.parse({
    nodes: [{ id: 'start', type: 'start', name: 'Start', position: { x: 80, y: 160 } }],
    edges: [],
  });
}
