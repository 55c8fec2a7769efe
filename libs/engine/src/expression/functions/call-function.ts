import { defaultBudget } from '../budget';
import { Evaluation } from '../evaluation';
import type { Scope } from '../scope';
import type { Value } from '../value';
import { FunctionCall } from './function-call';
import { functionTable } from './function-table';

/**
 * Calls one function of the library from code, as an expression would: same result, same budget.
 * The scope gives time and zone. Undefined is missing. Throws `NodeFailure` (`expression.type`)
 * for arguments it cannot use, `BudgetError`, and a plain error for a name that is no function.
 */
export function callFunction(name: string, values: readonly Value[], scope: Scope): Value {
  const entry = functionTable.get(name);
  if (entry === undefined) throw new Error(`there is no function ${name}`);
  return entry.run(new FunctionCall(name, values, new Evaluation(scope, defaultBudget), 0));
}
