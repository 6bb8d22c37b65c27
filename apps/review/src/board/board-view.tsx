import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { refusedBy, type Refused } from '../ask.js';
import { DecisionCard } from '../decision/decision-list.js';
import { EffectFields } from '../decision/effect-fields.js';
import { SeenOptions } from '../decision/seen-options.js';
import { moveFocus } from '../keys/move-focus.js';
import { useKeys } from '../keys/use-keys.js';
import { useReadAgain } from '../live/read-again.js';
import { Heading } from '../parts/heading.js';
import { Problem } from '../parts/problem.js';
import { addressOf } from '../router.js';
import { ledgers } from '../session/session.js';
import { told, words } from '../words/index.js';
import {
  filtersOfColumn,
  readBoard,
  type Board,
  type BoardFilters,
  type ListedColumn,
} from './columns.js';

const STAKES = ['low', 'medium', 'high', 'critical'] as const;
const DECISIONS = { place: 'decisions', path: [] } as const;
const NOTHING_ASKED: BoardFilters = {
  q: '',
  agent: '',
  stakes: '',
  seen: '',
  operation: '',
  currency: '',
  amount_min: '',
  amount_max: '',
};

const textOf = (given: FormData, name: string): string => String(given.get(name) ?? '').trim();

function filtersOf(given: FormData): BoardFilters {
  return {
    q: textOf(given, 'q'),
    agent: textOf(given, 'agent'),
    stakes: textOf(given, 'stakes'),
    seen: textOf(given, 'seen'),
    operation: textOf(given, 'operation'),
    currency: textOf(given, 'currency').toUpperCase(),
    amount_min: textOf(given, 'amount_min'),
    amount_max: textOf(given, 'amount_max'),
  };
}

/** Decisions by where they stand. Nothing is dragged: the phase is the agent's statement. */
export function BoardView() {
  const { board: say, signIn, queue } = words.value;
  const ledger = useSignal(ledgers.value[0]?.id);
  const filters = useSignal(NOTHING_ASKED);
  return (
    <main id="content" class="wide">
      <Heading text={say.title} />
      <p>{say.intro}</p>
      {ledgers.value.length === 0 && <p class="notice">{signIn.nowhere}</p>}
      <form
        role="search"
        class="row filters"
        onSubmit={(event) => {
          event.preventDefault();
          const given = new FormData(event.currentTarget);
          filters.value = filtersOf(given);
          ledger.value = textOf(given, 'ledger') || ledger.value;
        }}
      >
        {ledgers.value.length > 1 && (
          <label>
            {queue.ledger}{' '}
            <select name="ledger">
              {ledgers.value.map(({ id }) => (
                <option key={id}>{id}</option>
              ))}
            </select>
          </label>
        )}
        <label>
          {words.value.decision.words} <input name="q" type="search" maxLength={256} />
        </label>
        <label>
          {say.agent} <input name="agent" type="search" maxLength={512} />
        </label>
        <label>
          {say.stakes}{' '}
          <select name="stakes">
            <option value="">{say.any}</option>
            {STAKES.map((one) => (
              <option key={one} value={one}>
                {told.value.code(one)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.value.find.seen}{' '}
          <select name="seen">
            <option value="">{say.any}</option>
            <SeenOptions />
          </select>
        </label>
        <EffectFields given={NOTHING_ASKED} />
        <button type="submit">{say.show}</button>
      </form>
      <p class="small">{words.value.find.amountHint}</p>
      {ledger.value !== undefined && (
        <OfLedger
          key={JSON.stringify([ledger.value, filters.value])}
          ledger={ledger.value}
          filters={filters.value}
        />
      )}
    </main>
  );
}

function OfLedger({ ledger, filters }: { ledger: string; filters: BoardFilters }) {
  const { board: say, loading, queue } = words.value;
  const { board, refused, again } = useBoard(ledger, filters);
  const columns = useRef<HTMLDivElement>(null);
  useKeys({ j: () => moveFocus(columns.current, 1), k: () => moveFocus(columns.current, -1) });
  const count = board?.columns.reduce((sum, column) => sum + column.count, 0) ?? 0;
  return (
    <>
      <p role="status">
        {board === undefined ? refused === undefined && loading : say.count(count, board.closed)}
      </p>
      {board !== undefined && board.questions > 0 && (
        <p>
          <a href={addressOf({ place: 'queue', path: [] })}>{say.questions(board.questions)}</a>
        </p>
      )}
      {board !== undefined && <Seen board={board} />}
      {refused !== undefined && <Problem refused={refused} again={again} />}
      {refused !== undefined && board !== undefined && <p class="notice bad">{say.old}</p>}
      {board?.complete === false && <p class="notice">{queue.incomplete(ledger)}</p>}
      <div class="board" ref={columns}>
        {board?.columns.map((column) => (
          <ColumnOf key={column.name} ledger={ledger} column={column} filters={filters} />
        ))}
      </div>
    </>
  );
}

/** What was declared against what was seen, of the whole ledger; nothing where nobody watches. */
function Seen({ board: { seen, size } }: { board: Board }) {
  const { board: say } = words.value;
  if (seen === null || seen.state === 'unwatched') return null;
  if (seen.state === 'too_many') return <p class="notice">{say.seenTooMany}</p>;
  const alone = seen.findings['seen_not_declared'] ?? 0;
  const all = Object.values(seen.findings).reduce((sum, n) => sum + n, 0);
  return (
    <p class={all > 0 ? 'notice' : 'small'}>
      {say.seen(all, alone)} {say.seenUpTo(seen.compared_size, size)}
    </p>
  );
}

interface ColumnProps {
  ledger: string;
  column: ListedColumn;
  filters: BoardFilters;
}

function ColumnOf({ ledger, column, filters }: ColumnProps) {
  const { board: say } = words.value;
  const { name, count, decisions } = column;
  const hidden = count - decisions.length;
  return (
    <section aria-labelledby={`column-${name}`}>
      <h2 id={`column-${name}`}>
        {say.column[name]} <span class="tag">{words.value.number(count)}</span>
      </h2>
      <p class="small">{say.means[name]}</p>
      <ul class="cards">
        {decisions.map((one) => (
          <li key={one.decision_id}>
            <DecisionCard ledger={ledger} decision={one} />
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <a
          class="button"
          href={`${addressOf(DECISIONS)}?${queryOfColumn(ledger, { name, filters })}`}
        >
          {say.more(hidden)}
        </a>
      )}
    </section>
  );
}

/** The list of all that stand in a column, page by page. */
function queryOfColumn(
  ledger: string,
  { name, filters }: { name: ListedColumn['name']; filters: BoardFilters },
): string {
  const where = ledgers.value.length > 1 ? { ledger } : {};
  const asked = Object.entries({ ...where, ...filters, ...filtersOfColumn(name) });
  return new URLSearchParams(asked.filter(([, value]) => value !== '')).toString();
}

/** The board, read again as long as it is looked at; what was read stays until there is something newer. */
function useBoard(ledger: string, filters: BoardFilters) {
  const board = useSignal<Board | undefined>(undefined);
  const refused = useSignal<Refused | undefined>(undefined);
  const read = async (): Promise<boolean> => {
    try {
      board.value = await readBoard(ledger, filters);
      refused.value = undefined;
      return board.value.behind;
    } catch (error) {
      refused.value = refusedBy(error);
      return false;
    }
  };
  useReadAgain(read, [ledger]);
  return { board: board.value, refused: refused.value, again: () => void read() };
}
