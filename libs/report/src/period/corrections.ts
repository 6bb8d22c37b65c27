import { canonicalize, isJsonObject, sha256, toHex, utf8, type Json } from '@docket/chain';
import { ByWord, rate, Recent, SeqList } from './collect.js';
import { at, stringIn, type PeriodEntry } from './entry.js';
import { PERIOD_LIMITS } from './limits.js';
import type { Figures } from './schema.js';

/** Places of one correction that are told apart; beyond them it counts as one of the whole value. */
const PLACES_MAX = 16;
const PLACE_LENGTH_MAX = 200;

/** Members that say which system made a decision, as it stated them at its opening. */
const STATED = [
  ['agent', 'version'],
  ['system', 'model'],
  ['system', 'prompt'],
  ['system', 'policy'],
] as const;

/** What a decision's opening says, kept for the corrections that come later. */
interface Opening {
  seq: number;
  agent: string;
  stated: readonly (string | undefined)[];
  /** The latest system.changed before it that is of its agent, or of all. */
  change: number | undefined;
}

interface Group {
  agent: string;
  places: readonly string[];
  /** The first correction that counts into the group: where it stands, and of which work. */
  first: { seq: number; opening: Opening } | undefined;
  earlier: number;
  count: number;
  again: SeqList;
  afterChange: SeqList;
  changes: SeqList;
  /** The change that was added last; they come in the order of the ledger. */
  change: number;
}

const newGroup = (): Group => ({
  agent: '',
  places: [],
  first: undefined,
  earlier: 0,
  count: 0,
  again: new SeqList(),
  afterChange: new SeqList(),
  changes: new SeqList(),
  change: -1,
});

/**
 * Corrections by people, and whether the same one was needed again in later work: of the same agent, in the same
 * members of what was corrected; where the whole value was replaced, the same value by the same. What came of a
 * change of the system shows where the later work was begun after it.
 */
export class CorrectionTally {
  readonly #openings = new Recent<Opening>(PERIOD_LIMITS.corrected);
  readonly #groups = new ByWord(newGroup);
  readonly #changeOf = new ByWord(() => ({ seq: -1 }));
  readonly #again = new SeqList();
  readonly #afterChange = new SeqList();
  #changeOfAll = -1;
  #count = 0;
  #notCompared = 0;

  take(entry: PeriodEntry): void {
    if (entry.type === 'system.changed') this.#change(entry);
    if (entry.decisionId === undefined) return;
    if (entry.type === 'decision.opened') this.#open(entry, entry.decisionId);
    if (entry.type === 'review.recorded') this.#review(entry, entry.decisionId);
  }

  #change({ seq, body }: PeriodEntry): void {
    // Of whom an unreadable one is, nobody knows: nothing follows from it.
    if (body === undefined) return;
    if (at(body, 'agent') === undefined) {
      this.#changeOfAll = seq;
      return;
    }
    const agent = this.#changeOf.at(stringIn(body, 'agent', 'id') ?? '');
    if (agent !== undefined) agent.seq = seq;
  }

  #open({ seq, body: whole, left }: PeriodEntry, decisionId: string): void {
    const body = whole ?? left?.body;
    const agent = stringIn(body, 'agent', 'id');
    // Without its agent a correction in it is the same as none.
    if (agent === undefined || this.#openings.get(decisionId) !== undefined) return;
    const ofAgent = this.#changeOf.get(agent)?.seq ?? -1;
    const change = Math.max(ofAgent, this.#changeOfAll);
    this.#openings.set(decisionId, {
      seq,
      agent,
      stated: STATED.map((path) => stringIn(body, ...path)),
      change: change < 0 ? undefined : change,
    });
  }

  #review(entry: PeriodEntry, decisionId: string): void {
    // Of a body of which values are erased the verdict may be left.
    const verdict = stringIn(entry.body ?? entry.left?.body, 'verdict');
    if (verdict !== 'correct' && verdict !== 'override') return;
    if (entry.inPeriod) this.#count += 1;
    const opening = this.#openings.get(decisionId);
    const group = opening === undefined ? undefined : this.#groupOf(entry, opening);
    if (opening === undefined || group === undefined) {
      if (entry.inPeriod) this.#notCompared += 1;
      return;
    }
    const { first } = group;
    group.first ??= { seq: entry.seq, opening };
    if (!entry.inPeriod) {
      group.earlier += 1;
      return;
    }
    group.count += 1;
    // A second correction of the same work is no new need for it.
    if (first === undefined || opening.seq < first.seq) return;
    group.again.add(entry.seq);
    this.#again.add(entry.seq);
    const change = opening.change !== undefined && opening.change > first.seq;
    if (!change && !statesOther(first.opening, opening)) return;
    group.afterChange.add(entry.seq);
    this.#afterChange.add(entry.seq);
    if (!change || opening.change === undefined || opening.change === group.change) return;
    group.change = opening.change;
    group.changes.add(opening.change);
  }

  #groupOf({ body }: PeriodEntry, { agent }: Opening): Group | undefined {
    const [before, after] = [at(body, 'before'), at(body, 'after')];
    if (before === undefined || after === undefined) return undefined;
    const places = changedPlaces(before, after);
    const isWhole = places.includes('');
    // Before and after are equal: nothing was corrected that could be needed again.
    if (places.length === 0) return undefined;
    const values = isWhole ? toHex(sha256(utf8(canonicalize([before, after])))) : '';
    const group = this.#groups.at(JSON.stringify([agent, places, values]));
    if (group === undefined) return undefined;
    group.agent = agent;
    group.places = places;
    return group;
  }

  get wordsDropped(): number {
    return this.#groups.dropped + this.#changeOf.dropped;
  }

  result(): Figures['corrections'] {
    const compared = this.#count - this.#notCompared;
    const groups = this.#groups
      .sorted()
      .map(([, group]) => group)
      .filter(({ count }) => count > 0)
      .toSorted((a, b) => b.afterChange.count - a.afterChange.count || b.count - a.count);
    return {
      count: this.#count,
      not_compared: this.#notCompared,
      rates: [
        rate('corrected_again', this.#again.count, compared, this.#again.result()),
        rate(
          'corrected_after_change',
          this.#afterChange.count,
          compared,
          this.#afterChange.result(),
        ),
      ],
      groups: {
        count: groups.length,
        rows: groups.slice(0, PERIOD_LIMITS.rows).map((group) => ({
          agent: group.agent,
          places: [...group.places],
          corrections: group.count,
          earlier: group.earlier,
          again: group.again.count,
          after_change: group.afterChange.result(),
          changes: group.changes.result(),
        })),
      },
    };
  }
}

/** Whether two openings state different versions of a member that both state. */
const statesOther = (first: Opening, second: Opening): boolean =>
  first.stated.some((value, i) => {
    const other = second.stated[i];
    return value !== undefined && other !== undefined && value !== other;
  });

/**
 * JSON Pointers (RFC 6901) of the members that differ, in order; `''` stands for the whole value. A list counts as one
 * member: its items have no names.
 */
function changedPlaces(before: Json, after: Json): string[] {
  const found: string[] = [];
  const walk = (one: Json | undefined, other: Json | undefined, pointer: string): void => {
    if (found.length > PLACES_MAX) return;
    if (isJsonObject(one) && isJsonObject(other)) {
      for (const name of new Set([...Object.keys(one), ...Object.keys(other)])) {
        const step = name.replaceAll('~', '~0').replaceAll('/', '~1');
        walk(at(one, name), at(other, name), `${pointer}/${step}`);
      }
    } else if (!isSame(one, other)) {
      found.push(pointer);
    }
  };
  walk(before, after, '');
  const isTooMuch = found.length > PLACES_MAX || found.some((one) => one.length > PLACE_LENGTH_MAX);
  return isTooMuch ? [''] : found.sort();
}

const isSame = (one: Json | undefined, other: Json | undefined): boolean =>
  one !== undefined && other !== undefined && canonicalize(one) === canonicalize(other);
