import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { words } from '../words/index.js';

/** The heading of a view. It takes the focus when the view comes, so that a keyboard and a screen reader begin there. */
export function Heading({ text, part }: { text: string; part?: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    document.title = `${part ?? text} · ${words.value.product}`;
  }, [text, part]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {text}
    </h1>
  );
}
