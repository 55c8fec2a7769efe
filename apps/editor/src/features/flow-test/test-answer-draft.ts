import {
  testPathSeparator,
  type FlowNode,
  type FlowTestNodeAnswer,
  type JsonValue,
} from '@hookline/contracts';
import type { ObjectRef } from '@hookline/engine';
import { nodeTypeOf, subFlowOf, testAnswerKinds } from '@hookline/nodes';
import { parseJson } from '../node-form/param-text';

/** What an author types for one node; texts stay as they are typed. */
export interface TestAnswerDraft {
  readonly kind: FlowTestNodeAnswer['kind'];
  /** Null while none is typed: the plainest one. */
  readonly status: number | null;
  /** JSON, or any other text. */
  readonly body: string;
  readonly code: string;
  readonly message: string;
  /** Empty: the first one. */
  readonly outlet: string;
}

/** By the path of the node: its id, in a sub-flow after the ids of the nodes that run it. */
export type TestAnswerDrafts = Readonly<Record<string, TestAnswerDraft>>;

const plainestStatus = 200;

/** A new answer of a kind, filled in as most would. */
export function newTestAnswer(kind: TestAnswerDraft['kind']): TestAnswerDraft {
  return {
    kind,
    status: plainestStatus,
    body: '{}',
    code: 'test.failure',
    message: '',
    outlet: '',
  };
}

/** The nodes of what a flow schema has published; null when there is none. */
type Published = (schema: ObjectRef) => Promise<{ readonly nodes: readonly FlowNode[] } | null>;

/**
 * What the server is told; answers of nodes that are gone, or cannot be answered so, are left out.
 * So are those of a sub-flow that is not run because its node is answered itself.
 */
export async function toNodeAnswers(
  drafts: TestAnswerDrafts,
  nodes: readonly FlowNode[],
  published: Published,
): Promise<Record<string, FlowTestNodeAnswer>> {
  const answers: Record<string, FlowTestNodeAnswer> = {};
  for (const node of nodes) {
    const own = ownAnswer(drafts, node);
    if (own !== null) answers[node.id] = own;
    const below = draftsBelow(drafts, node.id);
    const schema = own === null && Object.keys(below).length > 0 ? subFlowOf(node) : null;
    const subFlow = schema && (await published(schema));
    if (!subFlow) continue;
    for (const [path, answer] of Object.entries(
      await toNodeAnswers(below, subFlow.nodes, published),
    )) {
      answers[pathBelow(node.id, path)] = answer;
    }
  }
  return answers;
}

/** The path of a node in the sub-flow that another one runs. */
export function pathBelow(nodeId: string, path: string): string {
  return `${nodeId}${testPathSeparator}${path}`;
}

/** Whether a path names this node of the drawing, or one of the sub-flow it runs. */
export function isAtOrBelow(path: string, nodeId: string): boolean {
  return path === nodeId || path.startsWith(pathBelow(nodeId, ''));
}

/** Answers of nodes in the sub-flow that a node runs, by their paths from there. */
export function draftsBelow(drafts: TestAnswerDrafts, nodeId: string): TestAnswerDrafts {
  const lead = pathBelow(nodeId, '');
  return Object.fromEntries(
    Object.entries(drafts).flatMap(([path, draft]) =>
      path.startsWith(lead) ? [[path.slice(lead.length), draft] as const] : [],
    ),
  );
}

function ownAnswer(drafts: TestAnswerDrafts, node: FlowNode): FlowTestNodeAnswer | null {
  const draft = Object.hasOwn(drafts, node.id) ? drafts[node.id] : undefined;
  const type = nodeTypeOf(node.type);
  if (!draft || !type || !testAnswerKinds(type).includes(draft.kind)) return null;
  return toNodeAnswer(
    draft,
    type.outlets(node.params).map(({ name }) => name),
  );
}

function toNodeAnswer(draft: TestAnswerDraft, outlets: readonly string[]): FlowTestNodeAnswer {
  switch (draft.kind) {
    case 'http':
      return { kind: 'http', status: statusOf(draft), headers: {}, body: valueOf(draft.body) };
    case 'failure': {
      const code = draft.code.trim() || 'test.failure';
      return { kind: 'failure', code, message: draft.message || 'It failed, as the test says.' };
    }
    case 'exit': {
      const outlet = outlets.includes(draft.outlet) ? { outlet: draft.outlet } : {};
      return { kind: 'exit', ...outlet, output: valueOf(draft.body), variables: {} };
    }
  }
}

/** Who runs a test by a key has not left the field yet, so it may hold anything. */
function statusOf({ status }: TestAnswerDraft): number {
  return Math.min(599, Math.max(100, status ?? plainestStatus));
}

function valueOf(text: string): JsonValue {
  const parsed = parseJson(text);
  return parsed === undefined ? text : parsed;
}
