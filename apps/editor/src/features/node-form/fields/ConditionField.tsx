import { RuleTree } from '@hookline/contracts';
import { RuleBuilder } from '../../rule-builder/RuleBuilder';
import { useFormSurroundings } from '../FormSurroundings';
import type { FieldProps } from './field-props';
import classes from './ConditionField.module.css';

/** Rows of field, operator and value in AND/OR groups: the builder hooks use. */
export function ConditionField({ field, value, onChange }: FieldProps) {
  const { eventFields, readOnly } = useFormSurroundings();
  const tree = RuleTree.safeParse(value ?? field.default);
  return (
    <fieldset className={classes.root} disabled={readOnly} aria-label={field.meta.label}>
      <RuleBuilder
        value={tree.success ? tree.data : readTree(value)}
        fields={eventFields}
        onChange={(next) => onChange(next ?? { all: [] })}
      />
    </fieldset>
  );
}

/**
 * A row just added has no field yet, which the contract refuses; it has to stay on the form until
 * it has one. The check says that the field is missing.
 */
function readTree(value: unknown): RuleTree | null {
  if (typeof value !== 'object' || value === null) return null;
  if ('all' in value && Array.isArray(value.all)) return { all: readAll(value.all) };
  if ('any' in value && Array.isArray(value.any)) return { any: readAll(value.any) };
  if ('field' in value && typeof value.field === 'string') {
    const rest = RuleTree.safeParse({ ...value, field: value.field || 'x' });
    if (!rest.success || !('field' in rest.data)) {
      return { field: value.field, operator: 'equal', value: '' };
    }
    return { ...rest.data, field: value.field };
  }
  return null;
}

function readAll(items: readonly unknown[]): RuleTree[] {
  return items.flatMap((item) => {
    const tree = readTree(item);
    return tree === null ? [] : [tree];
  });
}
