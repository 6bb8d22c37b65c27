import { PERMISSIONS, type RecordType } from '@docket/record';
import { Recording } from '@docket/service';
import { Body, Controller, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, Operation } from '../http/route.js';
import { OPTIONAL_KEY, writeAnswers } from '../openapi/common.js';
import { incident, incidentClosing, incidentUpdate } from '../openapi/examples.js';
import { answerRecord, readObject } from '../recording/answer-record.js';

/** Incidents of one decision: entries of its own chain, and so of its dossier. */
@Controller('v1/ledgers/:ledger/decisions/:decision/incidents')
export class DecisionIncidentsController {
  constructor(@Inject(Recording) private readonly recording: Recording) {}

  @Post()
  @Allow(...PERMISSIONS['incident.opened'])
  @Operation({
    id: 'openDecisionIncident',
    tag: 'Decisions',
    summary: 'Open an incident in a decision',
    description:
      "For an incident that is about this one decision. It is an entry of the decision's chain and is in its dossier; incidents are numbered in each decision anew. One that is about several decisions or none is opened in the ledger.",
    parameters: [OPTIONAL_KEY],
    body: { schema: 'incident.opened.1', examples: { refunds: incident } },
    answers: writeAnswers('incident.opened'),
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
    @Param('decision') decisionId: string,
    @Body() body: unknown,
  ): Promise<void> {
    return this.#record(request, reply, { ledger, decisionId, type: 'incident.opened', body });
  }

  @Post('updates')
  @Allow(...PERMISSIONS['incident.updated'])
  @Operation({
    id: 'updateDecisionIncident',
    tag: 'Decisions',
    summary: "Record what is new about a decision's incident",
    description: 'Names the incident in `incident_id`.',
    parameters: [OPTIONAL_KEY],
    body: { schema: 'incident.updated.1', examples: { told: incidentUpdate } },
    answers: writeAnswers('incident.updated'),
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
    @Param('decision') decisionId: string,
    @Body() body: unknown,
  ): Promise<void> {
    return this.#record(request, reply, { ledger, decisionId, type: 'incident.updated', body });
  }

  @Post('closures')
  @Allow(...PERMISSIONS['incident.closed'])
  @Operation({
    id: 'closeDecisionIncident',
    tag: 'Decisions',
    summary: "Close a decision's incident",
    description: 'Names the incident in `incident_id`.',
    parameters: [OPTIONAL_KEY],
    body: { schema: 'incident.closed.1', examples: { resolved: incidentClosing } },
    answers: writeAnswers('incident.closed'),
    problems: ['record_refused', 'idempotency_key_reused', 'idempotency_in_flight'],
  })
  close(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('decision') decisionId: string,
    @Body() body: unknown,
  ): Promise<void> {
    return this.#record(request, reply, { ledger, decisionId, type: 'incident.closed', body });
  }

  #record(
    request: FastifyRequest,
    reply: FastifyReply,
    record: { ledger: string; decisionId: string; type: RecordType; body: unknown },
  ): Promise<void> {
    return answerRecord(this.recording, request, reply, {
      ...record,
      body: readObject(record.body),
    });
  }
}
