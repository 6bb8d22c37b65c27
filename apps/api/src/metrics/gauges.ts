import type { ProcessFigures } from '@docket/service';
import { Gauge, Registry } from 'prom-client';

type Installation = NonNullable<ProcessFigures['installation']>;

/** What was seen of the services of one database. */
export interface Look {
  /** Name of the cell, where there are several. */
  cell?: string | undefined;
  /** Undefined: it could not be opened. */
  figures: ProcessFigures | undefined;
}

/** The gauges of one look, in a registry of their own: what is not known this time is not in it. */
export function gaugesOf(looked: readonly Look[]): Registry {
  const gauges = new Gauges();
  for (const { cell, figures } of looked) {
    gauges.of(cell);
    if (figures === undefined) setUp(gauges, false);
    else setFigures(gauges, figures);
  }
  return gauges.registry;
}

function setUp(gauges: Gauges, isUp: boolean): void {
  gauges.set('docket_database_up', 'Whether the database answered this look: 1 or 0.', [
    [{}, isUp ? 1 : 0],
  ]);
}

function setFigures(gauges: Gauges, figures: ProcessFigures): void {
  const { installation, deadlines, queue, pools, verification, wentBack, unreadEntries } = figures;
  const { sealValidS } = figures;
  setUp(gauges, installation !== undefined);
  gauges.set('docket_ledger_went_back', WENT_BACK, [[{}, wentBack]]);
  gauges.set('docket_entries_unread', UNREAD, [[{}, unreadEntries]]);
  gauges.set('docket_queue_records', 'Records that wait in this process to be written.', [
    [{}, queue.records],
  ]);
  gauges.set('docket_queue_bytes', 'Bytes of the records that wait in this process.', [
    [{}, queue.bytes],
  ]);
  const states = Object.entries(pools);
  gauges.set(
    'docket_pool_connections',
    'Connections of this process to the database, by pool; idle ones are part of the total.',
    states.flatMap(([pool, { total, idle }]) => [
      [{ pool, state: 'total' }, total],
      [{ pool, state: 'idle' }, idle],
    ]),
  );
  gauges.set(
    'docket_pool_waiting',
    'Requests of this process that wait for a connection.',
    states.map(([pool, { waiting }]) => [{ pool }, waiting]),
  );
  gauges.set(
    'docket_verifications',
    'Ledgers by how the latest verification by this process ended.',
    Object.entries(verification.byResult).map(([result, n]) => [{ result }, n]),
  );
  if (verification.oldestFinishedS !== undefined) {
    gauges.set('docket_verification_age_seconds', VERIFICATION_AGE, [
      [{}, verification.oldestFinishedS],
    ]);
  }
  setSchedules(gauges, figures);
  if (deadlines !== undefined) {
    gauges.set('docket_escalations_waiting', 'Escalations that no human has answered.', [
      [{}, deadlines.waiting],
    ]);
    gauges.set('docket_escalations_overdue', 'Unanswered escalations past their deadline.', [
      [{}, deadlines.overdue],
    ]);
  }
  setAnchors(gauges, figures);
  gauges.set(
    'docket_seal_valid_seconds',
    'Until the certificate that PDFs are sealed with is over; absent where none are sealed.',
    sealValidS === undefined ? [] : [[{}, sealValidS]],
  );
  if (installation !== undefined) setInstallation(gauges, installation);
}

const WENT_BACK = 'Ledgers of which the database holds less, or other, than this process has seen.';
const UNREAD = 'Entries that are no record, in what this process has read of ledgers.';
const VERIFICATION_AGE =
  'Since the end of the oldest of the latest verifications by this process, of a ledger each.';

function setAnchors(gauges: Gauges, { witnesses, sinks, timeStamps }: ProcessFigures): void {
  gauges.set(
    'docket_witness_up',
    'Whether a witness cosigned when this process asked it last: 1 or 0; absent where it was not asked.',
    witnesses.flatMap(({ name, up }) =>
      up === undefined ? [] : [[{ witness: name }, up ? 1 : 0]],
    ),
  );
  gauges.set(
    'docket_time_stamp_up',
    'Whether the time-stamp authority gave a time stamp when this process asked it last: 1 or 0; absent where it was not asked.',
    timeStamps.flatMap(({ name, up }) =>
      up === undefined ? [] : [[{ authority: name }, up ? 1 : 0]],
    ),
  );
  gauges.set(
    'docket_checkpoint_sink_up',
    'Whether the sink of checkpoints took one, or was read, when this process asked it last: 1 or 0; absent where it was not asked.',
    sinks.flatMap(({ name, up }) => (up === undefined ? [] : [[{ sink: name }, up ? 1 : 0]])),
  );
  const looked = sinks.flatMap(({ name, pending, oldestS }) =>
    pending === undefined ? [] : [{ sink: name, pending, oldestS }],
  );
  gauges.set(
    'docket_checkpoint_sink_pending',
    'Checkpoints that wait in the directory for the sink; absent where this process puts none.',
    looked.map(({ sink, pending }) => [{ sink }, pending]),
  );
  gauges.set(
    'docket_checkpoint_sink_oldest_seconds',
    'Since the oldest checkpoint that waits for the sink was signed.',
    looked.map(({ sink, oldestS }) => [{ sink }, oldestS]),
  );
}

/** What a worker does by itself from time to time, where this process does. */
function setSchedules(gauges: Gauges, { selfVerification, expiry }: ProcessFigures): void {
  if (selfVerification !== undefined) setSelfVerification(gauges, selfVerification);
  if (expiry !== undefined && expiry !== 'off') setExpiry(gauges, expiry);
}

type SelfVerification = NonNullable<ProcessFigures['selfVerification']>;

function setSelfVerification(gauges: Gauges, figures: SelfVerification): void {
  const { intervalS, byResult, oldestS } = figures;
  gauges.set(
    'docket_self_verifications',
    'Ledgers by what their newest own verification says; none: they have recorded none yet.',
    Object.entries(byResult).map(([result, n]) => [{ result }, n]),
  );
  gauges.set(
    'docket_self_verification_interval_seconds',
    'How often each ledger is to be verified by itself.',
    [[{}, intervalS]],
  );
  gauges.set(
    'docket_self_verification_age_seconds',
    'Since the oldest of the newest own verifications was recorded; of a ledger without one, since it began.',
    [[{}, oldestS]],
  );
}

type Expiry = Exclude<ProcessFigures['expiry'], 'off' | undefined>;

function setExpiry(gauges: Gauges, figures: Expiry): void {
  const { intervalS, byState, held, skipped, oldestS } = figures;
  gauges.set(
    'docket_expiry_runs',
    'Ledgers by how the last run in them ended that asks for what is older than policies keep it; waiting: a person has to order it.',
    Object.entries(byState).map(([state, n]) => [{ state }, n]),
  );
  gauges.set(
    'docket_expiry_held_entries',
    'Entries that are old enough, and that legal holds cover.',
    [[{}, held]],
  );
  gauges.set(
    'docket_expiry_skipped_decisions',
    'Decisions that lists say are old enough and closed, and that are damaged, too long, or open.',
    [[{}, skipped]],
  );
  gauges.set(
    'docket_expiry_interval_seconds',
    'How often what is older than policies keep it is to be asked for.',
    [[{}, intervalS]],
  );
  gauges.set(
    'docket_expiry_age_seconds',
    'Since the oldest of the last runs ended, of a ledger each.',
    [[{}, oldestS]],
  );
}

function setInstallation(gauges: Gauges, installation: Installation): void {
  const { exports, search, telemetry, effectsInDoubt, unsignedLedgers } = installation;
  gauges.set('docket_ledgers', 'Ledgers, the registry among them.', [[{}, installation.ledgers]]);
  gauges.set('docket_entries', 'Entries of all ledgers.', [[{}, installation.entries]]);
  gauges.set('docket_entries_unsigned', 'Entries that no checkpoint covers.', [
    [{}, installation.unsigned],
  ]);
  gauges.set(
    'docket_ledger_entries',
    'Entries of a ledger; see docket_ledger_checkpoint_age_seconds.',
    unsignedLedgers.map(({ ledger, size }) => [{ ledger }, size]),
  );
  gauges.set(
    'docket_ledger_checkpoint_entries',
    'Entries that the newest checkpoint of the ledger covers.',
    unsignedLedgers.map(({ ledger, signed }) => [{ ledger }, signed]),
  );
  gauges.set(
    'docket_ledger_checkpoint_age_seconds',
    'Since the newest checkpoint, of the 20 ledgers whose newest entries have waited longest for one.',
    unsignedLedgers.map(({ ledger, ageS }) => [{ ledger }, ageS]),
  );
  gauges.set(
    'docket_exports',
    'Exports made in the background, by state; failed ones stay listed.',
    Object.entries(exports).map(([state, n]) => [{ state }, n]),
  );
  gauges.set('docket_search_behind_entries', 'Entries that are not indexed yet.', [
    [{}, search.behindEntries],
  ]);
  gauges.set('docket_search_behind_ledgers', 'Ledgers with entries that are not indexed yet.', [
    [{}, search.behindLedgers],
  ]);
  gauges.set('docket_otlp_traces_waiting', 'Traces that came by OTLP and are not records yet.', [
    [{}, telemetry.waiting],
  ]);
  gauges.set('docket_otlp_traces_failing', 'Of those, the ones of which an attempt failed.', [
    [{}, telemetry.failing],
  ]);
  gauges.set(
    'docket_otlp_traces_set_aside',
    'Traces that could not be turned into records: see docket telemetry.',
    [[{}, telemetry.setAside]],
  );
  gauges.set('docket_otlp_oldest_seconds', 'Since the first span of the oldest of them came.', [
    [{}, telemetry.oldestS],
  ]);
  gauges.set(
    'docket_foreign_rows',
    'Rows that were set aside because no server of this installation wrote them so, by table.',
    Object.entries(installation.foreignRows).map(([table, n]) => [{ table }, n]),
  );
  setOutbox(gauges, installation.outbox);
  gauges.set(
    'docket_side_effects_in_doubt',
    'Side effects of which nobody can say what became of them, by why.',
    Object.entries(effectsInDoubt).map(([doubt, n]) => [{ doubt }, n]),
  );
  gauges.set('docket_decisions_waiting', 'Decisions that wait for a human, as far as indexed.', [
    [{}, installation.decisionsWaiting],
  ]);
  gauges.set(
    'docket_clock_ahead_seconds',
    "By how much this process's clock is ahead of the database's; negative: behind.",
    [[{}, installation.clockAheadS]],
  );
}

function setOutbox(gauges: Gauges, outbox: Installation['outbox']): void {
  const { endpoints, failing, disabled, waiting, oldestS, dead } = outbox;
  gauges.set(
    'docket_webhooks',
    'Webhooks by state; a failing one took nothing that it was sent last.',
    [
      [{ state: 'good' }, endpoints - failing - disabled],
      [{ state: 'failing' }, failing],
      [{ state: 'disabled' }, disabled],
    ],
  );
  gauges.set('docket_webhook_messages', 'Messages that wait to be sent, and that were given up.', [
    [{ state: 'waiting' }, waiting],
    [{ state: 'dead' }, dead],
  ]);
  gauges.set('docket_webhook_oldest_seconds', 'Since the oldest message that waits was made.', [
    [{}, oldestS],
  ]);
}

type Sample = readonly [labels: Record<string, string>, value: number];

class Gauges {
  readonly registry = new Registry();
  readonly #made = new Map<string, Gauge>();
  #cell: Record<string, string> = {};

  /** From here on it is about this cell; undefined where there are no others. */
  of(cell: string | undefined): void {
    this.#cell = cell === undefined ? {} : { cell };
  }

  set(name: string, help: string, samples: readonly Sample[]): void {
    const [first] = samples;
    if (first === undefined) return;
    const labelNames = Object.keys({ ...this.#cell, ...first[0] });
    const gauge =
      this.#made.get(name) ?? new Gauge({ name, help, labelNames, registers: [this.registry] });
    this.#made.set(name, gauge);
    for (const [labels, value] of samples) gauge.set({ ...this.#cell, ...labels }, value);
  }
}
