import { hash, verify } from '@node-rs/argon2';

/** argon2id (the default algorithm); memory in KiB: 19 MiB as OWASP asks at least (B-02). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** What is stored of a password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

// A hash of nothing anyone types, so that an unknown address takes as long as a known one.
let decoy: Promise<string> | null = null;

/** Whether a password fits. Without a stored hash it takes the same time and never fits. */
export async function isPasswordRight(password: string, stored: string | null): Promise<boolean> {
  decoy ??= hashPassword(`${Math.random()}${Date.now()}`);
  const fits = await verify(stored ?? (await decoy), password);
  return fits && stored !== null;
}
