import { createHash } from 'node:crypto';

/** A key under which a provider counts; hashed, because tokens and numbers are none of its business. */
export function paceKey(provider: string, ...parts: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
  return `${provider}:${hash.slice(0, 22)}`;
}
