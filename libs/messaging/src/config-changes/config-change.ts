import { z } from 'zod';

/** Something configured changed. */
export const ConfigChange = z.object({
  domainId: z.string(),
  /** `hook`, `flow-schema`, `queue`, … */
  kind: z.string(),
  id: z.string(),
  /** Grows with every change of the object; readers ignore older ones. */
  version: z.number(),
});
export type ConfigChange = z.infer<typeof ConfigChange>;

/** Reads the body of a change; null when it is none, which a reader may skip (it re-syncs). */
export function readConfigChange(data: Uint8Array): ConfigChange | null {
  try {
    return ConfigChange.safeParse(JSON.parse(new TextDecoder().decode(data))).data ?? null;
  } catch {
    return null;
  }
}
