import { createHash, randomBytes } from 'node:crypto';

/** 32 random bytes as text: sessions, keys and set-up links are known by nothing else. */
export function newSecretToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token. It has 256 bits of chance, so a plain hash is enough. */
export function hashSecretToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
