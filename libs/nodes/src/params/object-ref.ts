import type { ObjectRef, ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { text } from './text';

/** A list or queue by id, or by name as Webitel allows. */
export function objectRef(what: string) {
  return z
    .object({
      id: text(z.string().max(100))
        .default('')
        .meta({ label: 'Id' } satisfies ParamMeta),
      name: text(z.string().max(200))
        .default('')
        .meta({ label: 'Name', help: 'Used when there is no id.' } satisfies ParamMeta),
    })
    .refine((ref) => ref.id !== '' || ref.name !== '', `choose a ${what}`);
}

/** The reference as ports and effects take it: the id wins. */
export function toObjectRef(ref: { id: string; name: string }): ObjectRef {
  return ref.id === '' ? { name: ref.name } : { id: ref.id };
}
