import type { NextFunction, Request, Response } from 'express';

/** Express middleware: answers of the API are kept by no cache, they belong to a session. */
export function noStore(request: Request, response: Response, next: NextFunction): void {
  if (request.path.startsWith('/api/')) response.set('Cache-Control', 'no-store');
  next();
}
