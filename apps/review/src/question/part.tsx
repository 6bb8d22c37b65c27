import type { ComponentChildren } from 'preact';

interface PartProps {
  id: string;
  title: string;
  /** Marks of the entries that it shows. */
  marks: readonly string[];
  children: ComponentChildren;
}

/** A part of the page that says which entries it shows: that they were on the screen is recorded with an answer. */
export function Part({ id, title, marks, children }: PartProps) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} data-marks={[...new Set(marks)].join(' ')}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}
