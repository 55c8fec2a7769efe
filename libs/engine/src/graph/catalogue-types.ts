import { eventCatalogue, type FieldType } from '@hookline/contracts';
import type { ValueType } from '../expression';

const valueTypes: Record<FieldType, ValueType> = {
  text: 'text',
  number: 'number',
  boolean: 'boolean',
  timestamp: 'number',
};

/** Words that stand before a field: `event.data.rating` is the field `rating`. */
const eventPrefix = /^event\.(?:data\.)?/;

const typesByName = namesWithOneType();

/**
 * The type the catalogue gives a name (decision 8); undefined for names it does not know and for
 * names that different events use differently. A version runs for any event, so no event is asked.
 */
export function catalogueTypeOf(name: string): ValueType | undefined {
  return typesByName.get(name.replace(eventPrefix, ''));
}

function namesWithOneType(): ReadonlyMap<string, ValueType> {
  const types = new Map<string, ValueType>();
  const disputed = new Set<string>();
  for (const field of eventCatalogue.flatMap((event) => event.fields)) {
    const type = valueTypes[field.type];
    if ((types.get(field.name) ?? type) !== type) disputed.add(field.name);
    types.set(field.name, type);
  }
  for (const name of disputed) types.delete(name);
  return types;
}
