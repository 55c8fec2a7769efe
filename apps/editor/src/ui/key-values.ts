import type { KeyValue } from './KeyValueEditor';

/** Variables of the API as rows. */
export function toKeyValues(variables: Readonly<Record<string, string>>): readonly KeyValue[] {
  return Object.entries(variables).map(([name, value]) => ({ name, value }));
}

/** Rows as variables of the API; rows without a name are left out, the last of a name wins. */
export function fromKeyValues(rows: readonly KeyValue[]): Record<string, string> {
  return Object.fromEntries(
    rows.map(({ name, value }) => [name.trim(), value] as const).filter(([name]) => name !== ''),
  );
}
