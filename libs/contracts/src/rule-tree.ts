import { z } from 'zod';
import { JsonValue } from './json';

/** How a row of a rule tree compares its field. */
export const RuleOperator = z
  .enum([
    'equal',
    'notEqual',
    'more',
    'less',
    'atLeast',
    'atMost',
    'between',
    'contains',
    'starts',
    'isEmpty',
    'isNotEmpty',
    'inList',
    'matches',
  ])
  .meta({ id: 'RuleOperator', description: 'How the field is compared with the value.' });
export type RuleOperator = z.infer<typeof RuleOperator>;

/** One row: field, operator, value. */
export const RuleRow = z
  .strictObject({
    field: z.string().min(1).max(1_000).meta({
      label: 'Field',
      description: 'A name or a path, as inside `${…}`: `rating`, `event.rating`.',
    }),
    operator: RuleOperator.default('equal'),
    value: JsonValue.default('').meta({
      label: 'Value',
      description:
        'What to compare with; text may hold templates. A list means one of them (equal), none ' +
        'of them (notEqual); for between it is the two ends. Unused by isEmpty and isNotEmpty.',
    }),
  })
  .refine(
    ({ operator, value }) =>
      operator !== 'between' ||
      (Array.isArray(value) && value.length === 2) ||
      isOneTemplate(value),
    { path: ['value'], message: 'between needs its two ends, as a list of two values' },
  )
  .meta({ id: 'RuleRow', description: 'One condition: field, operator, value.' });
export type RuleRow = z.infer<typeof RuleRow>;

/** A list may come out of a template, so its length is known only when it runs. */
function isOneTemplate(value: unknown): boolean {
  return typeof value === 'string' && /^(?:\$?\$\{|\{\{)[\s\S]+\}$/.test(value);
}

/** Every rule of the group must hold. */
export const AllRules = z
  .strictObject({
    get all() {
      return z.array(z.union([RuleRow, AllRules, AnyRule])).max(200);
    },
  })
  .meta({ id: 'AllRules', description: 'Holds when every rule in it holds.' });
export type AllRules = z.infer<typeof AllRules>;

/** One rule of the group is enough. */
export const AnyRule = z
  .strictObject({
    get any() {
      return z.array(z.union([RuleRow, AllRules, AnyRule])).max(200);
    },
  })
  .meta({ id: 'AnyRule', description: 'Holds when at least one rule in it holds.' });
export type AnyRule = z.infer<typeof AnyRule>;

/**
 * Conditions as rows in AND/OR groups. A group without rules holds: no condition is no obstacle.
 */
export const RuleTree = z
  .union([RuleRow, AllRules, AnyRule])
  .meta({ id: 'RuleTree', description: 'Rows in groups that want all or any of them.' });
export type RuleTree = z.infer<typeof RuleTree>;
