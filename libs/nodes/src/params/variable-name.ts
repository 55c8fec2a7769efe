import { z } from 'zod';
import { text } from './text';

/** Names that lead to JavaScript's own machinery; the language cannot read them (B-30). */
const unreadable = /^(?:__proto__|prototype|constructor)$/;

const name = z
  .string()
  .trim()
  .max(200, 'is longer than 200 characters')
  .refine((word) => !unreadable.test(word), 'is a name the language cannot read');

/** The name of a run variable: anything a template can name. */
export function variableName() {
  return text(name.min(1, 'needs a name'));
}

/** The name of a run variable, or empty for none. */
export function optionalVariableName() {
  return text(name);
}
