import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { takesGzip } from '../http/accept.js';
import { Problem } from '../http/problem.js';
import { Allow, Operation } from '../http/route.js';
import { readSite, type Site } from './site.js';

/**
 * Of the page: its own files and its own server, nothing else. No script makes text into HTML or into a script
 * (Trusted Types), so what an agent wrote stays text.
 */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** A name holds the digest of the file. */
const IMMUTABLE = 'public, max-age=31536000, immutable';

/** The page where people see what waits for them, decide, and read decisions. */
@Controller('app')
export class ReviewSurfaceController {
  #site: Promise<Site> | undefined;

  @Get()
  @Allow('public')
  @Operation({
    id: 'openReviewSurface',
    tag: 'Server',
    summary: 'Open the review surface',
    description: 'The page for people. It asks this server for everything that it shows.',
    answers: {
      200: { description: 'A page.', mediaType: 'text/html', example: '<!doctype html>' },
    },
  })
  async open(@Res() reply: FastifyReply): Promise<void> {
    sendPage(reply, await this.#read());
  }

  @Get('files/:asset')
  @Allow('public')
  @Operation({
    id: 'readReviewSurfaceFile',
    tag: 'Server',
    summary: 'Read a file of the review surface',
    answers: { 200: { description: 'The file.', mediaType: 'text/css', example: '/* … */' } },
    problems: ['not_found'],
  })
  async file(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('asset') name: string,
  ): Promise<void> {
    const file = (await this.#read()).files.get(name);
    if (file === undefined) throw new Problem('not_found', 'The page has no such file.');
    void reply
      .header('cache-control', IMMUTABLE)
      .header('vary', 'accept-encoding')
      .type(file.mediaType);
    const isGzip = takesGzip(request.headers['accept-encoding']);
    if (isGzip) void reply.header('content-encoding', 'gzip');
    void reply.send(isGzip ? file.gzipped : file.bytes);
  }

  @Get('*')
  @Allow('public')
  @Operation({
    id: 'openReviewSurfaceAt',
    tag: 'Server',
    summary: 'Open the review surface at a place',
    description: 'For example `/app/queue`. What is at the place, the page asks for itself.',
    answers: {
      200: { description: 'A page.', mediaType: 'text/html', example: '<!doctype html>' },
      308: { description: 'Of `/app/`: to `/app`.' },
    },
    problems: ['not_found'],
  })
  async openAt(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('*') path: string,
  ): Promise<void> {
    if (path === '') {
      const question = request.url.indexOf('?');
      void reply.redirect(`/app${question === -1 ? '' : request.url.slice(question)}`, 308);
      return;
    }
    const site = await this.#read();
    const [place = ''] = path.split('/');
    if (!site.places.includes(place)) {
      throw new Problem('not_found', 'The review surface has no such place.');
    }
    sendPage(reply, site);
  }

  async #read(): Promise<Site> {
    this.#site ??= readSite();
    try {
      return await this.#site;
    } catch (cause) {
      this.#site = undefined;
      throw new Error('The review surface is not built: run npm run build.', { cause });
    }
  }
}

/** A person who types the server's name is led to the page; a program is told of it by the status. */
@Controller()
export class FrontDoorController {
  @Get()
  @Allow('public')
  @Operation({
    id: 'openFrontDoor',
    tag: 'Server',
    summary: 'Be led to the review surface',
    answers: { 303: { description: 'To `/app`.' } },
  })
  lead(@Res() reply: FastifyReply): void {
    void reply.redirect('/app', 303);
  }
}

function sendPage(reply: FastifyReply, { page }: Site): void {
  void reply
    .header('content-security-policy', PAGE_POLICY)
    .header('cache-control', 'no-cache')
    .type('text/html; charset=utf-8')
    .send(page);
}
