import type { JsonObject, Problem } from '@hookline/contracts';
import { callFunction, hasTemplate, NodeFailure, scopeOf, textOf } from '@hookline/engine';
import { isTextMethod } from './call-text-method';

/** Complains about a pattern that could never be read, and a method that texts do not have. */
export function checkText(params: JsonObject): Omit<Problem, 'nodeId'>[] {
  const of = (name: string): string => textOf(params[name]);
  const isPattern = of('by') === 'pattern';
  switch (params['operation']) {
    case 'match':
      return checkPattern('search', of('search'));
    case 'replace':
    case 'find':
      return isPattern ? checkPattern('search', of('search')) : [];
    case 'split':
      return isPattern ? checkPattern('separator', of('separator')) : [];
    case 'method':
      return checkMethod(of('method'));
    default:
      return [];
  }
}

const anywhere = scopeOf({}, { now: new Date(0) });

function checkPattern(field: string, pattern: string): Omit<Problem, 'nodeId'>[] {
  if (hasTemplate(pattern)) return [];
  try {
    callFunction('search', ['', pattern], anywhere);
    return [];
  } catch (error) {
    if (!(error instanceof NodeFailure)) throw error;
    // The function's own name would only puzzle here.
    return [complaint('params.pattern', field, error.message.replace(/^search: /, ''))];
  }
}

function checkMethod(method: string): Omit<Problem, 'nodeId'>[] {
  if (hasTemplate(method) || isTextMethod(method)) return [];
  const message = method === '' ? 'needs a method' : 'is not a method of a text';
  return [complaint('params.method', 'method', message)];
}

function complaint(code: string, field: string, message: string): Omit<Problem, 'nodeId'> {
  return { level: 'error', code, path: `params.${field}`, message, field };
}
