import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import cookieParser from 'cookie-parser';
import { PinoLogger } from 'nestjs-pino';
import type { DestinationStream } from 'pino';
import type { ApiSettings } from './api-settings';
import { AppModule } from './app.module';
import { ApiDocument } from './docs/api-document';
import { jsonBody } from './http/json-body.middleware';
import { FrameworkLogger } from './logging/framework-logger';
import { ApiMetrics } from './metrics/api-metrics';
import { countRequests } from './metrics/count-requests';
import { noStore } from './page/no-store';
import { securityHeaders } from './page/security-headers';
import { servePage } from './page/serve-page';

/**
 * The whole api, connected and ready, but not listening. Close it with `close()`.
 * @param logTo where its log goes; default the standard output
 * @throws Error when a server does not answer or a route does not declare who may use it
 */
export async function createApiApp(
  settings: ApiSettings,
  logTo?: DestinationStream,
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.of(settings, logTo), {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
    routeConflictPolicy: { duplicate: 'error' },
  });
  app.useLogger(new FrameworkLogger(await app.resolve(PinoLogger), {}));
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', [...settings.server.trustedProxies]);
  app.setGlobalPrefix('api');
  app.use(countRequests(app.get(ApiMetrics)));
  app.use(securityHeaders(settings.server.secureCookies), noStore);
  if (settings.server.webRoot !== null) app.use(...servePage(settings.server.webRoot));
  app.use(cookieParser(), jsonBody);
  app.get(ApiDocument).describe(app);
  await app.init();
  return app;
}
