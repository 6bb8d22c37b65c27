/** Entries that were on the screen, by their marks (`E7`). */
export class ViewedMarks {
  readonly #marks = new Set<string>();
  readonly #observer = new IntersectionObserver((changes) => this.#note(changes), {
    // A part counts when half of it is to be seen, or when it fills half of the window.
    threshold: [0, 0.1, 0.25, 0.5, 0.75, 1],
  });

  /** Watches every part of the page that says which entries it shows (`data-marks`). */
  watch(root: Element): void {
    for (const part of root.querySelectorAll('[data-marks]')) this.#observer.observe(part);
  }

  stop(): void {
    this.#observer.disconnect();
  }

  has(mark: string): boolean {
    return this.all.has(mark);
  }

  get all(): ReadonlySet<string> {
    // What was seen, and is not told yet.
    this.#note(this.#observer.takeRecords());
    return this.#marks;
  }

  #note(changes: readonly IntersectionObserverEntry[]): void {
    for (const { target, intersectionRatio, intersectionRect, rootBounds } of changes) {
      const fills = intersectionRect.height >= (rootBounds?.height ?? innerHeight) / 2;
      if (intersectionRatio < 0.5 && !fills) continue;
      for (const mark of (target.getAttribute('data-marks') ?? '').split(' '))
        if (mark !== '') this.#marks.add(mark);
    }
  }
}
