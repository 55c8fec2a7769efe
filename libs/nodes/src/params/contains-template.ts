import { isJsonArray, isJsonObject, type JsonValue } from '@hookline/contracts';
import { hasTemplate } from '@hookline/engine';

/** Whether a value, or anything in it, holds a template and so is only known at run time. */
export function containsTemplate(value: JsonValue | undefined): boolean {
  if (typeof value === 'string') return hasTemplate(value);
  if (isJsonArray(value)) return value.some(containsTemplate);
  return isJsonObject(value) && Object.values(value).some(containsTemplate);
}
