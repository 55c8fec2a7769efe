import { ProblemList, WebitelError, type ObjectUser, type Problem } from '@hookline/contracts';
import { i18n } from '../i18n/i18n';

interface ApiProblemParts {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly problems?: readonly Problem[];
  readonly users?: readonly ObjectUser[];
  readonly cause?: unknown;
}

/**
 * A refusal of the server, or its silence, in one shape for every page.
 * `status` is 0 when no answer came.
 */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  readonly code: string;
  readonly problems: readonly Problem[];
  /** With 409: what uses the object. */
  readonly users: readonly ObjectUser[];

  constructor(parts: ApiProblemParts) {
    super(parts.message, { cause: parts.cause });
    this.status = parts.status;
    this.code = parts.code;
    this.problems = parts.problems ?? [];
    this.users = parts.users ?? [];
  }
}

/** Whether a colleague saved between the reading and the save. */
export function isStale(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 409;
}

/** Reads an error body: ours, Webitel's, or anything else a proxy may put in between. */
export function toApiProblem(status: number, body: unknown): ApiProblem {
  const ours = ProblemList.safeParse(body);
  if (ours.success) {
    const { code, message, problems, users } = ours.data;
    return new ApiProblem({ status, code, message, problems, users });
  }
  const webitel = WebitelError.safeParse(body);
  if (webitel.success) {
    const { id, detail, problems, users } = webitel.data;
    return new ApiProblem({ status, code: id, message: detail, problems, users });
  }
  return new ApiProblem({
    status,
    code: `http.${status}`,
    message: i18n.t('problem.status', { status }),
  });
}

/** The sentence to show for anything thrown. */
export function problemMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Whether the server said that there is no such object. */
export function isMissing(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 404;
}

/** For a removal: what is gone already is as wanted, everything else is thrown on. */
export function unlessMissing(error: unknown): void {
  if (!isMissing(error)) throw error;
}
