import { canonicalBytes, sha256, toHex, utf8, type JsonObject } from '@docket/chain';
import type { RecordBodies } from '@docket/record';
import { LedgerService, REGISTRY } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { authorOf, principalOf, type Principal } from '../http/authentication.js';
import { invalidParameter } from '../http/parameters.js';
import { Problem } from '../http/problem.js';
import type { ParameterDescription } from '../openapi/operation.js';

type AccessBody = RecordBodies['access.recorded'];
type ExportBody = RecordBodies['export.recorded'];

/** Longest purpose in an address, in characters. */
const PURPOSE_LENGTH_MAX = 500;

export const PURPOSE: ParameterDescription = {
  name: 'purpose',
  in: 'query',
  description:
    'What the evidence is read for; stands in the entry that records this read. Left out, the entry shows the purpose as not recorded. No names of persons.',
  schema: { type: 'string', minLength: 1, maxLength: PURPOSE_LENGTH_MAX },
  example: 'complaint 2026-118',
};

/** Says where the read that this answers is recorded; absent where it is not. */
export const ACCESS_HEADER = 'docket-access-seq';

/** An answer that is about to leave. */
export interface EvidenceAnswer {
  ledger: string;
  /** Where it is about one decision: recorded in its chain. */
  decisionId?: string;
  kind: AccessBody['kind'];
  /** The bytes of the answer, as they will be sent. */
  bytes: Uint8Array;
  /** Entries whose bodies are in it. */
  entries: number;
  firstSeq?: number;
  lastSeq?: number;
  /** What picked the entries, where it was not a range. */
  filter?: JsonObject;
}

/** Reads the parameter `purpose` of a request. Throws `invalid_parameter`. */
export function readPurpose(request: FastifyRequest): string | undefined {
  const { purpose } = (request.query ?? {}) as { purpose?: unknown };
  if (purpose === undefined || purpose === '') return undefined;
  if (typeof purpose !== 'string' || [...purpose].length > PURPOSE_LENGTH_MAX) {
    throw invalidParameter('purpose', `must be a text of at most ${PURPOSE_LENGTH_MAX} characters`);
  }
  return purpose;
}

/**
 * Records who was handed evidence, before a byte of it leaves. What cannot be recorded is not handed
 * out: a reader nobody can name later is worth less than a reader who has to come back.
 */
@Injectable()
export class Custody {
  constructor(@Inject(LedgerService) private readonly ledgers: LedgerService) {}

  /**
   * Records an answer that carries bodies and says where in its header.
   * @throws {Problem} `access_not_recorded`: then send nothing.
   */
  async recordAccess(
    request: FastifyRequest,
    reply: FastifyReply,
    answer: EvidenceAnswer,
  ): Promise<void> {
    // An answer without entries carries nothing. The registry holds names and keys of ledgers only,
    // and nobody but Docket writes it.
    if (answer.entries === 0 || answer.ledger === REGISTRY) return;
    const purpose = readPurpose(request);
    const principal = principalOf(request);
    const seq = await this.#append(answer.ledger, answer.decisionId, principal, {
      kind: answer.kind,
      sha256: toHex(sha256(answer.bytes)),
      role: principal.role,
      entries: answer.entries,
      bytes: answer.bytes.byteLength,
      ...(answer.firstSeq === undefined ? {} : { first_seq: answer.firstSeq }),
      ...(answer.lastSeq === undefined ? {} : { last_seq: answer.lastSeq }),
      ...(answer.filter === undefined
        ? {}
        : { filter_sha256: toHex(sha256(canonicalBytes(answer.filter))) }),
      ...(purpose === undefined ? {} : { purpose }),
    });
    void reply.header(ACCESS_HEADER, String(seq));
  }

  /**
   * Records that somebody fetches the file of an export: once for each reader and purpose, however many
   * ranges it takes. @throws {Problem} `access_not_recorded`: then send nothing.
   */
  async recordDownload(
    request: FastifyRequest,
    reply: FastifyReply,
    place: { ledger: string; decisionId?: string },
    file: {
      exportId: string;
      sha256: string;
      bytes: number;
      /** Of the entry that records the export. */
      facts: Readonly<JsonObject>;
    },
  ): Promise<void> {
    const purpose = readPurpose(request);
    const principal = principalOf(request);
    const { exportId, sha256: digest, bytes, facts } = file;
    const whatFor = toHex(sha256(utf8(purpose ?? ''))).slice(0, 16);
    const seq = await this.#append(place.ledger, place.decisionId, principal, {
      kind: 'export_content',
      export_id: exportId,
      sha256: digest,
      role: principal.role,
      bytes,
      idempotency_key: `download/${exportId}/${principal.keyId}/${whatFor}`,
      ...numbersOf(facts),
      ...(purpose === undefined ? {} : { purpose }),
    });
    void reply.header(ACCESS_HEADER, String(seq));
  }

  /** Records a file that is about to leave. @throws {Problem} `access_not_recorded`. */
  async recordExport(
    request: FastifyRequest,
    place: { ledger: string; decisionId?: string },
    body: ExportBody,
  ): Promise<void> {
    const principal = principalOf(request);
    // In the body of a POST, or in the address.
    const purpose = body.purpose ?? readPurpose(request);
    const { ledger, decisionId } = place;
    await this.#append(
      ledger,
      decisionId,
      principal,
      { ...body, role: principal.role, ...(purpose === undefined ? {} : { purpose }) },
      'export.recorded',
    );
  }

  async #append(
    ledger: string,
    decisionId: string | undefined,
    principal: Principal,
    body: AccessBody | ExportBody,
    type: 'access.recorded' | 'export.recorded' = 'access.recorded',
  ): Promise<number> {
    try {
      const receipt = await this.ledgers.append(ledger, {
        type,
        ...authorOf(principal),
        body: body as JsonObject,
        ...(decisionId === undefined ? {} : { decisionId }),
      });
      const [entry] = receipt.entries;
      if (entry === undefined) throw new Error('a receipt without an entry');
      return entry.seq;
    } catch (cause) {
      throw new Problem(
        'access_not_recorded',
        'That you read this could not be recorded, so it was not handed out.',
        { headers: { 'retry-after': '2' }, cause },
      );
    }
  }
}

/** Which entries a file holds, as far as its own entry says so. */
function numbersOf(
  facts: Readonly<JsonObject>,
): Pick<AccessBody, 'entries' | 'first_seq' | 'last_seq'> {
  const { entries, first_seq: first, last_seq: last } = facts;
  return {
    ...(typeof entries === 'number' ? { entries } : {}),
    ...(typeof first === 'number' ? { first_seq: first } : {}),
    ...(typeof last === 'number' ? { last_seq: last } : {}),
  };
}
