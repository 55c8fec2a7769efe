import { z } from 'zod';

/** Ids written as people write them: `15, 16`; also a list, or a list as JSON text. */
function asIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(String);
  if (typeof value !== 'string' && typeof value !== 'number') return value ?? [];
  return splitIds(String(value));
}

/** The ids of a text: `15, 16`, or a list as JSON text. A template is split as well. */
export function splitIds(text: string): string[] {
  return text.split(/[\s,;"[\]]+/).filter((part) => part !== '');
}

const id = /^\d{1,18}$/;

/**
 * Up to a hundred ids; an empty text is none. It is the list that is judged, not its items: as
 * written it may be one text, with a template in it.
 */
export function idList() {
  const ids = z
    .array(z.string())
    .max(100)
    .refine((list) => list.every((one) => id.test(one)), 'needs ids, which are whole numbers');
  return z.preprocess(asIds, ids);
}
