import type { FlowDialect } from '@hookline/contracts';
import { z } from 'zod';
import { encodeForUrl, type EncodeTemplate } from '../template';

/**
 * How templates in these params are encoded, by the name of the param. Arrays fill in as Webitel
 * does: as it is.
 */
export function encodingsOf(
  params: z.ZodObject,
  dialect: FlowDialect,
): ReadonlyMap<string, EncodeTemplate> {
  if (dialect === 'array') return new Map();
  const names = Object.entries(params.shape)
    .filter(([, field]) => z.globalRegistry.get(field)?.['encode'] === 'url')
    .map(([name]) => name);
  return new Map(names.map((name) => [name, encodeForUrl]));
}
