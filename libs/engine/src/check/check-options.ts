import type { FlowDialect, JsonObject, Problem } from '@hookline/contracts';
import type { NodeType, NodeTypeLookup } from '../node-type';

/** An event whose hooks start the schema. */
export interface CheckedEvent {
  /** Catalogue type: `queue.joined`. */
  readonly type: string;
  /** Webitel's number; absent: any. */
  readonly queueType?: number;
}

/** What is known of where the schema runs. The less is known, the less is complained about. */
export interface CheckContext {
  /** Absent or empty: every event of the catalogue. */
  readonly events?: readonly CheckedEvent[];
  /** Variables the catalogue does not have: of members, queues, forms. */
  readonly knownVariables?: readonly string[];
  /** Absent: references to domain variables are not checked. */
  readonly domainVariables?: readonly string[];
}

export interface CheckFlowOptions {
  readonly nodeTypeOf: NodeTypeLookup;
  /** Complaints about params as stored; paths start with `params.`. */
  readonly checkParams: (
    type: NodeType,
    params: JsonObject,
    dialect: FlowDialect,
  ) => readonly Omit<Problem, 'nodeId'>[];
  readonly context?: CheckContext;
}
