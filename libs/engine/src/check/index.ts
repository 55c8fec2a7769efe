export { checkFlowGraph } from './check-flow-graph';
export type { CheckContext, CheckedEvent, CheckFlowOptions } from './check-options';
export { closestName } from './closest-name';
export { complaintOf, valueAt } from './complaint-of';
