import { parseTilePath, type TileCoordinate } from '@docket/chain';
import { TileReader } from '@docket/store';
import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Problem } from '../http/problem.js';
import { Allow, Operation } from '../http/route.js';

/** A tile of given width never changes, and neither does a bundle of entries (C2SP tlog-tiles). */
const IMMUTABLE = 'public, max-age=31536000, immutable';
/** The same for what takes a key: a shared cache must not hand it to others. */
const IMMUTABLE_PRIVATE = 'private, max-age=31536000, immutable';

@Controller('v1/ledgers/:ledger/tile')
export class TilesController {
  constructor(@Inject(TileReader) private readonly tiles: TileReader) {}

  @Get('entries/*')
  @Allow('agent', 'reviewer', 'officer', 'auditor', 'public-log')
  @Operation({
    id: 'readEntryBundle',
    tag: 'Log',
    summary: 'Read a bundle of entries (leaves)',
    description:
      'C2SP tlog-tiles: each leaf after its length as a big-endian uint16. Bodies are not in it.',
    answers: { 200: { description: 'The bundle.', mediaType: 'application/octet-stream' } },
    problems: ['unknown_entry'],
  })
  async entries(
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('*') path: string,
  ): Promise<void> {
    const { index, width } = readPath(`tile/entries/${path}`);
    const bundle = await this.tiles.entryBundle(ledger, index, width);
    sendTile(reply, bundle, IMMUTABLE_PRIVATE);
  }

  @Get(':level/*')
  @Allow('public')
  @Operation({
    id: 'readTile',
    tag: 'Log',
    summary: 'Read a tile of hashes',
    description: 'C2SP tlog-tiles, height 8; a partial tile ends in `.p/<width>`.',
    answers: {
      200: { description: 'The hashes, 32 bytes each.', mediaType: 'application/octet-stream' },
    },
    problems: ['unknown_entry'],
  })
  async hashes(
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('level') levelText: string,
    @Param('*') path: string,
  ): Promise<void> {
    const { level, index, width } = readPath(`tile/${levelText}/${path}`);
    if (level === 'entries') throw noSuchTile();
    sendTile(reply, await this.tiles.tile(ledger, level, index, width), IMMUTABLE);
  }
}

function readPath(path: string): TileCoordinate {
  const tile = parseTilePath(path);
  if (tile === undefined) throw noSuchTile();
  return tile;
}

function sendTile(reply: FastifyReply, bytes: Uint8Array | undefined, cacheControl: string): void {
  if (bytes === undefined) throw noSuchTile();
  void reply
    .header('cache-control', cacheControl)
    .type('application/octet-stream')
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

function noSuchTile(): Problem {
  return new Problem('unknown_entry', 'The ledger has no tile of this path and width.');
}
