import type { JsonObject } from '@docket/chain';
import {
  ACCESS,
  type ListedMessage,
  type OutboxEndpoint,
  type WebhookRequest,
  Webhooks,
} from '@docket/service';
import {
  Body,
  Controller,
  Delete,
  Get,
  Inject,
  Param,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { bodyReader } from '../http/own-body.js';
import { QueryParameters } from '../http/query.js';
import { Allow, Operation } from '../http/route.js';
import {
  ENABLE_REQUEST,
  MESSAGE_STATES,
  messageExample,
  newWebhook,
  SECRET_REQUEST,
  secretExample,
  WEBHOOK_REQUEST,
  webhookExample,
} from './webhook-schemas.js';

const readWebhook = bodyReader<Omit<WebhookRequest, 'ledger'>>(WEBHOOK_REQUEST);
const readSecretRequest = bodyReader<{ overlap_seconds?: number }>(SECRET_REQUEST);
const readEnabling = bodyReader<{ from?: 'place' | 'now' }>(ENABLE_REQUEST);

@Controller('v1/ledgers/:ledger/webhooks')
export class WebhooksController {
  constructor(@Inject(Webhooks) private readonly webhooks: Webhooks) {}

  @Post()
  @Allow(...ACCESS.administer)
  @Operation({
    id: 'createWebhook',
    tag: 'Webhooks',
    summary: 'Tell somebody of what happens in a ledger',
    description:
      'From now on: ids, times and links, never what was recorded; each event at least once, in order. The answer shows once what messages are signed with (Standard Webhooks, `v1`). An `Idempotency-Key` is not heeded here, because a secret cannot be shown twice: when the answer is lost, list the webhooks, remove the one of which nobody has the secret, and make another. See docs/guide/webhooks.md.',
    body: { schema: 'WebhookRequest', examples: { officer: newWebhook } },
    answers: {
      201: {
        description: 'Made.',
        schema: 'NewWebhook',
        example: { ...webhookExample, secret: secretExample },
      },
    },
    problems: ['record_refused', 'signing_key_unusable'],
  })
  async create(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Body() body: unknown,
  ): Promise<void> {
    const wanted = { ledger, ...readWebhook(body) };
    const { webhook, secret } = await this.webhooks.create(principalOf(request), wanted);
    void reply.header('cache-control', 'no-store');
    sendJson(reply, { ...encode(webhook), secret }, 201);
  }

  @Get()
  @Allow(...ACCESS.administer)
  @Operation({
    id: 'listWebhooks',
    tag: 'Webhooks',
    summary: 'List the webhooks of a ledger',
    description: 'Without their secrets, their headers, and the paths of their addresses.',
    answers: {
      200: {
        description: 'Oldest first.',
        schema: 'WebhookList',
        example: { webhooks: [webhookExample] },
      },
    },
  })
  async list(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
  ): Promise<void> {
    const found = await this.webhooks.list(principalOf(request), ledger);
    sendJson(reply, { webhooks: found.map(encode) });
  }

  @Delete(':webhook')
  @Allow(...ACCESS.administer)
  @Operation({
    id: 'removeWebhook',
    tag: 'Webhooks',
    summary: 'Tell somebody nothing more',
    description: 'What waits to be sent is not sent.',
    answers: { 204: { description: 'Removed.' } },
    problems: ['unknown_webhook'],
  })
  async remove(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('webhook') webhookId: string,
  ): Promise<void> {
    await this.webhooks.remove(principalOf(request), { ledger, webhookId });
    void reply.code(204).send();
  }

  @Post(':webhook/secrets')
  @Allow(...ACCESS.administer)
  @Operation({
    id: 'rotateWebhookSecret',
    tag: 'Webhooks',
    summary: 'Sign with another secret',
    description:
      'The answer shows it once. Messages have a signature with each of both until the overlap is over: a day unless you say another, none with 0.',
    body: { schema: 'SecretRequest', examples: { hour: { overlap_seconds: 3_600 } } },
    answers: {
      201: {
        description: 'Replaced.',
        schema: 'RotatedSecret',
        example: { secret: secretExample, before_until: '2026-11-23T18:50:00.123Z' },
      },
    },
    problems: ['unknown_webhook', 'signing_key_unusable'],
  })
  async rotate(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('webhook') webhookId: string,
    @Body() body: unknown,
  ): Promise<void> {
    const { overlap_seconds: overlapSeconds } = readSecretRequest(body);
    const { secret, until } = await this.webhooks.rotate(principalOf(request), {
      ledger,
      webhookId,
      ...(overlapSeconds !== undefined && { overlapSeconds }),
    });
    void reply.header('cache-control', 'no-store');
    sendJson(reply, { secret, before_until: until }, 201);
  }

  @Post(':webhook/enablements')
  @Allow(...ACCESS.administer)
  @Operation({
    id: 'enableWebhook',
    tag: 'Webhooks',
    summary: 'Send to a webhook again',
    description:
      'One that took nothing for three days, or answered 410, is disabled. Nothing is lost by that: it goes on where it stopped, or from now on if you say so. One that only failed is tried at once.',
    body: { schema: 'EnableRequest', examples: { place: { from: 'place' } } },
    answers: { 200: { description: 'Enabled.', schema: 'Webhook', example: webhookExample } },
    problems: ['unknown_webhook'],
  })
  async enable(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('webhook') webhookId: string,
    @Body() body: unknown,
  ): Promise<void> {
    const fromNow = readEnabling(body).from === 'now';
    const wanted = { ledger, webhookId, fromNow };
    sendJson(reply, encode(await this.webhooks.enable(principalOf(request), wanted)));
  }

  @Post(':webhook/tests')
  @Allow(...ACCESS.administer)
  @Operation({
    id: 'testWebhook',
    tag: 'Webhooks',
    summary: 'Send a message that says nothing',
    description:
      'An event `webhook.test`, behind those that wait. Its list says what became of it.',
    answers: {
      202: {
        description: 'It waits to be sent.',
        schema: 'TestMessage',
        example: { id: messageExample['id'] ?? '' },
      },
    },
    problems: ['unknown_webhook'],
  })
  async test(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('webhook') webhookId: string,
  ): Promise<void> {
    sendJson(reply, await this.webhooks.test(principalOf(request), { ledger, webhookId }), 202);
  }

  @Get(':webhook/messages')
  @Allow(...ACCESS.administer)
  @Operation({
    id: 'listWebhookMessages',
    tag: 'Webhooks',
    summary: 'List what a webhook is, was or could not be sent',
    description:
      'What was taken is kept for seven days, what was given up for 30. Events further on in the ledger become messages as these are sent.',
    parameters: [
      {
        name: 'state',
        in: 'query',
        description: 'Only those.',
        schema: { type: 'string', enum: [...MESSAGE_STATES] },
      },
    ],
    answers: {
      200: {
        description: 'Newest first, 200 at most.',
        schema: 'MessageList',
        example: { messages: [messageExample] },
      },
    },
    problems: ['unknown_webhook'],
  })
  async messages(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('webhook') webhookId: string,
    @Query() query: unknown,
  ): Promise<void> {
    const state = new QueryParameters(query, ['state']).choice('state', MESSAGE_STATES);
    const wanted = { ledger, webhookId, ...(state !== undefined && { state }) };
    const found = await this.webhooks.messages(principalOf(request), wanted);
    sendJson(reply, { messages: found.map(encodeMessage) });
  }

  @Post(':webhook/messages/:message/resends')
  @Allow(...ACCESS.administer)
  @Operation({
    id: 'resendWebhookMessage',
    tag: 'Webhooks',
    summary: 'Send a message again',
    description: 'With the same id, before what waits. Whoever took it knows it again by that id.',
    answers: { 202: { description: 'It waits to be sent.', isEmpty: true } },
    problems: ['unknown_webhook'],
  })
  async resend(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('webhook') webhookId: string,
    @Param('message') messageId: string,
  ): Promise<void> {
    await this.webhooks.resend(principalOf(request), { ledger, webhookId, messageId });
    void reply.code(202).send();
  }
}

function encode(webhook: OutboxEndpoint): JsonObject {
  return {
    id: webhook.id,
    url: webhook.shown,
    events: [...webhook.events],
    form: webhook.form,
    label: webhook.label,
    created_at: webhook.createdAt,
    created_by: webhook.createdBy,
    looked_at: webhook.size,
    waiting: webhook.waiting,
    dead: webhook.dead,
    delivered_at: webhook.deliveredAt ?? null,
    failing_since: webhook.failingSince ?? null,
    disabled_at: webhook.disabledAt ?? null,
    disabled_why: webhook.disabledWhy ?? null,
    last_error: webhook.lastError ?? null,
  };
}

function encodeMessage(message: ListedMessage): JsonObject {
  return {
    id: message.id,
    event: message.event,
    state: message.state,
    attempts: message.attempts,
    created_at: message.createdAt,
    settled_at: message.settledAt ?? null,
    last_status: message.lastStatus ?? null,
    last_error: message.lastError ?? null,
  };
}
