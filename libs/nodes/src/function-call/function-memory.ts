import type { JsonObject, JsonValue } from '@hookline/contracts';
import { textOf } from '@hookline/engine';
import { z } from 'zod';

/** What a run knows of one function: the body declared last, and where open calls return to. */
export const FunctionMemory = z.object({
  body: z.string(),
  /** Ids of the calling nodes, the innermost last. */
  returns: z.array(z.string()),
});
export type FunctionMemory = z.infer<typeof FunctionMemory>;

/** What the nodes of a function remember together; null before it is declared. */
export function functionMemoryOf(memory: JsonValue): FunctionMemory | null {
  const parsed = FunctionMemory.safeParse(memory);
  return parsed.success ? parsed.data : null;
}

/** The key they share. No node id may hold a #, so it can never be that of another node. */
export function functionMemoryKey(params: JsonObject): string {
  return `#function:${textOf(params['function'])}`;
}
