export { defaultBudget, type Budget } from './budget';
export {
  compileExpression,
  type CompiledExpression,
  type CompileExpressionOptions,
  type EvaluateOptions,
} from './compile-expression';
export type { ValueType } from './compile-node';
export { dateHelperNames } from './date-helper-pattern';
export type { Dialect } from './dialect';
export { parseExactJson } from './exact-json';
export { ExpressionSyntaxError } from './expression-syntax-error';
export { callFunction } from './functions/call-function';
export { functionSignature } from './functions/function-signature';
export { functionTable } from './functions/function-table';
export type {
  FunctionArgument,
  FunctionGroup,
  LibraryFunction,
} from './functions/library-function';
export { isTruthy } from './is-truthy';
export { isMachineryName } from './own-value';
export type { Reference } from './reference';
export { readProcessorTimeBy } from './processor-time';
export { scopeOf, type Scope } from './scope';
export type { Value } from './value';
export { dateUnits, type DateUnit } from './date-arithmetic';
export { instantOf, isTimeZone, zonedTime, type ZonedTime } from './zoned-time';
