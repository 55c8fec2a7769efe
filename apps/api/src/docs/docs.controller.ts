/**
 * The reference of the API, behind sign-in (decision 33). The page's files come from our own
 * server and nothing on it is inline, so the content policy of the site holds here too.
 */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { NotFoundError } from '@hookline/engine';
import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { SignedIn } from '../access/signed-in.decorator';
import { ApiDocument } from './api-document';

const filesFolder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const files = new Set(['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png']);

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Hookline API</title>
    <link rel="icon" href="/api/docs/files/favicon-32x32.png" />
    <link rel="stylesheet" href="/api/docs/files/swagger-ui.css" />
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/api/docs/files/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`;

const startScript = `window.SwaggerUIBundle({ url: '/api/docs-json', dom_id: '#swagger-ui' });\n`;

@ApiExcludeController()
@SignedIn()
@Controller()
export class DocsController {
  constructor(private readonly document: ApiDocument) {}

  @Get('docs-json')
  readDocument(@Res() response: Response): void {
    response.json(this.document.load());
  }

  @Get('docs')
  readPage(@Res() response: Response): void {
    response.type('html').send(page);
  }

  @Get('docs/start.js')
  readStartScript(@Res() response: Response): void {
    response.type('js').send(startScript);
  }

  @Get('docs/files/:name')
  readFile(@Param('name') name: string, @Res() response: Response): void {
    if (!files.has(name)) throw new NotFoundError('docs.file', 'There is no such file.');
    response.sendFile(name, { root: filesFolder });
  }
}
