import type { Problem } from '@hookline/contracts';
import type { Reference } from '../expression';
import type { MappedNode } from './graph-map';
import type { Source } from './list-sources';

/** The text with the referenced name replaced; undefined when it does not stand there as written. */
export function quickFixOf(
  { node }: MappedNode,
  { at, text }: Source,
  { name, offset }: Reference,
  replacement: string,
): Problem['quickFix'] {
  // A step's offset is that of the word `steps`; its name follows.
  const start = text === null ? -1 : text.indexOf(name, offset);
  if (text === null || start === -1) return undefined;
  return {
    label: `Replace with ${replacement}`,
    path: `nodes.${node.id}.${at}`,
    value: text.slice(0, start) + replacement + text.slice(start + name.length),
  };
}
