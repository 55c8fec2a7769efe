import { z } from 'zod';

/** A rendered template keeps its type, so a text field takes a number or a yes/no for its word. */
function asText(value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return value === null ? '' : value;
}

/** A text param. `inner` narrows it; by default any text of at most 10,000 characters. */
export function text<Inner extends z.ZodType<string>>(inner: Inner): TextParam<Inner>;
export function text(): TextParam<z.ZodString>;
export function text(inner: z.ZodType<string> = z.string().max(10_000)): z.ZodType<string> {
  return z.preprocess(asText, inner);
}

/** Text in, whatever it came as; text out. */
export type TextParam<Inner extends z.ZodType<string>> = z.ZodPipe<
  z.ZodTransform<unknown, unknown>,
  Inner
>;
