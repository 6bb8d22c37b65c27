import { DocketProblem, type BatchAnswer, type BatchRecord } from '@docket/client';
import { CommandFailure, EXIT } from '../failure.js';
import type { FittedRecord, ImportedRecord } from '@docket/ingest';
import type { ImportedRun } from './record.js';

/** Where imported records go: a ledger, through `DocketClient.batch`. */
export interface BatchSink {
  batch(records: readonly BatchRecord[]): Promise<BatchAnswer[]>;
}

/** Limits of one batch: the server's, less what the list around the records takes. */
const BATCH_RECORDS_MAX = 500;
const BATCH_BYTES_MAX = 3_500_000;

/** What became of one record. */
export type OnWritten = (record: ImportedRecord, run: number, answer: BatchAnswer) => void;

/**
 * Writes runs in batches that fill up across runs. A run is kept in one batch where it fits into one, so
 * that batches do not wait for each other: some are under way at a time, while the next is mapped.
 */
export class BatchSender {
  readonly #sink: BatchSink;
  readonly #onWritten: OnWritten;
  readonly #underWay = new Set<Promise<void>>();
  #failure: { error: unknown } | undefined;
  #entries: Entry[] = [];
  #bytes = 0;

  constructor(sink: BatchSink, onWritten: OnWritten) {
    this.#sink = sink;
    this.#onWritten = onWritten;
  }

  /** Takes a run; writes when enough have come together. Throws what an earlier batch failed with. */
  async add({ run, records }: ImportedRun): Promise<void> {
    const entries = records.map((record) => ({ run, record }));
    const bytes = records.reduce((sum, record) => sum + record.bytes, 0);
    const isFull =
      this.#entries.length + entries.length > BATCH_RECORDS_MAX ||
      this.#bytes + bytes > BATCH_BYTES_MAX;
    if (isFull) await this.#start();
    this.#entries.push(...entries);
    this.#bytes += bytes;
  }

  /** Writes what is left, and waits for it. */
  async flush(): Promise<void> {
    await this.#start();
    await this.settle();
  }

  /** Waits for what is under way; runs that only wait to be written are left out. */
  async settle(): Promise<void> {
    await Promise.all(this.#underWay);
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  async #start(): Promise<void> {
    while (this.#underWay.size >= UNDER_WAY_MAX) await Promise.race(this.#underWay);
    if (this.#failure !== undefined) return this.settle();
    const entries = this.#entries;
    this.#entries = [];
    this.#bytes = 0;
    if (entries.length === 0) return;
    const writing = this.#write(entries)
      .catch((error: unknown) => {
        this.#failure ??= { error };
      })
      .finally(() => this.#underWay.delete(writing));
    this.#underWay.add(writing);
  }

  /**
   * In one batch, as a rule: a run that is longer than a batch makes several, in order, and what names the
   * place of another entry waits for the batch that tells it.
   */
  async #write(entries: readonly Entry[]): Promise<void> {
    const written: Written = { decisions: new Map(), positions: new Map() };
    for (const batch of batchesOf(entries)) {
      const answers = await this.#send(batch, written);
      for (const [index, { run, record }] of batch.entries()) {
        const answer = answers[index];
        if (answer?.decisionId === undefined)
          throw new Error('The server answered fewer results than records.');
        written.decisions.set(run, answer.decisionId);
        const { decisionSeq } = answer.receipt;
        if (decisionSeq !== undefined)
          written.positions.set(record.body.idempotency_key, decisionSeq);
        this.#onWritten(record, run, answer);
      }
    }
  }

  async #send(batch: readonly Entry[], written: Written): Promise<BatchAnswer[]> {
    try {
      return await this.#sink.batch(submit(batch, written));
    } catch (error) {
      const position = error instanceof DocketProblem ? /^\/(\d+)/.exec(error.pointer ?? '') : null;
      const refused = position === null ? undefined : batch[Number(position[1])];
      if (refused === undefined) throw error;
      const { run, record } = refused;
      const message = `Run ${run} was refused at its ${record.type}: ${(error as Error).message}`;
      throw new CommandFailure(message, EXIT.failed, { cause: error });
    }
  }
}

/** Batches under way: one is written, one is validated, one is on its way. */
const UNDER_WAY_MAX = 3;

interface Entry {
  run: number;
  record: FittedRecord;
}

/** What is known of records that earlier batches wrote. */
interface Written {
  /** Decisions by run. */
  decisions: Map<number, string>;
  /** Positions in their decision, by key. */
  positions: Map<string, number>;
}

/**
 * Names each record's decision: by its id where an earlier batch opened it, else by its opening here. And of
 * what is judged, the position.
 */
function submit(batch: readonly Entry[], { decisions, positions }: Written): BatchRecord[] {
  const openings = new Map<number, number>();
  return batch.map(({ run, record }, index) => {
    const whole = withPosition(record, positions);
    const decisionId = decisions.get(run);
    if (decisionId !== undefined) return { ...whole, decisionId };
    const opening = openings.get(run);
    if (opening !== undefined) return { ...whole, decisionRef: opening };
    openings.set(run, index);
    return whole;
  });
}

function withPosition(record: FittedRecord, positions: ReadonlyMap<string, number>): FittedRecord {
  const { judges } = record;
  if (judges === undefined || record.type !== 'evaluation.recorded') return record;
  const position = positions.get(judges);
  if (position === undefined) throw new Error(`No answer told where ${judges} stands.`);
  const { body } = record;
  return { ...record, body: { ...body, target: { ...body.target, decision_seq: position } } };
}

function* batchesOf(entries: readonly Entry[]): Generator<Entry[]> {
  const isWaiting = ({ record }: Entry): boolean => record.judges !== undefined;
  yield* filledBatches(entries.filter((entry) => !isWaiting(entry)));
  yield* filledBatches(entries.filter(isWaiting));
}

function* filledBatches(entries: readonly Entry[]): Generator<Entry[]> {
  let batch: Entry[] = [];
  let bytes = 0;
  for (const entry of entries) {
    const isFull =
      batch.length >= BATCH_RECORDS_MAX || bytes + entry.record.bytes > BATCH_BYTES_MAX;
    if (batch.length > 0 && isFull) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(entry);
    bytes += entry.record.bytes;
  }
  if (batch.length > 0) yield batch;
}
