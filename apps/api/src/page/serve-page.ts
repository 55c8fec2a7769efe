/**
 * The built page on the same port. The rules:
 *
 * 1. Files of `assets/` carry a hash in their name: kept for a year, and 404 when missing, since a
 *    page of an older build must notice rather than read HTML as a script.
 * 2. Every other path outside `/api` is a place inside the page and gets `index.html`, never cached.
 */
import express, {
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';

const yearMs = 365 * 24 * 3_600_000;

/** Express handlers that serve the page from a folder, in this order. */
export function servePage(webRoot: string): RequestHandler[] {
  return [
    outsideApi(
      express.static(webRoot, {
        index: false,
        redirect: false,
        setHeaders: (response, path) => {
          const isHashed = /[\\/]assets[\\/][^\\/]+$/.test(path);
          response.setHeader(
            'Cache-Control',
            isHashed ? `public, max-age=${yearMs / 1000}, immutable` : 'no-cache',
          );
        },
      }),
    ),
    outsideApi((request, response, next) => {
      const isPlace = request.method === 'GET' || request.method === 'HEAD';
      if (!isPlace || request.path.startsWith('/assets/')) {
        next();
        return;
      }
      response.set('Cache-Control', 'no-cache');
      response.sendFile('index.html', { root: webRoot, cacheControl: false }, (error) => {
        if (error) next(error);
      });
    }),
  ];
}

function outsideApi(handler: RequestHandler): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    if (request.path === '/api' || request.path.startsWith('/api/')) next();
    else void handler(request, response, next);
  };
}
