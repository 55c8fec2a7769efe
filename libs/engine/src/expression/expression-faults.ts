import { BudgetError, NodeFailure } from '../errors';

/** An operand or argument of a type the operation cannot use. Offset: where in the source. */
export function typeFault(message: string, offset?: number): NodeFailure {
  return new NodeFailure('expression.type', message, offset === undefined ? {} : { offset });
}

/** An evaluation that went over one of its limits. */
export function budgetFault(message: string): BudgetError {
  return new BudgetError('expression.budget', message);
}
