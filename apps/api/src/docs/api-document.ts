import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { toOpenApiSchema } from './to-open-api-schema';

/** The OpenAPI document of the running api, made from its routes when first asked for. */
export class ApiDocument {
  private app: INestApplication | null = null;
  private document: OpenAPIObject | null = null;

  /** Tells which application it describes. */
  describe(app: INestApplication): void {
    this.app = app;
    this.document = null;
  }

  /** @throws Error before `describe` */
  load(): OpenAPIObject {
    if (this.app === null) throw new Error('there is no application to describe');
    this.document ??= createDocument(this.app);
    return this.document;
  }
}

function createDocument(app: INestApplication): OpenAPIObject {
  const info = new DocumentBuilder()
    .setTitle('Hookline')
    .setDescription(
      'Queue events start flow schemas. Sign in for the page, send an API key from programs. ' +
        'Paths below /call_center, /routing and /calendars follow Webitel’s conventions and answer errors in ' +
        'its form; all others answer with a list of problems.',
    )
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key.' }, 'key')
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-Webitel-Access' }, 'webitel')
    .addSecurityRequirements('key')
    .addSecurityRequirements('webitel')
    .build();
  return SwaggerModule.createDocument(app, info, {
    operationIdFactory: (controller, method) =>
      `${controller.replace(/Controller$/, '')}_${method}`,
    standardSchemaConverter: toOpenApiSchema,
  });
}
