import { z } from 'zod';
import { text, type TextParam } from './text';

/** Names with texts, e.g. headers; at most 100. */
export function textMap<Inner extends z.ZodType<string>>(
  inner: Inner,
): z.ZodRecord<z.ZodString, TextParam<Inner>> {
  return z
    .record(z.string().min(1, 'needs a name').max(200), text(inner))
    .refine((map) => Object.keys(map).length <= 100, 'holds more than 100 entries');
}
