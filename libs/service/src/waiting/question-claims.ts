import {
  Claims,
  EntryReader,
  LedgerService,
  LocalPeople,
  StoreRefusal,
  type Answerer,
  type OutboxEvent,
  type QuestionWork,
} from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import { assignmentOf } from '../outbox/told-events.js';
import { Traced } from '../observation/tracing.js';
import type { Principal } from '../principal.js';
import { ServiceError } from '../service-error.js';

/** A question that waits for a human. */
export interface QuestionRequest {
  ledger: string;
  decisionId: string;
  escalationId: string;
}

/** Somebody who answers questions, with the name that they sign in with, where it is known here. */
export interface NamedAnswerer extends Answerer {
  name: string | undefined;
}

/** How long somebody has a question who takes it, and who is given it by an officer. Taken again, it begins anew. */
const CLAIM_S = 15 * 60;
const ASSIGNMENT_S = 24 * 60 * 60;

/**
 * Who works at which question, so that two people do not work at one. Nothing of it is evidence, nothing of it is
 * recorded, and nobody is kept from answering by it.
 */
@Injectable()
export class QuestionClaims {
  constructor(
    @Inject(Claims) private readonly claims: Claims,
    @Inject(EntryReader) private readonly entries: EntryReader,
    @Inject(LocalPeople) private readonly people: LocalPeople,
    @Inject(LedgerService) private readonly ledgers: LedgerService,
  ) {}

  /** @throws {ServiceError} for another role or ledger. @throws {StoreRefusal} `unknown_decision`, `unknown_escalation`. */
  @Traced()
  async read(principal: Principal, request: QuestionRequest): Promise<QuestionWork> {
    admit(principal, { roles: ACCESS.oversee, ledger: request.ledger });
    await this.#holdOpen(request);
    return this.claims.read(request.ledger, request);
  }

  /**
   * Takes a question, unless somebody else has it. An officer takes it from whoever has it by `takeOver`, and gives it
   * by `to` to another principal who answers questions; of that, endpoints that asked for it are told. @returns who has it then.
   *
   * @throws {ServiceError} for another role or ledger, `invalid_request` of somebody who answers none.
   * @throws {StoreRefusal} `unknown_decision`, `unknown_escalation`.
   */
  @Traced()
  async take(
    principal: Principal,
    request: QuestionRequest & { takeOver?: boolean; to?: string },
  ): Promise<QuestionWork> {
    const { ledger, takeOver = false, to } = request;
    const isForced = takeOver || to !== undefined;
    admit(principal, { roles: isForced ? ACCESS.assignQuestions : ACCESS.claimQuestions, ledger });
    await this.#holdOpen(request);
    if (to !== undefined && !(await this.claims.mayAnswer(ledger, to))) {
      const detail = `${to} is nobody who answers questions in the ledger ${ledger}.`;
      throw new ServiceError('invalid_request', detail, {
        places: [{ pointer: '/to', detail: 'must be a reviewer or an officer of the ledger' }],
      });
    }
    const { actor } = principal;
    const { origin } = await this.ledgers.getLedger(ledger);
    const told = (at: string): OutboxEvent =>
      assignmentOf({ id: ledger, origin }, request, { holder: to ?? actor, givenBy: actor, at });
    return this.claims.take(ledger, {
      ...request,
      holder: to ?? actor,
      givenBy: actor,
      seconds: to === undefined ? CLAIM_S : ASSIGNMENT_S,
      isForced,
      // Who takes it themselves knows it.
      ...(to !== undefined && to !== actor && { told }),
    });
  }

  /**
   * Gives a question back, with a note for whoever is next, unless somebody else has it; an officer also then.
   * @returns who has it then, and what is noted. @throws as `take`.
   */
  @Traced()
  async giveBack(
    principal: Principal,
    request: QuestionRequest & { note?: string },
  ): Promise<QuestionWork> {
    const { ledger, note } = request;
    admit(principal, { roles: ACCESS.claimQuestions, ledger });
    await this.#holdOpen(request);
    const isForced = principal.role === 'officer';
    return this.claims.giveBack(ledger, { ...request, note, by: principal.actor, isForced });
  }

  /**
   * Whom a question can be given to, by principal. Who signs in with a passphrase is named, which no entry does: whoever
   * gives out work knows them. @throws {ServiceError} for another role or ledger. @throws {StoreRefusal} `unknown_ledger`.
   */
  @Traced()
  async answerers(principal: Principal, ledger: string): Promise<NamedAnswerer[]> {
    admit(principal, { roles: ACCESS.assignQuestions, ledger });
    const [found, people] = await Promise.all([this.claims.answerers(ledger), this.people.list()]);
    return found.map((one) => {
      const named = people.find(({ id }) => one.ways.some((way) => way.startsWith(`local:${id}/`)));
      return { ...one, name: named?.name };
    });
  }

  async #holdOpen({ ledger, decisionId, escalationId }: QuestionRequest): Promise<void> {
    const { state } = await this.entries.decisionSummary(ledger, decisionId);
    if (state.openEscalations.some(({ id }) => id === escalationId)) return;
    throw new StoreRefusal(
      'unknown_escalation',
      `The decision has no open escalation ${escalationId}.`,
      { next: 'Read the decision: `open_escalations` lists what waits.' },
    );
  }
}
