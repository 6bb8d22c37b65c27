import type { JsonObject } from '@docket/chain';
import {
  ItemGathering,
  MAPPING_VERSION,
  mapTrace,
  type FittedRecord,
  type OtlpRoundItems,
} from '@docket/ingest';
import {
  BATCH_SUBMISSIONS_MAX,
  OTLP_ATTEMPTS_MAX,
  OtlpInbox,
  StoreRefusal,
  type OtlpRound,
} from '@docket/store';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import type { Principal } from '../principal.js';
import { Recording } from '../recording/recording.js';
import { ServiceError } from '../service-error.js';
import { SERVICE_SETTINGS, type ServiceSettings } from '../settings.js';

/** How often a worker looks for traces that are complete, in milliseconds. */
const LOOK_MS = 1_000;
/** What is recorded long ago is forgotten this often. */
const PRUNE_EVERY = 60;

/**
 * What may pass: the same records may be taken later. Everything else that the ledger refuses, it refuses for good,
 * because they are always the same.
 */
const PASSING: ReadonlySet<string> = new Set([
  'overloaded',
  'clock_ahead',
  'ledger_time_ahead',
  'shutting_down',
  'ledger_went_back',
  'log_damaged',
  'database_not_ready',
  'idempotency_in_flight',
]);

/**
 * Turns complete traces into records, one after the other: each a batch that is written whole or not, under keys that
 * are the same whoever writes it and however often, by the principal that sent the spans.
 */
@Injectable()
export class OtlpAssembler implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #log = new Logger('Telemetry');
  #looking: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopping = false;
  #looks = 0;

  constructor(
    @Inject(SERVICE_SETTINGS) private readonly settings: ServiceSettings,
    @Inject(OtlpInbox) private readonly inbox: OtlpInbox,
    private readonly recording: Recording,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.settings.roles.includes('worker')) return;
    const look = (): void => {
      this.#looking ??= this.#look().finally(() => {
        this.#looking = undefined;
      });
    };
    this.#timer = setInterval(look, LOOK_MS);
    // Waiting for spans must not keep the process alive.
    this.#timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopping = true;
    clearInterval(this.#timer);
    await this.#looking;
  }

  async #look(): Promise<void> {
    try {
      while (!this.#stopping) {
        const round = await this.inbox.claim();
        for (const { requestNo, ledgerNo, why } of this.inbox.takeUnsorted())
          this.#log.error(
            `request ${requestNo} of ledger number ${ledgerNo} cannot be sorted by trace as it says; what is of none is a trace by itself: ${why}`,
          );
        for (const { ledger, traceId } of this.inbox.takeForeign())
          this.#log.error(
            `trace ${traceId} of ledger ${ledger} is set aside: what waits of it is not what a server of this installation wrote. Somebody else writes to the database; nothing of it is recorded`,
          );
        if (round === undefined) break;
        await this.#assemble(round);
      }
      if (this.#looks++ % PRUNE_EVERY === 0) await this.inbox.prune();
    } catch (error) {
      this.#log.warn(`spans wait: ${error instanceof Error ? error.message : 'unknown'}`);
    }
  }

  async #assemble(round: OtlpRound): Promise<void> {
    const { ledger, sender, traceId } = round;
    const principal: Principal = { ...sender, role: 'agent', keyId: 'otlp', ledger };
    if (round.failures >= OTLP_ATTEMPTS_MAX) {
      await this.#setAside(principal, round);
      return;
    }
    let gathered: OtlpRoundItems | undefined;
    try {
      gathered = await this.#gather(round);
      const { conflicts, known } = gathered;
      const became = await this.#write(principal, round, gathered);
      await this.inbox.finish(round, { ...became, conflicts, known });
    } catch (error) {
      const why = error instanceof Error ? error.message : 'unknown';
      const isRefused = error instanceof StoreRefusal || error instanceof ServiceError;
      if (isRefused && PASSING.has(error.code)) {
        await this.inbox.giveBack(round, why, { passes: true });
        throw error;
      }
      if (!isRefused || gathered === undefined) {
        // Nobody foresaw it. The other traces need not wait for this one.
        await this.inbox.giveBack(round, why, { passes: false });
        this.#log.error(
          `trace ${traceId} of ledger ${ledger} is not recorded, and tried again: ${why}`,
        );
        return;
      }
      this.#log.error(
        `trace ${traceId} of ledger ${ledger} is not recorded: ${error.code}: ${why}`,
      );
      const reason = `What came of trace ${traceId} by OTLP was refused by the rules of this ledger: ${error.code}.`;
      const { spans, logs, conflicts, known } = gathered;
      const records = spans.length + logs.length;
      await this.#noteLoss(principal, round, { reason, what: 'refused', records });
      await this.inbox.finish(round, { refusal: why.slice(0, 1_000), conflicts, known });
    }
  }

  async #gather(round: OtlpRound): Promise<OtlpRoundItems> {
    const gathering = new ItemGathering(round.known);
    for (const chunk of round.chunks) gathering.add(await this.inbox.readChunk(round, chunk));
    return gathering.done();
  }

  /** The ledger says that the trace is missing before it is set aside: whoever comes after a crash says the same. */
  async #setAside(principal: Principal, round: OtlpRound): Promise<void> {
    const { ledger, traceId, items: records } = round;
    const reason = `What came of trace ${traceId} by OTLP could not be turned into records in ${OTLP_ATTEMPTS_MAX} attempts. It is set aside; where it is recorded later, that stands behind this.`;
    await this.#noteLoss(principal, round, { reason, what: 'set-aside', records });
    await this.inbox.setAside(round);
    this.#log.error(`trace ${traceId} of ledger ${ledger} is set aside: see docket telemetry`);
  }

  async #write(
    principal: Principal,
    { ledger, earlier, conflicts, traceId, round }: OtlpRound,
    { spans, logs, conflicts: added }: OtlpRoundItems,
  ): Promise<{ decisionId?: string; goal?: string }> {
    // All of it came before.
    if (spans.length + logs.length === 0) return {};
    const { decisions, isRootMissing } = mapTrace({
      spans,
      logs,
      conflicts: conflicts + added,
      keepsAnswer: true,
      ...(earlier === undefined ? {} : { late: earlier }),
    });
    const list = decisions.flatMap(({ records }, decision) =>
      records.map((record) => ({ record, decision })),
    );
    const ids = await this.#writeInBatches(principal, ledger, list);
    if (isRootMissing && earlier === undefined && decisions.length > 0) {
      const reason = `The root span of trace ${traceId} did not come: who began it, and how it ended, is not recorded.`;
      await this.#recordGap(principal, ledger, {
        reason,
        records: 1,
        key: `${traceId}:root:${round}`,
      });
    }
    const [decisionId] = ids;
    const [first] = decisions;
    return decisionId === undefined || first === undefined ? {} : { decisionId, goal: first.goal };
  }

  /** In one batch where the records fit into one. @returns the decision's id for each decision. */
  async #writeInBatches(
    principal: Principal,
    ledger: string,
    list: readonly { record: FittedRecord; decision: number }[],
  ): Promise<string[]> {
    const ids: string[] = [];
    for (const batch of batchesOf(list)) {
      const openings = new Map<number, number>();
      const records = batch.map(({ record, decision }, index) => {
        const whole = { type: record.type, body: record.body };
        if (record.type === 'decision.opened') {
          openings.set(decision, index);
          return whole;
        }
        const reference = openings.get(decision);
        return reference === undefined
          ? { ...whole, decision_id: ids[decision] ?? '' }
          : { ...whole, decision_ref: reference };
      });
      const written = await this.recording.recordBatch(principal, { ledger, records });
      for (const [index, { decision }] of batch.entries()) {
        const id = written[index]?.receipt.decisionId;
        if (id !== undefined) ids[decision] ??= id;
      }
    }
    return ids;
  }

  /** Says in the ledger that records are missing, where the sender may still write there. */
  async #noteLoss(
    principal: Principal,
    round: OtlpRound,
    { reason, what, records }: { reason: string; what: 'refused' | 'set-aside'; records: number },
  ): Promise<void> {
    const { ledger, traceId } = round;
    try {
      const key = `${traceId}:${what}:${round.round}`;
      await this.#recordGap(principal, ledger, { reason, records, key });
    } catch (error) {
      // A revoked sender cannot write a gap either; the log has it.
      if (!(error instanceof StoreRefusal) || PASSING.has(error.code)) throw error;
      this.#log.error(`no gap is recorded of trace ${traceId} in ledger ${ledger}: ${error.code}`);
    }
  }

  async #recordGap(
    principal: Principal,
    ledger: string,
    gap: { reason: string; records: number; key: string },
  ): Promise<void> {
    const { reason, records, key } = gap;
    const body: JsonObject = {
      kind: 'dropped',
      reason,
      records,
      idempotency_key: `otlp${MAPPING_VERSION}:${key}:gap.recorded`,
    };
    await this.recording.recordBatch(principal, {
      ledger,
      records: [{ type: 'gap.recorded', body }],
    });
  }
}

/** Length of the bodies of one batch, in bytes: less than what the append takes at once. */
const BATCH_BYTES_MAX = 3_500_000;

function* batchesOf<Item extends { record: FittedRecord }>(
  list: readonly Item[],
): Generator<Item[]> {
  let batch: Item[] = [];
  let bytes = 0;
  for (const item of list) {
    const isFull =
      batch.length >= BATCH_SUBMISSIONS_MAX || bytes + item.record.bytes > BATCH_BYTES_MAX;
    if (batch.length > 0 && isFull) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(item);
    bytes += item.record.bytes;
  }
  if (batch.length > 0) yield batch;
}
