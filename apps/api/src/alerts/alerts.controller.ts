import { ACCESS, Alerts, MAIL_LOCALES, readMoment } from '@docket/service';
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
import { invalidParameter } from '../http/parameters.js';
import { bodyReader } from '../http/own-body.js';
import { QueryParameters } from '../http/query.js';
import { Allow, Operation } from '../http/route.js';
import {
  ALERT_REQUEST,
  type AlertBody,
  alertExample,
  alertRequest,
  encodeAlert,
  encodeFiring,
  encodePreview,
  firingExample,
  alertPreviewExample,
  readAlert,
} from './alert-schemas.js';

const readRequest = bodyReader<AlertBody>(ALERT_REQUEST);

@Controller('v1/ledgers/:ledger/alerts')
export class AlertsController {
  constructor(@Inject(Alerts) private readonly alerts: Alerts) {}

  @Post()
  @Allow(...ACCESS.defineAlerts)
  @Operation({
    id: 'createAlert',
    tag: 'Alerts',
    summary: 'Say what somebody wants to be told of',
    description:
      'It looks at what is recorded from now on, and at what waits. Told are those who asked for `alert.fired`: see docs/guide/alerts.md. Each alert fires once for a decision, a question or an entry. Not recorded: what it fires on is. An `Idempotency-Key` is not heeded: one that was made twice is listed twice.',
    body: { schema: 'AlertRequest', examples: { unsure: alertRequest } },
    answers: {
      201: {
        description: 'Made.',
        schema: 'Alert',
        example: { ...alertExample, firings: 0, last_fired_at: null },
      },
    },
    problems: ['record_refused', 'unknown_view'],
  })
  async create(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Body() body: unknown,
  ): Promise<void> {
    const wanted = { ledger, ...readAlert(readRequest(body)) };
    sendJson(reply, encodeAlert(await this.alerts.create(principalOf(request), wanted)), 201);
  }

  @Get()
  @Allow(...ACCESS.readAlerts)
  @Operation({
    id: 'listAlerts',
    tag: 'Alerts',
    summary: 'List the alerts of a ledger, with when each fired last',
    answers: {
      200: {
        description: 'Oldest first.',
        schema: 'AlertList',
        example: { alerts: [alertExample], told: 2 },
      },
    },
  })
  async list(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
  ): Promise<void> {
    const { alerts, told } = await this.alerts.list(principalOf(request), ledger);
    sendJson(reply, { alerts: alerts.map(encodeAlert), told });
  }

  @Get('firings')
  @Allow(...ACCESS.readAlerts)
  @Operation({
    id: 'listFirings',
    tag: 'Alerts',
    summary: 'List what fired',
    description: 'For a year, or until the alert is removed. No evidence: see the entry.',
    parameters: [
      {
        name: 'alert',
        in: 'query',
        description: 'Only of this one.',
        schema: { type: 'string', minLength: 1, maxLength: 64 },
      },
      {
        name: 'since',
        in: 'query',
        description: 'Only what fired then or later.',
        schema: { type: 'string', format: 'date-time' },
      },
    ],
    answers: {
      200: {
        description: 'Newest first, 200 at most.',
        schema: 'FiringList',
        example: { firings: [firingExample] },
      },
    },
  })
  async firings(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Query() asked: unknown,
  ): Promise<void> {
    const query = new QueryParameters(asked, ['alert', 'since']);
    const [alertId, since] = [query.text('alert'), momentIn(query, 'since')];
    const wanted = {
      ledger,
      ...(alertId !== undefined && { alertId }),
      ...(since !== undefined && { since }),
    };
    const found = await this.alerts.firings(principalOf(request), wanted);
    sendJson(reply, { firings: found.map(encodeFiring) });
  }

  @Get(':alert/preview')
  @Allow(...ACCESS.defineAlerts)
  @Operation({
    id: 'previewAlert',
    tag: 'Alerts',
    summary: 'See what an alert would send',
    description: 'Of what it fired on last, where it did. Nothing is sent.',
    parameters: [
      {
        name: 'locale',
        in: 'query',
        description: 'Language of the mail; `en` where left out.',
        schema: { type: 'string', enum: [...MAIL_LOCALES] },
      },
    ],
    answers: {
      200: {
        description: 'What it would send.',
        schema: 'AlertPreview',
        example: alertPreviewExample,
      },
    },
    problems: ['unknown_alert'],
  })
  async preview(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('alert') alertId: string,
    @Query() asked: unknown,
  ): Promise<void> {
    const locale = new QueryParameters(asked, ['locale']).choice('locale', MAIL_LOCALES);
    const wanted = { ledger, alertId, ...(locale !== undefined && { locale }) };
    sendJson(reply, encodePreview(await this.alerts.preview(principalOf(request), wanted)));
  }

  @Delete(':alert')
  @Allow(...ACCESS.defineAlerts)
  @Operation({
    id: 'removeAlert',
    tag: 'Alerts',
    summary: 'Remove an alert, with what is kept of its firings',
    answers: { 204: { description: 'Removed.' } },
    problems: ['unknown_alert'],
  })
  async remove(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('alert') alertId: string,
  ): Promise<void> {
    await this.alerts.remove(principalOf(request), { ledger, alertId });
    void reply.code(204).send();
  }
}

function momentIn(query: QueryParameters, name: string): string | undefined {
  const text = query.text(name);
  if (text === undefined) return undefined;
  const moment = readMoment(text);
  if (moment !== undefined) return moment;
  throw invalidParameter(name, 'must be an RFC 3339 date-time such as 2026-01-15T09:30:00Z');
}
