import type {
  FlowDialect,
  JsonObject,
  JsonValue,
  NodeSettings,
  RuleTree,
} from '@hookline/contracts';
import type { Scope } from '../expression';
import type { NodeType, Outlet } from '../node-type';

/** A version made ready to run: nothing in it is parsed, looked up by name or checked again. */
export interface CompiledGraph {
  readonly dialect: FlowDialect;
  readonly startNodeId: string;
  /** Throws `NotFoundError` for a node that is not in this version. */
  readonly node: (id: string) => CompiledNode;
  /** The outputs of a run by node name, as `steps["name"]` sees them; nameless nodes by id. */
  readonly outputsByName: (outputsById: JsonObject) => JsonObject;
}

/** One node of a compiled version. */
export interface CompiledNode {
  readonly id: string;
  /** What the author called it, else the label of its type. */
  readonly name: string;
  readonly type: NodeType;
  readonly outlets: readonly Outlet[];
  readonly settings: NodeSettings;
  /** Under which key the run keeps what this node remembers. */
  readonly memoryKey: string;
  /** Where the outlet leads; null when nowhere. */
  readonly targetOf: (outlet: string) => string | null;
  /** Throws `NodeFailure` when a template fails or a value does not fit (`node.params`). */
  readonly renderParams: (scope: Scope, onMissing: OnMissing) => RenderedParams;
  /** Value of an expression param. Throws `NodeFailure`. */
  readonly evaluate: (source: string, scope: Scope, onMissing: OnMissing) => JsonValue;
  /** Whether the rules hold. Throws `NodeFailure`. */
  readonly test: (rules: RuleTree, scope: Scope) => boolean;
}

export interface RenderedParams {
  /** As the executor takes them: checked, with defaults. */
  readonly params: JsonObject;
  /** As written with templates filled in: shown on the step. */
  readonly input: JsonValue;
}

/** Told the name of whatever a template asked for and did not find. */
export type OnMissing = (name: string) => void;
