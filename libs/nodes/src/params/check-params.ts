/**
 * The check on save. Rules:
 *
 * 1. The same Zod object as at run time decides; a complaint about a value that holds a template
 *    is dropped, because the value is only known after rendering.
 * 2. A sentence goes on from the path: `params.url: needs an absolute address`.
 */
import type { FlowDialect, JsonObject, Problem } from '@hookline/contracts';
import { complaintOf, valueAt, type NodeType } from '@hookline/engine';
import type { z } from 'zod';
import { containsTemplate } from './contains-template';

type ParamProblem = Omit<Problem, 'nodeId'>;

/** What is wrong with params as stored; paths start with `params.`. Empty when nothing is. */
export function checkParams(
  nodeType: Pick<NodeType, 'params' | 'check'>,
  params: JsonObject,
  dialect: FlowDialect = 'graph',
): ParamProblem[] {
  const parsed = nodeType.params.safeParse(params);
  const complaints = parsed.success
    ? []
    : parsed.error.issues
        .filter((issue) => !containsTemplate(valueAt(params, issue.path)))
        .map((issue) => problemOf(issue, params));
  return [...complaints, ...(nodeType.check?.(params, dialect) ?? [])];
}

function problemOf(issue: z.core.$ZodIssue, params: JsonObject): ParamProblem {
  const [field] = issue.path;
  return {
    level: 'error',
    code: `params.${issue.code}`,
    path: ['params', ...issue.path].map(String).join('.'),
    message: complaintOf(issue, params),
    ...(field === undefined ? {} : { field: String(field) }),
  };
}
