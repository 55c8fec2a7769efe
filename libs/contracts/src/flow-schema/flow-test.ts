import { z } from 'zod';
import { BigId } from '../contact-centre/lookup';
import { CloudEvent } from '../events/cloud-event';
import { JsonObject, JsonValue } from '../json';
import { StepError, StepRecord } from '../run';
import { FlowGraph, flowGraphLimits } from './flow-graph';

/** Limits of one test, below those of real runs: an answer must come while somebody looks. */
export const flowTestLimits = {
  steps: 1_000,
  timeMs: 5_000,
  answerBytes: 4 * 1024 * 1024,
  subFlows: 200,
} as const;

/** Between the ids of the nodes that lead to a node of a sub-flow. */
export const testPathSeparator = '/';

const outletName = z.string().min(1).max(64);

/** What a node is taken to have been answered. */
export const FlowTestNodeAnswer = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('http'),
      status: z.int().min(100).max(599).default(200),
      headers: z
        .record(z.string().regex(/^[\w-]{1,100}$/), z.string().max(8_192))
        .default({})
        .meta({ description: 'Names in any case. `content-type` follows the body unless set.' }),
      body: JsonValue.default({}).meta({
        description: 'A text is sent as it is, every other value as JSON.',
      }),
    }),
    z.strictObject({
      kind: z.literal('failure'),
      code: z.string().min(1).max(64).default('test.failure').meta({ example: 'http.timeout' }),
      message: z.string().max(1_000).default('It failed, as the test says.'),
    }),
    z.strictObject({
      kind: z.literal('exit'),
      outlet: outletName.optional().meta({ description: 'Default: the first one.' }),
      output: JsonValue.default({}),
      variables: JsonObject.default({}).meta({ description: 'Run variables the node sets.' }),
    }),
  ])
  .meta({
    id: 'FlowTestNodeAnswer',
    description:
      '`http`: the response an HTTP request gets; the node judges it. `failure`: the node fails so. ' +
      '`exit`: the node leaves by an outlet, whatever its type; this is how a wait for an event ends by it.',
  });
export type FlowTestNodeAnswer = z.infer<typeof FlowTestNodeAnswer>;

const defaultEventType = 'queue.missed';

/** Body of `POST /routing/schema/{id}/test`. */
export const FlowTestInput = z
  .strictObject({
    graph: FlowGraph.optional().meta({ description: 'Default: the stored draft.' }),
    event: z
      .strictObject({
        type: CloudEvent.shape.type.default(defaultEventType),
        data: JsonObject.optional().meta({
          description: 'Default: the examples of the event catalogue.',
        }),
        subject: CloudEvent.shape.subject.meta({
          description: 'What orders the events of one call where the data do not say it.',
        }),
        queue_id: BigId.optional().meta({ description: 'The queue as `queue.*` sees it.' }),
      })
      .prefault({}),
    variables: JsonObject.default({}).meta({ description: 'Run variables to begin with.' }),
    answers: z
      .record(z.string(), FlowTestNodeAnswer)
      .refine((answers) => Object.keys(answers).length <= flowGraphLimits.nodes, 'too many')
      .default({})
      .meta({
        description:
          'By node id of the tested graph. A node of a sub-flow has the ids of the nodes that run it ' +
          'before its own: `rate/tell`. Every visit of the node is answered the same.',
      }),
    recorded_of: z
      .uuid()
      .optional()
      .meta({
        description:
          'A run whose recorded steps answer the nodes that `answers` does not name. Sub-flows that ' +
          'succeeded then are run, their nodes answered by the steps of their own runs.',
      }),
  })
  .meta({ id: 'FlowTestInput' });
export type FlowTestInput = z.infer<typeof FlowTestInput>;

const testedRun = {
  status: z.enum(['completed', 'failed', 'cut']).meta({
    description:
      '`cut`: the test went over its time, its size or its sub-flows; `error` says which.',
  }),
  result: JsonValue,
  error: StepError.extend({ nodeId: z.string().nullable() }).nullable(),
  variables: JsonObject.meta({ description: 'Run variables at the end; secrets hidden.' }),
  steps: z.array(StepRecord).meta({ description: 'In the order they ended.' }),
  duration_ms: z.number().meta({ description: 'As the run saw it, waits included.' }),
};

/** A run that a test started below its own: the published version of a flow schema. */
export const FlowTestSubFlow = z
  .object({
    run_id: z.string().meta({ description: 'As in the output of the step that started it.' }),
    parent: z
      .object({ run_id: z.string().nullable(), node_id: z.string() })
      .meta({ description: 'Who started it; `run_id` is null for the tested graph.' }),
    schema: z.object({ id: z.string(), name: z.string(), version: z.int() }),
    ...testedRun,
    variables: testedRun.variables.meta({
      description: 'Run variables at the end; secrets hidden. None of one that was cut.',
    }),
  })
  .meta({ id: 'FlowTestSubFlow' });
export type FlowTestSubFlow = z.infer<typeof FlowTestSubFlow>;

/** An event that a change of a test would have caused; only the runs of the test heard of it. */
export const FlowTestEvent = z
  .object({
    id: z.string().meta({ description: 'As `event_id` in the output of a wait that it ended.' }),
    type: z.string(),
    subject: z.string().nullable(),
    time: z.string(),
    data: JsonObject,
    same_call: z.boolean().meta({
      description: 'It is of the call of this test: what waits for its type can be woken by it.',
    }),
    cause: z
      .object({ run_id: z.string().nullable(), node_id: z.string(), seq: z.int() })
      .meta({ description: 'The step; `run_id` is null for the tested graph.' }),
    woke: z
      .array(z.object({ run_id: z.string().nullable(), node_id: z.string() }))
      .meta({ description: 'Waits that it ended.' }),
  })
  .meta({ id: 'FlowTestEvent' });
export type FlowTestEvent = z.infer<typeof FlowTestEvent>;

/** How a test went. Nothing of it is stored. */
export const FlowTestAnswer = z
  .object({
    ...testedRun,
    event: z.object({ type: z.string(), data: JsonObject }),
    events: z.array(FlowTestEvent).meta({
      description: 'Events that its changes would have caused, in their order.',
    }),
    sub_flows: z.array(FlowTestSubFlow).meta({
      description: 'Runs of other flow schemas below it, in the order they were started.',
    }),
  })
  .meta({ id: 'FlowTestAnswer' });
export type FlowTestAnswer = z.infer<typeof FlowTestAnswer>;
