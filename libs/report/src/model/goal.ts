import { gatewayUrl, traceUrl } from '@docket/record';
import { joined, type Told } from '../narrative/told.js';
import type { DossierModel, Fact } from '../schema/index.js';
import { firstOf, ofType, policyBefore, type ModelContext } from './context.js';
import { itemsAt, stringAt, valueAt, type EntryView } from './entry.js';

/** Name, version and model of an agent as an entry gives them under `pointer`. */
export function agentFact(
  context: ModelContext,
  entry: EntryView | undefined,
  pointer: string,
): Fact {
  const { facts, words } = context;
  if (!entry) return facts.notRecorded();
  const id = facts.at(entry, `${pointer}/id`);
  if (id.state !== 'recorded' && id.state !== 'unverified') return id;
  const part = (member: string): Told | undefined => {
    const fact = facts.at(entry, `${pointer}/${member}`);
    return fact.state === 'not_recorded' ? undefined : fact.text;
  };
  const text = words.agent(part('name') ?? id.text, part('version'), part('model'));
  return entry.trusted
    ? facts.recorded(id.value as string, [entry.mark], text)
    : facts.unverified(id.value as string, [entry.mark], words.failedVerification, text);
}

/** Every agent that acted in the decision, once, in order of appearance. */
export function agents(context: ModelContext): Fact[] {
  const seen = new Map<string, Fact>();
  for (const entry of context.entries) {
    const id = stringAt(entry, '/agent/id');
    if (id !== undefined && !seen.has(id)) seen.set(id, agentFact(context, entry, '/agent'));
  }
  return [...seen.values()];
}

/** A list of short strings as one fact. */
function listFact(context: ModelContext, entry: EntryView | undefined, pointer: string): Fact {
  const fact = context.facts.at(entry, pointer);
  if (fact.state !== 'recorded' || !Array.isArray(fact.value)) return fact;
  const items = itemsAt(entry as EntryView, pointer).map((at) => context.facts.at(entry, at).text);
  return { ...fact, text: items.length === 0 ? context.words.emptyList : joined(items, ', ') };
}

/** The goals that Job Cards state where they differ from the goal the decision was opened with. */
function goalRevisions(context: ModelContext, opened: EntryView | undefined): Fact[] {
  const revisions: Fact[] = [];
  let current = opened ? valueAt(opened, '/goal') : undefined;
  for (const card of ofType(context, 'job_card.filed')) {
    const goal = stringAt(card, '/goal');
    if (goal === undefined || goal === current) continue;
    current = goal;
    revisions.push(context.facts.at(card, '/goal'));
  }
  return revisions;
}

/** Section 6: what was asked, what was understood, what was planned and what was allowed. */
export function buildGoal(context: ModelContext): DossierModel['goal'] {
  const { facts } = context;
  const opened = firstOf(context, 'decision.opened');
  const plan = opened
    ? itemsAt(opened, '/plan').map((at) => ({
        step: facts.at(opened, `${at}/step`),
        status: facts.at(opened, `${at}/status`),
      }))
    : [];
  return {
    request: facts.at(opened, '/request'),
    goal: facts.at(opened, '/goal'),
    goal_revisions: goalRevisions(context, opened),
    plan,
    plan_state: facts.at(opened, '/plan'),
    authority_scope: listFact(context, opened, '/authority_scope'),
    policy_refs: listFact(context, opened, '/policy_refs'),
    legal_context: facts.at(opened, '/legal_context'),
    subject_ref: facts.at(opened, '/subject_ref'),
    parent_decision: facts.at(opened, '/parent_decision'),
    trace: facts.at(opened, '/trace_id'),
    ...traces(context, opened),
  };
}

/** Links to what gateways hold of the work: the policy in force at the opening says where, and only what is recorded leads there. */
function traces(
  context: ModelContext,
  opened: EntryView | undefined,
): Pick<DossierModel['goal'], 'trace_url' | 'gateway_refs'> {
  if (opened === undefined) return { gateway_refs: [] };
  const { facts } = context;
  const links = opened.trusted ? policyBefore(context, opened)?.['trace_links'] : undefined;
  const [trace, span] = [stringAt(opened, '/trace_id'), stringAt(opened, '/span_id')];
  const seen =
    trace === undefined ? undefined : traceUrl(links, { trace_id: trace, span_id: span });
  const refs = itemsAt(opened, '/gateway_refs').map((at) => {
    const [system, ref] = [stringAt(opened, `${at}/system`), stringAt(opened, `${at}/ref`)];
    const url =
      system === undefined || ref === undefined ? undefined : gatewayUrl(links, { system, ref });
    return {
      system: facts.at(opened, `${at}/system`),
      ref: facts.at(opened, `${at}/ref`),
      ...(url === undefined ? {} : { url }),
    };
  });
  return { ...(seen === undefined ? {} : { trace_url: seen }), gateway_refs: refs };
}
