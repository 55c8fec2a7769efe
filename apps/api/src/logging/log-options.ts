import type { LogSettings } from '@hookline/config';
import type { Request } from 'express';
import type { Params } from 'nestjs-pino';
import type { DestinationStream } from 'pino';
import type { Options } from 'pino-http';
import { assignRequestId } from '../http/request-id';

const quietPaths = /^\/api\/(health|metrics)/;

/**
 * One JSON line per request, without query, headers and body: they hold numbers of people, tokens
 * and secrets.
 */
export function logOptions({ level }: LogSettings, logTo?: DestinationStream): Params {
  const options: Options = {
    level,
    name: 'api',
    genReqId: assignRequestId,
    autoLogging: { ignore: (request) => quietPaths.test(request.url ?? '') },
    customLogLevel: (_request, response, error) => {
      if (error || response.statusCode >= 500) return 'warn';
      return 'info';
    },
    customSuccessMessage: () => 'request answered',
    customErrorMessage: () => 'request failed',
    quietReqLogger: true,
    serializers: {
      req: (request: { id: string; method: string; raw: Request }) => ({
        id: request.id,
        method: request.method,
        path: (request.raw.originalUrl ?? request.raw.url).split('?')[0],
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
  };
  return { assignResponse: false, pinoHttp: logTo ? [options, logTo] : options };
}
