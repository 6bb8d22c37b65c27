import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { refusedBy, type Refused } from '../ask.js';
import { Problem } from '../parts/problem.js';
import { englishAtWork } from '../words/english-at-work.js';
import { germanAtWork } from '../words/german-at-work.js';
import { language, told, words } from '../words/index.js';
import { readWork, type ShownWork, type ShownWorkItem } from './read-work.js';

const atWorkWords = () => (language.value === 'de' ? germanAtWork : englishAtWork);

const AGAIN_MS = 15_000;

/** What Docket does by itself, what failed of it, and what to do then; read again while somebody looks. */
export function AtWork() {
  const say = atWorkWords();
  const { work, refused, read } = useWork();
  const { moment } = told.value;
  return (
    <section aria-labelledby="at-work-title">
      <h2 id="at-work-title">{say.title}</h2>
      <p class="small">{say.intro}</p>
      {refused !== undefined && <Problem refused={refused} />}
      {work === undefined && refused === undefined && <p role="status">{words.value.loading}</p>}
      {work !== undefined && (
        <>
          <p class="row">
            <span>
              {refused === undefined
                ? say.readAt(moment(work.read_at))
                : say.stale(moment(work.read_at))}
            </span>
            <button type="button" onClick={read}>
              {say.again}
            </button>
          </p>
          {/* What it is not known now is no longer said to be in order. */}
          {refused === undefined && <Outcome items={work.items} />}
          <WorkTable items={work.items} />
        </>
      )}
    </section>
  );
}

function useWork(): {
  work: ShownWork | undefined;
  refused: Refused | undefined;
  read: () => void;
} {
  const work = useSignal<ShownWork | undefined>(undefined);
  const refused = useSignal<Refused | undefined>(undefined);
  const isBusy = useRef(false);
  const look = async (): Promise<void> => {
    if (isBusy.current) return;
    isBusy.current = true;
    try {
      work.value = await readWork();
      refused.value = undefined;
    } catch (error) {
      refused.value = refusedBy(error);
    } finally {
      isBusy.current = false;
    }
  };
  useEffect(() => {
    void look();
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void look();
    }, AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  return { work: work.value, refused: refused.value, read: () => void look() };
}

/** What comes first: what somebody has to look at. */
const ORDER = ['failed', 'attention', 'unknown', 'waiting', 'good', 'off'];

function Outcome({ items }: { items: readonly ShownWorkItem[] }) {
  const say = atWorkWords();
  const { number } = words.value;
  const count = (...states: string[]): number =>
    items.filter(({ state }) => states.includes(state)).length;
  const [wanting, unknown] = [count('failed', 'attention'), count('unknown')];
  return (
    <>
      {wanting === 0 ? <p>{say.allGood}</p> : <p class="notice bad">{say.some(number(wanting))}</p>}
      {unknown > 0 && <p>{say.unknown(number(unknown))}</p>}
    </>
  );
}

function WorkTable({ items }: { items: readonly ShownWorkItem[] }) {
  const say = atWorkWords();
  const sorted = items.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  return (
    <div class="wide-table" tabIndex={0} role="group" aria-label={say.title}>
      <table>
        <thead>
          <tr>
            {[say.what, say.state, say.counts, say.todo].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((item) => (
            <WorkRow key={`${item.name}/${item.of ?? ''}`} item={item} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const SYMBOLS: Record<ShownWorkItem['state'], string> = {
  good: '✓',
  waiting: '…',
  attention: '△',
  failed: '✗',
  unknown: '?',
  off: '–',
};

function WorkRow({ item }: { item: ShownWorkItem }) {
  const say = atWorkWords();
  const { name, state, scope, of, counts } = item;
  const wants = state === 'failed' || state === 'attention';
  const shown = Object.entries(counts).filter(([, n]) => n !== 0);
  return (
    <tr>
      <th scope="row">
        {say.names[name] ?? told.value.quote(name)}
        {of !== undefined && ` ${told.value.quote(of)}`}
        {scope === 'process' && (
          <>
            <br />
            <span class="small">{say.process}</span>
          </>
        )}
      </th>
      <td>
        <span class={wants ? 'tag bad' : 'tag'}>
          <span aria-hidden="true">{SYMBOLS[state]}</span> {say.states[state] ?? state}
        </span>
      </td>
      <td>{shown.length === 0 ? '–' : shown.map(([count, n]) => figureOf(count, n)).join(', ')}</td>
      <td>{wants ? say.todos[name] : state === 'unknown' ? say.unknownTodo : say.nothing}</td>
    </tr>
  );
}

/** Seconds by their unit, all else by its name. */
function figureOf(name: string, n: number): string {
  const say = atWorkWords();
  const { number } = words.value;
  const label = say.figures[name] ?? told.value.quote(name);
  return name.endsWith('_s') ? `${label}: ${say.seconds(number(n))}` : `${label}: ${number(n)}`;
}
