import {
  isSeenType,
  SeenFold,
  seenFindings,
  type SeenComparison,
  type SeenFinding,
} from '@docket/record';

import { joined, say, type Told } from '../narrative/told.js';
import type { Fact, SideEffectRow } from '../schema/index.js';
import { isObject, type ModelContext } from './context.js';
import type { EntryView } from './entry.js';
import { memberName } from './member-schema.js';
import { WEIGHT, type Weighed } from './weights.js';

const isFromOutside = ({ type }: EntryView): boolean =>
  type === 'observation.recorded' || type === 'watch.recorded';

/**
 * The decision's actions against what was seen from outside, by the entries of this file alone; undefined where none of
 * them was recorded from outside. The same rule as over the whole ledger, which knows the actions of others too.
 */
function compareHere({ entries, ledgerRecords }: ModelContext): SeenComparison | undefined {
  if (!ledgerRecords.some(isFromOutside)) return undefined;
  const fold = new SeenFold();
  for (const entry of [...entries, ...ledgerRecords].toSorted((a, b) => a.seq - b.seq)) {
    const { seq, type, time, actor, leaf, body, trusted, hidden } = entry;
    if (!isSeenType(type)) continue;
    fold.take({
      seq,
      type,
      time,
      actor,
      decision: leaf.decision?.id,
      body: trusted && isObject(body) ? body : undefined,
      hidden: [...hidden.keys()],
    });
  }
  return fold.compare();
}

const at = ({ ledgerRecords }: ModelContext, seqs: readonly number[]): EntryView[] =>
  ledgerRecords.filter(({ seq }) => seqs.includes(seq));

const marksOf = (entries: readonly EntryView[]): string[] => entries.map(({ mark }) => mark);

/** Who saw or watched, each once, as it is recorded. */
function sources({ facts }: ModelContext, entries: readonly EntryView[]): Told {
  return joined([...new Set(entries.map((entry) => facts.at(entry, '/source').text))], ', ');
}

function differenceTexts(
  context: ModelContext,
  { differences }: Extract<SeenFinding, { code: 'seen_differently' }>,
): Told[] {
  const { words } = context;
  return differences.map(({ member, declared, seen }) =>
    words.seen.difference(
      memberName(context, 'observation.recorded', member),
      declared === undefined ? words.seen.undeclared : words.seen.declared(words.quote(declared)),
      words.quote(seen),
    ),
  );
}

/** What was seen of each side effect, by its id; empty where nothing of the file was recorded from outside. */
export function seenOfEffects(
  context: ModelContext,
): ReadonlyMap<string, NonNullable<SideEffectRow['seen']>> {
  const { words, facts } = context;
  const compared = compareHere(context);
  const told = new Map<string, Fact>();
  for (const { effect, verdict, events, missedBy } of compared?.effects ?? []) {
    const saw = at(
      context,
      events.map(({ event }) => event.seq),
    );
    const missed = at(
      context,
      missedBy.map(({ seq }) => seq),
    );
    const by = sources(context, saw);
    const unseen = (text: Told): Fact => ({ ...facts.notRecorded(), text });
    const seen = (text: Told): Fact =>
      facts.recorded(verdict, [...marksOf(saw), ...marksOf(missed)], text);
    const isByName = events.some(({ match }) => match !== undefined && match.by !== 'description');
    const fact = {
      agrees: () => seen(isByName ? words.seen.agrees(by) : words.seen.resembles(by)),
      differs: () => seen(words.seen.differs(by)),
      seen_twice: () => seen(words.seen.twice(by)),
      observers_disagree: () => seen(words.seen.disagree(by, sources(context, missed))),
      not_seen: () => seen(words.seen.notSeen(sources(context, missed))),
      ambiguous: () => seen(words.seen.ambiguous(by)),
      unwatched: () => unseen(words.seen.unwatched),
      pending: () => unseen(words.seen.pending),
      not_done: () => undefined,
      undetermined: () => unseen(words.seen.undetermined),
    }[verdict]();
    if (fact !== undefined) told.set(effect.id, fact);
  }
  return told;
}

/** How hard the observer says it is to make up what it saw, where it says so. */
function withAssurance(
  { words }: ModelContext,
  text: Told,
  assurance: 'authenticated' | 'structured' | 'free_text' | undefined,
): Told {
  return assurance === undefined ? text : say`${text} (${words.seen.assurance[assurance]})`;
}

/** What was seen of something and by whom, as it is recorded. */
function sightOf(context: ModelContext, { event }: SeenComparison['events'][number]) {
  const { words } = context;
  const { '/operation': operation = '', '/target/system': system = '' } = event.said;
  const { '/target/resource': resource = '', '/amount/value': value } = event.said;
  const { '/amount/currency': currency = '' } = event.said;
  const entries = at(context, [event.seq]);
  return {
    entries,
    by: sources(context, entries),
    what: words.seen.sight(
      words.quote(operation),
      words.quote(resource),
      words.quote(system),
      value === undefined ? undefined : words.quote(`${value} ${currency}`),
    ),
  };
}

/**
 * What was seen and no action of this decision declares. The file carries it because no decision of the ledger had
 * declared it; that, the file alone cannot show.
 */
function seenBeside(context: ModelContext, { events }: SeenComparison): Weighed[] {
  const { seen: words } = context.words;
  return events.flatMap((one): Weighed[] => {
    if (one.match !== undefined) return [];
    const { entries, by, what } = sightOf(context, one);
    const isOpen = one.verdict === 'undetermined';
    const text = (isOpen ? words.finding.perhapsDeclared : words.finding.notDeclared)(by, what);
    const told = {
      code: 'seen_not_declared',
      severity: 'attention',
      text: withAssurance(context, text, one.event.body.assurance),
      evidence: marksOf(entries),
    } as const;
    return [{ ...told, weight: WEIGHT.saidOtherwise }];
  });
}

/** What was declared in another way than it was seen, what was declared and not seen, and what was seen and not declared. */
export function seenOtherwise(context: ModelContext): Weighed[] {
  const compared = compareHere(context);
  if (compared === undefined) return [];
  const { words } = context;
  const nameOf = new Map(
    compared.effects.map(({ effect: { id, said } }) => [id, words.quote(said['/operation'] ?? id)]),
  );
  const declared = seenFindings(compared).flatMap((finding): Weighed[] => {
    // What fits several is told with the action.
    if (!('sideEffect' in finding)) return [];
    const { code, sideEffect } = finding;
    const name = nameOf.get(sideEffect) ?? words.quote(sideEffect);
    const of = context.entries.filter(({ seq }) => seq === finding.seq);
    const made = (entries: readonly EntryView[], text: Told): Weighed[] => [
      {
        code,
        // Where more was seen than declared, no entry says that something else was done.
        severity: code === 'observers_disagree' || code === 'seen_twice' ? 'attention' : 'failed',
        text,
        evidence: [...marksOf(of), ...marksOf(entries)],
        weight: code === 'observers_disagree' ? WEIGHT.contradiction : WEIGHT.saidOtherwise,
      },
    ];
    switch (code) {
      case 'declared_not_seen': {
        const watches = at(context, finding.watches);
        return made(watches, words.seen.finding.notSeen(name, sources(context, watches)));
      }
      case 'seen_differently': {
        const seen = at(context, [finding.observation]);
        const told = joined(differenceTexts(context, finding), '; ');
        const text = words.seen.finding.differs(name, sources(context, seen), told);
        return made(seen, withAssurance(context, text, finding.assurance));
      }
      case 'seen_twice': {
        const seen = at(context, finding.observations);
        return made(seen, words.seen.finding.twice(name, sources(context, seen), finding.count));
      }
      case 'observers_disagree': {
        const [seen, watches] = [at(context, finding.observations), at(context, finding.watches)];
        return made(
          [...seen, ...watches],
          words.seen.finding.disagree(name, sources(context, seen), sources(context, watches)),
        );
      }
    }
  });
  return [...declared, ...seenBeside(context, compared)];
}
