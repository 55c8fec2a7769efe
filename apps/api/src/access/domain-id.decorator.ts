import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { callerOf } from './request-caller';

/** The caller's domain: the only one a route may touch (B-08). Not on `@Public()` routes. */
export const DomainId = createParamDecorator(
  (_data: undefined, context: ExecutionContext): string =>
    callerOf(context.switchToHttp().getRequest<Request>()).caller.domainId,
);
