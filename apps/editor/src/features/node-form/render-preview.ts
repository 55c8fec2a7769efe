/**
 * What a node would get for an event: its params rendered by the very code that runs them, over
 * the sample data of the catalogue. Nothing is sent.
 */
import {
  isJsonObject,
  sampleEventData,
  type FlowDialect,
  type FlowNode,
  type JsonObject,
} from '@hookline/contracts';
import { HooklineError, compileGraph, runScope } from '@hookline/engine';
import { containsTemplate, nodeTypeOf } from '@hookline/nodes';

export interface Preview {
  /** The card's line, rendered: "POST crm.example/calls/90311". */
  readonly summary: string;
  /** Params that hold templates, rendered. */
  readonly values: JsonObject;
  /** Names that were asked for and not found. */
  readonly missing: readonly string[];
  /** Why nothing could be rendered. */
  readonly failure: string | null;
}

interface PreviewInput {
  readonly node: FlowNode;
  readonly dialect: FlowDialect;
  readonly eventType: string;
  readonly queueType?: number;
  readonly now: Date;
  readonly zone: string;
  /** Default none. */
  readonly domainVariables?: JsonObject;
}

/** Renders a node's params for a sample event; null when they hold no template. */
export function renderPreview(input: PreviewInput): Preview | null {
  const { node, dialect, eventType, queueType, now, zone, domainVariables = {} } = input;
  const type = nodeTypeOf(node.type);
  if (type === undefined || !containsTemplate(node.params)) return null;
  const missing = new Set<string>();
  const data = sampleEventData(eventType, queueType);
  const scope = runScope(
    {
      run: { id: '1', domainId: '1' },
      dialect,
      event: {
        id: 'sample',
        type: eventType,
        source: 'queue',
        subject: null,
        time: now.toISOString(),
        data,
      },
      surroundings: {
        queue: { id: data['queue_id'] ?? null, name: data['queue_name'] ?? null },
        hook: null,
        domainVariables,
      },
      outputsByName: (outputs) => outputs,
    },
    { now, zone, variables: {}, state: { outputs: {} } },
  );
  try {
    const compiled = compileGraph(
      { format: 1, dialect, nodes: [start, node], edges: [], notes: [] },
      nodeTypeOf,
    );
    const { input: rendered } = compiled
      .node(node.id)
      .renderParams(scope, (name) => missing.add(name));
    const params = isJsonObject(rendered) ? rendered : {};
    return {
      summary: type.summary(params),
      values: templatedOnly(node.params, params),
      missing: [...missing],
      failure: null,
    };
  } catch (error) {
    if (!(error instanceof HooklineError)) throw error;
    return { summary: '', values: {}, missing: [...missing], failure: error.message };
  }
}

// A graph needs one to be compiled; its id is none an author's node has.
const start: FlowNode = {
  id: 'preview-start',
  type: 'start',
  version: 1,
  name: '',
  position: { x: 0, y: 0 },
  params: {},
  settings: {},
  note: '',
};

function templatedOnly(written: JsonObject, rendered: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(rendered).filter(([name]) => containsTemplate(written[name])),
  );
}
