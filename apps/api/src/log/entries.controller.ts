import { Readable } from 'node:stream';
import { toHex } from '@docket/chain';
import { Database, databaseReader, TileReader, type StoredMaterial } from '@docket/store';
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { readWholeNumber } from '../http/parameters.js';
import { Allow, Operation } from '../http/route.js';
import { entryLine } from '../openapi/examples.js';

const ENTRIES_DEFAULT = 1_000;
const ENTRIES_MAX = 10_000;

@Controller('v1/ledgers/:ledger/entries')
export class EntriesController {
  constructor(
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
      'One JSON object a line: `{"seq", "leaf", "disclosure"}`. `leaf` is the text that was hashed; `disclosure` is the body and the secret its salts come from, or null where the server has lost it.',
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
    ],
    answers: {
      200: {
        description: 'A stream; fewer lines than asked for when the ledger ends.',
        mediaType: 'application/x-ndjson',
        example: entryLine,
      },
    },
  })
  async read(
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Query('from') fromText: string | undefined,
    @Query('limit') limitText: string | undefined,
  ): Promise<void> {
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
    const reader = await databaseReader(this.database, ledger);
    const to = Math.min(from + limit, await this.tiles.size(ledger));
    const lines = encodeLines(reader.entries(from, Math.max(from, to)));
    void reply
      .header('cache-control', 'no-store')
      .type('application/x-ndjson')
      .send(Readable.from(lines, { objectMode: false }));
  }
}

async function* encodeLines(batches: AsyncIterable<StoredMaterial[]>): AsyncGenerator<string> {
  for await (const batch of batches) yield batch.map(encodeLine).join('');
}

function encodeLine({ position, leaf, disclosure }: StoredMaterial): string {
  const leafText = Buffer.from(leaf.buffer, leaf.byteOffset, leaf.byteLength).toString('utf8');
  return `{"seq":${position},"leaf":${JSON.stringify(leafText)},"disclosure":${encodeDisclosure(disclosure)}}\n`;
}

/** The body's stored text as it is: parsing and writing it again could change what is verified. */
function encodeDisclosure(stored: StoredMaterial['disclosure']): string {
  if (stored === undefined) return 'null';
  const { bodyBytes } = stored;
  const body = Buffer.from(bodyBytes.buffer, bodyBytes.byteOffset, bodyBytes.byteLength).toString(
    'utf8',
  );
  // A damaged body must not break the line it stands in; null makes verification name the entry.
  return isOneLineOfJson(body) ? `{"body":${body},"secret":"${toHex(stored.secret)}"}` : 'null';
}

function isOneLineOfJson(text: string): boolean {
  if (text.includes('\n')) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    // Not JSON: that is the answer to the question.
    return false;
  }
}
