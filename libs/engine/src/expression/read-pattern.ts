import { RE2JS } from 're2js';
import { patternSize } from './pattern-size';

/** Longest pattern, in characters, and largest, in instructions: both keep compiling quick. */
const maxPatternLength = 500;
const maxPatternSize = 4_000;

/** Patterns remembered; a schema uses few, and each evaluation would compile them anew. */
const maxRemembered = 200;

const remembered = new Map<string, RE2JS>();

/**
 * A regular expression of the author, by RE2: linear time whatever it says (B-32; V8 needed
 * seconds for 28 characters). Throws the fault of `call` for a pattern RE2 cannot read.
 */
export function readPattern(pattern: string, call: { fault: (message: string) => Error }): RE2JS {
  const known = remembered.get(pattern);
  if (known !== undefined) return known;
  if (pattern.length > maxPatternLength) {
    throw call.fault(`a pattern has at most ${maxPatternLength} characters`);
  }
  if (patternSize(pattern) > maxPatternSize) {
    throw call.fault('the pattern repeats too much to be searched quickly');
  }
  const compiled = compile(pattern, call);
  if (remembered.size >= maxRemembered) {
    const [oldest] = remembered.keys();
    if (oldest !== undefined) remembered.delete(oldest);
  }
  remembered.set(pattern, compiled);
  return compiled;
}

function compile(pattern: string, call: { fault: (message: string) => Error }): RE2JS {
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unreadable';
    throw call.fault(`the pattern cannot be used: ${reason}`);
  }
}
