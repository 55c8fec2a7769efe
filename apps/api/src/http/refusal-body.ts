import { STATUS_CODES } from 'node:http';
import type { Problem, ProblemList, WebitelError } from '@hookline/contracts';
import type { Refusal } from './refusal';
import { isWebitelPath } from './webitel-path';

/** Status and body of a refusal, in the form of the API that was asked (decisions 28 and 34). */
export function refusalBody(
  path: string,
  refusal: Refusal,
): { status: number; body: ProblemList | WebitelError } {
  return isWebitelPath(path) ? webitelBody(refusal) : ourBody(refusal);
}

function ourBody(refusal: Refusal): { status: number; body: ProblemList } {
  const { status, code, message } = refusal;
  const users = refusal.users.map((user): Problem => {
    const path = `${user.kind}.${user.id}`;
    return { level: 'error', code: 'in_use', path, message: `${user.kind} “${user.name}” uses it` };
  });
  return {
    status,
    body: {
      status,
      code,
      message,
      problems: [...refusal.problems, ...users],
      ...(refusal.users.length > 0 ? { users: [...refusal.users] } : {}),
    },
  };
}

function webitelBody(refusal: Refusal): { status: number; body: WebitelError } {
  // Webitel does not know 422; its clients look for 400.
  const code = refusal.status === 422 ? 400 : refusal.status;
  return {
    status: code,
    body: {
      id: refusal.code,
      status: STATUS_CODES[code] ?? 'Error',
      detail: refusal.message,
      code,
      ...(refusal.problems.length > 0 ? { problems: [...refusal.problems] } : {}),
      ...(refusal.users.length > 0 ? { users: [...refusal.users] } : {}),
    },
  };
}
