import type { JsonValue, RuleOperator } from '@hookline/contracts';

/** Why a rule tree holds or not: its shape again, with a verdict on every row and group. */
export type RuleExplanation =
  | {
      readonly kind: 'row';
      readonly holds: boolean;
      readonly field: string;
      readonly operator: RuleOperator;
      /** The value compared with, its templates rendered. */
      readonly wanted: JsonValue;
      /** What the field was; null when `isMissing`. */
      readonly actual: JsonValue;
      readonly isMissing: boolean;
    }
  | {
      readonly kind: 'group';
      readonly holds: boolean;
      readonly wants: 'all' | 'any';
      readonly rules: readonly RuleExplanation[];
    };
