export { quotedValue, shownValue, singleLine } from '@docket/report/outcome';

/**
 * Exit statuses of every command: these and no others. `--help` prints them from EXIT_WORDS, and a test
 * holds docs/guide/auditor.md against the same words.
 */
export const EXIT = {
  ok: 0,
  failed: 1,
  unusable: 2,
  partial: 3,
  /** Ended by Ctrl-C: 128 + SIGINT, as shells have it. */
  interrupted: 130,
} as const;

/** What each status says, for `verify` and for the other commands. */
export const EXIT_WORDS = {
  ok: { verify: 'verified', other: 'done' },
  failed: { verify: 'not verified', other: 'not done: refused, or unreachable' },
  unusable: { verify: 'could not be read, or wrong usage', other: 'wrong usage' },
  partial: {
    verify: 'verified in part: what was checked holds, but not all could be checked here',
    other: 'done in part',
  },
  interrupted: { verify: 'interrupted', other: 'interrupted' },
} as const satisfies Record<keyof typeof EXIT, { verify: string; other: string }>;

/** The table as `--help` prints it, a status on a line. */
export function exitHelp(of: 'verify' | 'other'): string {
  const names = Object.keys(EXIT) as (keyof typeof EXIT)[];
  const lines = names.map((name) => `  ${String(EXIT[name]).padEnd(5)}${EXIT_WORDS[name][of]}`);
  return `Exit status:\n${lines.join('\n')}\n`;
}

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends the command with one line for people. Anything else that is thrown is a defect of ours. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  constructor(
    message: string,
    readonly exitCode: ExitCode = EXIT.failed,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
