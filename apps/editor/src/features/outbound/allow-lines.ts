import type { Problem } from '@hookline/contracts';

interface Line {
  /** As people count: from 1. */
  readonly number: number;
  readonly target: string;
}

/** The targets of a text, one a line; empty lines are none. */
export function targetsOf(text: string): readonly string[] {
  return linesOf(text).map(({ target }) => target);
}

/**
 * Where the server found the text wrong, by line: `Line 3 (crm corp): must be one target`.
 * @param problems with paths `targets.0`, counted without the empty lines
 */
export function lineComplaints(text: string, problems: readonly Problem[]): readonly string[] {
  const lines = linesOf(text);
  return problems.map(({ path, message }) => {
    const index = /^targets\.(\d+)$/.exec(path)?.[1];
    const line = index === undefined ? undefined : lines[Number(index)];
    return line === undefined ? message : `Line ${line.number} (${line.target}): ${message}`;
  });
}

function linesOf(text: string): readonly Line[] {
  return text
    .split(/\r?\n/)
    .map((line, index) => ({ number: index + 1, target: line.trim() }))
    .filter(({ target }) => target !== '');
}
