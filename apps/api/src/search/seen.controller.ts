import type { JsonObject } from '@docket/chain';
import { SEEN_WITHIN_MS, type EffectPlace, type SeenFinding } from '@docket/record';
import { ACCESS, present, SeenFromOutside, type SeenAnswer } from '@docket/service';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { QueryParameters } from '../http/query.js';
import { Allow, Operation } from '../http/route.js';
import type { ParameterDescription } from '../openapi/operation.js';
import { seenComparison } from '../openapi/seen-schemas.js';
import { namesOf } from './page-parameters.js';

const PARAMETERS: ParameterDescription[] = [
  {
    name: 'decision',
    in: 'query',
    description: 'What is found of this decision only, or may be of it.',
    schema: { type: 'string', minLength: 1, maxLength: 512 },
  },
];

@Controller('v1/ledgers/:ledger/seen')
export class SeenController {
  constructor(@Inject(SeenFromOutside) private readonly seen: SeenFromOutside) {}

  @Get()
  @Allow(...ACCESS.oversee)
  @Operation({
    id: 'compareSeen',
    tag: 'Decisions',
    summary: 'Hold what was declared against what was seen from outside',
    description:
      'Side effects and observations of the whole ledger: found by idempotency key, by external reference, then by target, operation and amount within five minutes. What fits several is told as ambiguous and never chosen; that something was not seen is told only where an observer watched.',
    parameters: PARAMETERS,
    answers: {
      200: { description: 'The comparison.', schema: 'SeenComparison', example: seenComparison },
    },
    problems: ['record_refused'],
  })
  async compare(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Query() asked: unknown,
  ): Promise<void> {
    const query = new QueryParameters(asked, namesOf(PARAMETERS));
    const wanted = { ledger, ...present({ decision: query.text('decision') }) };
    sendJson(reply, encode(await this.seen.compare(principalOf(request), wanted)));
  }
}

function encode({ size, effects, observations, findings, leftOut }: SeenAnswer): JsonObject {
  return {
    size,
    within_seconds: SEEN_WITHIN_MS / 1_000,
    side_effects: effects,
    observations,
    findings: findings.map(encodeFinding),
    left_out: leftOut,
  };
}

function encodeFinding(finding: SeenFinding): JsonObject {
  const { code } = finding;
  switch (code) {
    case 'declared_not_seen':
      return { code, ...encodePlace(finding), watches: finding.watches };
    case 'observers_disagree': {
      const { observations, watches } = finding;
      return { code, ...encodePlace(finding), observations, watches };
    }
    case 'seen_twice': {
      const { observations, count } = finding;
      return { code, ...encodePlace(finding), observations, count };
    }
    case 'seen_differently': {
      const { observation, by } = finding;
      const differences = finding.differences.map((one) => ({ ...one }));
      return { code, ...encodePlace(finding), observation, by, differences, ...assured(finding) };
    }
    case 'seen_not_declared':
      return { code, observation: finding.observation, ...assured(finding) };
    case 'undetermined':
      return { code, observation: finding.observation, unread: [...finding.unread] };
    case 'ambiguous': {
      const { observation, by, count } = finding;
      return { code, observation, by, candidates: finding.candidates.map(encodePlace), count };
    }
  }
}

const assured = ({ assurance }: { assurance?: string }): JsonObject =>
  assurance === undefined ? {} : { assurance };

const encodePlace = ({ decision, sideEffect, seq }: EffectPlace): JsonObject => ({
  decision_id: decision,
  side_effect_id: sideEffect,
  registered_seq: seq,
});
