import type { FlowDialect } from '@hookline/contracts';
import { parse } from 'acorn';

/** Where a script stops being JavaScript, both counted from 1, and why. */
export interface SyntaxFault {
  readonly line: number;
  readonly column: number;
  readonly reason: string;
}

/** The parser's word for a script that nests too deep for it; how deep depends on the machine. */
const outOfStack = 'Not enough stack';

/** What the interpreter puts before a script of a drawn graph, in its first line. */
const strict = '"use strict";';

/**
 * The first fault of a script, null when it can be read. The script is the body of a function, in
 * arrays in JavaScript's old way. Newest JavaScript is let pass: the interpreter has the last word.
 */
export function syntaxFault(source: string, dialect: FlowDialect): SyntaxFault | null {
  const before = dialect === 'graph' ? strict : '';
  try {
    parse(before + source, {
      ecmaVersion: 'latest',
      sourceType: 'script',
      allowReturnOutsideFunction: true,
    });
    return null;
  } catch (error) {
    return error instanceof SyntaxError ? faultOf(error, before.length) : null;
  }
}

function faultOf(error: SyntaxError, before: number): SyntaxFault | null {
  // The parser says the place behind its sentence: `Unexpected token (2:8)`.
  const [, sentence = '', line = '', column = ''] =
    /^(.*) \((\d+):(\d+)\)$/s.exec(error.message) ?? [];
  if (line === '' || sentence.startsWith(outOfStack)) return null;
  const offset = line === '1' ? before : 0;
  return { line: Number(line), column: Number(column) - offset + 1, reason: lowerFirst(sentence) };
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
