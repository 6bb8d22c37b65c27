import { ACCESS, Views, type DecisionQuery } from '@docket/service';
import { Body, Controller, Delete, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { bodyReader } from '../http/own-body.js';
import { Allow, Operation } from '../http/route.js';
import { encodeView, VIEW_REQUEST, viewExample, viewRequest } from './view-schemas.js';

const readWish = bodyReader<{ name: string; filter: DecisionQuery; shared?: boolean }>(
  VIEW_REQUEST,
);

@Controller('v1/ledgers/:ledger/views')
export class ViewsController {
  constructor(@Inject(Views) private readonly views: Views) {}

  @Get()
  @Allow(...ACCESS.keepViews)
  @Operation({
    id: 'listViews',
    tag: 'Decisions',
    summary: 'List searches that are kept',
    description:
      'Those of whoever asks, and those that an officer shares with the ledger; an auditor of some decisions has their own only. None of them is evidence.',
    answers: {
      200: { description: 'The views.', schema: 'ViewList', example: { views: [viewExample] } },
    },
  })
  async list(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
  ): Promise<void> {
    const principal = principalOf(request);
    const found = await this.views.list(principal, ledger);
    void reply.header('cache-control', 'no-store');
    sendJson(reply, { views: found.map((view) => encodeView(view, principal)) });
  }

  @Get(':view')
  @Allow(...ACCESS.keepViews)
  @Operation({
    id: 'readView',
    tag: 'Decisions',
    summary: 'Read a search that is kept',
    description: 'One of those that `listViews` lists.',
    answers: { 200: { description: 'The view.', schema: 'View', example: viewExample } },
    problems: ['unknown_view'],
  })
  async read(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('view') id: string,
  ): Promise<void> {
    const principal = principalOf(request);
    const view = await this.views.read(principal, ledger, id);
    void reply.header('cache-control', 'no-store');
    sendJson(reply, encodeView(view, principal));
  }

  @Post()
  @Allow(...ACCESS.keepViews)
  @Operation({
    id: 'keepView',
    tag: 'Decisions',
    summary: 'Keep a search under a name',
    description:
      'For whoever asks; an officer shares it with the ledger by `shared`. Yours of the same name is replaced and keeps its id, so that it can be sent again. At most 50 of one owner. Nothing is recorded.',
    body: { schema: 'ViewRequest', examples: { held: viewRequest } },
    answers: { 200: { description: 'What is kept.', schema: 'View', example: viewExample } },
  })
  async keep(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Body() body: unknown,
  ): Promise<void> {
    const principal = principalOf(request);
    const view = await this.views.keep(principal, { ledger, ...readWish(body) });
    void reply.code(200);
    sendJson(reply, encodeView(view, principal));
  }

  @Delete(':view')
  @Allow(...ACCESS.keepViews)
  @Operation({
    id: 'forgetView',
    tag: 'Decisions',
    summary: 'Forget a search',
    description: 'One of yours; an officer forgets also those that others share.',
    answers: { 204: { description: 'Forgotten.' } },
    problems: ['unknown_view'],
  })
  async remove(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('view') id: string,
  ): Promise<void> {
    await this.views.remove(principalOf(request), ledger, id);
    void reply.code(204).send();
  }
}
