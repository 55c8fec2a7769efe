import { HooklineError } from '../errors';

/** An expression or template that cannot be read. The author must change it. */
export class ExpressionSyntaxError extends HooklineError {
  constructor(
    message: string,
    /** Where in the source, counted in UTF-16 units from 0. */
    readonly offset: number,
  ) {
    super('expression.syntax', message);
  }
}
