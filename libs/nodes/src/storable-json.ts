import { cleanJson, parseExactJson, type JsonValue } from '@hookline/contracts';

/** A value is stored inside an output inside a run's state. */
const levelsAround = 4;

/** The JSON in a text, fit to be stored; undefined when it is none or nested too deep (B-35). */
export function parseStorableJson(source: string): JsonValue | undefined {
  try {
    const cleaned = cleanJson(parseExactJson(source), levelsAround);
    return cleaned.kind === 'clean' ? cleaned.value : undefined;
  } catch {
    return undefined;
  }
}
