import { QueryFailedError } from 'typeorm';

export interface BrokenConstraint {
  readonly kind: 'unique' | 'foreign-key';
  /** Name of the constraint or unique index. */
  readonly name: string;
}

const kinds: Readonly<Record<string, BrokenConstraint['kind']>> = {
  '23505': 'unique',
  '23503': 'foreign-key',
};

/** Which constraint made a statement fail, or null for any other failure. */
export function brokenConstraintOf(error: unknown): BrokenConstraint | null {
  if (!(error instanceof QueryFailedError)) return null;
  const fault: unknown = error.driverError;
  if (typeof fault !== 'object' || fault === null) return null;
  if (!('code' in fault) || !('constraint' in fault)) return null;
  const { code, constraint } = fault;
  const kind = typeof code === 'string' ? kinds[code] : undefined;
  return kind && typeof constraint === 'string' ? { kind, name: constraint } : null;
}
