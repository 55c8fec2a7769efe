import { setTimeout as sleep } from 'node:timers/promises';

interface WaitOptions {
  readonly withinMs?: number;
  readonly everyMs?: number;
}

/**
 * Asks until the answer is something, and gives it back.
 * @param what ends the sentence "waited 10 s for …"
 */
export async function waitUntil<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  { withinMs = 10_000, everyMs = 50 }: WaitOptions = {},
): Promise<T> {
  const until = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (Date.now() > until) throw new Error(`waited ${withinMs / 1_000} s for ${what}`);
    await sleep(everyMs);
  }
}
