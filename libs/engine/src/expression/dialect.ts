import type { FlowDialect } from '@hookline/contracts';

/** `graph`: values keep their types. `array`: what a name gives is text, as Webitel has it. */
export type Dialect = FlowDialect;
