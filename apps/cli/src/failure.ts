/** Exit codes of every command. */
export const EXIT = {
  ok: 0,
  /** The command did not do what was asked; for `verify`: the evidence does not verify. */
  failed: 1,
  /** Wrong usage; for `verify`: there was nothing that could be read as evidence. */
  unusable: 2,
  /** Ended by Ctrl-C: 128 + SIGINT, as shells have it. */
  interrupted: 130,
} as const;

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

/** One line, whatever the message held: control characters of a hostile file stay visible. */
export function singleLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(CONTROL, visible).trim();
}

/** Control characters, C1 included: a terminal acts on them. */
const CONTROL = /\p{Cc}/gu;

function visible(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}
