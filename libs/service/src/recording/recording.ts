import type { JsonObject } from '@docket/chain';
import { inTrace, PERMISSIONS, type RecordType, type TraceContext } from '@docket/record';
import {
  Claims,
  EntryFinder,
  EntryReader,
  LedgerService,
  RollbackWatch,
  type AppendReceipt,
  type AppendSubmission,
} from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit, admitToLedger, outsideScope } from '../access/access.js';
import { holdDecision, withinRedaction } from '../access/audit-scope.js';
import { VerdictWaiters } from '../decisions/verdict-waiters.js';
import { authorOf, type Principal } from '../principal.js';
import { ServiceError } from '../service-error.js';
import { appendUnlessChanged } from './entries-seen.js';
import { KeysInFlight } from './keys-in-flight.js';
import { observationKey } from './observation-key.js';
import { batchRefusal, readBatch } from './read-batch.js';
import { Traced } from '../observation/tracing.js';

/** One record that somebody wants in a ledger. */
export interface RecordRequest {
  ledger: string;
  type: RecordType;
  /** Absent when the record opens a decision, or is about the ledger itself. */
  decisionId?: string;
  /** As parsed by `parseJson` of `@docket/chain`. */
  body: JsonObject;
  /** Where the call of an agent comes from; a record that names a trace itself, or is signed, keeps what it says. */
  trace?: TraceContext | undefined;
  /** 1 to 255 visible ASCII characters: names the request, so that a repetition is not done twice. */
  idempotencyKey?: string;
  /** Entries of the decision that whoever asks was handed: it is not taken where more of the work was recorded since. */
  entriesSeen?: number;
}

export interface BatchRequest {
  ledger: string;
  /**
   * A list of up to 500 `{"type", "decision_id" or "decision_ref", "body"}`, as parsed by `parseJson`;
   * what else it is, is refused with a pointer to the place.
   */
  records: unknown;
  /** As of `RecordRequest`, for each of them. */
  trace?: TraceContext | undefined;
  /** Gives each record without a key of its own the key `<this>/<position>`. */
  idempotencyKey?: string;
}

/** What was written, and in which log. */
export interface Recorded {
  receipt: AppendReceipt;
  /** The ledger's name in its signatures. */
  origin: string;
}

/** The one way from a request to an entry. */
@Injectable()
export class Recording {
  readonly #inFlight = new KeysInFlight();

  constructor(
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    @Inject(EntryFinder) private readonly finder: EntryFinder,
    private readonly waiters: VerdictWaiters,
    @Inject(RollbackWatch) private readonly watch: RollbackWatch,
    @Inject(EntryReader) private readonly entries: EntryReader,
    @Inject(Claims) private readonly claims: Claims,
  ) {}

  /**
   * Whether a record of theirs could be taken for the ledger, before it is read.
   * @throws {StoreRefusal} `overloaded`: too many wait already.
   */
  requireRoom({ actor }: Principal, ledger: string): void {
    this.ledgers.requireRoom(ledger, actor);
  }

  /**
   * Appends one record and what follows from it. Resolves when it is on disk.
   *
   * @throws {ServiceError} `wrong_ledger`, `idempotency_key_missing` for a side effect that is registered
   * without one, `idempotency_in_flight`, `decision_changed` since `entriesSeen`, `invalid_request` of a review that says another time of signing in.
   * @throws {StoreRefusal} what its schema or the rules refuse, `not_permitted_for_role` among it.
   * @throws {AppendFailed} the database did not take it.
   */
  @Traced()
  async record(principal: Principal, request: RecordRequest): Promise<Recorded> {
    const { ledger, type, decisionId } = request;
    const isObservation = type === 'observation.recorded';
    const idempotencyKey = isObservation ? observationKey(request.body) : request.idempotencyKey;
    const body = inCallersTrace(principal, request);
    admitToLedger(principal, ledger);
    if (type === 'review.recorded') holdSignIn(principal, body);
    if (idempotencyKey === undefined && namesNewAction(request)) {
      throw new ServiceError(
        'idempotency_key_missing',
        'A side effect needs an idempotency key: it names the action, so that a repeated request does not repeat it.',
      );
    }
    if (principal.scope !== undefined) await this.#holdScope(principal, ledger, decisionId);
    // Known in memory after the first time; also refuses a ledger that does not exist.
    const { origin } = await this.ledgers.getLedger(ledger);
    const { actor } = principal;
    const isUsed = () => this.finder.isKeyUsed(ledger, actor, idempotencyKey ?? '');
    const held = { ledger, principal: actor, key: idempotencyKey };
    const { role, via } = principal;
    const submission: AppendSubmission = { type, body, actor, role, via };
    if (decisionId !== undefined) submission.decisionId = decisionId;
    if (idempotencyKey !== undefined) submission.idempotencyKey = idempotencyKey;
    const append = (more?: { ifEntryCount: number }) =>
      this.ledgers.append(ledger, more === undefined ? submission : { ...submission, ...more });
    const { entriesSeen: count } = request;
    const receipt = await this.#inFlight.hold(held, isUsed, async () => {
      // What was taken before under its key is answered again, whatever came since.
      const isFree = count === undefined || (idempotencyKey !== undefined && (await isUsed()));
      if (isFree || decisionId === undefined) return append();
      const seen = { ledger, decisionId, count };
      return appendUnlessChanged(this.entries, seen, (ifEntryCount) => append({ ifEntryCount }));
    });
    if (!receipt.replayed) this.waiters.noteWritten(ledger, receipt.decisionId);
    if (type === 'review.recorded') this.#forgetClaim(actor, request);
    return { receipt: withinRedaction(principal, receipt), origin };
  }

  /** Who worked at a question that was answered. Nobody waits for it: no evidence, and old ones are forgotten anyway. */
  #forgetClaim(by: string, { ledger, decisionId, body }: RecordRequest): void {
    const { escalation_id: escalationId } = body;
    if (decisionId === undefined || typeof escalationId !== 'string') return;
    this.claims.forget(ledger, { decisionId, escalationId, by }).catch(() => undefined);
  }

  /** @throws {ServiceError} `role_not_allowed` outside of an auditor's scope. */
  async #holdScope(
    principal: Principal,
    ledger: string,
    decisionId: string | undefined,
  ): Promise<void> {
    if (decisionId === undefined) throw outsideScope();
    const { state } = await this.entries.decisionSummary(ledger, decisionId);
    holdDecision(principal, decisionId, state);
  }

  /**
   * Records that a ledger that went back goes on from what the database holds: the one record that is taken of
   * such a ledger.
   *
   * @throws {ServiceError} `role_not_allowed`, `wrong_ledger`.
   * @throws {StoreRefusal} `nothing_to_restore`, `restoration_mismatch`. @throws {AppendFailed}
   */
  @Traced()
  async restore(
    principal: Principal,
    { ledger, body, idempotencyKey }: Omit<RecordRequest, 'type' | 'decisionId'>,
  ): Promise<Recorded> {
    const type = 'ledger.restored';
    admit(principal, { roles: PERMISSIONS[type], ledger });
    const receipt = await this.watch.restore(ledger, {
      type,
      body,
      ...authorOf(principal),
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    });
    return { receipt, origin: (await this.ledgers.getLedger(ledger)).origin };
  }

  /**
   * Appends a list of records in order: all of them, or none.
   *
   * @returns a result for each record, in the order of the request.
   * @throws {ServiceError} `role_not_allowed`, `wrong_ledger`, `invalid_request` and `batch_too_large`, with
   * pointers such as `/17/body/goal`.
   * @throws {StoreRefusal} of the first record that is refused, with such pointers too.
   */
  @Traced()
  async recordBatch(principal: Principal, request: BatchRequest): Promise<Recorded[]> {
    const { ledger, records, idempotencyKey } = request;
    admit(principal, { roles: ACCESS.recordBatch, ledger });
    const { origin } = await this.ledgers.getLedger(ledger);
    const items = readBatch(records, idempotencyKey);
    const author = authorOf(principal);
    const submissions = items.map((item) => {
      const body = inCallersTrace(principal, { ...item, trace: request.trace });
      return { ...item, body, ...author };
    });
    try {
      const receipts = await this.ledgers.appendBatch(ledger, submissions);
      const written = receipts.filter(({ replayed }) => !replayed);
      for (const id of new Set(written.map(({ decisionId }) => decisionId)))
        this.waiters.noteWritten(ledger, id);
      return receipts.map((receipt) => ({ receipt, origin }));
    } catch (error) {
      throw batchRefusal(error, items);
    }
  }
}

/** People come through proxies that make traces of their own; only an agent's is that of the work. */
function inCallersTrace(
  { role }: Principal,
  { type, body, trace }: Pick<RecordRequest, 'type' | 'body' | 'trace'>,
): JsonObject {
  return role === 'agent' ? inTrace(type, body, trace) : body;
}

/**
 * A review says when its reviewer signed in just where they did, and says what the session knows.
 * @throws {ServiceError} `invalid_request`.
 */
function holdSignIn({ authenticatedAt }: Principal, { signed_in_at: said }: JsonObject): void {
  if (said === authenticatedAt) return;
  const detail =
    authenticatedAt === undefined
      ? 'is for people who sign in; this comes with an API key'
      : `must be ${authenticatedAt}, when you signed in`;
  throw new ServiceError('invalid_request', `signed_in_at ${detail}.`, {
    places: [{ pointer: '/signed_in_at', detail }],
  });
}

/** What moves a registered side effect names it; what describes an action has its name from the key. */
function namesNewAction({ type, body }: RecordRequest): boolean {
  return type.startsWith('side_effect.') && !('side_effect_id' in body);
}
