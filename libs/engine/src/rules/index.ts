export {
  compileRules,
  type CompiledRules,
  type CompileRulesOptions,
  type TestRulesOptions,
} from './compile-rules';
export { describeRules } from './describe-rules';
export type { RuleExplanation } from './rule-explanation';
