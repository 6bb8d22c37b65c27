import { Readable } from 'node:stream';
import type { JsonObject } from '@docket/chain';
import { ACCESS, Exports, type ExportContent } from '@docket/service';
import { EXPORT_STATES, type ExportJob } from '@docket/store';
import {
  Body,
  Controller,
  Delete,
  Get,
  Inject,
  Param,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { serializeDictionary } from 'structured-headers';
import { nameAccess, PURPOSE, readPurpose } from '../custody/purpose.js';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { readIdempotencyKey } from '../http/idempotency.js';
import { invalidParameter } from '../http/parameters.js';
import { Problem } from '../http/problem.js';
import { Allow, Operation } from '../http/route.js';
import { OPTIONAL_KEY } from '../openapi/common.js';
import { isIfRangeMet, isNamedByIfNoneMatch, readByteRange } from './byte-range.js';
import {
  bundleRequest,
  encodeExport,
  exportRequest,
  feedbackRequest,
  queuedExport,
  readyExport,
} from './export-answer.js';
import { readExportRequest } from './export-request.js';

@Controller('v1/ledgers/:ledger/exports')
export class ExportsController {
  constructor(@Inject(Exports) private readonly exports: Exports) {}

  @Post()
  @Allow(...ACCESS.export)
  @Operation({
    id: 'requestExport',
    tag: 'Dossier',
    summary: 'Ask for an export',
    description:
      'Made in the background. When it is ready, it is recorded in the ledger with the digest of its file, and its file can be read for some time. A ledger and a bundle take the key of an auditor, feedback that of an officer.',
    parameters: [{ ...OPTIONAL_KEY, example: 'yearly-audit-2026' }],
    body: {
      schema: 'ExportRequest',
      examples: { ledger: exportRequest, bundle: bundleRequest, feedback: feedbackRequest },
    },
    answers: {
      202: {
        description: 'Queued, or the export of the first request with this key.',
        schema: 'Export',
        example: queuedExport,
        headers: { Location: 'Where its state is.' },
      },
    },
    problems: ['idempotency_key_reused', 'unknown_decision', 'overloaded', 'record_refused'],
  })
  async request(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Body() body: unknown,
  ): Promise<void> {
    const wanted = readExportRequest(body);
    const idempotencyKey = readIdempotencyKey(request.headers['idempotency-key']);
    const { job, replayed } = await this.exports.request(principalOf(request), {
      ledger,
      wanted,
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    });
    if (replayed) void reply.header('idempotency-replayed', 'true');
    void reply.header('location', `${baseOf(ledger)}/${job.id}`);
    this.#send(reply, ledger, job, 202);
  }

  @Get()
  @Allow(...ACCESS.export)
  @Operation({
    id: 'listExports',
    tag: 'Dossier',
    summary: 'List the exports of the ledger',
    parameters: [
      {
        name: 'before',
        in: 'query',
        description: 'Id of the last export of the page before.',
        schema: { type: 'string' },
      },
    ],
    answers: {
      200: {
        description: 'Newest first, 100 a page.',
        schema: 'ExportList',
        example: { exports: [readyExport] },
      },
    },
  })
  async list(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Query('before') before: string | undefined,
  ): Promise<void> {
    if (before !== undefined && !/^exp_\w{1,60}$/.test(before)) {
      throw invalidParameter('before', 'must be the id of an export');
    }
    const page = { ledger, ...(before === undefined ? {} : { before }) };
    const { jobs, next } = await this.exports.list(principalOf(request), page);
    void reply.header('cache-control', 'no-store');
    sendJson(reply, {
      exports: jobs.map((job) => encodeExport(job, baseOf(ledger))),
      ...(next === undefined ? {} : { next }),
    });
  }

  @Get(':export')
  @Allow(...ACCESS.export)
  @Operation({
    id: 'readExport',
    tag: 'Dossier',
    summary: 'Read the state of an export',
    description: `One of ${EXPORT_STATES.join(', ')}.`,
    answers: { 200: { description: 'Its state.', schema: 'Export', example: readyExport } },
    problems: ['unknown_export'],
  })
  async read(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('export') exportId: string,
  ): Promise<void> {
    const job = await this.exports.read(principalOf(request), { ledger, exportId });
    if (job.state === 'queued' || job.state === 'running') void reply.header('retry-after', '1');
    this.#send(reply, ledger, job);
  }

  @Delete(':export')
  @Allow(...ACCESS.export)
  @Operation({
    id: 'withdrawExport',
    tag: 'Dossier',
    summary: 'Cancel an export, or delete its file',
    description:
      'What is not ready is cancelled; of what is ready the file is deleted, and its entry stays. Whoever asked for it may, and an officer.',
    answers: {
      200: {
        description: 'Its state.',
        schema: 'Export',
        example: { ...queuedExport, state: 'cancelled', finished_at: '2026-01-15T09:30:01.000Z' },
      },
    },
    problems: ['unknown_export', 'actor_not_allowed'],
  })
  async withdraw(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('export') exportId: string,
  ): Promise<void> {
    const job = await this.exports.withdraw(principalOf(request), { ledger, exportId });
    this.#send(reply, ledger, job);
  }

  @Get(':export/content')
  @Allow(...ACCESS.export)
  @Operation({
    id: 'readExportContent',
    tag: 'Dossier',
    summary: 'Read the file of an export',
    description:
      'Takes `Range` of one range of bytes. Who fetched it is an entry, one for each key and purpose, written before the first byte leaves.',
    parameters: [
      PURPOSE,
      {
        name: 'Range',
        in: 'header',
        description: 'One range of bytes (RFC 9110).',
        schema: { type: 'string' },
        example: 'bytes=0-1048575',
      },
      {
        name: 'If-Range',
        in: 'header',
        description:
          'The `ETag` of the part that is there already. Any other: the whole file is sent (RFC 9110).',
        schema: { type: 'string' },
        example: '"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"',
      },
      {
        name: 'If-None-Match',
        in: 'header',
        description:
          'The `ETag` of the file that is there already: then nothing is sent, and nothing is recorded (304).',
        schema: { type: 'string' },
        example: '"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"',
      },
    ],
    answers: {
      200: {
        description: 'The file. `ETag` and `Repr-Digest` (RFC 9530) hold its SHA-256.',
        mediaType: 'application/octet-stream',
      },
      206: { description: 'The range asked for.', mediaType: 'application/octet-stream' },
      304: { description: 'The file is the one that `If-None-Match` names.' },
    },
    problems: [
      'unknown_export',
      'export_not_ready',
      'export_gone',
      'range_not_satisfiable',
      'access_not_recorded',
    ],
  })
  async content(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('export') exportId: string,
  ): Promise<void> {
    if (request.method === 'HEAD') {
      throw new Problem('method_not_allowed', 'A file is read by GET.', {
        headers: { allow: 'GET' },
      });
    }
    const content = await this.exports.content(principalOf(request), {
      ledger,
      exportId,
      ...readPurpose(request),
      choose: ({ size, sha256 }) => {
        const known = request.headers['if-none-match'];
        if (isNamedByIfNoneMatch(known, entityTag(sha256))) {
          void reply.header('etag', entityTag(sha256));
          return 'none';
        }
        const isSame = isIfRangeMet(request.headers['if-range'], entityTag(sha256));
        const range = isSame ? readByteRange(request.headers.range, size) : undefined;
        if (range !== 'unsatisfiable') return range;
        throw new Problem('range_not_satisfiable', `The file has ${size} bytes.`, {
          headers: { 'content-range': `bytes */${size}` },
        });
      },
    });
    if (content === undefined) {
      void reply.code(304).header('cache-control', 'no-store').send();
      return;
    }
    nameAccess(reply, content);
    sendFile(reply, content);
  }

  #send(reply: FastifyReply, ledger: string, job: ExportJob, status = 200): void {
    void reply.header('cache-control', 'no-store');
    sendJson(reply, encodeExport(job, baseOf(ledger)) satisfies JsonObject, status);
  }
}

function baseOf(ledger: string): string {
  return `/v1/ledgers/${ledger}/exports`;
}

/** Strong: the same digest is the same bytes. */
function entityTag(sha256: string): string {
  return `"${sha256}"`;
}

function sendFile(reply: FastifyReply, { file, range, bytes }: ExportContent): void {
  const { from, to } = range ?? { from: 0, to: file.size };
  if (range !== undefined) {
    void reply.code(206).header('content-range', `bytes ${from}-${to - 1}/${file.size}`);
  }
  void reply
    .header('cache-control', 'no-store')
    .header('accept-ranges', 'bytes')
    .header('content-length', String(to - from))
    .header('content-disposition', `attachment; filename="${file.name}"`)
    .header('etag', entityTag(file.sha256))
    .header('repr-digest', serializeDictionary({ 'sha-256': Buffer.from(file.sha256, 'hex') }))
    .type(file.mediaType)
    .send(Readable.from(bytes, { objectMode: false }));
}
