// oxlint-disable-next-line no-restricted-imports -- Files of installed packages, which nobody names.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Problem } from '../http/problem.js';
import { Allow, Operation } from '../http/route.js';
import { RouteTable } from '../http/route-table.js';
import { describeApi } from '../openapi/document.js';

/** Version of the interface: a change that breaks a client changes the path as well. */
const API_VERSION = '1.0.0';

/** The files of the page that come from swagger-ui-dist; nothing is fetched from elsewhere. */
const ASSETS: { readonly [name: string]: string } = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Docket API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<link rel="icon" type="image/png" href="/docs/favicon-32x32.png">
</head>
<body>
<div id="docs"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

// A file of its own, because the content security policy allows no inline script.
const START = `SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
});
`;

@Controller()
export class DocsController {
  #document: string | undefined;
  readonly #files = new Map<string, Buffer>();

  constructor(@Inject(RouteTable) private readonly routes: RouteTable) {}

  @Get('openapi.json')
  @Allow('public')
  @Operation({
    id: 'readOpenApi',
    tag: 'Server',
    summary: 'Read this description (OpenAPI 3.1)',
    answers: { 200: { description: 'The document.', example: { openapi: '3.1.1' } } },
  })
  openapi(@Res() reply: FastifyReply): void {
    this.#document ??= JSON.stringify(describeApi(this.routes.routes, API_VERSION));
    void reply.type('application/json; charset=utf-8').send(this.#document);
  }

  @Get('docs')
  @Allow('public')
  @Operation({
    id: 'browseDocs',
    tag: 'Server',
    summary: 'Browse this description',
    answers: {
      200: { description: 'A page.', mediaType: 'text/html', example: '<!doctype html>' },
    },
  })
  page(@Res() reply: FastifyReply): void {
    void reply.type('text/html; charset=utf-8').send(PAGE);
  }

  @Get('docs/:asset')
  @Allow('public')
  @Operation({
    id: 'readDocsAsset',
    tag: 'Server',
    summary: 'Read a file of the page',
    answers: { 200: { description: 'The file.', mediaType: 'text/css', example: '/* … */' } },
    problems: ['not_found'],
  })
  async asset(@Res() reply: FastifyReply, @Param('asset') name: string): Promise<void> {
    if (name === 'start.js') {
      void reply.type('text/javascript; charset=utf-8').send(START);
      return;
    }
    const type = Object.hasOwn(ASSETS, name) ? ASSETS[name] : undefined;
    if (type === undefined) throw new Problem('not_found', 'The page has no such file.');
    void reply
      .header('cache-control', 'public, max-age=86400')
      .type(type)
      .send(await this.#file(name));
  }

  async #file(name: string): Promise<Buffer> {
    const kept = this.#files.get(name);
    if (kept !== undefined) return kept;
    const packageFile = createRequire(import.meta.url).resolve('swagger-ui-dist/package.json');
    const file = await readFile(join(dirname(packageFile), name));
    this.#files.set(name, file);
    return file;
  }
}
