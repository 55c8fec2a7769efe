import type { JsonObject, RuleTree } from '@hookline/contracts';
import { compileExpression, compileRules, scopeOf, type NodeContext } from '@hookline/engine';

/** What a spec may say about the run around a node; all of it has a default. */
export interface NodeContextOverrides extends Partial<Omit<NodeContext, 'evaluate' | 'test'>> {
  /** Names the language knows. */
  readonly values?: JsonObject;
}

/** A node's context with the real language in it: first visit, drawn graph, fixed instant. */
export function aNodeContext(overrides: NodeContextOverrides = {}): NodeContext {
  const { values = {}, ...rest } = overrides;
  const dialect = rest.dialect ?? 'graph';
  const now = rest.now ?? new Date('2026-11-21T10:30:00Z');
  const scope = rest.scope ?? scopeOf(values, { now });
  return {
    run: { id: '700', domainId: '1', queueId: '8', maxDepth: 8 },
    node: { id: 'n1', name: 'Node under test' },
    visit: 1,
    idempotencyKey: 'hl:700:n1:1',
    memory: null,
    variables: () => values,
    ...rest,
    dialect,
    now,
    scope,
    evaluate: (source: string) => compileExpression(source, { dialect }).evaluate(scope) ?? null,
    test: (rules: RuleTree) => compileRules(rules, { dialect }).test(scope),
  };
}
