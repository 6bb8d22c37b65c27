import { createContext, type ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { lexicon, referencesSaid } from '../told.js';
import { language } from '../words/index.js';

/** Where a reference leads, and what is said of that. */
export interface ReferencePlace {
  href: string;
  title: string;
}

/** The place of a mark (`E7`), or of a section of the dossier (`section-13`); undefined: out of reach. */
export type PlaceOf = (id: string) => ReferencePlace | undefined;

/** What references on a page lead to. Without one they are words. */
export const Places = createContext<PlaceOf>(() => undefined);

/** Id of the part of a page that has what a section of the dossier has. */
export const sectionId = (number: number): string => `section-${number}`;

interface ReferenceProps {
  id: string;
  children: ComponentChildren;
}

/** A link to what is referred to, where that is in reach. */
function Reference({ id, children }: ReferenceProps) {
  const place = useContext(Places)(id);
  if (place === undefined) return <>{children}</>;
  return <a {...place}>{children}</a>;
}

export function Mark({ mark }: { mark: string }) {
  return <Reference id={mark}>[{mark}]</Reference>;
}

interface ProseProps {
  text: string;
  /** Whether only entries are referred to: members of a record may be called a section too. */
  entriesOnly?: boolean;
}

/** What Docket says: the sections and entries that it refers to are links. What it quotes has none, whatever it looks like. */
export function Prose({ text, entriesOnly = false }: ProseProps) {
  return (
    <>
      {referencesSaid(text).map(({ text: said, section, mark }, i) => {
        const id = section === undefined || entriesOnly ? mark : sectionId(section);
        if (id === undefined) return said;
        return (
          <Reference key={i} id={id}>
            {said}
          </Reference>
        );
      })}
    </>
  );
}

/** `Decision dossier: Entry 7, section 7`: where a printed dossier has what is referred to. */
export function inDossier(id: string): string {
  const { kind, link } = lexicon(language.value).document;
  const [, name = '', number = ''] = /^(section-|[ELHP])(\d+)$/.exec(id) ?? [];
  const say = name === 'section-' ? link.section : link.mark[name as keyof typeof link.mark];
  return `${kind}: ${say(Number(number))}`;
}

interface AnchorsProps {
  ids: readonly string[];
}

/** What references lead to. */
export function Anchors({ ids }: AnchorsProps) {
  return (
    <>
      {ids.map((id) => (
        <span key={id} id={id} class="anchor" />
      ))}
    </>
  );
}

/** Shows a part of the page, opens what it is folded into, and leads the keyboard there. */
export function reveal(id: string): void {
  const found = document.getElementById(id);
  for (let at = found; at !== null; at = at.parentElement)
    if (at instanceof HTMLDetailsElement) at.open = true;
  found?.scrollIntoView();
  found?.closest<HTMLElement>('[tabindex]')?.focus({ preventScroll: true });
}
