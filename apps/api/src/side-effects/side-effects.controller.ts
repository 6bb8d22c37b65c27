import { PERMISSIONS } from '@docket/record';
import { Recording } from '@docket/service';
import { Body, Controller, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, Operation } from '../http/route.js';
import { OPTIONAL_KEY, REQUIRED_KEY, writeAnswers } from '../openapi/common.js';
import { executed, intent, transitionExample, unannouncedExample } from '../openapi/examples.js';
import { answerRecord, readObject } from '../recording/answer-record.js';
import { actionRecord, transitionRecord } from './side-effect-record.js';

@Controller('v1/ledgers/:ledger/decisions/:decision/side-effects')
export class SideEffectsController {
  constructor(@Inject(Recording) private readonly recording: Recording) {}

  @Post()
  @Allow(...PERMISSIONS['side_effect.intent'])
  @Operation({
    id: 'registerSideEffect',
    tag: 'Decisions',
    summary: 'Register a side effect before acting',
    description:
      'The Idempotency-Key names the action: the same key and action return the first registration, the same key and another action are refused. A side effect that happened without an announcement is reported here with `to`, and flagged.',
    parameters: [REQUIRED_KEY],
    body: { schema: 'SideEffectRequest', examples: { intent, unannounced: unannouncedExample } },
    answers: writeAnswers('side_effect.intent'),
    problems: [
      'idempotency_key_missing',
      'idempotency_key_invalid',
      'reference_unknown',
      'agent_signature_refused',
      'idempotency_key_reused',
      'idempotency_in_flight',
      'decision_held',
      'decision_closed',
    ],
  })
  register(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('decision') decisionId: string,
    @Body() body: unknown,
  ): Promise<void> {
    const record = { ledger, decisionId, ...actionRecord(readObject(body)) };
    return answerRecord(this.recording, request, reply, record);
  }

  @Post(':side_effect/transitions')
  @Allow(...PERMISSIONS['side_effect.executed'])
  @Operation({
    id: 'moveSideEffect',
    tag: 'Decisions',
    summary: 'Record what became of a side effect',
    parameters: [OPTIONAL_KEY],
    body: { schema: 'SideEffectTransition', examples: { executing: transitionExample, executed } },
    answers: writeAnswers('side_effect.executing'),
    problems: [
      'unknown_side_effect',
      'impossible_transition',
      'reference_unknown',
      'agent_signature_refused',
      'idempotency_key_reused',
      'idempotency_in_flight',
    ],
  })
  move(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('decision') decisionId: string,
    @Param('side_effect') sideEffectId: string,
    @Body() body: unknown,
  ): Promise<void> {
    const record = { ledger, decisionId, ...transitionRecord(sideEffectId, readObject(body)) };
    return answerRecord(this.recording, request, reply, record);
  }
}
