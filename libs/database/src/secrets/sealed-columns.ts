/** A column that holds sealed secrets, and what their places are made of. */
export interface SealedColumn {
  readonly table: string;
  /** First half of `SecretPlace.object`; the row's `id` is the second. */
  readonly kind: string;
  /** Text, or a JSON object of field → sealed text. */
  readonly column: string;
  /** The field of a text column; null when the object's keys are the fields. */
  readonly field: string | null;
  /** Column with the version of the place. */
  readonly version: string;
}

/** Every column with secrets, for rotation. A new one is a line here. */
export const sealedColumns: readonly SealedColumn[] = [
  {
    table: 'domain_variable',
    kind: 'domain-variable',
    column: 'sealed',
    field: 'value',
    version: 'version',
  },
  {
    table: 'integration',
    kind: 'integration',
    column: 'secrets',
    field: null,
    version: 'secrets_version',
  },
];

/** `SecretPlace.object` of a row. */
export function sealedObject(kind: string, id: string | number): string {
  return `${kind}:${id}`;
}
