import { toHex } from '@docket/chain';
import { ACCESS, Proofs, type InclusionRequest } from '@docket/service';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { COSIGNED_WAIT_S_MAX, readCosignedWait } from './cosigned-wait.js';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { inAddress, invalidParameter, readWholeNumber } from '../http/parameters.js';
import { Allow, Operation } from '../http/route.js';
import { consistency, inclusion, proofFile } from '../openapi/examples.js';
import type { ParameterDescription } from '../openapi/operation.js';

const number = (name: string, description: string, example: number): ParameterDescription => ({
  name,
  in: 'query',
  description,
  schema: { type: 'integer', minimum: 0 },
  example,
});

const LEAF_HASH: ParameterDescription = {
  name: 'leaf_hash',
  in: 'query',
  description: 'Leaf hash from a receipt, instead of `seq`.',
  schema: { type: 'string', pattern: '^[0-9a-f]{64}$' },
};

@Controller('v1/ledgers/:ledger/proofs')
export class ProofsController {
  constructor(@Inject(Proofs) private readonly proofs: Proofs) {}

  @Get('inclusion')
  @Allow(...ACCESS.proveEntries)
  @Operation({
    id: 'proveInclusion',
    tag: 'Log',
    summary: 'Prove that an entry is in the ledger',
    description:
      'By `seq` or `leaf_hash`. Without `size` the proof is for the very checkpoint in the answer. RFC 9162, section 2.1.3.',
    parameters: [
      number('seq', 'Position of the entry.', 12),
      LEAF_HASH,
      number('size', 'Size of the tree that the proof is for.', 13),
    ],
    answers: { 200: { description: 'The proof.', schema: 'InclusionProof', example: inclusion } },
    problems: ['unknown_entry', 'log_damaged', 'ledger_went_back', 'signing_key_unusable'],
  })
  async inclusion(
    @Req() asked: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Query('seq') seqText: string | undefined,
    @Query('leaf_hash') leafHash: string | undefined,
    @Query('size') sizeText: string | undefined,
  ): Promise<void> {
    const size = readSize('size', sizeText);
    const request = { ledger, entry: readEntry(seqText, leafHash), ...(size && { size }) };
    const proved = await inAddress(() => this.proofs.inclusion(principalOf(asked), request));
    const { origin, seq, tree, proof } = proved;
    sendJson(reply, {
      origin,
      seq,
      leaf_hash: toHex(proved.leafHash),
      size: tree.size,
      root: toHex(tree.root),
      proof: proof.map(toHex),
      checkpoint: tree.checkpoint,
    });
  }

  @Get('file')
  @Allow(...ACCESS.proveEntries)
  @Operation({
    id: 'readProofFile',
    tag: 'Log',
    summary: 'Read the proof of an entry as a file',
    description:
      'C2SP tlog-proof (`.tlog-proof`): the entry’s leaf as `extra`, its place, the inclusion proof, and the very checkpoint that it is for, with the cosignatures of witnesses that there are. By `seq` or `leaf_hash`. `docket verify` checks it with the ledger’s key, and so does any other program that reads the format.',
    parameters: [
      number('seq', 'Position of the entry.', 12),
      LEAF_HASH,
      {
        name: 'wait_s',
        in: 'query',
        description:
          'Seconds to wait for the cosignatures that the installation’s policy asks for.',
        schema: { type: 'integer', minimum: 0, maximum: COSIGNED_WAIT_S_MAX, default: 0 },
        example: 5,
      },
    ],
    answers: {
      200: {
        description: 'The file.',
        mediaType: 'text/plain; charset=utf-8',
        example: proofFile,
      },
    },
    problems: ['unknown_entry', 'log_damaged', 'ledger_went_back', 'signing_key_unusable'],
  })
  async file(
    @Req() asked: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Query('seq') seqText: string | undefined,
    @Query('leaf_hash') leafHash: string | undefined,
    @Query('wait_s') waitText: string | undefined,
  ): Promise<void> {
    const request = { ledger, entry: readEntry(seqText, leafHash) };
    const waitMs = readCosignedWait(waitText) * 1000;
    const proved = await inAddress(() => this.proofs.file(principalOf(asked), request, waitMs));
    void reply
      .header('cache-control', 'no-cache')
      .header('content-disposition', `attachment; filename="${ledger}.${proved.seq}.tlog-proof"`)
      .type('text/plain; charset=utf-8')
      .send(proved.text);
  }

  @Get('consistency')
  @Allow(...ACCESS.proveEntries)
  @Operation({
    id: 'proveConsistency',
    tag: 'Log',
    summary: 'Prove that the ledger only grew',
    description:
      'Between two sizes; without `to` up to the very checkpoint in the answer. RFC 9162, section 2.1.4.',
    parameters: [
      { ...number('from', 'Size of the older tree.', 12), required: true },
      number('to', 'Size of the newer tree.', 13),
    ],
    answers: {
      200: { description: 'The proof.', schema: 'ConsistencyProof', example: consistency },
    },
  })
  async consistency(
    @Req() asked: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Query('from') fromText: string | undefined,
    @Query('to') toText: string | undefined,
  ): Promise<void> {
    const newer = readSize('to', toText);
    const request = {
      ledger,
      from: readWholeNumber('from', fromText, { min: 1, max: Number.MAX_SAFE_INTEGER }),
      ...(newer && { to: newer }),
    };
    const proved = await inAddress(() => this.proofs.consistency(principalOf(asked), request));
    const { origin, from, fromRoot, to, proof } = proved;
    sendJson(reply, {
      origin,
      from,
      to: to.size,
      from_root: toHex(fromRoot),
      to_root: toHex(to.root),
      proof: proof.map(toHex),
      checkpoint: to.checkpoint,
    });
  }
}

function readSize(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  return readWholeNumber(name, text, { min: 1, max: Number.MAX_SAFE_INTEGER });
}

function readEntry(
  seq: string | undefined,
  leafHash: string | undefined,
): InclusionRequest['entry'] {
  if (leafHash === undefined) {
    return { seq: readWholeNumber('seq', seq, { min: 0, max: Number.MAX_SAFE_INTEGER }) };
  }
  if (seq !== undefined) throw invalidParameter('leaf_hash', 'cannot be given together with seq');
  if (!/^[0-9a-f]{64}$/.test(leafHash)) {
    throw invalidParameter('leaf_hash', 'must be 64 lower-case hex digits');
  }
  return { leafHash };
}
