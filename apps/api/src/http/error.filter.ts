import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { PinoLogger } from 'nestjs-pino';
import { refusal, type Refusal } from './refusal';
import { refusalBody } from './refusal-body';
import { requestIdOf } from './request-id';
import { toRefusal } from './to-refusal';

/** The only place that turns errors into answers; no stack and no SQL leaves it (B-71). */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(private readonly log: PinoLogger) {
    log.setContext('api');
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const known = toRefusal(error) ?? this.ourFault(error, request);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const { status, body } = refusalBody(request.originalUrl, known);
    if (known.retryAfterSec !== null) response.set('Retry-After', String(known.retryAfterSec));
    response.status(status).json(body);
  }

  private ourFault(error: unknown, request: Request): Refusal {
    const requestId = requestIdOf(request);
    this.log.error({ err: error, requestId, method: request.method }, 'request failed');
    return refusal(
      500,
      'internal',
      `Something went wrong on our side. It is in the log as request ${requestId}.`,
    );
  }
}
