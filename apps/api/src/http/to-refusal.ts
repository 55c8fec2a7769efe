/**
 * What an error means to the one who asked. The rules:
 *
 * 1. Our own classes say it by themselves (style.md 7).
 * 2. The HTTP layer's (no route, no session, an unreadable body) carry their status.
 * 3. PostgreSQL: away is 503; a broken unique or foreign key is 409; a value it cannot hold is
 *    422. Its words stay here (B-71).
 * 4. Everything else is a fault of ours: null.
 */
import { ProblemList } from '@hookline/contracts';
import { faultCode, isConnectionFault } from '@hookline/database';
import {
  ConflictError,
  ForbiddenError,
  InvalidFlowError,
  InvalidReferenceError,
  NodeFailure,
  NotFoundError,
  UnavailableError,
} from '@hookline/engine';
import { HttpException } from '@nestjs/common';
import { z } from 'zod';
import { refusal, type Refusal } from './refusal';

const retryAfterSec = 2;
const HttpBody = ProblemList.omit({ status: true }).extend({ retryAfterSec: z.number() }).partial();

/** Null when the error is a fault of ours: 500. */
export function toRefusal(error: unknown): Refusal | null {
  return fromOurs(error) ?? fromHttp(error) ?? fromPostgres(error);
}

function fromOurs(error: unknown): Refusal | null {
  if (error instanceof InvalidFlowError) {
    return refusal(422, error.code, error.message, { problems: error.problems });
  }
  if (error instanceof InvalidReferenceError) {
    const { code, path, message } = error;
    const problems = [{ level: 'error', code, path, message } as const];
    return refusal(422, code, `${path}: ${message}`, { problems });
  }
  if (error instanceof NotFoundError) return refusal(404, error.code, error.message);
  if (error instanceof ForbiddenError) return refusal(403, error.code, error.message);
  if (error instanceof ConflictError) {
    return refusal(409, error.code, error.message, { users: error.users });
  }
  if (error instanceof UnavailableError) {
    return refusal(503, error.code, error.message, { retryAfterSec });
  }
  if (error instanceof NodeFailure) return refusal(422, error.code, error.message);
  return null;
}

function fromHttp(error: unknown): Refusal | null {
  if (!(error instanceof HttpException)) return null;
  const status = error.getStatus();
  const body = HttpBody.safeParse(error.getResponse()).data ?? {};
  // Nest repeats the address with its query there, where tokens may be.
  if (status === 404 && body.code === undefined) {
    return refusal(404, 'http.404', 'There is nothing at this address.');
  }
  return refusal(status, body.code ?? `http.${status}`, body.message ?? error.message, {
    problems: body.problems ?? [],
    retryAfterSec: body.retryAfterSec ?? (status === 503 ? retryAfterSec : null),
  });
}

function fromPostgres(error: unknown): Refusal | null {
  if (isConnectionFault(error)) {
    return refusal(503, 'database.unavailable', 'The database does not answer.', { retryAfterSec });
  }
  switch (faultCode(error)) {
    case '23505': // unique_violation
      return refusal(409, 'conflict.exists', 'There is such an object already.');
    case '23503': // foreign_key_violation
      return refusal(409, 'conflict.in_use', 'The object is in use, or one it names is gone.');
    case '22003': // numeric_value_out_of_range
    case '22008': // datetime_field_overflow
    case '22021': // character_not_in_repertoire
    case '22P02': // invalid_text_representation
    case '22P05': // untranslatable_character
      return notStorable();
    case '40P01': // deadlock_detected
    case '55P03': // lock_not_available
    case '57014': // query_canceled
      return refusal(503, 'database.busy', 'The database takes too long.', { retryAfterSec });
    default:
      return null;
  }
}

// PostgreSQL does not say which value; the contracts are meant to find it first.
function notStorable(): Refusal {
  const code = 'value.not_storable';
  const message = 'A value cannot be stored: it is out of range.';
  return refusal(422, code, message, {
    problems: [{ level: 'error', code, path: 'request', message }],
  });
}
