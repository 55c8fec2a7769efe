import type { JsonObject } from '@hookline/contracts';
import { Refusal } from './refusal';

/** The prelude cuts too, but a script may have changed what cutting means. */
export const mostMessageLength = 1_000;

/** What the prelude said instead of a value, in a sentence for the author. */
export function scriptRefusal(answer: string): Refusal {
  const told: unknown = JSON.parse(answer);
  const code = fieldOf(told, 'code');
  const message = String(fieldOf(told, 'message')).slice(0, mostMessageLength);
  const line = fieldOf(told, 'line');
  const details: JsonObject = typeof line === 'number' ? { line } : {};
  const place = typeof line === 'number' ? ` in line ${line}` : '';
  switch (code) {
    case 'script.no-value':
      return new Refusal(code, 'The script returned nothing; it has to `return` a value.');
    case 'script.async':
      return new Refusal(code, 'The script returned a promise; it cannot wait for anything.');
    case 'script.syntax':
      return new Refusal(code, `The script cannot be read${place}: ${message}.`, details);
    default:
      // The interpreter lets a script catch this one, so it arrives like any other error.
      return message.startsWith('InternalError: out of memory')
        ? new Refusal('script.memory', `The script ran out of memory${place}.`, details)
        : new Refusal('script.error', `The script failed${place}: ${message}.`, details);
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
