import { decodeJson } from './answer.js';
import { pathSegment } from './prepare.js';
import { isRecordObject, textOf, UnexpectedAnswer } from './problem.js';
import { Transport, type TransportOptions } from './transport.js';

/** Who works at a question, and what somebody noted for the next. None of it is evidence. Times are RFC 3339, UTC. */
export interface QuestionStanding {
  /** `holder` and `givenBy`: principals. Undefined: nobody works at it. */
  claim: { holder: string; isYours: boolean; givenBy: string; until: string } | undefined;
  /** Undefined: nothing is noted. */
  note: { text: string; by: string; isYours: boolean; at: string } | undefined;
}

/** A question that waits for a human. Nothing of what the records say, but the goal as the agent states it. */
export interface QuestionSummary extends QuestionStanding {
  decisionId: string;
  escalationId: string;
  rule: string;
  /** `hold` or `stop`. */
  directive: string;
  stakes: string;
  goal: string;
  agentId: string;
  openedAt: string;
  /** Undefined: there is no deadline. */
  dueAt: string | undefined;
  isOverdue: boolean;
}

export interface QuestionList {
  questions: QuestionSummary[];
  /** All that wait, also beyond the limit. */
  waiting: number;
  /** Whether all that is recorded was looked at. */
  isComplete: boolean;
}

/** Somebody whom a question can be given to. */
export interface QuestionReviewer {
  principal: string;
  role: string;
  /** Undefined: not known there. */
  name: string | undefined;
  isYours: boolean;
}

/** Where a question stands. */
export interface QuestionReference {
  decisionId: string;
  escalationId: string;
}

/**
 * Who works at which question, so that two people do not work at one: with a reviewer's or an officer's key. Nobody is
 * kept from answering by it, and nothing is recorded. Each method throws what `DocketClient` throws.
 */
export class DocketQuestions {
  readonly #transport: Transport;
  readonly #root: string;

  constructor(options: TransportOptions & { apiKey: string; ledger: string }) {
    this.#transport = new Transport(options);
    this.#root = `/v1/ledgers/${pathSegment(options.ledger)}`;
  }

  /** What waits, by deadline, then stakes, then age. `limit`: 1 to 500, 50 where left out. */
  async list({ limit = 50 }: { limit?: number } = {}): Promise<QuestionList> {
    const path = `${this.#root}/escalations?limit=${limit}`;
    const body = decodeJson(await this.#transport.send({ method: 'GET', path }));
    const { waiting, complete } = body;
    if (typeof waiting !== 'number') throw unexpected('no number `waiting`');
    const questions = listOf(body, 'escalations').map(decodeQuestion);
    return { questions, waiting, isComplete: complete === true };
  }

  async read(place: QuestionReference): Promise<QuestionStanding> {
    const path = this.#claimOf(place);
    return decodeWork(decodeJson(await this.#transport.send({ method: 'GET', path })));
  }

  /**
   * Takes it for 15 minutes; taken again, they begin anew. Where somebody else has it they keep it, and the answer says
   * so. `takeOver`: also then; for officers.
   */
  async take(
    place: QuestionReference,
    { takeOver = false }: { takeOver?: boolean } = {},
  ): Promise<QuestionStanding> {
    return this.#put(place, takeOver ? { take_over: true } : {});
  }

  /** Gives it to somebody for a day; for officers. Whoever listens for `escalation.assigned` is told. */
  async assign(place: QuestionReference, principal: string): Promise<QuestionStanding> {
    return this.#put(place, { to: principal });
  }

  /** Gives it back, with a note for whoever is next. Somebody else keeps theirs, unless an officer gives it back. */
  async giveBack(place: QuestionReference, note?: string): Promise<QuestionStanding> {
    const path = `${this.#claimOf(place)}/returns`;
    const body = note === undefined ? {} : { note };
    return decodeWork(decodeJson(await this.#transport.send({ method: 'POST', path, body })));
  }

  /** Whom it can be given to; for officers. */
  async reviewers(): Promise<QuestionReviewer[]> {
    const path = `${this.#root}/reviewers`;
    const body = decodeJson(await this.#transport.send({ method: 'GET', path }));
    return listOf(body, 'reviewers').map((one) => ({
      principal: textIn(one, 'principal'),
      role: textIn(one, 'role'),
      name: textOf(one['name']),
      isYours: one['yours'] === true,
    }));
  }

  async #put(place: QuestionReference, body: object): Promise<QuestionStanding> {
    const path = this.#claimOf(place);
    return decodeWork(decodeJson(await this.#transport.send({ method: 'PUT', path, body })));
  }

  #claimOf({ decisionId, escalationId }: QuestionReference): string {
    const question = `${pathSegment(decisionId)}/escalations/${pathSegment(escalationId)}`;
    return `${this.#root}/decisions/${question}/claim`;
  }
}

function decodeQuestion(body: Record<string, unknown>): QuestionSummary {
  return {
    decisionId: textIn(body, 'decision_id'),
    escalationId: textIn(body, 'escalation_id'),
    rule: textIn(body, 'rule'),
    directive: textIn(body, 'directive'),
    stakes: textIn(body, 'stakes'),
    goal: textIn(body, 'goal'),
    agentId: textIn(body, 'agent_id'),
    openedAt: textIn(body, 'opened_at'),
    dueAt: textOf(body['due_at']),
    isOverdue: body['overdue'] === true,
    ...decodeWork(body),
  };
}

function decodeWork({ claim, note }: Record<string, unknown>): QuestionStanding {
  return {
    claim: isRecordObject(claim)
      ? {
          holder: textIn(claim, 'holder'),
          isYours: claim['yours'] === true,
          givenBy: textIn(claim, 'given_by'),
          until: textIn(claim, 'until'),
        }
      : undefined,
    note: isRecordObject(note)
      ? {
          text: textIn(note, 'text'),
          by: textIn(note, 'by'),
          isYours: note['yours'] === true,
          at: textIn(note, 'at'),
        }
      : undefined,
  };
}

function textIn(body: Record<string, unknown>, name: string): string {
  const text = textOf(body[name]);
  if (text === undefined) throw unexpected(`no text \`${name}\``);
  return text;
}

function listOf(body: Record<string, unknown>, name: string): Record<string, unknown>[] {
  const list = body[name];
  if (!Array.isArray(list)) throw unexpected(`no list \`${name}\``);
  return list.filter(isRecordObject);
}

const unexpected = (what: string): UnexpectedAnswer =>
  new UnexpectedAnswer(`The server's answer holds ${what}.`);
