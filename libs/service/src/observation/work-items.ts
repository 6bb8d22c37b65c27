import type { SinkFigures } from '../sinks/sinks.js';
import type { ProcessFigures } from './observation.js';

/**
 * `good`: nothing to do, nothing waits. `waiting`: work is under way, as it should. `attention`: somebody should look.
 * `failed`: something failed. `unknown`: could not be told when it was asked. `off`: it is not set up here.
 */
export const WORK_STATES = ['good', 'waiting', 'attention', 'failed', 'unknown', 'off'] as const;
type WorkState = (typeof WORK_STATES)[number];

export const WORK_NAMES = [
  'readiness',
  'ledgers',
  'unread_entries',
  'clock',
  'append_queue',
  'checkpoints',
  'witness',
  'checkpoint_sink',
  'time_stamps',
  'self_verification',
  'verification',
  'search_index',
  'exports',
  'telemetry',
  'outbox',
  'deadlines',
  'side_effects',
  'erasures',
  'expiry',
] as const;
type WorkName = (typeof WORK_NAMES)[number];

/** Something that Docket does by itself, and how it stands. */
export interface WorkItem {
  name: WorkName;
  state: WorkState;
  /** Whether every process tells the same, or only the one that was asked knows it. */
  scope: 'process' | 'installation';
  /** Which one, where there are several: a witness, a sink, an authority. */
  of?: string;
  /** Whole numbers; names that end in `_s` are seconds. Empty where nothing is known. */
  counts: { readonly [name: string]: number };
  /** Why it failed last, in one line, and when (RFC 3339); it may be long over. */
  failed?: { reason: string; at: string };
}

/** As the alert rules in deploy/prometheus have them. */
const LIMITS = { queue: 5_000, checkpointS: 86_400, searchEntries: 50_000, clockS: 5 } as const;

interface Known {
  figures: ProcessFigures;
  /** Whether a record could be taken. */
  isReady: boolean;
  /** Erasures that wait for a second person; undefined: a ledger could not be asked. */
  erasures: number | undefined;
}

/** workItems judges what is known of a process and its installation. Pure; what is not known is never `good`. */
export function workItems({ figures, isReady, erasures }: Known): WorkItem[] {
  return [
    item('readiness', isReady ? 'good' : 'failed', 'process'),
    item('ledgers', figures.wentBack > 0 ? 'failed' : 'good', 'process', {
      went_back: figures.wentBack,
    }),
    item('unread_entries', figures.unreadEntries > 0 ? 'failed' : 'good', 'process', {
      entries: figures.unreadEntries,
    }),
    ...ofProcess(figures),
    ...ofInstallation(figures.installation),
    ...(erasures === undefined
      ? [item('erasures', 'unknown', 'installation')]
      : [
          item('erasures', erasures > 0 ? 'waiting' : 'good', 'installation', {
            waiting: erasures,
          }),
        ]),
  ];
}

function ofProcess(figures: ProcessFigures): WorkItem[] {
  const { queue, witnesses, sinks, timeStamps, verification, deadlines } = figures;
  const { byResult } = verification;
  return [
    item('append_queue', over(queue.records, LIMITS.queue), 'process', { records: queue.records }),
    ...(witnesses.length === 0 ? [item('witness', 'off', 'process')] : []),
    ...witnesses.map(({ name, up }) => ({ ...item('witness', reached(up), 'process'), of: name })),
    ...(sinks.length === 0 ? [item('checkpoint_sink', 'off', 'process')] : []),
    ...sinks.map(ofSink),
    ...(timeStamps.length === 0 ? [item('time_stamps', 'off', 'process')] : []),
    ...timeStamps.map(({ name, up }) => ({
      ...item('time_stamps', reached(up), 'process'),
      of: name,
    })),
    ofSchedule(figures.selfVerification),
    ofExpiry(figures.expiry),
    item(
      'verification',
      byResult.not_verified > 0
        ? 'failed'
        : byResult.failed > 0
          ? 'attention'
          : byResult.running > 0
            ? 'waiting'
            : 'good',
      'process',
      { ...byResult },
    ),
    deadlines === undefined
      ? item('deadlines', 'unknown', 'process')
      : item(
          'deadlines',
          deadlines.overdue > 0 ? 'attention' : some(deadlines.waiting),
          'process',
          {
            waiting: deadlines.waiting,
            overdue: deadlines.overdue,
          },
        ),
  ];
}

/** A process that puts nothing knows only whether it could be read. */
function ofSink({ name, up, pending, oldestS, lastFailure }: SinkFigures): WorkItem {
  const state = up === true && pending !== undefined ? some(pending) : reached(up);
  const counts = pending === undefined ? {} : { pending, oldest_s: Math.round(oldestS) };
  return {
    ...item('checkpoint_sink', state, 'process', counts),
    of: name,
    ...(lastFailure && { failed: lastFailure }),
  };
}

/** Where the process that is asked verifies nothing by itself, another one may. */
function ofSchedule(figures: ProcessFigures['selfVerification']): WorkItem {
  if (figures === undefined) return item('self_verification', 'unknown', 'process');
  const { byResult, oldestS, intervalS } = figures;
  const state =
    byResult.not_verified > 0
      ? 'failed'
      : oldestS > 2 * intervalS
        ? 'attention'
        : some(byResult.none);
  const counts = { ...byResult, oldest_s: Math.round(oldestS), interval_s: Math.round(intervalS) };
  return item('self_verification', state, 'process', counts);
}

/** What nobody ordered yet is told of as erasures that wait, too. */
function ofExpiry(figures: ProcessFigures['expiry']): WorkItem {
  if (figures === 'off') return item('expiry', 'off', 'process');
  if (figures === undefined) return item('expiry', 'unknown', 'process');
  const { byState, held, skipped, oldestS, intervalS } = figures;
  const isLate = oldestS > 2 * intervalS;
  const state =
    byState.failed + skipped > 0 ? 'failed' : isLate ? 'attention' : some(byState.waiting);
  const times = { oldest_s: Math.round(oldestS), interval_s: Math.round(intervalS) };
  return item('expiry', state, 'process', { ...byState, held, ...times });
}

const OF_INSTALLATION = [
  'clock',
  'checkpoints',
  'search_index',
  'exports',
  'telemetry',
  'outbox',
  'side_effects',
] as const satisfies readonly WorkName[];

function ofInstallation(figures: ProcessFigures['installation']): WorkItem[] {
  // The database did not answer in time: nothing is said about what it holds.
  if (figures === undefined)
    return OF_INSTALLATION.map((name) => item(name, 'unknown', 'installation'));
  const { unsigned, unsignedLedgers, exports, search, telemetry, outbox, clockAheadS } = figures;
  const unsignedS = Math.max(0, ...unsignedLedgers.map(({ ageS }) => ageS));
  const inDoubt = Object.values(figures.effectsInDoubt).reduce((sum, n) => sum + n, 0);
  return [
    item('clock', Math.abs(clockAheadS) > LIMITS.clockS ? 'attention' : 'good', 'process', {
      ahead_s: Math.round(clockAheadS),
    }),
    item(
      'checkpoints',
      unsignedS > LIMITS.checkpointS ? 'attention' : some(unsigned),
      'installation',
      { unsigned, ledgers: unsignedLedgers.length, oldest_s: Math.round(unsignedS) },
    ),
    item('search_index', over(search.behindEntries, LIMITS.searchEntries), 'installation', {
      behind_entries: search.behindEntries,
      behind_ledgers: search.behindLedgers,
    }),
    item(
      'exports',
      exports.failed > 0 ? 'failed' : some(exports.queued + exports.running),
      'installation',
      exports,
    ),
    item(
      'telemetry',
      telemetry.setAside > 0
        ? 'failed'
        : telemetry.failing > 0
          ? 'attention'
          : some(telemetry.waiting),
      'installation',
      {
        waiting: telemetry.waiting,
        failing: telemetry.failing,
        set_aside: telemetry.setAside,
        oldest_s: Math.round(telemetry.oldestS),
      },
    ),
    item(
      'outbox',
      outbox.endpoints === 0
        ? 'off'
        : outbox.disabled + outbox.dead > 0
          ? 'failed'
          : outbox.failing > 0
            ? 'attention'
            : some(outbox.waiting),
      'installation',
      {
        endpoints: outbox.endpoints,
        failing: outbox.failing,
        disabled: outbox.disabled,
        waiting: outbox.waiting,
        dead: outbox.dead,
        oldest_s: Math.round(outbox.oldestS),
      },
    ),
    item('side_effects', inDoubt > 0 ? 'attention' : 'good', 'installation', {
      in_doubt: inDoubt,
    }),
  ];
}

function item(
  name: WorkName,
  state: WorkState,
  scope: WorkItem['scope'],
  counts: WorkItem['counts'] = {},
): WorkItem {
  return { name, state, scope, counts };
}

const some = (n: number): WorkState => (n > 0 ? 'waiting' : 'good');
const over = (n: number, limit: number): WorkState => (n > limit ? 'attention' : some(n));
const reached = (up: boolean | undefined): WorkState =>
  up === undefined ? 'unknown' : up ? 'good' : 'failed';
