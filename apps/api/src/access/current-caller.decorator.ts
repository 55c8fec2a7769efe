import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { callerOf } from './request-caller';

/** The `Caller` of this request; only on routes that are not `@Public()`. */
export const CurrentCaller = createParamDecorator(
  (_data: undefined, context: ExecutionContext) =>
    callerOf(context.switchToHttp().getRequest<Request>()).caller,
);
