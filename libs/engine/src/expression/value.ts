import type { JsonValue } from '@hookline/contracts';

/** What an expression works with: JSON, or `undefined` for a name that is missing. */
export type Value = JsonValue | undefined;
