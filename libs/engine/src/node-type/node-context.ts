import type { FlowDialect, JsonObject, JsonValue, RuleTree } from '@hookline/contracts';
import type { Scope } from '../expression';

/** What every executor sees of the run it is in. */
export interface NodeContext {
  readonly run: {
    readonly id: string;
    readonly domainId: string;
    /** The queue of the event; null for events without one. */
    readonly queueId: string | null;
    /** How deep runs may be below each other. */
    readonly maxDepth: number;
  };
  readonly node: { readonly id: string; readonly name: string };
  readonly dialect: FlowDialect;
  /** How many times the run has come to this node, from 1. */
  readonly visit: number;
  /** `hl:<run>:<node>:<visit>`: the same over all tries of this visit (reliability.md 5). */
  readonly idempotencyKey: string;
  /** The instant the step began. */
  readonly now: Date;
  /** What this node left at an earlier visit; null at the first. */
  readonly memory: JsonValue;
  /** What the run knows by name: fields of the event, and over them the variables set on the way. */
  readonly variables: () => JsonObject;
  /** Names as the language sees them. */
  readonly scope: Scope;
  /** Evaluates an expression param; compiled once per version. Throws `NodeFailure`. */
  readonly evaluate: (source: string) => JsonValue;
  /** Tests a rule-tree param; compiled once per version. */
  readonly test: (rules: RuleTree) => boolean;
}
