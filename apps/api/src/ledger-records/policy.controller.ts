import type { JsonObject } from '@docket/chain';
import { PERMISSIONS, type ProposedPolicy } from '@docket/record';
import { ACCESS, Ledgers, PolicyHistory, Recording, type PolicyTerm } from '@docket/service';
import { Body, Controller, Get, Inject, Param, Post, Put, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { Allow, Operation } from '../http/route.js';
import { OPTIONAL_KEY, writeAnswers } from '../openapi/common.js';
import { policyChange, policyHistory, policyInForce, policyProposal } from '../openapi/examples.js';
import { answerRecord, readObject } from '../recording/answer-record.js';
import { encodeAsOf } from '../search/page-parameters.js';

@Controller('v1/ledgers/:ledger/policy')
export class PolicyController {
  constructor(
    @Inject(Recording) private readonly recording: Recording,
    @Inject(Ledgers) private readonly ledgers: Ledgers,
    @Inject(PolicyHistory) private readonly history: PolicyHistory,
  ) {}

  @Get()
  @Allow(...ACCESS.readLedger)
  @Operation({
    id: 'readPolicy',
    tag: 'Ledgers',
    summary: 'Read the policy in force',
    answers: {
      200: {
        description: 'The policy, its number and the entry that brought it.',
        schema: 'PolicyInForce',
        example: policyInForce,
      },
    },
  })
  async read(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
  ): Promise<void> {
    const inForce = await this.ledgers.policy(principalOf(request), ledger);
    const { policy, policyRevision, policySeq, proposedPolicy } = inForce;
    sendJson(reply, {
      policy: { ...policy },
      revision: policyRevision,
      seq: policySeq,
      ...(proposedPolicy === null ? {} : { proposed: proposalOf(proposedPolicy) }),
    });
  }

  @Get('history')
  @Allow(...ACCESS.readPolicyHistory)
  @Operation({
    id: 'readPolicyHistory',
    tag: 'Ledgers',
    summary: 'Read every policy that was in force',
    description:
      'The newest first, the policy that the ledger was made with last; of more than 500, the newest. Each with who brought it into force and why, who had proposed just this policy where somebody did, until when it was in force, and how many decisions were opened meanwhile.',
    answers: {
      200: {
        description: 'The policies, and how far the counts of decisions go.',
        schema: 'PolicyHistory',
        example: policyHistory,
      },
    },
  })
  async readHistory(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
  ): Promise<void> {
    const { terms, asOf } = await this.history.read(principalOf(request), ledger);
    sendJson(reply, { policies: terms.map(encodeTerm), as_of: encodeAsOf(asOf) });
  }

  @Put()
  @Allow(...PERMISSIONS['policy.changed'])
  @Operation({
    id: 'changePolicy',
    tag: 'Ledgers',
    summary: 'Change the policy',
    description:
      'Takes the whole new policy, with a `version` of its own. In force from the next entry on; earlier entries are judged by the policy of their time. Give `revision` to change only what you have read. Where the policy in force says `two_people_for` `weaker_policy`, one that asks less of people takes a proposal of it by somebody else.',
    parameters: [OPTIONAL_KEY],
    body: { schema: 'policy.changed.1', examples: { stricter: policyChange } },
    answers: writeAnswers('policy.changed'),
    problems: ['record_refused', 'idempotency_key_reused', 'idempotency_in_flight'],
  })
  change(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Body() body: unknown,
  ): Promise<void> {
    const type = 'policy.changed';
    return answerRecord(this.recording, request, reply, { ledger, type, body: readObject(body) });
  }

  @Post('proposals')
  @Allow(...PERMISSIONS['policy.proposed'])
  @Operation({
    id: 'proposePolicy',
    tag: 'Ledgers',
    summary: 'Propose a policy for another person to bring into force',
    description:
      'Takes the whole new policy. It is not in force: another administrator sends it as it stands to `PUT …/policy` within 30 days. It lapses with the next proposal, and with the next policy.',
    parameters: [OPTIONAL_KEY],
    body: { schema: 'policy.proposed.1', examples: { weaker: policyProposal } },
    answers: writeAnswers('policy.proposed'),
    problems: ['record_refused', 'idempotency_key_reused', 'idempotency_in_flight'],
  })
  propose(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Body() body: unknown,
  ): Promise<void> {
    const type = 'policy.proposed';
    return answerRecord(this.recording, request, reply, { ledger, type, body: readObject(body) });
  }
}

function encodeTerm(term: PolicyTerm): JsonObject {
  const { revision, seq, at, actor, role, policy, reason, approvedBy, proposed, until } = term;
  return {
    revision,
    seq,
    in_force_from: at,
    in_force_until: until === undefined ? null : until.at,
    until_seq: until === undefined ? null : until.seq,
    policy: policy === undefined ? null : { ...policy },
    changed_by: actor,
    role,
    ...(reason === undefined ? {} : { reason }),
    ...(approvedBy === undefined ? {} : { approved_by: approvedBy }),
    ...(proposed === undefined
      ? {}
      : {
          proposed: {
            proposed_by: proposed.actor,
            seq: proposed.seq,
            at: proposed.at,
            reason: proposed.reason,
          },
        }),
    decisions: term.decisions,
  };
}

function proposalOf({ policy, reason, proposedBy, seq, lapsesAt }: ProposedPolicy): JsonObject {
  return { policy: { ...policy }, reason, proposed_by: proposedBy, seq, lapses_at: lapsesAt };
}
