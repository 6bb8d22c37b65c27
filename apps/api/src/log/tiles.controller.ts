import { parseTilePath, type TileCoordinate } from '@docket/chain';
import { ACCESS, PublicLog } from '@docket/service';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../http/problem.js';
import { Allow, Operation } from '../http/route.js';

/** A tile of given width never changes, and neither does a bundle of entries (C2SP tlog-tiles). */
const IMMUTABLE = 'public, max-age=31536000, immutable';
/** The same for what takes a key: a shared cache must not hand it to others. */
const IMMUTABLE_PRIVATE = 'private, max-age=31536000, immutable';

@Controller('v1/ledgers/:ledger/tile')
export class TilesController {
  constructor(@Inject(PublicLog) private readonly log: PublicLog) {}

  @Get('entries/*')
  @Allow(...ACCESS.readLeaves, 'public-log')
  @Operation({
    id: 'readEntryBundle',
    tag: 'Log',
    summary: 'Read a bundle of entries (leaves)',
    description:
      'C2SP tlog-tiles: each leaf after its length as a big-endian uint16. Bodies are not in it.',
    answers: { 200: { description: 'The bundle.', mediaType: 'application/octet-stream' } },
    problems: ['unknown_entry', 'log_damaged', 'ledger_went_back', 'signing_key_unusable'],
  })
  async entries(
    @Req() { principal }: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('*') path: string,
  ): Promise<void> {
    const tile = readPath(`tile/entries/${path}`);
    sendTile(reply, await this.log.tile(principal, { ledger, tile }), IMMUTABLE_PRIVATE);
  }

  @Get(':level/*')
  @Allow(...ACCESS.readHashes, 'public-log')
  @Operation({
    id: 'readTile',
    tag: 'Log',
    summary: 'Read a tile of hashes',
    description: 'C2SP tlog-tiles, height 8; a partial tile ends in `.p/<width>`.',
    answers: {
      200: { description: 'The hashes, 32 bytes each.', mediaType: 'application/octet-stream' },
    },
    problems: ['unknown_entry', 'log_damaged', 'ledger_went_back', 'signing_key_unusable'],
  })
  async hashes(
    @Req() { principal }: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('level') levelText: string,
    @Param('*') path: string,
  ): Promise<void> {
    const tile = readPath(`tile/${levelText}/${path}`);
    if (tile.level === 'entries') throw noSuchTile();
    const cacheControl = principal === undefined ? IMMUTABLE : IMMUTABLE_PRIVATE;
    sendTile(reply, await this.log.tile(principal, { ledger, tile }), cacheControl);
  }
}

function readPath(path: string): TileCoordinate {
  const tile = parseTilePath(path);
  if (tile === undefined) throw noSuchTile();
  return tile;
}

function sendTile(reply: FastifyReply, bytes: Uint8Array, cacheControl: string): void {
  void reply
    .header('cache-control', cacheControl)
    .type('application/octet-stream')
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

function noSuchTile(): Problem {
  return new Problem('unknown_entry', 'The ledger has no tile of this path and width.');
}
