/** A name an expression or template uses, for checks and completion. */
export interface Reference {
  readonly kind: 'variable' | 'step' | 'function' | 'domain-variable';
  /** The variable, the step (`Tell CRM` of `steps["Tell CRM"].body`), the function. */
  readonly name: string;
  /** Fixed keys after the name. */
  readonly path: readonly string[];
  /** Where in the source, counted in UTF-16 units from 0. */
  readonly offset: number;
}
