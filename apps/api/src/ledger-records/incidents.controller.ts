import { PERMISSIONS } from '@docket/record';
import { ACCESS, Ledgers, Recording } from '@docket/service';
import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { Allow, Operation } from '../http/route.js';
import { OPTIONAL_KEY, writeAnswers } from '../openapi/common.js';
import { incident, incidentClosing, incidentList, incidentUpdate } from '../openapi/examples.js';
import { answerRecord, readObject } from '../recording/answer-record.js';

@Controller('v1/ledgers/:ledger/incidents')
export class IncidentsController {
  constructor(
    @Inject(Recording) private readonly recording: Recording,
    @Inject(Ledgers) private readonly ledgers: Ledgers,
  ) {}

  @Get()
  @Allow(...ACCESS.readIncidents)
  @Operation({
    id: 'listIncidents',
    tag: 'Ledgers',
    summary: 'List the open incidents',
    description: 'Those that were opened in the ledger, outside decisions; at most 64 are open.',
    answers: {
      200: { description: 'In order of opening.', schema: 'IncidentList', example: incidentList },
    },
  })
  async list(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
  ): Promise<void> {
    const openIncidents = await this.ledgers.openIncidents(principalOf(request), ledger);
    const incidents = openIncidents.map(({ id, severity, awareAt, dueAt, opened }) => ({
      incident_id: id,
      severity,
      aware_at: awareAt,
      due_at: dueAt,
      opened_seq: opened,
    }));
    sendJson(reply, { incidents });
  }

  @Post()
  @Allow(...PERMISSIONS['incident.opened'])
  @Operation({
    id: 'openIncident',
    tag: 'Ledgers',
    summary: 'Open an incident',
    description:
      'Answers its `incident_id`. Deadlines are those that the deployer states. One that is about a single decision is opened there.',
    parameters: [OPTIONAL_KEY],
    body: { schema: 'incident.opened.1', examples: { refunds: incident } },
    answers: writeAnswers('incident.opened', 'ledger'),
    problems: [
      'record_refused',
      'reference_unknown',
      'idempotency_key_reused',
      'idempotency_in_flight',
    ],
  })
  open(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Body() body: unknown,
  ): Promise<void> {
    const type = 'incident.opened';
    return answerRecord(this.recording, request, reply, { ledger, type, body: readObject(body) });
  }

  @Post('updates')
  @Allow(...PERMISSIONS['incident.updated'])
  @Operation({
    id: 'updateIncident',
    tag: 'Ledgers',
    summary: 'Record what is new about an incident',
    description: 'Names the incident in `incident_id`.',
    parameters: [OPTIONAL_KEY],
    body: { schema: 'incident.updated.1', examples: { told: incidentUpdate } },
    answers: writeAnswers('incident.updated', 'ledger'),
    problems: [
      'record_refused',
      'reference_unknown',
      'idempotency_key_reused',
      'idempotency_in_flight',
    ],
  })
  update(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Body() body: unknown,
  ): Promise<void> {
    const type = 'incident.updated';
    return answerRecord(this.recording, request, reply, { ledger, type, body: readObject(body) });
  }

  @Post('closures')
  @Allow(...PERMISSIONS['incident.closed'])
  @Operation({
    id: 'closeIncident',
    tag: 'Ledgers',
    summary: 'Close an incident',
    description: 'Names the incident in `incident_id`.',
    parameters: [OPTIONAL_KEY],
    body: { schema: 'incident.closed.1', examples: { resolved: incidentClosing } },
    answers: writeAnswers('incident.closed', 'ledger'),
    problems: ['record_refused', 'idempotency_key_reused', 'idempotency_in_flight'],
  })
  close(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Body() body: unknown,
  ): Promise<void> {
    const type = 'incident.closed';
    return answerRecord(this.recording, request, reply, { ledger, type, body: readObject(body) });
  }
}
