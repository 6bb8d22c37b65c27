import { DocketProblem, type BatchRecord, type WriteAnswer } from '@docket/client';
import { CommandFailure, EXIT } from '../failure.js';
import type { ImportedRecord, ImportedRun } from './record.js';

/** Where imported records go: a ledger, through `DocketClient.batch`. */
export interface BatchSink {
  batch(records: readonly BatchRecord[]): Promise<WriteAnswer[]>;
}

/** Limits of one batch: the server's, less what the list around the records takes. */
const BATCH_RECORDS_MAX = 500;
const BATCH_BYTES_MAX = 3_500_000;

/** What became of one record. */
export type OnWritten = (record: ImportedRecord, run: number, answer: WriteAnswer) => void;

/**
 * Writes runs in batches that fill up across runs. Of each group of runs the openings go first, because
 * a record names its decision; then everything else about them, in order. Two groups are under way at
 * a time, so that the next is mapped while one is written; the records of one run stay in order.
 */
export class BatchSender {
  readonly #sink: BatchSink;
  readonly #onWritten: OnWritten;
  readonly #underWay = new Set<Promise<void>>();
  #failure: { error: unknown } | undefined;
  #runs: ImportedRun[] = [];
  #records = 0;

  constructor(sink: BatchSink, onWritten: OnWritten) {
    this.#sink = sink;
    this.#onWritten = onWritten;
  }

  /** Takes a run; writes when enough have come together. Throws what an earlier group failed with. */
  async add(run: ImportedRun): Promise<void> {
    this.#runs.push(run);
    this.#records += run.records.length;
    if (this.#records < GROUP_RECORDS && this.#runs.length < BATCH_RECORDS_MAX) return;
    while (this.#underWay.size >= GROUPS_MAX) await Promise.race(this.#underWay);
    this.#start();
    if (this.#failure !== undefined) await this.settle();
  }

  /** Writes what is left, and waits for it. */
  async flush(): Promise<void> {
    this.#start();
    await this.settle();
  }

  /** Waits for what is under way; runs that only wait to be written are left out. */
  async settle(): Promise<void> {
    await Promise.all(this.#underWay);
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  #start(): void {
    const runs = this.#runs;
    this.#runs = [];
    this.#records = 0;
    if (this.#failure !== undefined || runs.length === 0) return;
    const group = this.#writeGroup(runs)
      .catch((error: unknown) => {
        this.#failure ??= { error };
      })
      .finally(() => this.#underWay.delete(group));
    this.#underWay.add(group);
  }

  async #writeGroup(runs: readonly ImportedRun[]): Promise<void> {
    const openings: Entry[] = [];
    for (const { run, records } of runs) {
      const [record] = records;
      if (record !== undefined) openings.push({ run, record });
    }
    const decisions = await this.#write(openings, new Map());
    const rest = runs.flatMap(({ run, records }) =>
      records.slice(1).map((record) => ({ run, record })),
    );
    await this.#write(rest, decisions);
  }

  async #write(
    entries: readonly Entry[],
    decisions: ReadonlyMap<number, string>,
  ): Promise<Map<number, string>> {
    const opened = new Map<number, string>();
    for (const batch of batchesOf(entries)) {
      const answers = await this.#send(batch, decisions);
      for (const [index, { run, record }] of batch.entries()) {
        const answer = answers[index];
        if (answer === undefined)
          throw new Error('The server answered fewer results than records.');
        opened.set(run, answer.decisionId);
        this.#onWritten(record, run, answer);
      }
    }
    return opened;
  }

  async #send(
    batch: readonly Entry[],
    decisions: ReadonlyMap<number, string>,
  ): Promise<WriteAnswer[]> {
    try {
      return await this.#sink.batch(batch.map((entry) => submit(entry, decisions)));
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

/** Runs are collected up to so many records: a full batch, and one for their openings. */
const GROUP_RECORDS = 500;
const GROUPS_MAX = 2;

interface Entry {
  run: number;
  record: ImportedRecord;
}

function submit({ run, record }: Entry, decisions: ReadonlyMap<number, string>): BatchRecord {
  const decisionId = decisions.get(run);
  return decisionId === undefined ? record : { ...record, decisionId };
}

function* batchesOf(entries: readonly Entry[]): Generator<Entry[]> {
  let batch: Entry[] = [];
  let bytes = 0;
  for (const entry of entries) {
    const size = Buffer.byteLength(JSON.stringify(entry.record.body));
    const isFull = batch.length >= BATCH_RECORDS_MAX || bytes + size > BATCH_BYTES_MAX;
    if (batch.length > 0 && isFull) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(entry);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}
