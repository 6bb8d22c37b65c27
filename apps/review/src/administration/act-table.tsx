import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { ask, refusedBy, type Refused } from '../ask.js';
import { Dialog } from '../parts/dialog.js';
import type { Loaded } from '../parts/loaded.js';
import { Problem } from '../parts/problem.js';
import { Listed } from './listed.js';

/** What an administrator may do to a row: end it, or confirm it. */
export interface Act {
  /** What is to be done to what: the name of the button, and the title of what is asked. */
  name: string;
  /** What follows, each a paragraph. */
  follows: readonly string[];
  path: string;
  /** Left out, it is a DELETE. */
  post?: object;
  /** Said once it is done. */
  done: string;
}

interface ActTableProps<Row> {
  title: string;
  none: string;
  columns: readonly string[];
  loaded: Loaded<readonly Row[]>;
  row: (row: Row) => readonly ComponentChildren[];
  /** The verb: of the last column, of its buttons, and of the one that does it. */
  verb: string;
  /** Undefined where there is nothing to do. */
  act: (row: Row) => Act | undefined;
}

/** A table with a button in each row, which does what it says once what follows has been read and said yes to. */
export function ActTable<Row>({ columns, row, verb, act, loaded, ...listed }: ActTableProps<Row>) {
  const { asked, refused, done, isBusy, question, carryOut } = useAct(loaded.again);
  const said = useRef<HTMLParagraphElement>(null);
  // The row's button may be gone with what was done; whoever works by keyboard is not left at the top of the page.
  useLayoutEffect(() => said.current?.focus(), [done]);
  const problem = refused !== undefined && <Problem refused={refused} />;
  return (
    <>
      <Listed
        {...listed}
        loaded={loaded}
        columns={[...columns, verb]}
        row={(one) => {
          const its = act(one);
          return [
            ...row(one),
            its && <ActButton name={its.name} verb={verb} onAsk={() => question(its)} />,
          ];
        }}
      />
      {done !== undefined && (
        <p class="notice" role="status" tabIndex={-1} ref={said}>
          {done.said}
        </p>
      )}
      {asked === undefined && problem}
      {asked !== undefined && (
        <Dialog title={`${asked.name}?`} onClose={() => question(undefined)} isCareful>
          {asked.follows.map((text) => (
            <p key={text}>{text}</p>
          ))}
          {problem}
          <p class="row">
            <button type="button" disabled={isBusy} onClick={() => void carryOut(asked)}>
              {verb}
            </button>
          </p>
        </Dialog>
      )}
    </>
  );
}

/** What is asked about, and what became of the last that was done. */
function useAct(onDone: () => void) {
  const asked = useSignal<Act | undefined>(undefined);
  const refused = useSignal<Refused | undefined>(undefined);
  const done = useSignal<{ said: string } | undefined>(undefined);
  const isBusy = useSignal(false);
  /** Asks about another; about none where the window is closed: what was refused meanwhile is still said. */
  const question = (one: Act | undefined): void => {
    asked.value = one;
    if (one === undefined) return;
    refused.value = undefined;
    done.value = undefined;
  };
  const carryOut = async (one: Act): Promise<void> => {
    if (isBusy.value) return;
    isBusy.value = true;
    refused.value = undefined;
    try {
      const { path, post: body } = one;
      await ask(path, body === undefined ? { method: 'DELETE' } : { method: 'POST', body });
      asked.value = undefined;
      done.value = { said: one.done };
      onDone();
    } catch (error) {
      refused.value = refusedBy(error);
    } finally {
      isBusy.value = false;
    }
  };
  return {
    asked: asked.value,
    refused: refused.value,
    done: done.value,
    isBusy: isBusy.value,
    question,
    carryOut,
  };
}

function ActButton({ name, verb, onAsk }: { name: string; verb: string; onAsk: () => void }) {
  return (
    <button type="button" aria-label={name} onClick={onAsk}>
      {verb}
    </button>
  );
}
