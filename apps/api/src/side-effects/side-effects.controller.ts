import type { JsonObject } from '@docket/chain';
import { PERMISSIONS, type RecordType } from '@docket/record';
import { Recording } from '@docket/service';
import { Body, Controller, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../http/problem.js';
import { Allow, Operation } from '../http/route.js';
import { OPTIONAL_KEY, REQUIRED_KEY, writeAnswers } from '../openapi/common.js';
import { executed, intent, transitionExample, unannouncedExample } from '../openapi/examples.js';
import { REPORTS, TRANSITIONS } from '../openapi/schemas.js';
import { answerRecord, readObject } from '../recording/answer-record.js';

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
    const { to, ...rest } = readObject(body);
    const type = to === undefined ? 'side_effect.intent' : readState(to, REPORTS);
    checkNotGiven(rest, 'side_effect_id');
    return answerRecord(this.recording, request, reply, {
      ledger,
      decisionId,
      type,
      body: rest,
    });
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
    const { to, ...rest } = readObject(body);
    const type = readState(to, TRANSITIONS);
    checkNotGiven(rest, 'side_effect_id');
    if (!/^sfx_[\w-]{1,60}$/.test(sideEffectId)) {
      throw new Problem('unknown_side_effect', 'A side-effect id begins with sfx_.');
    }
    const record = { ...rest, side_effect_id: sideEffectId };
    return answerRecord(this.recording, request, reply, { ledger, decisionId, type, body: record });
  }
}

function readState(
  to: unknown,
  states: readonly (typeof TRANSITIONS)[number][],
): RecordType & `side_effect.${string}` {
  const state = states.find((known) => known === to);
  if (state !== undefined) return `side_effect.${state}`;
  const detail = `${to === undefined ? 'is required: ' : 'must be '}one of ${states.join(', ')}`;
  throw new Problem('validation_failed', 'The state that the side effect goes to is not one.', {
    errors: [{ pointer: '/to', code: 'enum', detail }],
  });
}

/** The address names the side effect; a body that names one too could name another. */
function checkNotGiven(body: JsonObject, name: string): void {
  if (!(name in body)) return;
  throw new Problem('validation_failed', 'The address already says which side effect this is.', {
    errors: [{ pointer: `/${name}`, code: 'additionalProperties', detail: 'is not a field here' }],
  });
}
