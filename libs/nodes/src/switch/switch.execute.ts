import { compileExpression, exit, scopeOf, type PureOutcome } from '@hookline/engine';
import type { SwitchParams } from './switch.params';

// The language decides what is equal (decision 8), so the two can never drift apart.
const equality = compileExpression('value == candidate');

/** Leaves by the first case equal to the value, else by `default`. */
export function executeSwitch(params: SwitchParams): PureOutcome {
  const { value } = params;
  const found = params.cases.find((one) =>
    equality.evaluate(scopeOf({ value, candidate: one.equals })),
  );
  const outlet = found?.name ?? 'default';
  return exit(outlet, { value, case: outlet });
}
