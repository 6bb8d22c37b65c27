const DAY_MS = 86_400_000;

/** Does it as if it were so many days ago. */
export async function daysAgo<T>(days: number, work: () => Promise<T>): Promise<T> {
  const Real = Date;
  const shifted = class extends Real {
    constructor(...given: [] | [string | number]) {
      if (given.length === 0) super(Real.now() - days * DAY_MS);
      else super(...given);
    }
    static override now(): number {
      return Real.now() - days * DAY_MS;
    }
  };
  globalThis.Date = shifted as typeof Date;
  try {
    return await work();
  } finally {
    globalThis.Date = Real;
  }
}
