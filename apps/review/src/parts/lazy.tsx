import type { ComponentType } from 'preact';
import { words } from '../words/index.js';
import { useLoaded } from './loaded.js';
import { Problem } from './problem.js';

/** A view whose code is loaded when it is first looked at. */
export function lazily<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): (props: Props) => preact.JSX.Element {
  return function Lazy(props: Props) {
    const { value: loaded, refused, again } = useLoaded(async () => ({ View: await load() }), []);
    if (loaded !== undefined) return <loaded.View {...props} />;
    return (
      <main id="content">
        {refused === undefined ? (
          <p role="status">{words.value.loading}</p>
        ) : (
          <Problem refused={refused} again={again} />
        )}
      </main>
    );
  };
}
