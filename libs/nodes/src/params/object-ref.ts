import type { ObjectRef, ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { text } from './text';

const reference = () =>
  z.object({
    id: text(z.string().max(100))
      .default('')
      .meta({ label: 'Id' } satisfies ParamMeta),
    name: text(z.string().max(200))
      .default('')
      .meta({ label: 'Name', help: 'Used when there is no id.' } satisfies ParamMeta),
  });

/** A list, queue or connection by id, or by name as Webitel allows. */
export function objectRef(what: string) {
  return reference().refine((ref) => ref.id !== '' || ref.name !== '', `choose a ${what}`);
}

/** The same where none is fine too: id and name are empty then. */
export function optionalObjectRef() {
  return reference().default({ id: '', name: '' });
}

/** The reference as ports and effects take it: the id wins. */
export function toObjectRef(ref: { id: string; name: string }): ObjectRef {
  return ref.id === '' ? { name: ref.name } : { id: ref.id };
}
