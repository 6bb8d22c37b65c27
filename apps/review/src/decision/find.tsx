import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { addressOf } from '../router.js';
import { told, words } from '../words/index.js';
import { dropView, keepView, NAME_MAX, views } from './kept-views.js';
import {
  PHASES_ASKED,
  queryOf,
  readWish,
  RULES_ASKED,
  STAKES_ASKED,
  type DecisionWish,
} from './wish.js';

const STATUSES = ['open', 'held', 'stopped', 'closed'] as const;

interface FindProps {
  wish: DecisionWish;
  onFind: (wish: DecisionWish) => void;
}

/** What is looked for: words before all, and what narrows them down. */
export function Find({ wish, onFind }: FindProps) {
  const { decision: of, find: say, board } = words.value;
  const { q, ...more } = wish;
  const { rule, code } = told.value;
  const isNarrowed = Object.values(more).some((value) => value !== '');
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        onFind(readWish(new FormData(event.currentTarget)));
      }}
    >
      <div class="row">
        <label for="q">{of.words}</label>
        <input id="q" name="q" type="search" maxLength={256} defaultValue={q} />
        <button type="submit">{of.find}</button>
      </div>
      <details open={isNarrowed}>
        <summary>{say.more}</summary>
        <div class="row filters">
          <Choice name="status" label={say.status} wish={wish}>
            {STATUSES.map((one) => (
              <option key={one} value={one}>
                {of.status[one]}
              </option>
            ))}
          </Choice>
          <Choice name="phase" label={say.phase} wish={wish}>
            {PHASES_ASKED.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </Choice>
          <Choice name="stakes" label={board.stakes} wish={wish}>
            {STAKES_ASKED.map((one) => (
              <option key={one} value={one}>
                {code(one)}
              </option>
            ))}
          </Choice>
          <Choice name="tripwire" label={say.rule} wish={wish}>
            {RULES_ASKED.map((one) => (
              <option key={one} value={one}>
                {rule(one)}
              </option>
            ))}
          </Choice>
          <Text name="agent" label={board.agent} wish={wish} />
          <Text name="actor" label={say.writer} wish={wish} />
          <Text name="from" label={say.from} wish={wish} type="date" />
          <Text name="to" label={say.to} wish={wish} type="date" />
        </div>
        <p class="small">{say.hint}</p>
      </details>
    </form>
  );
}

interface OneOf {
  name: keyof DecisionWish;
  label: string;
  wish: DecisionWish;
}

function Choice({ name, label, wish, children }: OneOf & { children: ComponentChildren }) {
  return (
    <label>
      {label}{' '}
      <select name={name} value={wish[name]}>
        <option value="">{words.value.board.any}</option>
        {children}
      </select>
    </label>
  );
}

function Text({ name, label, wish, type = 'search' }: OneOf & { type?: 'search' | 'date' }) {
  return (
    <label>
      {label} <input name={name} type={type} maxLength={512} defaultValue={wish[name]} />
    </label>
  );
}

/** Searches that this browser keeps by a name. */
export function KeptViews({ wish }: { wish: DecisionWish }) {
  const { find: say } = words.value;
  const name = useSignal('');
  const query = queryOf(wish);
  return (
    <section aria-label={say.views} class="views">
      {views.value.length > 0 && (
        <ul class="row" aria-label={say.views}>
          {views.value.map((one) => (
            <li key={one.name} class="row">
              <a
                href={`${addressOf({ place: 'decisions', path: [] })}?${one.query}`}
                aria-current={one.query === query ? 'true' : undefined}
              >
                {one.name}
              </a>
              <button
                type="button"
                class="small"
                aria-label={say.dropView(one.name)}
                onClick={() => dropView(one.name)}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      {query !== '' && (
        <form
          class="row"
          onSubmit={(event) => {
            event.preventDefault();
            if (name.value.trim() === '') return;
            keepView(name.value.trim(), query);
            name.value = '';
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
          <button type="submit">{say.keepView}</button>
          <span class="small">{say.keptHere}</span>
        </form>
      )}
    </section>
  );
}
