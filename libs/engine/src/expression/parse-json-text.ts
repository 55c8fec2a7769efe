import type { JsonValue } from '@hookline/contracts';
import type { Evaluation } from './evaluation';
import { parseExactJson } from './exact-json';

/**
 * The JSON in a text, by `parseExactJson`; undefined when it is none. Throws `BudgetError` when it is too long or nested too deep.
 */
export function parseJsonText(text: string, evaluation: Evaluation): JsonValue | undefined {
  evaluation.allowText(text);
  evaluation.work(text.length);
  evaluation.allowDepth(bracketDepth(text));
  try {
    return parseExactJson(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Deepest nesting of brackets outside strings; more than the truth only for text that is no JSON. */
function bracketDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (quoted) {
      if (character === '\\') index++;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '[' || character === '{') deepest = Math.max(deepest, ++depth);
    else if (character === ']' || character === '}') depth--;
  }
  return deepest;
}
