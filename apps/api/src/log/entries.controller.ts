import { decodeLeaf, LeafError } from '@docket/chain';
import { Database, databaseReader, TileReader, type StoredMaterial } from '@docket/store';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Custody, PURPOSE } from '../custody/custody.service.js';
import { Turns } from '../custody/turns.js';
import { principalOf } from '../http/authentication.js';
import { readWholeNumber } from '../http/parameters.js';
import { Problem } from '../http/problem.js';
import { Allow, Operation } from '../http/route.js';
import { entryLine } from '../openapi/examples.js';
import { encodeLine } from './entry-line.js';

const ENTRIES_DEFAULT = 1_000;
const ENTRIES_MAX = 10_000;
/** Bytes of one answer: it is put together before it leaves, so that its digest can be recorded. */
const PAGE_BYTES_MAX = 16 * 1024 * 1024;
/** Answers put together at the same time, and requests that wait for it. */
const PAGES_AT_ONCE = 4;
const PAGES_WAITING_MAX = 64;

@Controller('v1/ledgers/:ledger/entries')
export class EntriesController {
  readonly #turns = new Turns(PAGES_AT_ONCE, PAGES_WAITING_MAX);

  constructor(
    private readonly custody: Custody,
    @Inject(Database) private readonly database: Database,
    @Inject(TileReader) private readonly tiles: TileReader,
  ) {}

  @Get()
  @Allow('auditor')
  @Operation({
    id: 'readEntries',
    tag: 'Log',
    summary: 'Read entries with their bodies',
    description:
      'One JSON object a line: `{"seq", "leaf", "disclosure"}`. `leaf` is the text that was hashed; `disclosure` is the body and the secret its salts come from, or null where the server has lost it. That it was read is an entry itself (`access.recorded`), written before the answer leaves; `Docket-Access-Seq` says which.',
    parameters: [
      {
        name: 'from',
        in: 'query',
        description: 'First position.',
        schema: { type: 'integer', minimum: 0, default: 0 },
        example: 0,
      },
      {
        name: 'limit',
        in: 'query',
        description: 'Number of entries.',
        schema: { type: 'integer', minimum: 1, maximum: ENTRIES_MAX, default: ENTRIES_DEFAULT },
        example: 100,
      },
      PURPOSE,
    ],
    answers: {
      200: {
        description:
          'Fewer lines than asked for when the ledger ends, or the answer would be longer than 16 MiB: go on after the last one.',
        mediaType: 'application/x-ndjson',
        example: entryLine,
        headers: { 'Docket-Access-Seq': 'Where this read is recorded.' },
      },
    },
    problems: ['access_not_recorded', 'overloaded'],
  })
  async read(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Query('from') fromText: string | undefined,
    @Query('limit') limitText: string | undefined,
  ): Promise<void> {
    // Fastify answers HEAD by running GET. What nobody received must not be recorded as read.
    if (request.method === 'HEAD') {
      throw new Problem('method_not_allowed', 'Entries are read by GET.', {
        headers: { allow: 'GET' },
      });
    }
    const from = readWholeNumber('from', fromText, {
      min: 0,
      max: Number.MAX_SAFE_INTEGER,
      fallback: 0,
    });
    const limit = readWholeNumber('limit', limitText, {
      min: 1,
      max: ENTRIES_MAX,
      fallback: ENTRIES_DEFAULT,
    });
    await this.#turns.take(() => this.#answer(request, reply, { ledger, from, limit }));
  }

  async #answer(
    request: FastifyRequest,
    reply: FastifyReply,
    { ledger, from, limit }: { ledger: string; from: number; limit: number },
  ): Promise<void> {
    const reader = await databaseReader(this.database, ledger);
    const to = Math.max(from, Math.min(from + limit, await this.tiles.size(ledger)));
    const { actor } = principalOf(request);
    const page = await readPage(reader.entries(from, to), { reader: actor });
    const { bytes, entries, lastSeq } = page;
    if (page.isNews) {
      const kind = 'ledger_entries';
      const answer = { ledger, kind, bytes, entries, firstSeq: from, lastSeq } as const;
      await this.custody.recordAccess(request, reply, answer);
    }
    void reply.header('cache-control', 'no-store').type('application/x-ndjson').send(bytes);
  }
}

/** One answer: as many whole lines as fit, at least one. */
interface Page {
  bytes: Buffer;
  entries: number;
  lastSeq: number;
  /** Whether it holds more than the traces of what this reader read before. */
  isNews: boolean;
}

async function readPage(
  batches: AsyncIterable<StoredMaterial[]>,
  { reader }: { reader: string },
): Promise<Page> {
  const lines: Buffer[] = [];
  let length = 0;
  let lastSeq = 0;
  let isNews = false;
  read: for await (const batch of batches) {
    for (const material of batch) {
      const line = Buffer.from(encodeLine(material));
      if (lines.length > 0 && length + line.length > PAGE_BYTES_MAX) break read;
      lines.push(line);
      length += line.length;
      lastSeq = material.position;
      isNews ||= !isOwnTrace(material, reader);
    }
  }
  return { bytes: Buffer.concat(lines, length), entries: lines.length, lastSeq, isNews };
}

/**
 * Whether an entry only says that this same reader read something. A page of nothing else tells the
 * reader nothing, and recording it would give a reader who follows the ledger's end an entry to read
 * for each entry that it reads.
 */
function isOwnTrace({ leaf, columns }: StoredMaterial, reader: string): boolean {
  if (columns.type !== 'access.recorded') return false;
  try {
    const { type, actor } = decodeLeaf(leaf);
    return type === 'access.recorded' && actor === reader;
  } catch (error) {
    if (error instanceof LeafError) return false;
    throw error;
  }
}
