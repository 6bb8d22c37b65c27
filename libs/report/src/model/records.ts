import { type DecisionCourse, isRefusedMeanwhile, type RecordType } from '@docket/record';
import { joined, say, type Told } from '../narrative/told.js';
import type {
  Change,
  DossierModel,
  Fact,
  Incident,
  RecordedGap,
  RefusedEffect,
} from '../schema/index.js';
import { firstOf, lastOf, ofType, type ModelContext } from './context.js';
import { gapKind, notification, policyDifferences } from './describe-records.js';
import { itemsAt, numberAt, placeAt, stringAt, type EntryView } from './entry.js';
import { isHidden } from './fact.js';
import { amountFact, targetFact } from './side-effects.js';

/** What was recorded about the record, the system and the ledger. */
export type RecordSections = Pick<
  DossierModel,
  'recorded_gaps' | 'incidents' | 'changes' | 'refused_effects'
>;

/** Gaps that writers recorded themselves, for the gap register. */
function recordedGaps(context: ModelContext): RecordedGap[] {
  const { facts } = context;
  const gaps = ofType(context, 'gap.recorded').map((entry) => ({
    kind: { ...facts.at(entry, '/kind'), text: gapKind(context, entry) },
    reason: facts.at(entry, '/reason'),
    records: facts.at(entry, '/records'),
    by_type: inLines(
      context,
      entry,
      '/by_type',
      (at) => say`${facts.at(entry, `${at}/type`).text}: ${facts.at(entry, `${at}/records`).text}`,
    ),
    from: facts.at(entry, '/from'),
    to: facts.at(entry, '/to'),
    agent: facts.at(entry, '/agent/id'),
    at: entry.time,
    evidence: [entry.mark],
  }));
  return [...gaps, ...restorations(context), ...clockRefusals(context)].toSorted((a, b) =>
    a.at.localeCompare(b.at),
  );
}

const isRestoration = ({ type }: EntryView): boolean => type === 'ledger.restored';

/** From the first entry of the decision to the last that is here. */
function courseOf({ entries }: ModelContext): DecisionCourse | undefined {
  const first = entries[0];
  return first && { seq: first.seq, from: first.time, until: entries.at(-1)?.time };
}

/**
 * What was recorded before the database was put back may have been about this decision too: how much of it
 * is not known.
 */
function restorations(context: ModelContext): RecordedGap[] {
  const { facts, words } = context;
  const unknown = facts.notRecorded();
  const opened = courseOf(context)?.seq ?? Infinity;
  const meanwhile = context.ledgerRecords.filter(
    (entry) => isRestoration(entry) && entry.seq > opened,
  );
  return meanwhile.map((entry) => ({
    kind: facts.recorded('restored', [entry.mark], words.records.putBack),
    reason: facts.at(entry, '/reason'),
    records: unknown,
    by_type: unknown,
    from: unknown,
    to: unknown,
    agent: unknown,
    at: entry.time,
    evidence: [entry.mark],
  }));
}

function isReadsAlone(entry: EntryView): boolean {
  const records = numberAt(entry, '/records');
  return records !== undefined && records === numberAt(entry, '/reads');
}

/**
 * What a clock refused may have been about this decision; what was sent again is not missing. Where all of it would have
 * said that somebody read, nothing of a decision was refused: what was read was not handed out.
 */
function clockRefusals(context: ModelContext): RecordedGap[] {
  const { facts, words } = context;
  const unknown = facts.notRecorded();
  const course = courseOf(context);
  const isMeanwhile = (entry: EntryView): boolean =>
    course !== undefined &&
    isRefusedMeanwhile(
      {
        seq: entry.seq,
        first: stringAt(entry, '/first/database_time'),
        last: stringAt(entry, '/last/database_time'),
      },
      course,
    );
  return context.ledgerRecords
    .filter((entry) => entry.type === 'clock.refused' && !isReadsAlone(entry) && isMeanwhile(entry))
    .map((entry) => {
      const ahead = facts.at(entry, '/ahead');
      const records = facts.at(entry, '/records');
      return {
        kind: facts.recorded(
          'clock_refused',
          [entry.mark],
          words.records.clockRefused(
            words.records.aheadOfClock(stringAt(entry, '/ahead') ?? ''),
            records.text,
            numberAt(entry, '/reads') === undefined ? undefined : facts.at(entry, '/reads').text,
          ),
        ),
        reason: ahead,
        records: unknown,
        by_type: unknown,
        from: facts.at(entry, '/first/database_time'),
        to: facts.at(entry, '/last/database_time'),
        agent: unknown,
        at: entry.time,
        evidence: [entry.mark],
      };
    });
}

/** A list as one fact, its items printed one by one. */
function inLines(
  context: ModelContext,
  entry: EntryView,
  pointer: string,
  print: (at: string) => Told,
): Fact {
  const fact = context.facts.at(entry, pointer);
  if (!Array.isArray(fact.value)) return fact;
  const items = itemsAt(entry, pointer).map(print);
  return { ...fact, text: items.length === 0 ? context.words.emptyList : joined(items, '; ') };
}

/** The fact from the last of the entries that says it. */
function lastSaid(context: ModelContext, entries: readonly EntryView[], pointer: string): Fact {
  const facts = entries.map((entry) => context.facts.at(entry, pointer));
  return facts.findLast(({ state }) => state !== 'not_recorded') ?? context.facts.notRecorded();
}

function incidentOf(context: ModelContext, id: string, entries: readonly EntryView[]): Incident {
  const { facts } = context;
  const opened = entries[0] as EntryView;
  const closed = entries.filter(({ type }) => type === 'incident.closed');
  const said = (pointer: string): Fact => lastSaid(context, entries, pointer);
  const ending = (pointer: string): Fact =>
    closed.length === 0 ? facts.notRecorded() : lastSaid(context, closed, pointer);
  return {
    id,
    title: facts.at(opened, '/title'),
    severity: said('/severity'),
    aware_at: facts.at(opened, '/aware_at'),
    due_at: said('/clock/due_at'),
    basis: said('/clock/basis'),
    description: facts.at(opened, '/description'),
    status: closed.length > 0 ? 'closed' : 'open',
    outcome: ending('/outcome'),
    summary: ending('/summary'),
    root_cause: ending('/root_cause'),
    corrective_actions: closed[0]
      ? inLines(context, closed[0], '/corrective_actions', (at) => facts.at(closed[0], at).text)
      : facts.notRecorded(),
    notifications: entries.flatMap((entry) =>
      itemsAt(entry, '/notifications').map((at) => ({
        ...facts.at(entry, at),
        text: notification(context, entry, at),
      })),
    ),
    notes: entries
      .filter((entry) => placeAt(entry, '/note'))
      .map((entry) => facts.at(entry, '/note')),
    opened_at: opened.time,
    evidence: entries.map(({ mark }) => mark),
  };
}

function incidents(context: ModelContext): Incident[] {
  const byId = new Map<string, EntryView[]>();
  for (const entry of ofType(context, 'incident.opened', 'incident.updated', 'incident.closed')) {
    // An id that is hidden in this dossier stays one row an entry: nothing is guessed together.
    const id = stringAt(entry, '/incident_id') ?? `${context.words.hiddenId} (${entry.mark})`;
    const known = byId.get(id);
    if (known) known.push(entry);
    else byId.set(id, [entry]);
  }
  return [...byId].map(([id, entries]) => incidentOf(context, id, entries));
}

function systemChange(context: ModelContext, entry: EntryView): Change {
  const { facts, words } = context;
  const component = facts.at(entry, '/component');
  const name = facts.at(entry, '/name');
  return {
    kind: 'system',
    what:
      name.state === 'recorded' && component.state === 'recorded'
        ? { ...name, text: words.records.part(component.text, name.text) }
        : name,
    from: facts.at(entry, '/from'),
    to: facts.at(entry, '/to'),
    reason: facts.at(entry, '/reason'),
    approved_by: facts.at(entry, '/approved_by'),
    effective_at: facts.at(entry, '/effective_at'),
    external_ref: facts.at(entry, '/external_ref'),
    at: entry.time,
    evidence: [entry.mark],
  };
}

function policyChange(context: ModelContext, entry: EntryView): Change {
  const { facts, words } = context;
  const revision = facts.at(entry, '/revision');
  const before = numberAt(entry, '/revision');
  const differences = policyDifferences(context, entry);
  return {
    kind: 'policy',
    what: facts.recorded(
      differences,
      [entry.mark],
      differences.length === 0 ? words.records.thePolicy : words.records.policyWith(differences),
    ),
    from:
      before === undefined
        ? facts.notRecorded()
        : facts.recorded(before - 1, [entry.mark], words.records.revision(say`${before - 1}`)),
    to: { ...revision, text: words.records.revision(revision.text) },
    reason: facts.at(entry, '/reason'),
    approved_by: facts.at(entry, '/approved_by'),
    effective_at: facts.recorded(entry.time, [entry.mark]),
    external_ref: facts.notRecorded(),
    at: entry.time,
    evidence: [entry.mark],
  };
}

/** What stands in the ledger meanwhile and changes nothing. */
const NO_CHANGE: ReadonlySet<string> = new Set(['verification.recorded', 'watch.recorded']);

/** Changes of the ledger's policy and of the system that came while the decision's entries were written. */
export function changesMeanwhile(context: ModelContext): EntryView[] {
  const { entries, ledgerRecords } = context;
  const first = firstOf(context, 'decision.opened')?.seq ?? entries[0]?.seq ?? Infinity;
  const last = lastOf(context, 'decision.closed')?.seq ?? Infinity;
  return ledgerRecords.filter(({ seq, type }) => seq > first && seq < last && !NO_CHANGE.has(type));
}

/** What changed something, by type. All else of the ledger is told by the history of the decision alone. */
const CHANGE_OF: ReadonlyMap<string, (context: ModelContext, entry: EntryView) => Change> = new Map(
  Object.entries({
    'policy.changed': policyChange,
    'system.changed': systemChange,
  } satisfies Partial<Record<RecordType, unknown>>),
);

const changes = (context: ModelContext): Change[] =>
  changesMeanwhile(context).flatMap((entry) => CHANGE_OF.get(entry.type)?.(context, entry) ?? []);

function refusedEffects(context: ModelContext): RecordSections['refused_effects'] {
  const { facts, words } = context;
  return ofType(context, 'side_effect.refused').map((entry) => {
    const seq = facts.at(entry, '/earlier/seq');
    const decision = facts.at(entry, '/earlier/decision');
    return {
      operation: facts.at(entry, '/operation'),
      target: targetFact(context, [entry]),
      amount: amountFact(context, [entry]),
      owner: facts.at(entry, '/owner'),
      reason: facts.at(entry, '/reason'),
      key: facts.at(entry, '/repeated_key'),
      earlier:
        seq.state === 'recorded' && decision.state === 'recorded'
          ? { ...seq, text: words.records.earlier(seq.text, decision.text) }
          : seq,
      attempts: facts.at(entry, '/attempts'),
      at: entry.time,
      evidence: [entry.mark],
    };
  });
}

/** Further attempts of a series are told by their number. */
const ATTEMPTS_ONE_BY_ONE = 5;

/** Whether an agent tried to act while it was held, or after the decision was stopped or closed. */
export const isAgainstHold = ({ reason }: RefusedEffect): boolean =>
  typeof reason.value === 'string' && ['held', 'stopped', 'closed'].includes(reason.value);

/** Why an action was not registered, in words; of a key, whose it is. */
export function refusalText({ words }: ModelContext, row: RefusedEffect): Told {
  const { reason, earlier } = row;
  if (reason.value === 'repeated_key' && earlier.state !== 'not_recorded') {
    return words.records.keyOf(earlier.text);
  }
  return refusalWords(words.records, row);
}

/** The same without whose key it is; where attempts were left out before it, with how many there were at least. */
export function refusalWords(
  { refusal, atLeast }: Pick<ModelContext['words']['records'], 'refusal' | 'atLeast'>,
  { reason, attempts }: Pick<RefusedEffect, 'reason' | 'attempts'>,
): Told {
  const why = typeof reason.value === 'string' ? refusal(reason.value) : reason.text;
  const isSeries = typeof attempts.value === 'number' && attempts.value > ATTEMPTS_ONE_BY_ONE;
  return isSeries ? say`${why}; ${atLeast(attempts.text)}` : why;
}

/**
 * How many attempts were refused: each series of a hold, stop or close begins at 1 and says how far it came. From
 * the one on after which not every attempt is recorded, there may have been more.
 */
export function refusedCount(rows: readonly RefusedEffect[]): { count: number; isLeast: boolean } {
  let count = 0;
  let isLeast = false;
  let reached = 0;
  for (const { attempts } of rows) {
    const number = typeof attempts.value === 'number' ? attempts.value : undefined;
    if (number === undefined || number <= reached) count += 1;
    else count += number - reached;
    if (number !== undefined) reached = number;
    isLeast ||= isHidden(attempts) || (number !== undefined && number >= ATTEMPTS_ONE_BY_ONE);
  }
  return { count, isLeast };
}

/** The sections of what was recorded about the record, the system and the ledger. */
export function buildRecords(context: ModelContext): RecordSections {
  return {
    recorded_gaps: recordedGaps(context),
    incidents: incidents(context),
    changes: changes(context),
    refused_effects: refusedEffects(context),
  };
}
