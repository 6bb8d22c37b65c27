import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { refusedBy, type Refused } from '../ask.js';
import { Problem } from '../parts/problem.js';
import { addressOf } from '../router.js';
import { ledgers, roleIn } from '../session/session.js';
import { words } from '../words/index.js';
import {
  dropView,
  keepView,
  moveViews,
  NAME_MAX,
  readViews,
  type KeptView,
  type MovedViews,
} from './kept-views.js';
import { queryOf, type DecisionWish } from './wish.js';

/** Searches that are kept under a name: one's own, and those that an officer shares. */
export function KeptViews({ wish }: { wish: DecisionWish }) {
  const { find: say } = words.value;
  const views = useSignal<readonly KeptView[]>([]);
  const moved = useSignal<MovedViews | undefined>(undefined);
  const refused = useSignal<Refused | undefined>(undefined);
  const place = useRef<HTMLElement>(null);
  const ids = ledgers.value.map(({ id }) => id);
  const work = async (task: () => Promise<void>): Promise<boolean> => {
    try {
      refused.value = undefined;
      await task();
      return true;
    } catch (error) {
      refused.value = refusedBy(error);
      return false;
    }
  };
  const read = async (): Promise<void> => {
    views.value = await readViews(ids);
  };
  useEffect(() => {
    void work(async () => {
      await read();
      moved.value = await moveViews(views.value, ids);
      if (moved.value !== undefined) await read();
    });
  }, [ids.join(' ')]);
  const drop = async (view: KeptView): Promise<void> => {
    // What had the focus goes.
    if (await work(() => dropView(view).then(read))) place.current?.focus();
  };
  return (
    <section aria-label={say.views} class="views" ref={place} tabIndex={-1}>
      {moved.value !== undefined && (
        <p role="status" class="notice">
          {say.moved(moved.value.moved, moved.value.refused)}
        </p>
      )}
      {refused.value !== undefined && <Problem refused={refused.value} />}
      {views.value.length > 0 && (
        <ul class="row" aria-label={say.views}>
          {views.value.map((view) => (
            <li key={`${view.ledger}/${view.id}`} class="row">
              <ViewLink view={view} query={queryOf(wish)} />
              {mayDrop(view) && (
                <button
                  type="button"
                  class="small"
                  aria-label={(view.isShared ? say.dropShared : say.dropView)(view.name)}
                  onClick={() => void drop(view)}
                >
                  ×
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {queryOf({ ...wish, ledger: '' }) !== '' && (
        <KeepForm
          key={queryOf(wish)}
          wish={wish}
          keep={(ledger, kept) => work(() => keepView(ledger, kept).then(read))}
        />
      )}
    </section>
  );
}

const mayDrop = ({ ledger, isShared, isYours }: KeptView): boolean =>
  isYours || (isShared && roleIn(ledger) === 'officer');

function ViewLink({ view, query }: { view: KeptView; query: string }) {
  const { find: say, queue } = words.value;
  const { name, wish, isShared, isYours, ledger } = view;
  const isMany = ledgers.value.length > 1;
  // Where there is one ledger, no address has to say so.
  const own = wish && queryOf(isMany ? wish : { ...wish, ledger: '' });
  return (
    <>
      {own === undefined ? (
        <span>
          {name} <span class="small">{say.unusable}</span>
        </span>
      ) : (
        <a
          href={`${addressOf({ place: 'decisions', path: [] })}?${own}`}
          aria-current={own === query ? 'true' : undefined}
        >
          {name}
        </a>
      )}
      {isShared && <span class="tag">{isYours ? say.sharedByYou : say.shared}</span>}
      {isMany && (
        <span class="tag">
          {queue.ledger} {ledger}
        </span>
      )}
    </>
  );
}

interface KeepFormProps {
  wish: DecisionWish;
  /** @returns whether it was. */
  keep: (
    ledger: string,
    kept: { name: string; wish: DecisionWish; isShared: boolean },
  ) => Promise<boolean>;
}

function KeepForm({ wish, keep }: KeepFormProps) {
  const { find: say, queue } = words.value;
  const name = useSignal('');
  const isShared = useSignal(false);
  const ledger = useSignal(wish.ledger === '' ? (ledgers.value[0]?.id ?? '') : wish.ledger);
  const mayShare = roleIn(ledger.value) === 'officer';
  const send = async (): Promise<void> => {
    const called = name.value.trim();
    if (called === '' || ledger.value === '') return;
    const shown = mayShare && isShared.value;
    if (await keep(ledger.value, { name: called, wish, isShared: shown })) {
      name.value = '';
      isShared.value = false;
    }
  };
  return (
    <form
      class="row"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label>
        {say.viewName}{' '}
        <input
          type="text"
          maxLength={NAME_MAX}
          value={name.value}
          onInput={(event) => {
            name.value = event.currentTarget.value;
          }}
        />
      </label>
      {ledgers.value.length > 1 && <LedgerChoice label={queue.ledger} chosen={ledger} />}
      {mayShare && (
        <label>
          <input
            type="checkbox"
            checked={isShared.value}
            onChange={(event) => {
              isShared.value = event.currentTarget.checked;
            }}
          />{' '}
          {say.share}
        </label>
      )}
      <button type="submit">{say.keepView}</button>
      <span class="small">{say.keptHere}</span>
    </form>
  );
}

function LedgerChoice({ label, chosen }: { label: string; chosen: Signal<string> }) {
  return (
    <label>
      {label}{' '}
      <select
        value={chosen.value}
        onChange={(event) => {
          chosen.value = event.currentTarget.value;
        }}
      >
        {ledgers.value.map(({ id }) => (
          <option key={id}>{id}</option>
        ))}
      </select>
    </label>
  );
}
