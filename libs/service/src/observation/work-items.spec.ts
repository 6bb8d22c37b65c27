import { describe, expect, test } from '@jest/globals';
import type { ProcessFigures } from './observation.js';
import { WORK_NAMES, workItems } from './work-items.js';

type Installation = NonNullable<ProcessFigures['installation']>;

const INSTALLATION: Installation = {
  ledgers: 2,
  entries: 10,
  unsigned: 0,
  unsignedLedgers: [],
  exports: { queued: 0, running: 0, failed: 0 },
  search: { behindEntries: 0, behindLedgers: 0 },
  telemetry: { waiting: 0, failing: 0, oldestS: 0, setAside: 0 },
  foreignRows: { export_job: 0, otlp_trace: 0, outbox_message: 0 },
  outbox: { endpoints: 1, failing: 0, disabled: 0, waiting: 0, oldestS: 0, dead: 0 },
  effectsInDoubt: {} as Installation['effectsInDoubt'],
  decisionsWaiting: 0,
  clockAheadS: 0,
};
const FIGURES: ProcessFigures = {
  installation: INSTALLATION,
  sealValidS: undefined,
  deadlines: { waiting: 0, overdue: 0 },
  wentBack: 0,
  unreadEntries: 0,
  queue: { records: 0, bytes: 0 },
  pools: {} as ProcessFigures['pools'],
  verification: { byResult: { verified: 1, not_verified: 0, failed: 0, running: 0 } },
  selfVerification: {
    intervalS: 3_600,
    byResult: { verified: 2, not_verified: 0, none: 0 },
    oldestS: 60,
  },
  expiry: {
    intervalS: 3_600,
    byState: { done: 2, waiting: 0, failed: 0 },
    held: 1,
    skipped: 0,
    oldestS: 60,
  },
  witnesses: [{ name: 'w', up: true }],
  sinks: [{ name: 's', up: true, pending: 0, oldestS: 0, lastFailure: undefined }],
  timeStamps: [{ name: 't', up: true }],
};

const sink = (more: object): Partial<ProcessFigures> => ({
  sinks: [{ name: 's', up: true, pending: 0, oldestS: 0, lastFailure: undefined, ...more }],
});

const stateOf = (name: string, figures: Partial<ProcessFigures>, more: object = {}) =>
  workItems({ figures: { ...FIGURES, ...figures }, isReady: true, erasures: 0, ...more }).find(
    (one) => one.name === name,
  )?.state;
const expiry = (states: object) => ({
  intervalS: 3_600,
  byState: { done: 1, waiting: 0, failed: 0, ...states },
  held: 0,
  skipped: 0,
  oldestS: 60,
});
const installed = (more: Partial<Installation>): Partial<ProcessFigures> => ({
  installation: { ...INSTALLATION, ...more },
});

describe('how what Docket does by itself stands', () => {
  test('has each kind of work, and calls nothing but what is well good', () => {
    const items = workItems({ figures: FIGURES, isReady: true, erasures: 0 });
    expect(items.map(({ name }) => name).toSorted()).toEqual([...WORK_NAMES].toSorted());
    expect(new Set(items.map(({ state }) => state))).toEqual(new Set(['good']));
  });

  test.each<[string, string, Partial<ProcessFigures>]>([
    ['ledgers', 'failed', { wentBack: 1 }],
    ['unread_entries', 'failed', { unreadEntries: 1 }],
    ['append_queue', 'waiting', { queue: { records: 1, bytes: 1 } }],
    ['append_queue', 'attention', { queue: { records: 5_001, bytes: 1 } }],
    ['expiry', 'off', { expiry: 'off' }],
    ['expiry', 'unknown', { expiry: undefined }],
    ['expiry', 'waiting', { expiry: expiry({ waiting: 1 }) }],
    ['expiry', 'failed', { expiry: expiry({ waiting: 1, failed: 1 }) }],
    ['expiry', 'failed', { expiry: { ...expiry({}), skipped: 1 } }],
    ['expiry', 'attention', { expiry: { ...expiry({}), oldestS: 7_201 } }],
    ['checkpoint_sink', 'off', { sinks: [] }],
    ['checkpoint_sink', 'waiting', sink({ pending: 1 })],
    ['checkpoint_sink', 'failed', sink({ up: false, pending: 1 })],
    ['checkpoint_sink', 'good', sink({ pending: undefined })],
    ['checkpoint_sink', 'unknown', sink({ up: undefined, pending: undefined })],
    ['witness', 'off', { witnesses: [] }],
    ['witness', 'failed', { witnesses: [{ name: 'w', up: false }] }],
    ['witness', 'unknown', { witnesses: [{ name: 'w', up: undefined }] }],
    ['time_stamps', 'off', { timeStamps: [] }],
    ['time_stamps', 'failed', { timeStamps: [{ name: 't', up: false }] }],
    ['self_verification', 'unknown', { selfVerification: undefined }],
    ['deadlines', 'unknown', { deadlines: undefined }],
    ['deadlines', 'waiting', { deadlines: { waiting: 1, overdue: 0 } }],
    ['deadlines', 'attention', { deadlines: { waiting: 1, overdue: 1 } }],
    ['clock', 'attention', installed({ clockAheadS: -5.1 })],
    ['checkpoints', 'waiting', installed({ unsigned: 3 })],
    ['search_index', 'waiting', installed({ search: { behindEntries: 1, behindLedgers: 1 } })],
    [
      'search_index',
      'attention',
      installed({ search: { behindEntries: 50_001, behindLedgers: 1 } }),
    ],
    ['exports', 'waiting', installed({ exports: { queued: 1, running: 0, failed: 0 } })],
    ['exports', 'failed', installed({ exports: { queued: 1, running: 1, failed: 1 } })],
    ['outbox', 'off', installed({ outbox: { ...INSTALLATION.outbox, endpoints: 0 } })],
    ['outbox', 'attention', installed({ outbox: { ...INSTALLATION.outbox, failing: 1 } })],
    ['outbox', 'failed', installed({ outbox: { ...INSTALLATION.outbox, dead: 1 } })],
    ['telemetry', 'attention', installed({ telemetry: { ...INSTALLATION.telemetry, failing: 1 } })],
    ['telemetry', 'failed', installed({ telemetry: { ...INSTALLATION.telemetry, setAside: 1 } })],
    ['side_effects', 'attention', installed({ effectsInDoubt: { unknown: 1 } as never })],
  ])('%s: %s', (name, state, figures) => {
    expect(stateOf(name, figures)).toBe(state);
  });

  test('a verification that found something is said before one that runs', () => {
    const byResult = { verified: 0, not_verified: 1, failed: 1, running: 1 };
    expect(stateOf('verification', { verification: { byResult } })).toBe('failed');
    const recorded = {
      intervalS: 10,
      byResult: { verified: 1, not_verified: 1, none: 0 },
      oldestS: 1,
    };
    expect(stateOf('self_verification', { selfVerification: recorded })).toBe('failed');
    const late = { ...recorded, byResult: { verified: 1, not_verified: 0, none: 0 }, oldestS: 21 };
    expect(stateOf('self_verification', { selfVerification: late })).toBe('attention');
  });

  test('where the database does not answer, nothing that it knows is called good', () => {
    const items = workItems({
      figures: { ...FIGURES, installation: undefined },
      isReady: false,
      erasures: undefined,
    });
    const states = Object.fromEntries(items.map(({ name, state }) => [name, state]));
    expect(states).toMatchObject({
      readiness: 'failed',
      clock: 'unknown',
      checkpoints: 'unknown',
      search_index: 'unknown',
      exports: 'unknown',
      telemetry: 'unknown',
      outbox: 'unknown',
      side_effects: 'unknown',
      erasures: 'unknown',
    });
  });
});
