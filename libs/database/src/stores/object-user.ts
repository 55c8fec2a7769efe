import type { ConflictError } from '@hookline/engine';

/** The part of a user a refusal shows. */
export type ObjectUser = ConflictError['users'][number];
