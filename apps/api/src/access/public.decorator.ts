import { RequireAccess } from './access-requirement';

/** Answers without sign-in: health, sign-in, the one-time set-up (decision 33). */
export function Public() {
  return RequireAccess({ kind: 'public' });
}
