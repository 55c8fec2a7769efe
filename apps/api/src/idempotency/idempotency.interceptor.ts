/**
 * `Idempotency-Key` on routes that make something (B-54).
 *
 * 1. The first request with a key is done; the same one again within a day gets the same answer
 *    and does nothing, and says so in `Idempotency-Replayed`.
 * 2. The key with another path or body is refused. So is a repeat while the first is under way.
 * 3. What was refused or failed keeps no key: it may be sent again.
 */
import { createHash } from 'node:crypto';
import { canonicalJson } from '@hookline/contracts';
import { IdempotencyStore } from '@hookline/database';
import { ConflictError, InvalidFlowError } from '@hookline/engine';
import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { catchError, from, mergeMap, of, type Observable } from 'rxjs';
import { callerOf } from '../access/request-caller';

// It may become the id of an event and travel in a header of the stream.
const keyPattern = /^[\x20-\x7e]{1,200}$/;

@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly store: IdempotencyStore) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const key = request.get('idempotency-key');
    if (key === undefined) return next.handle();
    if (!keyPattern.test(key)) {
      throw refused('idempotency.key', 'needs 1 to 200 printable ASCII characters');
    }
    const { domainId } = callerOf(request).caller;
    const keyed = { domainId, key, fingerprint: fingerprintOf(request) };
    const claim = await this.store.claimKey(keyed);
    switch (claim.kind) {
      case 'answered':
        http.getResponse<Response>().set('Idempotency-Replayed', 'true');
        return of(claim.answer);
      case 'other request':
        throw refused('idempotency.other_request', 'came with another request before');
      case 'under way':
        throw new ConflictError(
          'idempotency.under_way',
          'A request with this Idempotency-Key is under way.',
        );
      case 'fresh':
        return next.handle().pipe(
          mergeMap(async (answer: unknown) => {
            await this.store.keepAnswer(keyed, answer);
            return answer;
          }),
          catchError((error: unknown) =>
            from(this.store.releaseKey(keyed)).pipe(
              mergeMap(() => {
                throw error;
              }),
            ),
          ),
        );
    }
  }
}

function fingerprintOf(request: Request): Buffer {
  const cloudEvent = Object.entries(request.headers).filter(([name]) => name.startsWith('ce-'));
  return createHash('sha256')
    .update(canonicalJson([request.method, request.path, request.body ?? null, cloudEvent]))
    .digest();
}

function refused(code: string, message: string): InvalidFlowError {
  return new InvalidFlowError([{ level: 'error', code, path: 'Idempotency-Key', message }]);
}
