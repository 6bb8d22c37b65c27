import { decodeState, isAgentIn } from '@docket/record';
import type { DecisionState, RecordBodies } from '@docket/record';
import { textArray } from '../binary-array.js';
import type { DraftedEntry } from './batch.js';
import { FIND_DECISION_STATES, FIND_OPENING_AGENTS } from './statements.js';
import type { PreparedSubmission } from './submission.js';
import type { LedgerAsker } from '../ledger-scope.js';

/** An entry of the batch, or one in flight. */
type Coming = Pick<DraftedEntry, 'decisionId' | 'decisionSeq' | 'type' | 'bytes'>;

/** Of a decision that is not in the database: what its opening says. */
interface Opening {
  readonly parent: string | undefined;
}

/** Other decisions that the records of a batch refer to, and agents that wrote in them. */
export class ReferencedElsewhere {
  /** Ids of decisions that are wanted, with their state: `undefined`: not in the database. */
  readonly #states = new Map<string, DecisionState | 'unreadable' | undefined>();
  /** Agents that are wanted, and whether one of that name opened a decision. */
  readonly #agents = new Map<string, boolean>();
  /** Decisions in which an agent is referred to. */
  readonly #referring = new Set<string>();
  readonly #openings = new Map<string, Opening>();

  /** Notes an opening of the batch: it may be the parent's, or say which decision is. */
  note({ type, body, decisionId }: PreparedSubmission): void {
    if (type !== 'decision.opened' || decisionId === undefined) return;
    // prepareSubmission held the body against the schema of this type.
    this.#openings.set(decisionId, openingIn(body as unknown as RecordBodies['decision.opened']));
  }

  wantDecision(id: string): void {
    this.#states.set(id, undefined);
  }

  /** `decisionId`: the decision in which the agent is referred to. */
  wantAgent(name: string, decisionId: string): void {
    this.#agents.set(name, false);
    this.#referring.add(decisionId);
    this.#states.set(decisionId, undefined);
  }

  /** Reads what is not known yet. */
  async read(client: LedgerAsker, ledgerNo: number): Promise<void> {
    const agents = [...this.#agents].flatMap(([name, isThere]) => (isThere ? [] : [name]));
    await Promise.all([
      this.#readDecisions(client, ledgerNo),
      agents.length === 0 ? undefined : this.#readAgents(client, ledgerNo, agents),
    ]);
  }

  hasDecision(id: string, coming: readonly Coming[]): boolean {
    return this.#states.get(id) !== undefined || coming.some((one) => one.decisionId === id);
  }

  /** `coming`: entries in flight, and those of the batch so far. */
  hasAgent(decisionId: string, name: string, coming: readonly Coming[]): boolean | undefined {
    if (this.#agents.get(name) === true) return true;
    const parent = this.#parentOf(decisionId, coming);
    const isComing = coming.some(
      ({ type, decisionId: id, bytes }) =>
        (type === 'decision.opened' || (type === 'job_card.filed' && id === parent)) &&
        agentIn(bytes) === name,
    );
    if (isComing) return true;
    if (parent === null) return false;
    const state = parent === undefined ? undefined : this.#states.get(parent);
    // Of a parent that is elsewhere, or cannot be read, nobody here can tell.
    return state === undefined || state === 'unreadable' ? undefined : isAgentIn(state, name);
  }

  /** `null`: it has none; `undefined`: it cannot be told. */
  #parentOf(decisionId: string, coming: readonly Coming[]): string | null | undefined {
    const state = this.#states.get(decisionId);
    if (state === 'unreadable') return undefined;
    if (state !== undefined) return state.parentDecision;
    const opening = this.#openings.get(decisionId) ?? openingOf(decisionId, coming);
    return opening === undefined ? undefined : (opening.parent ?? null);
  }

  async #readDecisions(client: LedgerAsker, ledgerNo: number): Promise<void> {
    await this.#readStates(client, ledgerNo);
    for (const id of this.#referring) {
      const parent = this.#parentOf(id, []);
      if (typeof parent === 'string' && !this.#states.has(parent))
        this.#states.set(parent, undefined);
    }
    await this.#readStates(client, ledgerNo);
  }

  async #readStates(client: LedgerAsker, ledgerNo: number): Promise<void> {
    const ids = [...this.#states].flatMap(([id, state]) => (state === undefined ? [id] : []));
    if (ids.length === 0) return;
    const values = [ledgerNo, textArray(ids)];
    const { rows } = await client.query<StateRow>({ ...FIND_DECISION_STATES, values });
    for (const { decision_id: id, state } of rows) {
      const decoded = decodeState(state);
      this.#states.set(id, decoded.ok ? decoded.state : 'unreadable');
    }
  }

  async #readAgents(
    client: LedgerAsker,
    ledgerNo: number,
    names: readonly string[],
  ): Promise<void> {
    const values = [ledgerNo, textArray(names)];
    const { rows } = await client.query<{ agent_id: string }>({ ...FIND_OPENING_AGENTS, values });
    for (const { agent_id: name } of rows) this.#agents.set(name, true);
  }
}

interface StateRow {
  decision_id: string;
  state: string;
}

function openingOf(decisionId: string, coming: readonly Coming[]): Opening | undefined {
  const entry = coming.find(
    (one) => one.type === 'decision.opened' && one.decisionId === decisionId,
  );
  return entry && openingIn(bodyOf(entry.bytes));
}

function openingIn(body: RecordBodies['decision.opened']): Opening {
  return { parent: body.parent_decision };
}

function agentIn(bytes: Uint8Array): string | undefined {
  const { agent }: { agent?: { id: string } } = bodyOf(bytes);
  return agent?.id;
}

/** Planned as a valid record of its type, all of which name their agents alike. */
function bodyOf(bytes: Uint8Array): RecordBodies['decision.opened'] {
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as RecordBodies['decision.opened'];
}
