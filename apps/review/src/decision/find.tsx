import type { ComponentChildren } from 'preact';
import { addressOf } from '../router.js';
import { ledgers } from '../session/session.js';
import { EffectFields } from './effect-fields.js';
import { SeenOptions } from './seen-options.js';
import { told, words } from '../words/index.js';
import {
  OTHER_NAMES,
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
  const { decision: of, find: say, board, queue } = words.value;
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
          {(ledgers.value.length > 1 || wish.ledger !== '') && (
            <Choice name="ledger" label={queue.ledger} wish={wish}>
              {ledgers.value.map(({ id }) => (
                <option key={id}>{id}</option>
              ))}
            </Choice>
          )}
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
          <Seen wish={wish} />
          <Text name="agent" label={board.agent} wish={wish} />
          <Text name="actor" label={say.writer} wish={wish} />
          <Text name="from" label={say.from} wish={wish} type="date" />
          <Text name="to" label={say.to} wish={wish} type="date" />
          <EffectFields given={wish} />
        </div>
        <Others wish={wish} />
        <p class="small">
          {say.hint} {say.amountHint}
        </p>
      </details>
    </form>
  );
}

function Seen({ wish }: { wish: DecisionWish }) {
  return (
    <Choice name="seen" label={words.value.find.seen} wish={wish}>
      <SeenOptions />
    </Choice>
  );
}

/** What else is asked for, without a field of its own: it is said, stays, and can be left out. */
function Others({ wish }: { wish: DecisionWish }) {
  const { find: say } = words.value;
  const given = OTHER_NAMES.filter((name) => wish[name] !== '');
  if (given.length === 0) return null;
  return (
    <ul class="row" aria-label={say.also}>
      {given.map((name) => (
        <li key={name} class="row">
          <input type="hidden" name={name} value={wish[name]} />
          <span>
            <code>{name}</code> {told.value.quote(wish[name])}
          </span>
          <a
            aria-label={say.leaveOut(name)}
            href={`${addressOf({ place: 'decisions', path: [] })}?${queryOf({ ...wish, [name]: '' })}`}
          >
            ×
          </a>
        </li>
      ))}
    </ul>
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
