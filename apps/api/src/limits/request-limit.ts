import { HttpException, HttpStatus, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { WindowCounts } from './window-counts';

export interface RequestLimitRules {
  /** Machine word of the refusal: `limit.<name>`. */
  readonly name: string;
  readonly limit: number;
  readonly windowMs: number;
  /** A sentence for the caller. */
  readonly message: string;
  /** Whose requests are counted together. */
  readonly callerOf: (request: Request) => string;
}

/**
 * Answers 429 with Retry-After when a caller asks too often; all routes of a name share one count.
 * Our own few lines, because @nestjs/throttler is CommonJS and its default storage keeps a timer
 * per request.
 */
export class RequestLimit implements CanActivate {
  constructor(
    private readonly rules: RequestLimitRules,
    private readonly counts: WindowCounts,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const { name, limit, windowMs, message, callerOf } = this.rules;
    const request = context.switchToHttp().getRequest<Request>();
    const waitMs = this.counts.count(`${name} ${callerOf(request)}`, { limit, windowMs });
    if (waitMs === 0) return true;
    throw new HttpException(
      { code: `limit.${name}`, message, retryAfterSec: Math.ceil(waitMs / 1_000) },
      HttpStatus.TOO_MANY_REQUESTS,
    );
  }
}
