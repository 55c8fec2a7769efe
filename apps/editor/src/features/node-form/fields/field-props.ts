import type { JsonValue } from '@hookline/contracts';
import type { ParamField } from '@hookline/nodes';

/** What every input control of a param takes. */
export interface FieldProps {
  readonly field: ParamField;
  /** Undefined: not given; the default counts. */
  readonly value: JsonValue | undefined;
  readonly invalid: boolean;
  readonly onChange: (value: JsonValue | undefined) => void;
}
