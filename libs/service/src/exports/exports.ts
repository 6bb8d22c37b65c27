import { utf8, type JsonObject } from '@docket/chain';
import {
  EntryReader,
  ExportFileChanged,
  ExportJobs,
  type ExportFile,
  type ExportJob,
} from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit, outsideScope } from '../access/access.js';
import { holdDecision, holdWish } from '../access/audit-scope.js';
import { Custody } from '../custody/custody.js';
import type { Principal } from '../principal.js';
import { ServiceError } from '../service-error.js';
import { SERVICE_SETTINGS, type ServiceSettings } from '../settings.js';
import { EXPORT_MAKERS, type ExportMaker } from './export-maker.js';
import { refuseExport, type ExportRequest } from './export-request.js';
import { ExportRunner } from './export-runner.js';
import { Traced } from '../observation/tracing.js';

const NOT_RECORDED =
  'The stored file is not the one that its entry records, and is not handed out.';
const ASK_AGAIN = 'Ask for the export again, and tell the operator.';

/** Exports of one page of a list. */
const LIST_PAGE = 100;

export interface ExportReference {
  ledger: string;
  exportId: string;
}

export interface ContentRequest extends ExportReference {
  /** What the file is fetched for; recorded. */
  purpose?: string;
  /**
   * Chooses the bytes [from, to) once the length is known; all of them where it returns undefined; `none` where
   * the reader has the file already. What it throws is thrown before anything is recorded.
   */
  choose(file: { size: number; sha256: string }): { from: number; to: number } | 'none' | undefined;
}

/** A part of the file of an export, which was recorded as fetched. */
export interface ExportContent {
  file: ExportFile;
  /** Undefined: the whole. */
  range: { from: number; to: number } | undefined;
  bytes: AsyncIterable<Buffer>;
  /** The entry that records it. */
  accessSeq: number;
}

/** Files that are made in the background, recorded, and fetched. */
@Injectable()
export class Exports {
  constructor(
    @Inject(SERVICE_SETTINGS) private readonly settings: ServiceSettings,
    @Inject(EXPORT_MAKERS) private readonly makers: readonly ExportMaker[],
    @Inject(ExportJobs) private readonly jobs: ExportJobs,
    @Inject(EntryReader) private readonly entries: EntryReader,
    private readonly custody: Custody,
    private readonly runner: ExportRunner,
  ) {}

  /**
   * Queues an export, or finds that of the first request with this key.
   *
   * @throws {ServiceError} `role_not_allowed` for this kind or variant, `invalid_request`, `not_possible`.
   * @throws {StoreRefusal} `idempotency_key_reused`, `unknown_decision`, `overloaded` where too many wait.
   */
  @Traced()
  async request(
    principal: Principal,
    request: { ledger: string; wanted: ExportRequest; idempotencyKey?: string },
  ): Promise<{ job: ExportJob; replayed: boolean }> {
    const { ledger, idempotencyKey } = request;
    admit(principal, { roles: ACCESS.export, ledger, scope: 'held' });
    const maker = this.#makerFor(principal, request.wanted);
    const wanted = await this.#withinScope(principal, request);
    await maker.check(ledger, wanted, principal);
    refuseOthersMembers(wanted);
    const created = await this.jobs.create(ledger, {
      requestedBy: principal.actor,
      role: principal.role,
      via: principal.via,
      // Plain data; an interface is no index signature to TypeScript.
      request: { ...wanted } as unknown as JsonObject,
      waitingMax: this.settings.exports.waitingMax,
      waitingOfLedgerMax: this.settings.exports.waitingOfLedgerMax,
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    });
    this.runner.wake();
    return created;
  }

  /** Newest first, 100 a page; `next` goes into `before` for the next one. */
  @Traced()
  async list(
    principal: Principal,
    { ledger, before }: { ledger: string; before?: string },
  ): Promise<{ jobs: ExportJob[]; next?: string }> {
    admit(principal, { roles: ACCESS.export, ledger, scope: 'held' });
    const all = await this.jobs.list(ledger, before);
    const jobs = all.filter((job) => isOpenTo(principal, job));
    const last = all.at(-1);
    return all.length === LIST_PAGE && last !== undefined ? { jobs, next: last.id } : { jobs };
  }

  /** @throws {StoreRefusal} `unknown_export`. */
  @Traced()
  async read(principal: Principal, { ledger, exportId }: ExportReference): Promise<ExportJob> {
    admit(principal, { roles: ACCESS.export, ledger, scope: 'held' });
    const job = await this.jobs.get(ledger, exportId);
    if (!isOpenTo(principal, job)) throw outsideScope();
    return job;
  }

  /** An auditor of some decisions exports dossiers of these. @throws {ServiceError} `role_not_allowed`. */
  async #withinScope(
    principal: Principal,
    { ledger, wanted }: { ledger: string; wanted: ExportRequest },
  ): Promise<ExportRequest> {
    if (principal.scope === undefined) return wanted;
    const { kind, decision, dossier = {} } = wanted;
    if (kind !== 'dossier' || decision === undefined) throw outsideScope();
    const { state } = await this.entries.decisionSummary(ledger, decision);
    holdDecision(principal, decision, state);
    return { ...wanted, dossier: holdWish(principal, dossier) };
  }

  /**
   * Cancels what is not ready; of what is ready the file is deleted, and its entry stays.
   *
   * @throws {ServiceError} `actor_not_allowed` for all but whoever asked for it, and officers.
   */
  @Traced()
  async withdraw(principal: Principal, reference: ExportReference): Promise<ExportJob> {
    const { requestedBy } = await this.read(principal, reference);
    if (principal.actor !== requestedBy && principal.role !== 'officer') {
      throw new ServiceError('actor_not_allowed', 'Somebody else asked for this export.');
    }
    const job = await this.jobs.withdraw(reference.ledger, reference.exportId);
    this.runner.wake();
    return job;
  }

  /**
   * Records that the file is fetched, once for each reader and purpose, and then reads it. Undefined, and nothing is
   * recorded, where nothing of it is chosen.
   *
   * @throws {ServiceError} `role_not_allowed` for this kind, `export_not_ready`, `export_gone` (expired, withdrawn, or
   * not the file that was recorded),
   * `access_not_recorded`.
   */
  @Traced()
  async content(principal: Principal, request: ContentRequest): Promise<ExportContent | undefined> {
    const { ledger, exportId, purpose } = request;
    const job = await this.read(principal, request);
    const wanted = requestOf(job);
    this.#makerFor(principal, wanted);
    const file = fileOf(job);
    const range = request.choose(file);
    if (range === 'none') return undefined;
    const bytes = await this.#open(ledger, job, file, range ?? { from: 0, to: file.size });
    const { decision } = wanted;
    const accessSeq = await this.custody.recordDownload(
      principal,
      { ledger, ...(decision === undefined ? {} : { decisionId: decision }) },
      {
        exportId,
        sha256: file.sha256,
        bytes: file.size,
        facts: file.facts,
        ...(purpose === undefined ? {} : { purpose }),
      },
    );
    return { file, range, bytes, accessSeq };
  }

  /**
   * Bytes of the file, once it was found to be the one whose digest its entry has: rows of exports and their parts can be
   * changed by whoever has the service's login, the entry cannot.
   *
   * @throws {ServiceError} `export_gone`.
   */
  async #open(
    ledger: string,
    job: ExportJob,
    file: ExportFile,
    { from, to }: { from: number; to: number },
  ): Promise<AsyncIterable<Buffer>> {
    try {
      const seq = job.recordedSeq ?? 0;
      const [entry] = await this.entries.entriesRange(ledger, seq, seq + 1);
      const { export_id: id, sha256 } = JSON.parse(
        Buffer.from(entry?.body ?? utf8('{}')).toString('utf8'),
      ) as Record<string, unknown>;
      if (id !== job.id || sha256 !== file.sha256) {
        throw new ExportFileChanged(`Entry ${seq} does not record this file of ${job.id}.`);
      }
      const bytes = (await this.jobs.open(job, file)).read(from, to);
      // Here, where it can still be said: what another part is later ends the answer before its length.
      return withFirst(await bytes.next(), bytes);
    } catch (cause) {
      if (!(cause instanceof ExportFileChanged)) throw cause;
      throw new ServiceError('export_gone', NOT_RECORDED, { cause, next: ASK_AGAIN });
    }
  }

  /** @throws {ServiceError} the kind is not made here, not in this format, or not for this role. */
  #makerFor({ role }: Principal, { kind, format }: ExportRequest): ExportMaker {
    const maker = this.makers.find((one) => one.kind === kind);
    if (maker === undefined) throw refuseExport('/kind', 'is not made by this server');
    if (!maker.allow.includes(role)) {
      throw new ServiceError(
        'role_not_allowed',
        `An export of kind ${kind} takes a key of role ${maker.allow.join(' or ')}; yours is ${role}.`,
      );
    }
    if (!maker.formats.includes(format)) {
      throw refuseExport('/format', `must be one of ${maker.formats.join(', ')} for kind ${kind}`);
    }
    return maker;
  }
}

async function* withFirst(
  first: IteratorResult<Buffer>,
  rest: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  if (first.done !== true) yield first.value;
  yield* rest;
}

/** Which member says what is wanted of a kind. */
const WISH_OF = {
  dossier: 'dossier',
  oversight_report: 'oversight',
  feedback: 'feedback',
  bundle: 'bundle',
} as const;

/** @throws {ServiceError} a member that another kind is wished by, and that would do nothing here. */
function refuseOthersMembers(wanted: ExportRequest): void {
  for (const [kind, member] of Object.entries(WISH_OF)) {
    if (kind !== wanted.kind && wanted[member] !== undefined)
      throw refuseExport(`/${member}`, `is not taken for kind ${wanted.kind}`);
  }
}

/** An auditor of some decisions sees what they asked for themselves. */
function isOpenTo({ scope, actor }: Principal, { requestedBy }: ExportJob): boolean {
  return scope === undefined || requestedBy === actor;
}

function requestOf(job: ExportJob): ExportRequest {
  // Held against its schema when it was asked for.
  return job.request as unknown as ExportRequest;
}

/** @throws {ServiceError} `export_gone`, `export_not_ready`. */
function fileOf(job: ExportJob): ExportFile {
  if (job.state === 'expired' || job.state === 'cancelled') {
    throw new ServiceError('export_gone', `The export is ${job.state}.`);
  }
  if (job.state === 'ready' && job.file === null)
    throw new ServiceError('export_gone', NOT_RECORDED, { next: ASK_AGAIN });
  if (job.state !== 'ready' || job.file === null) {
    throw new ServiceError('export_not_ready', `The export is ${job.state}.`, {
      retryAfterSeconds: 1,
    });
  }
  return job.file;
}
