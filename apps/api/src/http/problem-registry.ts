/**
 * The closed set of problems this API answers with (RFC 9457). A code is part of the interface:
 * it is never reused for another meaning, and docs/guide/agent-developer.md carries the same table
 * (a test compares them).
 */
export interface ProblemDefinition {
  /** HTTP status code. */
  status: number;
  /** Short, the same for every occurrence (RFC 9457, 3.1.3). */
  title: string;
  /** What the caller does about it. */
  next: string;
}

export const PROBLEMS = {
  malformed_json: {
    status: 400,
    title: 'The body is not JSON that this ledger can keep',
    next: 'Correct the place that `errors` points to and send the whole body again.',
  },
  malformed_request: {
    status: 400,
    title: 'The request itself is malformed',
    next: 'Correct the address or the headers that `detail` names.',
  },
  invalid_parameter: {
    status: 400,
    title: 'A path or query parameter has a value out of range',
    next: 'Correct the parameters named in `errors`.',
  },
  idempotency_key_missing: {
    status: 400,
    title: 'The Idempotency-Key header is missing',
    next: 'Send an Idempotency-Key header that names this action, and the same one on every retry.',
  },
  idempotency_key_invalid: {
    status: 400,
    title: 'The Idempotency-Key header cannot be used',
    next: 'Send 1 to 255 visible ASCII characters, the same as `idempotency_key` in the body if that is given.',
  },
  not_authenticated: {
    status: 401,
    title: 'No valid API key',
    next: 'Send `Authorization: Bearer <key>`, or HTTP Basic with the key as the password.',
  },
  key_expired: {
    status: 401,
    title: 'The time of this API key is over',
    next: 'Use the key that replaced it, or ask an administrator for one.',
  },
  reauthentication_required: {
    status: 401,
    title: 'The sign-in is too long ago for this',
    next: 'Sign in again, at /v1/session/oidc?again=true or with the passphrase, and send the request within five minutes, with the new `signed_in_at`.',
  },
  cross_site_request: {
    status: 403,
    title: 'A request with a session came from elsewhere, or does not show that it did not',
    next: 'Send it from a page of Docket, and what changes something with `X-Docket-CSRF: 1` and as application/json.',
  },
  sign_in_refused: {
    status: 403,
    title: 'Signing in did not succeed',
    next: 'Begin again.',
  },
  logout_refused: {
    status: 400,
    title: 'This logout token ends no session',
    next: 'Look at what the identity provider sends: issuer, client, user, clock. Sessions that there are go on.',
  },
  role_not_allowed: {
    status: 403,
    title: 'The role of this key may not do this',
    next: 'Use a key whose role is listed in `detail`, or ask an administrator for one.',
  },
  wrong_ledger: {
    status: 403,
    title: 'This key belongs to another ledger',
    next: 'Use a key that was created for the ledger in the address.',
  },
  actor_not_allowed: {
    status: 403,
    title: 'The rules of the record do not let this principal do this',
    next: 'Let the principal that `detail` names do it.',
  },
  not_found: {
    status: 404,
    title: 'There is nothing at this address',
    next: 'See /openapi.json for the addresses that exist.',
  },
  unknown_ledger: {
    status: 404,
    title: 'There is no ledger of this name',
    next: 'Check the ledger in the address; an administrator of the installation creates ledgers.',
  },
  unknown_decision: {
    status: 404,
    title: 'There is no decision of this id in this ledger',
    next: 'Open the decision first and use the `decision_id` of the answer.',
  },
  unknown_side_effect: {
    status: 404,
    title: 'This decision has no side effect of this id',
    next: 'Register the side effect first and use the `side_effect_id` of the answer.',
  },
  unknown_escalation: {
    status: 404,
    title: 'This decision has no open escalation of this id',
    next: 'Read the decision: `open_escalations` lists the ones a review can resolve.',
  },
  unknown_entry: {
    status: 404,
    title: 'The ledger has no such entry, tile or size',
    next: 'Read the checkpoint: it states how many entries there are.',
  },
  unknown_key: {
    status: 404,
    title: 'There is no API key of this id in this ledger',
    next: 'List the keys of the ledger.',
  },
  unknown_session: {
    status: 404,
    title: 'There is no session of this id that is yours to end',
    next: 'List the sessions.',
  },
  unknown_person: {
    status: 404,
    title: 'Nobody of this name signs in with a passphrase',
    next: 'List the people.',
  },
  unknown_alert: {
    status: 404,
    title: 'There is no alert of this id in this ledger',
    next: 'List the alerts of the ledger.',
  },
  unknown_webhook: {
    status: 404,
    title: 'There is no webhook of this id in this ledger, or no such message of it',
    next: 'List the webhooks of the ledger, or the messages of the webhook.',
  },
  unknown_view: {
    status: 404,
    title: 'There is no view of this id in this ledger that is yours, or is shared',
    next: 'List the views of the ledger.',
  },
  unknown_export: {
    status: 404,
    title: 'There is no export of this id in this ledger',
    next: 'List the exports of the ledger.',
  },
  unknown_schema: {
    status: 404,
    title: 'There is no schema of this type and version',
    next: 'See /schemas for the ones that exist.',
  },
  no_verification_yet: {
    status: 404,
    title: 'No verification of this ledger has been run by this server',
    next: 'POST to the same address to run one.',
  },
  method_not_allowed: {
    status: 405,
    title: 'This address does not take this method',
    next: 'Use one of the methods in the Allow header.',
  },
  not_acceptable: {
    status: 406,
    title: 'None of the accepted media types can be produced',
    next: 'Accept one of the media types named in `detail`.',
  },
  request_timeout: {
    status: 408,
    title: 'The request did not arrive in time',
    next: 'Send it again; a write with the same Idempotency-Key is not done twice.',
  },
  nothing_to_restore: {
    status: 409,
    title: 'This server knows of nothing that the ledger has lost',
    next: 'Look at GET /readyz, and ask the server that refuses the ledger.',
  },
  decision_closed: {
    status: 409,
    title: 'The decision is closed',
    next: 'Open a new decision, with this one as its `parent_decision`.',
  },
  decision_unreadable: {
    status: 409,
    title: 'An entry of the decision is no record, so nobody can say how the decision stands',
    next: 'Go on in a new decision, with this one as its `parent_decision`, and tell the operator: `docket verify` names what is wrong with the entry.',
  },
  decision_held: {
    status: 409,
    title: 'The decision waits for a human',
    next: 'Wait for a review that resolves the escalations in `detail`, then try again.',
  },
  impossible_transition: {
    status: 409,
    title: 'The side effect cannot go from its state to this one',
    next: 'Read the decision for the state it is in.',
  },
  escalation_resolved: {
    status: 409,
    title: 'The escalation was answered before',
    next: 'Read the decision: `open_escalations` lists the ones that wait.',
  },
  idempotency_in_flight: {
    status: 409,
    title: 'A request with this Idempotency-Key is being worked on',
    next: 'Wait as long as Retry-After says and send the same request again.',
  },
  ledger_closed: {
    status: 409,
    title: 'The ledger is closed, and another one continues it',
    next: 'Go on in the ledger that `successor` names; what was begun here is finished here.',
  },
  idempotency_key_elsewhere: {
    status: 409,
    title:
      'This Idempotency-Key was used in a ledger that this one continues, or that continues it',
    next: 'Send the request to the ledger that `used_in` names to get its answer; use a new key for other work.',
  },
  ledger_exists: {
    status: 409,
    title: 'A ledger of this name exists',
    next: 'Read it: if it is the one you meant to create, go on with it; otherwise choose another name.',
  },
  export_not_ready: {
    status: 409,
    title: 'The export has no file yet',
    next: 'Read its state until it is `ready`.',
  },
  export_gone: {
    status: 410,
    title: 'The file of this export is not kept any more',
    next: 'Ask for the export again.',
  },
  decision_changed: {
    status: 412,
    title: 'More was recorded in the decision than whoever decided has seen',
    next: 'Nothing was recorded. Show them what `errors` names, and let them decide again.',
  },
  body_too_large: {
    status: 413,
    title: 'The body is larger than a record may be',
    next: 'Keep large material outside, and record its address and digest.',
  },
  uri_too_long: {
    status: 414,
    title: 'The address is too long',
    next: 'Use the ids as the server gave them.',
  },
  unsupported_media_type: {
    status: 415,
    title: 'The body is of a type, or in a coding, that is not read here',
    next: 'Send `Content-Type: application/json`, in UTF-8, or what `detail` and the header Accept name.',
  },
  range_not_satisfiable: {
    status: 416,
    title: 'The file has no such range of bytes',
    next: 'Ask for a range within the length that `Content-Range` gives.',
  },
  validation_failed: {
    status: 422,
    title: 'The body does not fit its schema',
    next: 'Correct every place listed in `errors`; /schemas has the schema.',
  },
  reference_unknown: {
    status: 422,
    title: 'The record refers to something that is not there, or is not what it says',
    next: 'Correct the place in `errors`. Positions count from 0 within the decision: use `decision_seq` of the answers.',
  },
  review_signature_refused: {
    status: 422,
    title: 'The review is not signed, or its signature does not verify',
    next: 'Let the reviewer sign exactly this review with a passkey that is registered for them; docs/format section 7.2.',
  },
  agent_signature_refused: {
    status: 422,
    title: 'The record is not signed by its agent, or the signature does not verify',
    next: 'Let the agent sign exactly this record with a key that is registered for it and in force; docs/format section 7.3.',
  },
  idempotency_key_reused: {
    status: 422,
    title: 'This Idempotency-Key belongs to another request',
    next: 'Use a new key for another action; send the first request again unchanged to get its answer.',
  },
  record_refused: {
    status: 422,
    title: 'The rules of the record refuse this',
    next: 'Do what `detail` says.',
  },
  redaction_incomplete: {
    status: 422,
    title: 'A withheld value also stands where it cannot be withheld',
    next: 'Look at the preview; give `repeats: "list"` to export it all the same, with the places counted.',
  },
  rate_limited: {
    status: 429,
    title: 'More requests came than this key or this ledger may make in the time',
    next: 'Wait as long as Retry-After says and send the same request again.',
  },
  headers_too_large: {
    status: 431,
    title: 'The request headers are too large',
    next: 'Send fewer or shorter headers.',
  },
  internal: {
    status: 500,
    title: 'The server failed',
    next: 'Try again; when it happens again, give the operator the id in `instance`.',
  },
  access_not_recorded: {
    status: 503,
    title: 'The read could not be recorded, so nothing was handed out',
    next: 'Wait as long as Retry-After says and ask again.',
  },
  overloaded: {
    status: 503,
    title: 'The server has more work than it can queue',
    next: 'Wait as long as Retry-After says and send the same request again.',
  },
  ledger_went_back: {
    status: 503,
    title: 'The database holds less of this ledger, or something else, than this server has seen',
    next: 'Keep what was not taken and the receipts you have. The operator has to decide which history counts.',
  },
  log_damaged: {
    status: 503,
    title:
      'What is stored of this ledger is not what its signed root or its entries say, so it is not handed out',
    next: 'Tell the operator: `docket verify` names what was changed, and `docket repair` makes anew what is derived.',
  },
  signing_key_unusable: {
    status: 503,
    title: 'A file that signing takes is missing or unfit, so nothing was written or signed',
    next: 'Tell the operator, who puts the file back that the log names, or replaces the key where no copy of it is left ("A key is lost" in the operator’s guide); then send the same request again.',
  },
  clock_ahead: {
    status: 503,
    title:
      "The entry's time would be too far ahead of the database's clock, so nothing was written",
    next: 'Tell the operator, who sets the clocks right; then send the same request again.',
  },
  write_outcome_unknown: {
    status: 503,
    title: 'The database went away while the entry was being committed',
    next: 'Send the same request again with the same Idempotency-Key: it is written once, or was.',
  },
  not_ready: {
    status: 503,
    title: 'The server is starting, stopping or has lost its database',
    next: 'Wait as long as Retry-After says and send the same request again.',
  },
  sign_in_unavailable: {
    status: 503,
    title: 'The identity provider does not answer, so nobody can sign in',
    next: 'Wait as long as Retry-After says and begin again; sessions that there are go on.',
  },
  seal_failed: {
    status: 503,
    title:
      'The PDF could not be sealed with the certificate of the issuer, so it was not handed out',
    next: 'Take the JSON, which carries the same evidence, or wait as long as Retry-After says and ask again; the operator finds the reason in the log.',
  },
  took_too_long: {
    status: 504,
    title: 'The answer was not ready in the time that is waited for one',
    next: 'Ask for it as an export: that is made in the background, and fetched when it is ready.',
  },
} as const satisfies Record<string, ProblemDefinition>;

export type ProblemCode = keyof typeof PROBLEMS;

export const PROBLEM_CODES = Object.keys(PROBLEMS) as ProblemCode[];

/** The `type` member: a URN, so that it says the same whatever host serves the ledger. */
export function problemType(code: ProblemCode): string {
  return `urn:docket:problem:${code}`;
}
