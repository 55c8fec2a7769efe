import type { Problem } from '@hookline/contracts';
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** What a Zod object found wrong, as problems with a path and a sentence. */
export function issueProblems(issues: readonly Issue[], within = ''): Problem[] {
  return issues.flatMap((issue) => {
    const path = joinPath(within, issue.path);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) =>
        problem('value.unknown', joinPath(path, [key]), 'is not a field of this object'),
      );
    }
    const branch = issue.code === 'invalid_union' ? nearestBranch(issue.errors) : undefined;
    if (branch !== undefined) return issueProblems(branch, path);
    return problem(`value.${issue.code}`, path, issue.message);
  });
}

// Of the shapes a value may have, the one it got furthest into is the one that was meant.
function nearestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const deepest = (issues: readonly Issue[]) =>
    Math.max(0, ...issues.map((issue) => issue.path.length));
  const fitting = branches.filter((issues) => deepest(issues) > 0);
  return fitting.sort((a, b) => deepest(b) - deepest(a) || a.length - b.length)[0];
}

function joinPath(within: string, path: readonly PropertyKey[]): string {
  return [...(within === '' ? [] : [within]), ...path.map(String)].join('.');
}

function problem(code: string, path: string, message: string): Problem {
  return { level: 'error', code, path, message };
}
