import {
  CompactRange,
  concatBytes,
  perfectSubtrees,
  proveConsistency,
  proveInclusion,
  toHex,
  type HashReader,
} from '@docket/chain';
import { EntryFinder, CheckpointService, LedgerService, TileReader } from '@docket/store';
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { sendJson } from '../http/answer.js';
import { invalidParameter, readWholeNumber } from '../http/parameters.js';
import { Problem } from '../http/problem.js';
import { Allow, Operation } from '../http/route.js';
import { consistency, inclusion } from '../openapi/examples.js';
import type { ParameterDescription } from '../openapi/operation.js';

/** A tree that a proof is about, with the checkpoint that signs it where one was issued. */
interface Tree {
  size: number;
  root: Uint8Array;
  checkpoint: string | null;
}

const number = (name: string, description: string, example: number): ParameterDescription => ({
  name,
  in: 'query',
  description,
  schema: { type: 'integer', minimum: 0 },
  example,
});

@Controller('v1/ledgers/:ledger/proofs')
export class ProofsController {
  constructor(
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    @Inject(CheckpointService) private readonly checkpoints: CheckpointService,
    @Inject(TileReader) private readonly tiles: TileReader,
    @Inject(EntryFinder) private readonly finder: EntryFinder,
  ) {}

  @Get('inclusion')
  @Allow('agent', 'reviewer', 'officer', 'auditor')
  @Operation({
    id: 'proveInclusion',
    tag: 'Log',
    summary: 'Prove that an entry is in the ledger',
    description:
      'By `seq` or `leaf_hash`. Without `size` the proof is for the very checkpoint in the answer. RFC 9162, section 2.1.3.',
    parameters: [
      number('seq', 'Position of the entry.', 12),
      {
        name: 'leaf_hash',
        in: 'query',
        description: 'Leaf hash from a receipt, instead of `seq`.',
        schema: { type: 'string', pattern: '^[0-9a-f]{64}$' },
      },
      number('size', 'Size of the tree that the proof is for.', 13),
    ],
    answers: { 200: { description: 'The proof.', schema: 'InclusionProof', example: inclusion } },
    problems: ['unknown_entry'],
  })
  async inclusion(
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Query('seq') seqText: string | undefined,
    @Query('leaf_hash') leafHash: string | undefined,
    @Query('size') sizeText: string | undefined,
  ): Promise<void> {
    const { origin } = await this.ledgers.getLedger(ledger);
    const tree = await this.#tree(ledger, 'size', sizeText);
    const seq = await this.#position(ledger, seqText, leafHash);
    if (seq >= tree.size)
      throw new Problem('unknown_entry', `A tree of ${tree.size} has no entry ${seq}.`);
    const reader = await this.tiles.hashReader(ledger, tree.size);
    const [leaf] = await reader.readHashes([{ level: 0, index: seq }]);
    if (leaf === undefined) throw new Error('the tile reader left out a hash');
    const proof = await proveInclusion(reader, seq, tree.size);
    sendJson(reply, {
      origin,
      seq,
      leaf_hash: toHex(leaf),
      size: tree.size,
      root: toHex(tree.root),
      proof: proof.map(toHex),
      checkpoint: tree.checkpoint,
    });
  }

  @Get('consistency')
  @Allow('agent', 'reviewer', 'officer', 'auditor')
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
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Query('from') fromText: string | undefined,
    @Query('to') toText: string | undefined,
  ): Promise<void> {
    const { origin } = await this.ledgers.getLedger(ledger);
    const to = await this.#tree(ledger, 'to', toText);
    const from = readWholeNumber('from', fromText, { min: 1, max: to.size });
    const reader = await this.tiles.hashReader(ledger, to.size);
    const proof = await proveConsistency(reader, from, to.size);
    sendJson(reply, {
      origin,
      from,
      to: to.size,
      from_root: toHex(await rootAt(reader, from)),
      to_root: toHex(to.root),
      proof: proof.map(toHex),
      checkpoint: to.checkpoint,
    });
  }

  /** The tree of the size that was asked for, or of a checkpoint issued now. */
  async #tree(ledger: string, name: string, text: string | undefined): Promise<Tree> {
    const latest = await this.checkpoints.issue(ledger);
    const size = readWholeNumber(name, text, { min: 1, max: latest.size, fallback: latest.size });
    if (size === latest.size) return { size, root: latest.root, checkpoint: latest.note };
    // A checkpoint of another size would not belong to this proof, so it is left out.
    const [issued] = await this.checkpoints.history(ledger, { limit: 1, before: size + 1 });
    if (issued?.size === size) return { size, root: issued.root, checkpoint: issued.note };
    const root = await rootAt(await this.tiles.hashReader(ledger, size), size);
    return { size, root, checkpoint: null };
  }

  async #position(
    ledger: string,
    seq: string | undefined,
    leafHash: string | undefined,
  ): Promise<number> {
    if (leafHash === undefined) {
      return readWholeNumber('seq', seq, { min: 0, max: Number.MAX_SAFE_INTEGER });
    }
    if (seq !== undefined) throw invalidParameter('leaf_hash', 'cannot be given together with seq');
    if (!/^[0-9a-f]{64}$/.test(leafHash)) {
      throw invalidParameter('leaf_hash', 'must be 64 lower-case hex digits');
    }
    const found = await this.finder.positionOf(ledger, leafHash);
    if (found === undefined) throw new Problem('unknown_entry', 'No entry has this leaf hash.');
    return found;
  }
}

/** The root of the tree of the first `size` entries (RFC 9162, section 2.1.1). */
async function rootAt(reader: HashReader, size: number): Promise<Uint8Array> {
  const frontier = await reader.readHashes(perfectSubtrees(0, size));
  return CompactRange.decode(concatBytes(frontier), size).root();
}
