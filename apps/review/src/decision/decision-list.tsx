import { useSignal } from '@preact/signals';
import { askJson, inLedger, refusedBy, type Refused } from '../ask.js';
import { Heading } from '../parts/heading.js';
import { useLoaded } from '../parts/loaded.js';
import { Problem } from '../parts/problem.js';
import { Seam } from '../parts/seam.js';
import { address, addressOf, goWith } from '../router.js';
import { ledgers } from '../session/session.js';
import { told, words } from '../words/index.js';
import { Find } from './find.js';
import { KeptViews } from './kept-views-part.js';
import { filtersOf, queryOf, readWish, SEEN_ASKED, type DecisionWish } from './wish.js';

/** A decision in a list, as `listDecisions` says it. */
export interface ListedDecision {
  decision_id: string;
  status: string;
  goal: string;
  stakes: string;
  outcome: string | null;
  agent_id: string;
  agent_name: string | null;
  last_time: string;
  /** What of it does not agree with what was seen from outside, as of the last comparison. */
  seen?: readonly string[];
}

interface DecisionPage {
  decisions: ListedDecision[];
  next: string | null;
  as_of: { complete: boolean };
}

const LIMIT = 50;

function readPage(ledger: string, wish: DecisionWish, after?: string): Promise<DecisionPage> {
  const query = new URLSearchParams([
    ['limit', String(LIMIT)],
    ...filtersOf(wish),
    ...(after === undefined ? [] : [['after', after]]),
  ]);
  return askJson<DecisionPage>(`${inLedger(ledger, 'decisions')}?${query.toString()}`);
}

const LIST = { place: 'decisions', path: [] } as const;

/** The newest decisions of each ledger, or those that fit what is looked for: the address says it. */
export function DecisionList() {
  const { decision: say, signIn } = words.value;
  // The address is read again whenever it changes, also by the browser's own buttons.
  const wish = readWish(
    new URLSearchParams(address.value.place === 'decisions' ? location.search : ''),
  );
  const query = queryOf(wish);
  const asked = ledgers.value.filter(({ id }) => wish.ledger === '' || id === wish.ledger);
  return (
    <main id="content">
      <Heading text={say.list} />
      <Find key={query} wish={wish} onFind={(next) => goWith(LIST, queryOf(next))} />
      <KeptViews wish={wish} />
      {asked.length === 0 && <p class="notice">{signIn.nowhere}</p>}
      {asked.map(({ id }) => (
        <OfLedger key={`${id}/${query}`} ledger={id} wish={wish} />
      ))}
    </main>
  );
}

function OfLedger({ ledger, wish }: { ledger: string; wish: DecisionWish }) {
  const { decision: say, loading, queue } = words.value;
  const first = useLoaded(() => readPage(ledger, wish), [ledger, queryOf(wish)]);
  const more = useSignal<readonly DecisionPage[]>([]);
  const refused = useSignal<Refused | undefined>(undefined);
  const pages = first.value === undefined ? [] : [first.value, ...more.value];
  const next = pages.at(-1)?.next ?? null;
  const readOn = async (after: string): Promise<void> => {
    try {
      more.value = [...more.value, await readPage(ledger, wish, after)];
    } catch (error) {
      refused.value = refusedBy(error);
    }
  };
  const found = pages.flatMap(({ decisions }) => decisions);
  return (
    <section aria-label={`${queue.ledger} ${ledger}`}>
      <h2>
        {queue.ledger} {ledger}
      </h2>
      <Seam ledger={ledger} />
      {first.refused !== undefined && <Problem refused={first.refused} again={first.again} />}
      {refused.value !== undefined && <Problem refused={refused.value} />}
      <p role="status">
        {first.value === undefined
          ? first.refused === undefined && loading
          : say.found(found.length, next !== null)}
      </p>
      {pages.some(({ as_of }) => !as_of.complete) && (
        <p class="notice">{queue.incomplete(ledger)}</p>
      )}
      <ul class="cards">
        {found.map((one) => (
          <li key={one.decision_id}>
            <DecisionCard ledger={ledger} decision={one} />
          </li>
        ))}
      </ul>
      {next !== null && (
        <button type="button" onClick={() => void readOn(next)}>
          {say.more}
        </button>
      )}
    </section>
  );
}

/** What a list says of a decision; it leads to the whole. */
export function DecisionCard({ ledger, decision }: { ledger: string; decision: ListedDecision }) {
  const { queue: say, decision: of } = words.value;
  const { code, moment, quote } = told.value;
  const { decision_id: id, stakes, status, outcome, goal, seen = [] } = decision;
  return (
    <a class="card" href={addressOf({ place: 'decisions', path: [ledger, id] })}>
      <span class="row">
        <span class="tag">{of.status[status] ?? status}</span>
        {outcome !== null && <span class="tag">{code(outcome)}</span>}
        <span class={`tag stakes-${stakes}`}>{say.stakes(code(stakes))}</span>
        {SEEN_ASKED.filter((one) => seen.includes(one)).map((one) => (
          <span key={one} class="tag bad">
            {words.value.find.seenAs[one]}
          </span>
        ))}
      </span>
      <strong class="headline">{quote(goal)}</strong>
      <span class="small">
        {say.by(quote(decision.agent_name ?? decision.agent_id))} ·{' '}
        {words.value.small.last(moment(decision.last_time))}
      </span>
    </a>
  );
}
