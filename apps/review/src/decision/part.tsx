import type { ComponentChildren } from 'preact';
import { sectionId } from '../parts/references.js';

interface PartProps {
  id: string;
  title: string;
  /** Number of the section of the dossier that has the same: what refers to that leads here. */
  section?: number;
  children: ComponentChildren;
}

/** A part of the page with its heading. */
export function Part({ id, title, section, children }: PartProps) {
  return (
    <section
      aria-labelledby={`${id}-title`}
      tabIndex={-1}
      {...(section === undefined ? {} : { id: sectionId(section) })}
    >
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}

/** A heading of the printed document, without its number. */
export const withoutNumber = (heading: string): string => heading.replace(/^\d+\s+/, '');
