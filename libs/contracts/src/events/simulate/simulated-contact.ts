import type { CloudEvent } from '../cloud-event';
import type { SimulationScenario } from './simulation-scenarios';

/** An agent of the simulated queue. */
export interface SimulatedAgent {
  readonly id: string;
  readonly name: string;
  readonly extension?: string;
  readonly userId?: string;
}

/** Who is simulated, where, and by which chance. Time, ids and chance come from the caller. */
export interface SimulatedContact {
  readonly scenario: SimulationScenario;
  readonly queue: {
    readonly id: string;
    /** Webitel's number of the queue type. */
    readonly type: number;
    /** Whether agents wrap up after a talk; default true. */
    readonly processing?: boolean;
  };
  /** Offers go round these; at least one for queues with agents. */
  readonly agents: readonly SimulatedAgent[];
  readonly contact: {
    readonly destination: string;
    readonly name?: string;
    readonly timezone?: string;
    /** The member served, in queues that work through members. */
    readonly memberId?: string;
    /** Member and queue variables, by their own names. */
    readonly variables?: { readonly [name: string]: string };
  };
  readonly attemptId: string;
  readonly startedAt: Date;
  /** A new id for a leg of the call, as often as asked. */
  readonly newId: () => string;
  /** 0 (inclusive) to 1 (exclusive), for lengths of rings and talks. */
  readonly random: () => number;
}

/** One event of the walk and how long after the start it happens. */
export interface SimulatedEvent {
  readonly afterMs: number;
  readonly event: CloudEvent;
}
