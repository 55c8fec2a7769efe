import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { ApiMetrics } from './api-metrics';

/** Express middleware: counts each answer under the pattern of its route. */
export function countRequests(metrics: ApiMetrics): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const startedAt = performance.now();
    response.once('finish', () => {
      const route: unknown = request.route?.path;
      metrics.countRequest({
        method: request.method,
        route: typeof route === 'string' ? route : 'none',
        status: response.statusCode,
        durationMs: performance.now() - startedAt,
      });
    });
    next();
  };
}
