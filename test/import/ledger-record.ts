import type { ImportedEntry } from './imported-entries.js';
import {
  addTimes,
  argumentsText,
  emptyHolding,
  judged,
  listIn,
  objectIn,
  said,
  sorted,
  type Holding,
  type Members,
} from './raw-record.js';

/** What the ledger holds of each run, read from nothing but its entries. */
export function ledgerHoldings(
  entries: readonly ImportedEntry<Members>[],
  runs: number,
): Holding[] {
  const holdings = Array.from({ length: runs }, emptyHolding);
  for (const { run, type, body } of entries) {
    const holding = holdings[run];
    if (holding === undefined) throw new Error(`the ledger has a run ${run}`);
    addEntry(holding, type, body);
  }
  return holdings.map(sorted);
}

function addEntry(holding: Holding, type: string, body: Members): void {
  const kept = objectIn(objectIn(body['ext'])['import']);
  for (const message of listIn(kept['messages']).map(objectIn)) {
    const { role, content, content_sha256: digest } = message;
    addTimes(holding, message, 'timestamp');
    holding.messages.push(said(role, digest ?? content));
    if (role === 'tool' && message['requestor'] !== 'user') {
      holding.results.push(`nobody ${String(content)}`);
    }
  }
  for (const answer of listIn(kept['answers']).map(objectIn)) {
    addTimes(holding, answer, 'timestamp');
  }
  if (type === 'decision.opened') addTimes(holding, kept, 'start_time', 'end_time', 'timestamp');
  if (type === 'job_card.filed') addCard(holding, body);
  if (type === 'evaluation.recorded') holding.evaluations.push(judgement(body, kept['from']));
  const effect = EFFECTS[type];
  if (effect !== undefined) holding.writes.push(`${String(body['operation'])} ${effect}`);
}

const EFFECTS: { readonly [type: string]: string } = {
  'side_effect.executed': 'ok',
  'side_effect.failed': 'error',
  'side_effect.outcome_unknown': 'unknown',
};

function addCard(holding: Holding, body: Members): void {
  for (const call of listIn(body['tool_calls']).map(objectIn)) {
    const { tool_name: name, arguments: given, arguments_raw: raw, result, status } = call;
    const args = argumentsText(raw ?? given);
    holding.calls.push(`${String(name)} ${args}`);
    if (body['needs_human'] === true && name === 'transfer_to_human_agents')
      holding.transfers.push(args);
    if (result === undefined) continue;
    holding.messages.push(said('tool', result));
    holding.results.push(`${String(name)} ${String(result)}`);
    if (status === 'error') holding.errors.push(`${String(name)} ${String(result)}`);
  }
}

const EVALUATORS: { readonly [id: string]: string } = {
  'tau-bench reward': 'reward of τ-bench',
  'tau2-bench reward': 'reward of τ²-bench',
  'tau2-bench database check': 'database',
  'tau2-bench action check': 'action',
  'tau2-bench environment assertion': 'environment',
  'tau2-bench communicate check': 'communicate',
  'tau2-bench assertion judge': 'assertion',
  'precondition check': 'precondition',
};

function judgement(body: Members, from: unknown): string {
  const who = EVALUATORS[String(objectIn(body['evaluator'])['id'])];
  const name = objectIn(body['target'])['name'];
  const what = who === 'action' ? objectIn(objectIn(from)['action'])['action_id'] : name;
  // A text that was too long for its place stands whole beside it.
  const why = objectIn(from)['justification'] ?? body['explanation'];
  return judged(who, what, body['passed'], body['score'], why);
}
