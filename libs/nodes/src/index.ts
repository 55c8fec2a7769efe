export { nodeTypes, nodeTypeOf } from './registry';
export { runsSubFlow, subFlowOf } from './run-schema/sub-flow-of';
export { testAnswerKinds } from './test-answer-kinds';
export {
  describeParams,
  paramKinds,
  type ParamField,
  type ParamKind,
} from './params/describe-params';
export { newNodeParams } from './params/new-node-params';
export { checkParams } from './params/check-params';
export { containsTemplate } from './params/contains-template';
export { splitIds } from './params/id-list';
export { nodesReference } from './reference/nodes-reference';
export { compileWebitelSchema, type CompiledSchema } from './webitel/compile-webitel-schema';
