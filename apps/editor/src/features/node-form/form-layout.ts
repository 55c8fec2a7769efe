/**
 * Which fields of a described node are shown, and which of them share a line. Rules:
 *
 * 1. A field with `showWhen` is shown while the other param has one of the values.
 * 2. Advanced fields stand under "More", unless they hold something else than their default.
 * 3. A choice in front of its text (method and address) and a number in front of its unit share a
 *    line. A choice that shows and hides other fields stands alone, and so does one whose words
 *    stand side by side, or they would be cut off.
 */
import type { JsonObject, JsonValue } from '@hookline/contracts';
import type { ParamField } from '@hookline/nodes';

/** So many words of a choice stand side by side; more make a list to open. */
export const sideBySide = 3;

export interface FormLayout {
  readonly rows: readonly (readonly ParamField[])[];
  readonly more: readonly (readonly ParamField[])[];
}

export function formLayout(fields: readonly ParamField[], params: JsonObject): FormLayout {
  const shown = fields.filter((field) => isShown(field, params, fields));
  const isTuckedAway = (field: ParamField) =>
    field.meta.advanced === true && isDefault(field, params[field.name]);
  return {
    rows: intoRows(
      shown.filter((field) => !isTuckedAway(field)),
      fields,
    ),
    more: intoRows(shown.filter(isTuckedAway), fields),
  };
}

/** Whether a field is on the form with these params. */
export function isShown(
  field: ParamField,
  params: JsonObject,
  fields: readonly ParamField[],
): boolean {
  const rule = field.meta.showWhen;
  if (rule === undefined) return true;
  const other = fields.find(({ name }) => name === rule.param);
  const value = params[rule.param] ?? other?.default ?? null;
  return rule.is.includes(value);
}

function isDefault(field: ParamField, value: JsonValue | undefined): boolean {
  return value === undefined || JSON.stringify(value) === JSON.stringify(field.default ?? '');
}

function intoRows(
  shown: readonly ParamField[],
  all: readonly ParamField[],
): readonly (readonly ParamField[])[] {
  const rows: ParamField[][] = [];
  for (const field of shown) {
    const row = rows.at(-1);
    const before = row?.length === 1 ? row[0] : undefined;
    if (before !== undefined && sharesLine(before, field, all)) row?.push(field);
    else rows.push([field]);
  }
  return rows;
}

function sharesLine(before: ParamField, field: ParamField, all: readonly ParamField[]): boolean {
  if (before.widget === 'number' || before.kind === 'number') {
    return field.widget === 'select' && before.meta.unit === undefined;
  }
  const decides = all.some(({ meta }) => meta.showWhen?.param === before.name);
  return (
    before.widget === 'select' &&
    (before.options ?? []).length > sideBySide &&
    field.widget === 'text' &&
    !decides &&
    before.meta.help === undefined
  );
}
