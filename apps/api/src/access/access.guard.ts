import { ForbiddenError } from '@hookline/engine';
import {
  Injectable,
  UnauthorizedException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { RequireAccess } from './access-requirement';
import type { Caller } from './caller';
import { CallerIdentity } from './caller-identity';
import { rememberCaller } from './request-caller';
import { SameOrigin } from './same-origin';

/**
 * Stands before every route.
 *
 * 1. Nothing declared: nobody enters. The start already refuses such a route (B-07).
 * 2. What changes state needs a same-origin request, unless an API key asks: a key is never
 *    sent by a browser on its own (B-05).
 * 3. No session and no key: 401. A missing permission: 403 that names it (decision 34).
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly identity: CallerIdentity,
    private readonly sameOrigin: SameOrigin,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const requirement = this.reflector.getAllAndOverride(RequireAccess, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (requirement === undefined) return false;
    const request = context.switchToHttp().getRequest<Request>();
    if (requirement.kind === 'public') {
      this.sameOrigin.check(request);
      return true;
    }
    const identified = await this.identity.identify(request);
    if (identified === null) {
      throw new UnauthorizedException({
        code: 'session.missing',
        message: 'Sign in, or send an API key.',
      });
    }
    if (identified.caller.via === 'session') this.sameOrigin.check(request);
    rememberCaller(request, identified);
    if (requirement.kind === 'permissions') {
      for (const permission of requirement.permissions) mustHave(identified.caller, permission);
    }
    return true;
  }
}

function mustHave(caller: Caller, permission: Parameters<Caller['permissions']['has']>[0]): void {
  if (caller.permissions.has(permission)) return;
  throw new ForbiddenError('permission.missing', `This needs the permission ${permission}.`);
}
