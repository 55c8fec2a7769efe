import type { FlowDialect, JsonObject, JsonValue, RuleTree } from '@hookline/contracts';
import type { Scope } from '../expression';
import type { CompiledNode, OnMissing } from '../graph';
import type { NodeContext } from '../node-type';
import type { RunProgress } from './run-progress';
import type { RunSetting } from './run-setting';
import { runScope } from './run-scope';

/**
 * The context of the coming visit of a node. What most nodes never ask for is made when it is asked
 * for, and may be taken out of the context and called alone: a step makes one of these, and it was a
 * sixth of all a walk allocates.
 */
export class VisitContext implements NodeContext {
  readonly visit: number;
  readonly memory: JsonValue;
  readonly scope: Scope;
  /** Those of this moment: another branch may set others while this one is under way. */
  private readonly variablesNow: JsonObject;
  private readonly setting: RunSetting;

  /** @param notes what is missing is written down here */
  constructor(
    progress: RunProgress,
    private readonly compiled: CompiledNode,
    readonly now: Date,
    private readonly notes: string[],
  ) {
    const { setting, state } = progress;
    this.setting = setting;
    this.visit = progress.visitOf(compiled.id);
    this.memory = progress.memoryOf(compiled.memoryKey);
    this.variablesNow = state.variables;
    this.scope = runScope(progress.scopeSetting, {
      now,
      zone: state.zone ?? setting.surroundings.zone,
      variables: state.variables,
      state,
    });
  }

  get run(): NodeContext['run'] {
    const { runId, domainId, queueId, budget } = this.setting;
    return { id: runId, domainId, queueId, maxDepth: budget.maxDepth };
  }

  get node(): NodeContext['node'] {
    return { id: this.compiled.id, name: this.compiled.name };
  }

  get dialect(): FlowDialect {
    return this.setting.graph.dialect;
  }

  get idempotencyKey(): string {
    return `hl:${this.setting.runId}:${this.compiled.id}:${this.visit}`;
  }

  get variables(): () => JsonObject {
    return () => ({ ...this.setting.event.data, ...this.variablesNow });
  }

  get evaluate(): (source: string) => JsonValue {
    return (source) => this.compiled.evaluate(source, this.scope, this.onMissing);
  }

  get test(): (rules: RuleTree) => boolean {
    return (rules) => this.compiled.test(rules, this.scope);
  }

  get onMissing(): OnMissing {
    return (name) => {
      this.notes.push(`${name} is missing`);
    };
  }
}

/** A context with more in it: what it makes when asked for is made now. */
export function contextWith<More extends object>(
  context: NodeContext,
  more: More,
): NodeContext & More {
  return {
    run: context.run,
    node: context.node,
    dialect: context.dialect,
    visit: context.visit,
    idempotencyKey: context.idempotencyKey,
    now: context.now,
    memory: context.memory,
    variables: context.variables,
    scope: context.scope,
    evaluate: context.evaluate,
    test: context.test,
    ...more,
  };
}
