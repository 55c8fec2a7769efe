import type { ObjectRef } from '@hookline/engine';
import { refText, refused, type RefusedEffect } from './effect-performer';

/** There is no such flow schema. */
export function noSchema(ref: ObjectRef): RefusedEffect {
  return refused('schema.missing', `There is no flow schema ${refText(ref)}.`);
}

/** The flow schema was never published. */
export function noVersion(ref: ObjectRef): RefusedEffect {
  const message = `The flow schema ${refText(ref)} has no published version.`;
  return refused('schema.unpublished', message);
}

/** Too many runs are above the one that would start another. */
export function tooDeep(maxDepth: number): RefusedEffect {
  const message = `This run has ${maxDepth} runs above it, the most allowed; it starts none.`;
  return refused('run.depth', message);
}
