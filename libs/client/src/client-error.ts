/** One way in which the client itself says no, or says that it could not. */
export interface ClientErrorDefinition {
  /** What it means. */
  title: string;
  /** Whether the action was performed, or the record written. */
  done: string;
  /** What the caller does about it. */
  next: string;
}

/**
 * The closed set of what the client itself throws; what a server refuses is a `DocketProblem` with the
 * server's code. A code is never reused for another meaning, and docs/guide/agent-developer.md carries the
 * same table (a test compares them).
 */
export const CLIENT_ERRORS = {
  invalid_url: {
    title: 'The address cannot be one of a Docket server',
    done: 'Nothing was sent.',
    next: 'Give the root of the server, http or https, on a port that `fetch` may use, without a key in it.',
  },
  invalid_api_key: {
    title: 'No header can carry this API key',
    done: 'Nothing was sent.',
    next: 'Pass the key as it was shown, without a line break.',
  },
  invalid_signing_key: {
    title: 'This is no key that an agent can sign with, or a record that it cannot sign',
    done: 'Nothing was sent.',
    next: 'Give an Ed25519 key: PEM of PKCS #8, a seed, or a pair of keys. Open a decision by itself, and not in a batch with its records.',
  },
  invalid_id: {
    title: 'No address can be made of this id',
    done: 'Nothing was sent.',
    next: 'Use the ids as the server gave them.',
  },
  invalid_idempotency_key: {
    title: 'No header can carry this idempotency key',
    done: 'Nothing was sent, and nothing was performed.',
    next: 'Give 1 to 255 visible ASCII characters.',
  },
  invalid_value: {
    title: 'A value cannot be recorded as it is',
    done: 'Nothing was sent, and nothing was performed.',
    next: 'Correct the places in `errors`: give JSON that says what is to be recorded.',
  },
  unlisted_tool: {
    title: 'An agent framework was to call a tool that the effect map does not name',
    done: 'The tool was not called. A card says so.',
    next: 'Say in `effects` what the tool changes, or that what is not listed only reads.',
  },
  unreachable: {
    title: 'The network failed on every attempt',
    done: 'Not known: the last request may have been carried out.',
    next: 'Try again with the same idempotency key.',
  },
  request_failed: {
    title:
      'The request failed, and not in a way that shows the server to be away (TLS, a name that does not resolve, an unknown error)',
    done: 'Not known. No side effect is performed on it.',
    next: 'Look at `cause`; correct the address, the certificate or the set-up.',
  },
  unexpected_answer: {
    title:
      'Something answered that is not Docket: a page of a proxy, another service, an answer that broke off',
    done: 'Not known. No side effect is performed on it.',
    next: 'Look at `status` and at what stands between agent and server.',
  },
  redirected: {
    title: 'The answer leads to another address, which is not followed: it would be given the key',
    done: 'Nothing was written.',
    next: 'Give the address that the server really has.',
  },
  server_busy: {
    title: 'Something before the server turned the request away (429 or 503) on every attempt',
    done: 'Not known. No side effect is performed on it.',
    next: 'Wait at least `retryAfterSeconds`, then try again with the same idempotency key.',
  },
  failed_closed: {
    title: 'The server could not be asked, and this is not done without asking',
    done: 'Nothing was performed. `recorded` says whether the record is in the spool.',
    next: 'Do not go on. Try again when the server answers; with `recorded: "spooled"` do not file it again.',
  },
  directive_hold: {
    title: 'The ledger asks to wait for a human',
    done: 'Nothing was performed.',
    next: 'Wait for a verdict (`waitForVerdict`), then try again with the same key.',
  },
  directive_stop: {
    title: 'The ledger asks to end the work',
    done: 'Nothing was performed.',
    next: 'Record what is under way and close the decision.',
  },
  side_effect_not_listed: {
    title: 'The side effect was registered before and the decision no longer lists it',
    done: 'Nothing was performed by this call; an earlier one may have performed it.',
    next: 'Find out what became of it, and record it with `reconcile`.',
  },
  outcome_not_recorded: {
    title: 'The action was begun, and what became of it is not in the record',
    done: '`performed`: true; "unknown" where the action threw an error; false where that was `NotPerformed`. `value` is what it returned.',
    next: 'Keep `value`; do not perform it again. Record the outcome with `reconcile` when the server answers.',
  },
  already_performed: {
    title: 'The side effect went beyond its intent before, by this process or another',
    done: 'Nothing was performed by this call; `status` says how far the earlier one has come.',
    next: 'Go on from what is recorded; where `status` is `executing` or `outcome_unknown`, find out and record it with `reconcile`.',
  },
  no_run: {
    title: 'A tool was called outside of a run',
    done: 'Nothing was performed, and nothing was sent.',
    next: 'Call it within the function that `DocketAgent.run` or `resume` was given.',
  },
  run_not_closed: {
    title: 'The run is over, and that could not be recorded: the decision is open in the ledger',
    done: '`value` is what the run returned, `workError` what it threw; side effects stand in the record as they say.',
    next: 'Keep `value`, and close the decision when the server answers: `client.existing(decisionId).close(…)`.',
  },
  no_verdict: {
    title: 'The time to wait for a human is over',
    done: 'Nothing was performed. The hold stands.',
    next: 'Wait longer, or ask somebody.',
  },
  no_spool: {
    title: 'The client was made without a spool',
    done: 'Nothing was sent.',
    next: 'Make it with one.',
  },
  not_in_ledger: {
    title: 'The ledger does not have this decision: its opening waits in the spool, or was refused',
    done: 'Nothing was performed.',
    next: 'Replay the spool, and look at `set-aside.jsonl` for what was refused.',
  },
  idempotency_key_reused: {
    title: 'The key belongs to another record that waits in the spool',
    done: 'Nothing was kept.',
    next: 'Use a new key for another record.',
  },
  spool_full: {
    title: 'The spool has no room',
    done: 'The record was not kept; it is counted as lost.',
    next: 'Do not go on until the spool was replayed.',
  },
  spool_lost: {
    title: 'The spool cannot be written',
    done: 'The record was not kept; it is counted as lost.',
    next: 'Do not go on. Look at the disk.',
  },
  spool_in_use: {
    title: 'Another process uses the directory of the spool',
    done: 'The spool was not opened.',
    next: 'Give each process a directory of its own.',
  },
  spool_version: {
    title:
      'The spool was written by another version of this package, which this one cannot read whole',
    done: 'The spool was not opened, and nothing in it was changed.',
    next: 'Open it with the version that wrote it, and replay it.',
  },
} as const satisfies Record<string, ClientErrorDefinition>;

export type ClientErrorCode = keyof typeof CLIENT_ERRORS;

/** Everything that this package throws on purpose. `code` is stable; the message is for people. */
export class DocketError<Code extends string = string> extends Error {
  override readonly name: string = 'DocketError';
  constructor(
    readonly code: Code,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What the client itself says. What the server refuses is a `DocketProblem`. */
export class ClientError<Code extends ClientErrorCode = ClientErrorCode> extends DocketError<Code> {
  override readonly name: string = 'ClientError';
  /** What to do, in words. */
  get next(): string {
    return CLIENT_ERRORS[this.code].next;
  }
}

/**
 * The text of whatever was thrown. It may be anything: an object without a prototype, or one whose
 * members throw when they are read.
 */
export function errorText(error: unknown): string {
  try {
    return error instanceof Error ? String(error.message) : String(error);
  } catch {
    return 'what was thrown has no text';
  }
}
