import type { JsonObject } from '@docket/chain';
import { DEFAULT_POLICY, type Policy, RULE_NAMES, type RuleName } from '@docket/record';

import { joined, say, type Told } from '../narrative/told.js';
import type { RulesInForce } from '../schema/index.js';
import { alsoLine, alsoRecorded } from './also-recorded.js';
import { firstOf, isObject, lastOf, type ModelContext } from './context.js';
import { placeAt, stringAt, type EntryView } from './entry.js';
import { memberPath } from './member-schema.js';
import { stakesFact } from './stakes.js';
import { isImportedHere } from './waiting.js';

/** One policy of the ledger, from the entry that brought it. */
interface PolicyStretch {
  entry: EntryView;
  policy: JsonObject;
  /** The entry that brought the next one; Infinity while none did. */
  until: number;
}

const HIGH_STAKES = ['high', 'critical'];

/** The policies that were in force while the decision's entries were written, in order. */
function stretches(context: ModelContext): PolicyStretch[] {
  const first = firstOf(context, 'decision.opened')?.seq ?? context.entries[0]?.seq ?? Infinity;
  const last = lastOf(context, 'decision.closed')?.seq ?? Infinity;
  const sources = [...(context.genesis ? [context.genesis] : []), ...context.policies];
  return sources
    .map((entry, i) => ({ entry, until: sources[i + 1]?.seq ?? Infinity }))
    .filter(({ entry, until }) => until > first && entry.seq < last)
    .flatMap(({ entry, until }) => {
      const policy = entry.trusted && isObject(entry.body) ? entry.body['policy'] : undefined;
      return isObject(policy) ? [{ entry, policy, until }] : [];
    });
}

/** Why a rule cannot trip under a policy; undefined where it can. */
function reasonOff(rule: RuleName, policy: JsonObject): 'disabled' | 'threshold' | undefined {
  const wires = policy['tripwires'];
  if (!isObject(wires)) return undefined;
  const { disabled } = wires;
  if (Array.isArray(disabled) && disabled.includes(rule)) return 'disabled';
  const never =
    (rule === 'low_confidence' && wires['high_stakes_confidence'] === 0) ||
    (rule === 'decisive_without_lineage' && wires['require_decisive_lineage'] === false);
  return never ? 'threshold' : undefined;
}

/**
 * The thresholds of a rule while the decision ran, each once, in order; undefined where the rule was off at any time, or
 * its policy is not to be seen: of such a rule nobody can say that it asked for nothing.
 */
export function limitsInForce(
  context: ModelContext,
  rule: RuleName,
  threshold: string,
): number[] | undefined {
  const list = stretches(context);
  const limits = list.flatMap(({ policy }) => {
    const wires = policy['tripwires'];
    const limit = isObject(wires) ? wires[threshold] : undefined;
    return typeof limit === 'number' && reasonOff(rule, policy) === undefined ? [limit] : [];
  });
  return list.length > 0 && limits.length === list.length ? [...new Set(limits)] : undefined;
}

/** Every stretch in which a rule could not trip, whatever was recorded. */
function rulesOff(context: ModelContext, list: readonly PolicyStretch[]): RulesInForce['off'] {
  const { facts, words } = context;
  return RULE_NAMES.flatMap((rule) => {
    const off: RulesInForce['off'] = [];
    let running = false;
    for (const { entry, policy } of list) {
      const reason = reasonOff(rule, policy);
      const row = off.at(-1);
      if (reason === undefined && running && row) {
        row.until = facts.recorded(entry.seq, [entry.mark], momentOf(context, entry));
        row.evidence.push(entry.mark);
      }
      if (reason !== undefined && !running) {
        off.push({
          rule: words.ruleName(rule),
          why: words.rules.why[reason],
          since: facts.recorded(entry.seq, [entry.mark], momentOf(context, entry)),
          until: facts.notRecorded(),
          evidence: [entry.mark],
        });
      }
      running = reason !== undefined;
    }
    return off;
  });
}

/** Limits of trip-wires, each with whether more of it lets more pass. */
const LIMITS = {
  loop_repeats: 'more',
  loop_window: 'less',
  attempts_max: 'more',
  high_stakes_confidence: 'less',
  handoff_confidence: 'less',
} as const satisfies { readonly [Name in keyof Policy['tripwires']]?: 'more' | 'less' };

/**
 * Limits that were weaker than those of a policy that nobody changed. Such a rule was in force; it may have
 * found nothing because of that.
 */
function laxLimits(context: ModelContext, list: readonly PolicyStretch[]): RulesInForce['lax'] {
  const rows = new Map<string, RulesInForce['lax'][number]>();
  for (const { entry, policy } of list) {
    const wires = policy['tripwires'];
    for (const [name, weaker] of Object.entries(LIMITS)) {
      const value = isObject(wires) ? wires[name] : undefined;
      const usual = DEFAULT_POLICY.tripwires[name as keyof typeof LIMITS];
      if (typeof value !== 'number' || typeof usual !== 'number') continue;
      if (weaker === 'more' ? value <= usual : value >= usual) continue;
      const place = `/policy/tripwires/${name}`;
      const limit = memberPath(context, entry.type, place).at(-1);
      if (limit === undefined) continue;
      const evidence = [...(rows.get(name)?.evidence ?? []), entry.mark];
      rows.set(name, { limit, value: say`${value}`, usual: say`${usual}`, evidence });
    }
  }
  return [...rows.values()];
}

/** Where, when and by whom an entry of the ledger was written. */
const momentOf = ({ words, facts }: ModelContext, { seq, time, actor }: EntryView): Told =>
  words.rules.moment(seq, facts.recorded(time, []).text, words.quote(actor));

/** Rules that had nothing to trip on in this decision, whatever the policy says. */
function couldNotApply(context: ModelContext): RulesInForce['not_applicable'] {
  const { words } = context;
  const opened = firstOf(context, 'decision.opened');
  if (!opened) return [];
  const stakes = stringAt(opened, '/stakes');
  return [
    ...(stakes !== undefined && !HIGH_STAKES.includes(stakes)
      ? [
          {
            rule: words.ruleName('low_confidence'),
            why: words.rules.stakes(stakesFact(context, opened).text),
            evidence: [opened.mark],
          },
        ]
      : []),
    ...(placeAt(opened, '/authority_scope') === undefined
      ? [
          {
            rule: words.ruleName('out_of_scope'),
            why: words.rules.noScope,
            evidence: [opened.mark],
          },
        ]
      : []),
  ];
}

/**
 * Which rules could find something while the decision ran, and which could not: the policy at opening,
 * every rule that was off and since when. That nothing tripped says something only about the rest.
 */
export function buildRulesInForce(context: ModelContext): RulesInForce {
  const { facts, words } = context;
  const list = stretches(context);
  const start = list[0];
  const off = rulesOff(context, list);
  const lax = laxLimits(context, list);
  const notApplicable = couldNotApply(context);
  if (start === undefined) {
    const unknown = facts.notRecorded();
    return {
      policy: unknown,
      enforcement: unknown,
      off: [],
      lax: [],
      not_applicable: notApplicable,
      advisory: false,
      statement: words.rules.unknown,
      also: [],
    };
  }
  const advisory = list.filter(({ policy }) => policy['enforcement'] === 'advisory');
  const shown = new Set<string>();
  const watched = facts.watched(shown);
  const at = (pointer: string) => watched.at(start.entry, pointer);
  const version = at('/policy/version');
  const enforcement = at('/policy/enforcement');
  const named = words.rules.policy(version.text, momentOf(context, start.entry));
  return {
    policy: { ...version, text: named },
    enforcement,
    advisory: advisory.length > 0,
    off,
    lax,
    not_applicable: notApplicable,
    also: alsoLine(context, [alsoRecorded(context, start.entry, shown)]),
    statement: stated(context, { named, advisory, off, lax, notApplicable }),
  };
}

/** All of it in words: what was in force, what was not, what was weak, and what had nothing to judge. */
function stated(
  context: ModelContext,
  {
    named,
    advisory,
    off,
    lax,
    notApplicable,
  }: Pick<RulesInForce, 'off' | 'lax'> & {
    named: Told;
    advisory: readonly PolicyStretch[];
    notApplicable: RulesInForce['not_applicable'];
  },
): Told {
  const { rules, imported } = context.words;
  const isImport = isImportedHere(context);
  const moments = advisory.map(({ entry }) => momentOf(context, entry));
  const offRules = off.map(({ rule, why, since, until }) =>
    rules.off(rule, why, since.text, until.state === 'recorded' ? until.text : undefined),
  );
  const weak = lax.map(({ limit, value, usual }) => rules.limit(limit, value, usual));
  const idle = notApplicable.map(({ rule, why }) => rules.because(rule, why));
  return joined(
    [
      rules.atOpening(named),
      // What an import holds was done before any rule of Docket looked at it.
      isImport
        ? imported.notEnforced
        : moments.length === 0
          ? rules.enforcing
          : rules.advisory(joined(moments, '; ')),
      offRules.length > 0
        ? rules.notInForce(offRules)
        : isImport
          ? imported.allApplied
          : rules.allInForce,
      ...(weak.length === 0 ? [] : [rules.weaker(weak)]),
      ...(idle.length === 0 ? [] : [rules.hadNothing(idle)]),
    ],
    ' ',
  );
}
