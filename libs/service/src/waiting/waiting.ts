import {
  Claims,
  WaitingFinder,
  type QuestionWork,
  type WaitingEscalation,
  type WaitingList,
} from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import { Traced } from '../observation/tracing.js';
import type { Principal } from '../principal.js';

const NO_WORK: QuestionWork = { claim: undefined, note: undefined };

/** What waits for a human, across the decisions of a ledger. */
@Injectable()
export class WaitingEscalations {
  constructor(
    @Inject(WaitingFinder) private readonly finder: WaitingFinder,
    @Inject(Claims) private readonly claims: Claims,
  ) {}

  /**
   * The first escalations that nobody has answered: by deadline, then stakes, then age. Nothing is recorded: no body
   * is in it. @throws {ServiceError} for another role or ledger. @throws {StoreRefusal} `unknown_ledger`.
   */
  @Traced()
  async list(
    principal: Principal,
    { ledger, limit }: { ledger: string; limit: number },
  ): Promise<{ list: WaitingList; workAt: (one: WaitingEscalation) => QuestionWork }> {
    admit(principal, { roles: ACCESS.oversee, ledger });
    const list = await this.finder.find(ledger, limit);
    const decisions = list.escalations.map(({ decisionId }) => decisionId);
    const work = await this.claims.ofDecisions(ledger, decisions);
    const workAt = ({ decisionId, escalation }: WaitingEscalation): QuestionWork =>
      work.get(Claims.keyOf({ decisionId, escalationId: escalation.id })) ?? NO_WORK;
    return { list, workAt };
  }
}
