import type { JsonObject } from '@docket/chain';
import { PERMISSIONS } from '@docket/record';
import { ACCESS, CheckpointKeys, type KeyProposal, type LedgerKeys } from '@docket/service';
import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { bodyReader } from '../http/own-body.js';
import { Allow, Operation } from '../http/route.js';
import {
  checkpointKeys,
  KEY_PROPOSAL_REQUEST,
  KEY_ROTATION_REQUEST,
  newKeyProposal,
  newKeyRotation,
  proposedCheckpointKey,
  rotatedCheckpointKey,
} from './checkpoint-key-schemas.js';

const readProposal = bodyReader<KeyProposal>(KEY_PROPOSAL_REQUEST);
const readRotation = bodyReader<{ proposal: number; note?: string }>(KEY_ROTATION_REQUEST);

@Controller('v1/ledgers/:ledger/checkpoint-keys')
export class CheckpointKeysController {
  constructor(@Inject(CheckpointKeys) private readonly keys: CheckpointKeys) {}

  @Get()
  @Allow(...ACCESS.readLedger)
  @Operation({
    id: 'listCheckpointKeys',
    tag: 'Ledgers',
    summary: 'List the keys that sign the checkpoints of a ledger',
    description:
      'As its entries say. Whoever keeps the first one can check every checkpoint: those of a later key carry how it took over (docs/format section 9.1), or that it replaces a lost one (`replaced`).',
    answers: {
      200: {
        description: 'The keys, and the one that waits for a second person.',
        schema: 'CheckpointKeys',
        example: checkpointKeys,
      },
    },
    problems: ['log_damaged', 'ledger_went_back', 'signing_key_unusable'],
  })
  async list(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
  ): Promise<void> {
    sendJson(reply, describe(await this.keys.list(principalOf(request), ledger)));
  }

  @Post()
  @Allow(...PERMISSIONS['key.proposed'])
  @Operation({
    id: 'proposeCheckpointKey',
    tag: 'Ledgers',
    summary: 'Propose a new key to sign the checkpoints of a ledger',
    description:
      'Docket makes the key and keeps its seed beside the others. It signs nothing before another person brings it into force, within 30 days. A proposal before it lapses. Where the key was lost (`lost`) the one is proposed that whoever runs the server has made with `docket ledgers replace-key`. Of the registry administrators of the installation propose one.',
    body: { schema: 'KeyProposalRequest', examples: { routine: newKeyProposal } },
    answers: {
      201: {
        description: 'Proposed.',
        schema: 'RecordedCheckpointKey',
        example: proposedCheckpointKey,
      },
    },
    problems: ['record_refused', 'log_damaged', 'signing_key_unusable', 'write_outcome_unknown'],
  })
  async propose(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Body() body: unknown,
  ): Promise<void> {
    const made = await this.keys.propose(principalOf(request), ledger, readProposal(body));
    sendJson(reply, { public_key: made.key, seq: made.seq }, 201);
  }

  @Post('rotations')
  @Allow(...PERMISSIONS['key.rotated'])
  @Operation({
    id: 'rotateCheckpointKey',
    tag: 'Ledgers',
    summary: 'Bring a proposed key into force',
    description:
      'The key in force hands over to it, so both seeds have to be here; a lost one does not, and the ledger says so for good (docs/format section 9.3). Every checkpoint that covers the entry is signed with the new key. Refused of whoever proposed it, and for a proposal that lapsed. Where the answer is lost, list the keys: the new one is among them, or it was not done.',
    body: { schema: 'KeyRotationRequest', examples: { proposed: newKeyRotation } },
    answers: {
      201: {
        description: 'In force.',
        schema: 'RecordedCheckpointKey',
        example: rotatedCheckpointKey,
      },
    },
    problems: ['record_refused', 'log_damaged', 'signing_key_unusable', 'write_outcome_unknown'],
  })
  async rotate(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Body() body: unknown,
  ): Promise<void> {
    const { key, seq, replaced } = await this.keys.confirm(
      principalOf(request),
      ledger,
      readRotation(body),
    );
    sendJson(reply, { public_key: key, seq, ...(replaced && { replaced }) }, 201);
  }
}

function describe({ keys, proposedKey }: LedgerKeys): JsonObject {
  return {
    keys: keys.map(({ from, key, replaced, brought }) => ({
      public_key: key,
      from,
      ...(replaced === undefined ? {} : { replaced }),
      ...(brought === undefined
        ? {}
        : {
            ...(brought.proposedBy === undefined ? {} : { proposed_by: brought.proposedBy }),
            confirmed_by: brought.confirmedBy,
            in_force_at: brought.at,
          }),
    })),
    ...(proposedKey === null
      ? {}
      : {
          proposed: {
            public_key: proposedKey.publicKey,
            occasion: proposedKey.occasion,
            proposed_by: proposedKey.proposedBy,
            seq: proposedKey.seq,
            lapses_at: proposedKey.lapsesAt,
          },
        }),
  };
}
