import { toHex } from '@docket/chain';
import { ACCESS, Proofs, type InclusionRequest, type Principal } from '@docket/service';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { COSIGNED_WAIT_S_MAX, readCosignedWait } from './cosigned-wait.js';
import { chooseOffer } from '../http/accept.js';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { inAddress, invalidParameter, readChoice, readWholeNumber } from '../http/parameters.js';
import { Problem } from '../http/problem.js';
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

const PROOF_FORMATS = ['tlog-proof', 'cose'] as const;
type ProofFormat = (typeof PROOF_FORMATS)[number];
/** RFC 9052, section 2: what is in it is a COSE_Sign1. */
const COSE = 'application/cose; cose-type="cose-sign1"';

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
      'C2SP tlog-proof (`.tlog-proof`): the entry’s leaf as `extra`, its place, the inclusion proof, and the very checkpoint that it is for, with the cosignatures of witnesses that there are. Or, by `format` or `Accept`, a COSE receipt of inclusion (RFC 9942, `.cose`), which has the same leaf and proof, and no witness. By `seq` or `leaf_hash`. `docket verify` checks both with the ledger’s key, and so does any other program that reads the format.',
    parameters: [
      number('seq', 'Position of the entry.', 12),
      LEAF_HASH,
      {
        name: 'wait_s',
        in: 'query',
        description:
          'Seconds to wait for the cosignatures that the installation’s policy asks for. A COSE receipt has none and does not wait.',
        schema: { type: 'integer', minimum: 0, maximum: COSIGNED_WAIT_S_MAX, default: 0 },
        example: 5,
      },
      {
        name: 'format',
        in: 'query',
        description: 'Which of the two, whatever `Accept` says.',
        schema: { type: 'string', enum: [...PROOF_FORMATS] },
        example: 'cose',
      },
    ],
    answers: {
      200: [
        {
          description: 'The file.',
          mediaType: 'text/plain; charset=utf-8',
          example: proofFile,
        },
        { description: 'The same as a COSE receipt.', mediaType: COSE },
      ],
    },
    problems: [
      'unknown_entry',
      'not_acceptable',
      'log_damaged',
      'ledger_went_back',
      'signing_key_unusable',
    ],
  })
  async file(
    @Req() asked: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Query('seq') seqText: string | undefined,
    @Query('leaf_hash') leafHash: string | undefined,
    @Query('wait_s') waitText: string | undefined,
    @Query('format') formatText: string | undefined,
  ): Promise<void> {
    const format = readFormat(formatText, asked.headers.accept);
    const request = { ledger, entry: readEntry(seqText, leafHash) };
    const waitMs = readCosignedWait(waitText) * 1000;
    const { name, type, content } =
      format === 'cose'
        ? await this.#receiptFile(principalOf(asked), request)
        : await this.#proofFile(principalOf(asked), request, waitMs);
    void reply
      .header('vary', 'accept')
      .header('cache-control', 'no-cache')
      .header('content-disposition', `attachment; filename="${ledger}.${name}"`)
      .type(type)
      .send(content);
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

  async #proofFile(
    principal: Principal,
    request: Omit<InclusionRequest, 'size'>,
    waitMs: number,
  ): Promise<AnsweredFile> {
    const { seq, text } = await inAddress(() => this.proofs.file(principal, request, waitMs));
    return { name: `${seq}.tlog-proof`, type: 'text/plain; charset=utf-8', content: text };
  }

  async #receiptFile(
    principal: Principal,
    request: Omit<InclusionRequest, 'size'>,
  ): Promise<AnsweredFile> {
    const { seq, bytes } = await inAddress(() => this.proofs.receipt(principal, request));
    return { name: `${seq}.cose`, type: COSE, content: Buffer.from(bytes) };
  }
}

/** A file as it is answered. */
interface AnsweredFile {
  /** Of the file, behind that of the ledger. */
  name: string;
  type: string;
  content: string | Buffer;
}

function readFormat(format: string | undefined, accept: string | undefined): ProofFormat {
  const chosen =
    readChoice('format', format, PROOF_FORMATS) ??
    chooseOffer(accept, [
      ['tlog-proof', 'text/plain'],
      ['cose', COSE],
    ] as const);
  if (chosen !== undefined) return chosen;
  throw new Problem(
    'not_acceptable',
    'The proof of an entry comes as text/plain or application/cose.',
  );
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
