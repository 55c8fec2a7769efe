import type { FlowNode, FlowTestNodeAnswer, JsonValue } from '@hookline/contracts';
import { nodeTypeOf, testAnswerKinds } from '@hookline/nodes';
import { parseJson } from '../node-form/param-text';

/** What an author types for one node; texts stay as they are typed. */
export interface TestAnswerDraft {
  readonly kind: FlowTestNodeAnswer['kind'];
  readonly status: number;
  /** JSON, or any other text. */
  readonly body: string;
  readonly code: string;
  readonly message: string;
  /** Empty: the first one. */
  readonly outlet: string;
}

export type TestAnswerDrafts = Readonly<Record<string, TestAnswerDraft>>;

/** A new answer of a kind, filled in as most would. */
export function newTestAnswer(kind: TestAnswerDraft['kind']): TestAnswerDraft {
  return { kind, status: 200, body: '{}', code: 'test.failure', message: '', outlet: '' };
}

/** What the server is told; answers of nodes that are gone, or cannot be answered so, are left out. */
export function toNodeAnswers(
  drafts: TestAnswerDrafts,
  nodes: readonly FlowNode[],
): Record<string, FlowTestNodeAnswer> {
  return Object.fromEntries(
    nodes.flatMap((node) => {
      const draft = Object.hasOwn(drafts, node.id) ? drafts[node.id] : undefined;
      const type = nodeTypeOf(node.type);
      if (!draft || !type || !testAnswerKinds(type).includes(draft.kind)) return [];
      const outlets = type.outlets(node.params).map(({ name }) => name);
      return [[node.id, toNodeAnswer(draft, outlets)] as const];
    }),
  );
}

function toNodeAnswer(draft: TestAnswerDraft, outlets: readonly string[]): FlowTestNodeAnswer {
  switch (draft.kind) {
    case 'http':
      return { kind: 'http', status: draft.status, headers: {}, body: valueOf(draft.body) };
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

function valueOf(text: string): JsonValue {
  const parsed = parseJson(text);
  return parsed === undefined ? text : parsed;
}
