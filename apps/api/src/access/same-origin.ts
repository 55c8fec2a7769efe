import { ForbiddenError } from '@hookline/engine';
import type { Request } from 'express';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what a foreign page makes a browser send (B-05).
 *
 * Every browser of today marks such a request with `Sec-Fetch-Site`, older ones with `Origin`.
 * A request with neither comes from a program, which sends no cookies but its own.
 */
export class SameOrigin {
  private readonly publicOrigin: string | null;

  /** @param publicUrl where people find us when a proxy stands in front; null: as asked for */
  constructor(publicUrl: string | null) {
    this.publicOrigin = publicUrl === null ? null : new URL(publicUrl).origin;
  }

  /** @throws ForbiddenError `request.foreign_origin` */
  check(request: Request): void {
    if (safeMethods.has(request.method) || this.isSameOrigin(request)) return;
    throw new ForbiddenError(
      'request.foreign_origin',
      'This request comes from a page of another site.',
    );
  }

  private isSameOrigin(request: Request): boolean {
    const site = request.get('sec-fetch-site');
    if (site !== undefined) return site === 'same-origin';
    const origin = request.get('origin');
    if (origin === undefined || origin === this.publicOrigin) return true;
    return URL.canParse(origin) && new URL(origin).host === request.get('host');
  }
}
