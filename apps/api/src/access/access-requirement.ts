import type { Permission } from '@hookline/contracts';
import { Reflector } from '@nestjs/core';

/** What a route asks of its caller. A route without one does not start (B-07). */
export type AccessRequirement =
  | { readonly kind: 'permissions'; readonly permissions: readonly Permission[] }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'public' };

/** Declares the requirement of a route or of all routes of a controller; the route's wins. */
export const RequireAccess = Reflector.createDecorator<AccessRequirement>();
