import { RequireAccess } from './access-requirement';

/** Any session or API key will do. */
export function SignedIn() {
  return RequireAccess({ kind: 'signed-in' });
}
