import { canonicalBytes, sha256, toHex, utf8, type JsonObject } from '@docket/chain';
import type { Author, CustodyType, RecordBodies, Role } from '@docket/record';
import {
  LedgerService,
  REGISTRY,
  SigningKeyError,
  StoreRefusal,
  type ReceiptEntry,
} from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { authorOf, type Principal } from '../principal.js';
import { ServiceError } from '../service-error.js';
import { Traced } from '../observation/tracing.js';

type AccessBody = RecordBodies['access.recorded'];
type ExportBody = RecordBodies['export.recorded'];

/** Evidence as it is handed out: these bytes and no others are what was recorded. */
export interface HandedOut {
  bytes: Uint8Array;
  /** The entry that records it; undefined where it is not recorded. */
  accessSeq: number | undefined;
}

/** Without the key of the server no reader is recorded, and waiting helps nobody. */
const PUT_THE_KEY_BACK =
  'Tell the operator, who puts the file back that the log names, or replaces the key where no copy of it is left ("A key is lost" in the operator’s guide); then ask again.';

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
  /** What it is read for, as the reader says. */
  purpose?: string;
}

/**
 * Records who was handed evidence, before a byte of it leaves. What cannot be recorded is not handed
 * out: a reader nobody can name later is worth less than a reader who has to come back.
 */
@Injectable()
export class Custody {
  constructor(@Inject(LedgerService) private readonly ledgers: LedgerService) {}

  /**
   * Records an answer that carries bodies. Resolves to the entry that says so; undefined where the answer
   * carries nothing that is recorded.
   * @throws {ServiceError} `access_not_recorded`: then send nothing.
   */
  @Traced()
  async recordAccess(principal: Principal, answer: EvidenceAnswer): Promise<number | undefined> {
    // An answer without entries carries nothing. The registry holds names and keys of ledgers only,
    // and nobody but Docket writes it.
    if (answer.entries === 0 || answer.ledger === REGISTRY) return undefined;
    const { purpose } = answer;
    return this.#append(answer.ledger, answer.decisionId, principal, {
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
  }

  /**
   * Records that somebody fetches the file of an export: once for each reader and purpose, however many
   * ranges it takes. Resolves to the entry. @throws {ServiceError} `access_not_recorded`: then send nothing.
   */
  @Traced()
  async recordDownload(
    principal: Principal,
    place: { ledger: string; decisionId?: string },
    file: {
      exportId: string;
      sha256: string;
      bytes: number;
      /** Of the entry that records the export. */
      facts: Readonly<JsonObject>;
      purpose?: string;
    },
  ): Promise<number> {
    const { exportId, sha256: digest, bytes, facts, purpose } = file;
    const whatFor = toHex(sha256(utf8(purpose ?? ''))).slice(0, 16);
    return this.#append(place.ledger, place.decisionId, principal, {
      kind: 'export_content',
      export_id: exportId,
      sha256: digest,
      role: principal.role,
      bytes,
      idempotency_key: `download/${exportId}/${principal.keyId}/${whatFor}`,
      ...numbersOf(facts),
      ...(purpose === undefined ? {} : { purpose }),
    });
  }

  /** Records a file that is about to leave. @throws {ServiceError} `access_not_recorded`. */
  @Traced()
  async recordExport(
    principal: Principal,
    place: { ledger: string; decisionId?: string },
    body: ExportBody,
  ): Promise<void> {
    const { ledger, decisionId } = place;
    const whole = { ...body, role: principal.role };
    await this.#append(ledger, decisionId, principal, whole, 'export.recorded');
  }

  /**
   * Records that the export of a dossier begins, before its evidence is gathered: the entry that the
   * evidence then ends with. @throws {ServiceError} `access_not_recorded`: then make nothing.
   */
  beginExport(
    author: Author,
    place: { ledger: string; decisionId: string },
    body: ExportBody,
    idempotencyKey?: string,
  ): Promise<ReceiptEntry> {
    const whole = { ...body, role: author.role as Role };
    return this.#write(place, author, 'export.recorded', whole, idempotencyKey);
  }

  /** Records the file of a dossier that is about to leave. @throws {ServiceError} `access_not_recorded`. */
  async completeExport(
    author: Author,
    place: { ledger: string; decisionId: string },
    body: RecordBodies['export.completed'],
  ): Promise<void> {
    await this.#write(place, author, 'export.completed', { ...body, role: author.role as Role });
  }

  async #append(
    ledger: string,
    decisionId: string | undefined,
    principal: Principal,
    body: AccessBody | ExportBody,
    type: 'access.recorded' | 'export.recorded' = 'access.recorded',
  ): Promise<number> {
    const place = { ledger, ...(decisionId === undefined ? {} : { decisionId }) };
    const { seq } = await this.#write(place, principal, type, body);
    return seq;
  }

  async #write(
    { ledger, decisionId }: { ledger: string; decisionId?: string },
    author: Author,
    type: CustodyType,
    body: AccessBody | ExportBody | RecordBodies['export.completed'],
    idempotencyKey?: string,
  ): Promise<ReceiptEntry> {
    try {
      const receipt = await this.ledgers.append(ledger, {
        type,
        ...authorOf(author),
        body: body as JsonObject,
        ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
        ...(decisionId === undefined ? {} : { decisionId }),
      });
      const [entry] = receipt.entries;
      if (entry === undefined) throw new Error('a receipt without an entry');
      return entry;
    } catch (cause) {
      // What the store refuses it says to callers: a clock that is ahead is no read that went wrong.
      const why = cause instanceof StoreRefusal ? cause : undefined;
      const said = 'That you read this could not be recorded, so it was not handed out.';
      const next = cause instanceof SigningKeyError ? PUT_THE_KEY_BACK : (why?.next ?? '');
      throw new ServiceError(
        'access_not_recorded',
        why === undefined ? said : `${said} ${why.message}`,
        {
          retryAfterSeconds: 2,
          cause,
          ...(next !== '' && { next }),
        },
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
