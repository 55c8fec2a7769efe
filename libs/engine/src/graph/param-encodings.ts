import type { FlowDialect } from '@hookline/contracts';
import { z } from 'zod';
import {
  encodeForHtml,
  encodeForMarkdown,
  encodeForUrl,
  encodeForXml,
  type EncodeTemplate,
} from '../template';

const encoders: ReadonlyMap<string, EncodeTemplate> = new Map([
  ['url', encodeForUrl],
  ['xml', encodeForXml],
  ['html', encodeForHtml],
  ['markdown', encodeForMarkdown],
]);

/**
 * How templates in these params are encoded, by the name of the param. Arrays fill in as Webitel
 * does: as it is.
 */
export function encodingsOf(
  params: z.ZodObject,
  dialect: FlowDialect,
): ReadonlyMap<string, EncodeTemplate> {
  if (dialect === 'array') return new Map();
  return new Map(
    Object.entries(params.shape).flatMap(([name, field]) => {
      const encode = encoders.get(String(z.globalRegistry.get(field)?.['encode']));
      return encode ? [[name, encode]] : [];
    }),
  );
}
