import type { ComponentChildren } from 'preact';

interface PartProps {
  id: string;
  title: string;
  children: ComponentChildren;
}

/** A part of the page with its heading. */
export function Part({ id, title, children }: PartProps) {
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}
