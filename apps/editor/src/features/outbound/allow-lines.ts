import type { Problem } from '@hookline/contracts';

/** A line that holds a target. */
export interface Line {
  /** As people count: from 1. */
  readonly number: number;
  readonly target: string;
}

/** The targets of a text, one a line; empty lines are none. */
export function targetsOf(text: string): readonly string[] {
  return linesOf(text).map(({ target }) => target);
}

/** What is wrong, and where when it is about one line. */
export interface LineComplaint {
  readonly line: Line | null;
  readonly message: string;
}

/**
 * Where the server found the text wrong, by line.
 * @param problems with paths `targets.0`, counted without the empty lines
 */
export function lineComplaints(
  text: string,
  problems: readonly Problem[],
): readonly LineComplaint[] {
  const lines = linesOf(text);
  return problems.map(({ path, message }) => {
    const index = /^targets\.(\d+)$/.exec(path)?.[1];
    return { line: (index === undefined ? undefined : lines[Number(index)]) ?? null, message };
  });
}

function linesOf(text: string): readonly Line[] {
  return text
    .split(/\r?\n/)
    .map((line, index) => ({ number: index + 1, target: line.trim() }))
    .filter(({ target }) => target !== '');
}
