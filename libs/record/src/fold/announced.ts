/**
 * What an action is known by before it is carried out. Every member is always there; `null`: not stated.
 * In alphabetical order, as the state is written.
 */
export interface Announced {
  amount: { currency: string; value: string } | null;
  argumentsDigest: string | null;
  /** The operation; where a card names none, the tool that it will call. */
  operation: string | null;
  target: { resource: string; system: string } | null;
}

/** The newest announcement, and the entry that made it. */
export interface Announcement {
  action: Announced;
  /** Decision seq of the card or of the registration. */
  at: number;
  /** The side effect, where the entry registered it. */
  sideEffect: string | null;
}

/** What a human let the agent do. */
export interface Approval {
  action: Announced;
  /** The escalation that was answered; `null`: the review named the action itself. */
  escalation: string | null;
  /** Decision seq of the newest card that announced something else before it was used; `null`: none did. */
  replacedBy: number | null;
  /** Decision seq of the review. */
  review: number;
  /** The side effect that it was used for: one approval covers one action. */
  usedBy: string | null;
}
