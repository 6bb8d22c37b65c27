import { ACCESS, ReminderSchedules } from '@docket/service';
import { Body, Controller, Get, Inject, Param, Put, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { bodyReader } from '../http/own-body.js';
import { Allow, Operation } from '../http/route.js';
import {
  encodeReminders,
  readSchedule,
  REMINDER_REQUEST,
  reminderRequest,
  remindersExample,
  type ReminderRequest,
} from './reminder-schemas.js';

const readRequest = bodyReader<ReminderRequest>(REMINDER_REQUEST);
const ANSWER = { description: 'What holds now.', schema: 'Reminders', example: remindersExample };

@Controller('v1/ledgers/:ledger/reminders')
export class RemindersController {
  constructor(@Inject(ReminderSchedules) private readonly schedules: ReminderSchedules) {}

  @Get()
  @Allow(...ACCESS.readAlerts)
  @Operation({
    id: 'readReminders',
    tag: 'Alerts',
    summary: 'See when somebody is reminded of questions that wait',
    answers: { 200: ANSWER },
  })
  async read(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
  ): Promise<void> {
    sendJson(reply, encodeReminders(await this.schedules.read(principalOf(request), ledger)));
  }

  @Put()
  @Allow(...ACCESS.defineAlerts)
  @Operation({
    id: 'chooseReminders',
    tag: 'Alerts',
    summary: 'Say when somebody is reminded of questions that wait',
    description:
      'Reminded are those who asked for `escalation.reminder`: see docs/guide/webhooks.md. Every member is given; what was due before, and nobody was told, is due at once. Nothing is recorded, and no question is answered by it.',
    body: { schema: 'ReminderRequest', examples: { day: reminderRequest } },
    answers: { 200: ANSWER },
  })
  async choose(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Body() body: unknown,
  ): Promise<void> {
    const wanted = { ledger, schedule: readSchedule(readRequest(body)) };
    sendJson(reply, encodeReminders(await this.schedules.choose(principalOf(request), wanted)));
  }
}
