import type { Permission } from '@hookline/contracts';

/** Who asks. The domain comes from here and nowhere else (B-08). */
export interface Caller {
  /** Null for an API key. */
  readonly userId: string | null;
  readonly domainId: string;
  readonly permissions: ReadonlySet<Permission>;
  readonly via: 'session' | 'api-key';
}
