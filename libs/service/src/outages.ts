/** As Nest's. */
interface Lines {
  warn(line: string): void;
  error(line: string): void;
}

/** Says once what does not work, again when the reason is another, and once, as loud, that it works again. */
export class Outages {
  readonly #lines: Lines;
  /** By what does not work, why. */
  readonly #reasons = new Map<string, string>();

  constructor(lines: Lines) {
    this.#lines = lines;
  }

  /** `line`: for people, beginning with what it is about. `reason`: a line for each is said; '' where one will do. */
  begin(what: string, reason: string, line: string, level: keyof Lines = 'warn'): void {
    if (this.#reasons.get(what) === reason) return;
    this.#reasons.set(what, reason);
    this.#lines[level](line);
  }

  end(what: string, line: string): void {
    if (this.#reasons.delete(what)) this.#lines.warn(line);
  }
}
