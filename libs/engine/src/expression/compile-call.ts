import type { CompileContext, Compute } from './compile-node';
import { typeFault } from './expression-faults';
import { ExpressionSyntaxError } from './expression-syntax-error';
import { FunctionCall } from './functions/function-call';
import { functionTable } from './functions/function-table';
import type { LibraryFunction } from './functions/library-function';
import type { CallNode, ExpressionNode } from './syntax-tree';

/**
 * A call of a library function. A function that does not exist, or too few or too many arguments,
 * are errors in drawn graphs; in arrays they are faults when they are reached (decision 1).
 */
export function compileCall(
  node: CallNode,
  context: CompileContext,
  compileNode: (node: ExpressionNode, context: CompileContext) => Compute,
): Compute {
  const { name, offset } = node;
  const entry = functionTable.get(name);
  const complaint =
    entry === undefined ? unknownFunction(name) : argumentComplaint(entry, node.args.length);
  if (entry === undefined || complaint !== null) {
    const message = complaint ?? unknownFunction(name);
    if (context.dialect === 'graph') throw new ExpressionSyntaxError(message, offset);
    return () => {
      throw typeFault(message, offset);
    };
  }
  const { run } = entry;
  const args = node.args.map((arg) => compileNode(arg, context));
  return (evaluation) => {
    evaluation.step();
    const values = args.map((arg) => arg(evaluation));
    return run(new FunctionCall(name, values, evaluation, offset));
  };
}

function unknownFunction(name: string): string {
  const wanted = name.toLowerCase();
  const near = [...functionTable.keys()].find((known) => known.toLowerCase() === wanted);
  return `there is no function \`${name}\`${near === undefined ? '' : `; did you mean \`${near}\`?`}`;
}

function argumentComplaint({ name, args }: LibraryFunction, given: number): string | null {
  const most = args.some(({ isRest }) => isRest) ? Number.POSITIVE_INFINITY : args.length;
  const least = args.filter(({ isOptional }) => isOptional !== true).length;
  if (given >= least && given <= most) return null;
  const expected =
    least === most ? `${least}` : most === Infinity ? `at least ${least}` : `${least} to ${most}`;
  return `\`${name}\` takes ${expected} argument${most === 1 || (most === Infinity && least === 1) ? '' : 's'}, not ${given}`;
}
