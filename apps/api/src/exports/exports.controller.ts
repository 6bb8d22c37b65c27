import { Readable } from 'node:stream';
import type { JsonObject } from '@docket/chain';
import { EXPORT_STATES, ExportJobs, type ExportFile, type ExportJob } from '@docket/store';
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
import { API_CONFIG, EXPORT_LIMITS, type ApiConfig } from '../config.js';
import { Custody, PURPOSE } from '../custody/custody.service.js';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { readIdempotencyKey } from '../http/idempotency.js';
import { Problem } from '../http/problem.js';
import { Allow, Operation } from '../http/route.js';
import { OPTIONAL_KEY } from '../openapi/common.js';
import { readByteRange } from './byte-range.js';
import { encodeExport, exportRequest, queuedExport, readyExport } from './export-answer.js';
import { EXPORT_MAKERS, type ExportMaker } from './export-maker.js';
import { readExportRequest, refuseMember, type ExportRequest } from './export-request.js';
import { ExportRunner } from './export-runner.js';

const LIST_PAGE = 100;

@Controller('v1/ledgers/:ledger/exports')
export class ExportsController {
  constructor(
    private readonly custody: Custody,
    private readonly runner: ExportRunner,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    @Inject(EXPORT_MAKERS) private readonly makers: readonly ExportMaker[],
    @Inject(ExportJobs) private readonly jobs: ExportJobs,
  ) {}

  @Post()
  @Allow('officer', 'auditor')
  @Operation({
    id: 'requestExport',
    tag: 'Dossier',
    summary: 'Ask for an export',
    description:
      'Made in the background. When it is ready, it is recorded in the ledger with the digest of its file, and its file can be read for some time. A ledger takes the key of an auditor.',
    parameters: [{ ...OPTIONAL_KEY, example: 'yearly-audit-2026' }],
    body: { schema: 'ExportRequest', examples: { ledger: exportRequest } },
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
    const maker = this.#makerFor(request, wanted);
    const key = readIdempotencyKey(request.headers['idempotency-key']);
    const { actor, role, via } = principalOf(request);
    await maker.check(ledger, wanted, role);
    const { waitingMax } = this.config.exports ?? EXPORT_LIMITS;
    const { job, replayed } = await this.jobs.create(ledger, {
      requestedBy: actor,
      role,
      via,
      // Came as JSON and fits its schema; an interface is no index signature to TypeScript.
      request: { ...wanted } as unknown as JsonObject,
      waitingMax,
      ...(key === undefined ? {} : { idempotencyKey: key }),
    });
    this.runner.wake();
    if (replayed) void reply.header('idempotency-replayed', 'true');
    void reply.header('location', `${baseOf(ledger)}/${job.id}`);
    this.#send(reply, ledger, job, 202);
  }

  @Get()
  @Allow('officer', 'auditor')
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
        description: `Newest first, ${LIST_PAGE} a page.`,
        schema: 'ExportList',
        example: { exports: [readyExport] },
      },
    },
  })
  async list(
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Query('before') before: string | undefined,
  ): Promise<void> {
    if (before !== undefined && !/^exp_\w{1,60}$/.test(before)) {
      const detail = 'must be the id of an export';
      throw new Problem('invalid_parameter', `before ${detail}.`, {
        errors: [{ parameter: 'before', detail }],
      });
    }
    const jobs = await this.jobs.list(ledger, before);
    const last = jobs.at(-1);
    void reply.header('cache-control', 'no-store');
    sendJson(reply, {
      exports: jobs.map((job) => encodeExport(job, baseOf(ledger))),
      ...(jobs.length === LIST_PAGE && last !== undefined ? { next: last.id } : {}),
    });
  }

  @Get(':export')
  @Allow('officer', 'auditor')
  @Operation({
    id: 'readExport',
    tag: 'Dossier',
    summary: 'Read the state of an export',
    description: `One of ${EXPORT_STATES.join(', ')}.`,
    answers: { 200: { description: 'Its state.', schema: 'Export', example: readyExport } },
    problems: ['unknown_export'],
  })
  async read(
    @Res() reply: FastifyReply,
    @Param('ledger') ledger: string,
    @Param('export') exportId: string,
  ): Promise<void> {
    const job = await this.jobs.get(ledger, exportId);
    if (job.state === 'queued' || job.state === 'running') void reply.header('retry-after', '1');
    this.#send(reply, ledger, job);
  }

  @Delete(':export')
  @Allow('officer', 'auditor')
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
    const { requestedBy } = await this.jobs.get(ledger, exportId);
    const { actor, role } = principalOf(request);
    if (actor !== requestedBy && role !== 'officer') {
      throw new Problem('actor_not_allowed', 'Somebody else asked for this export.');
    }
    const job = await this.jobs.withdraw(ledger, exportId);
    this.runner.wake();
    this.#send(reply, ledger, job);
  }

  @Get(':export/content')
  @Allow('officer', 'auditor')
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
    ],
    answers: {
      200: {
        description: 'The file. `ETag` and `Repr-Digest` (RFC 9530) hold its SHA-256.',
        mediaType: 'application/octet-stream',
      },
      206: { description: 'The range asked for.', mediaType: 'application/octet-stream' },
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
    const job = await this.jobs.get(ledger, exportId);
    const wanted = requestOf(job);
    this.#makerFor(request, wanted);
    const file = fileOf(job);
    const range = readByteRange(request.headers.range, file.size);
    if (range === 'unsatisfiable') {
      throw new Problem('range_not_satisfiable', `The file has ${file.size} bytes.`, {
        headers: { 'content-range': `bytes */${file.size}` },
      });
    }
    await this.custody.recordDownload(
      request,
      reply,
      { ledger, ...(wanted.decision === undefined ? {} : { decisionId: wanted.decision }) },
      {
        exportId,
        sha256: file.sha256,
        bytes: file.size,
        facts: file.facts,
      },
    );
    sendFile(reply, file, range, (from, to) => this.jobs.read(job, from, to));
  }

  /** @throws {Problem} the kind is not made here, not in this format, or not for this role. */
  #makerFor(request: FastifyRequest, { kind, format }: ExportRequest): ExportMaker {
    const maker = this.makers.find((one) => one.kind === kind);
    if (maker === undefined) throw refuseMember('/kind', 'is not made by this server');
    const { role } = principalOf(request);
    if (!maker.allow.includes(role)) {
      throw new Problem(
        'role_not_allowed',
        `An export of kind ${kind} takes a key of role ${maker.allow.join(' or ')}; yours is ${role}.`,
      );
    }
    if (!maker.formats.includes(format)) {
      throw refuseMember('/format', `must be one of ${maker.formats.join(', ')} for kind ${kind}`);
    }
    return maker;
  }

  #send(reply: FastifyReply, ledger: string, job: ExportJob, status = 200): void {
    void reply.header('cache-control', 'no-store');
    sendJson(reply, encodeExport(job, baseOf(ledger)) satisfies JsonObject, status);
  }
}

function baseOf(ledger: string): string {
  return `/v1/ledgers/${ledger}/exports`;
}

function requestOf(job: ExportJob): ExportRequest {
  // Held against its schema when it was asked for.
  return job.request as unknown as ExportRequest;
}

/** @throws {Problem} `export_gone`, `export_not_ready`. */
function fileOf(job: ExportJob): ExportFile {
  if (job.state === 'expired' || job.state === 'cancelled') {
    throw new Problem('export_gone', `The export is ${job.state}.`);
  }
  if (job.state !== 'ready' || job.file === null) {
    throw new Problem('export_not_ready', `The export is ${job.state}.`, {
      headers: { 'retry-after': '1' },
    });
  }
  return job.file;
}

function sendFile(
  reply: FastifyReply,
  file: ExportFile,
  range: { from: number; to: number } | undefined,
  read: (from: number, to: number) => AsyncIterable<Buffer>,
): void {
  const { from, to } = range ?? { from: 0, to: file.size };
  if (range !== undefined) {
    void reply.code(206).header('content-range', `bytes ${from}-${to - 1}/${file.size}`);
  }
  void reply
    .header('cache-control', 'no-store')
    .header('accept-ranges', 'bytes')
    .header('content-length', String(to - from))
    .header('content-disposition', `attachment; filename="${file.name}"`)
    .header('etag', `"${file.sha256}"`)
    .header('repr-digest', `sha-256=:${Buffer.from(file.sha256, 'hex').toString('base64')}:`)
    .type(file.mediaType)
    .send(Readable.from(read(from, to), { objectMode: false }));
}
