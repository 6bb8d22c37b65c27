import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { focusFirst } from '../keys/move-focus.js';
import { useKeys } from '../keys/use-keys.js';
import { Marks } from '../parts/fact.js';
import { Prose } from '../parts/references.js';
import type { SeenDecision } from '../question/seen.js';
import { fragment } from '../router.js';
import { lexicon } from '../told.js';
import { language, told, words } from '../words/index.js';
import { Part } from './part.js';
import { replayedMark } from './places.js';
import { isTurn, livesUntil, type Step } from './states.js';

/** Entries in a second. */
const SPEEDS = [1, 2, 5] as const;

/** The decision entry by entry: where it stood after each, as the ledger's own rules have it. */
export function Replay({ seen, steps }: { seen: SeenDecision; steps: readonly Step[] }) {
  const { replay: say } = words.value;
  const playback = usePlayback(steps.length - 1);
  const step = steps[playback.at];
  const go = (by: 1 | -1): void => {
    focusFirst('.scrubber input');
    playback.to(playback.at + by);
  };
  useKeys({ j: () => go(1), k: () => go(-1) }, [playback.at, playback.last]);
  useAsked(steps, playback);
  if (step === undefined) return null;
  const turn = steps.findIndex((one, i) => i > playback.at && isTurn(one));
  const what = lexicon(language.value).recordType(step.entry.type);
  const place = say.entry(playback.at + 1, steps.length, what);
  return (
    <Part id="replay" title={say.title}>
      <p class="small">{say.intro}</p>
      <label class="scrubber">
        {say.position}
        <input
          type="range"
          min={0}
          max={steps.length - 1}
          value={playback.at}
          aria-valuetext={place}
          onInput={(event) => playback.to(Number(event.currentTarget.value))}
        />
      </label>
      <Controls playback={playback} turn={turn} />
      <Jump steps={steps} playback={playback} />
      <p aria-live={playback.isPlaying ? 'off' : 'polite'}>
        <strong>{place}</strong>{' '}
        <span class="small">
          {told.value.moment(step.entry.time)} <Marks marks={[step.entry.mark]} />
        </span>
      </p>
      <SaidByEntry seen={seen} mark={step.entry.mark} />
      <Standing step={step} before={steps[playback.at - 1]} />
      <Lives steps={steps} last={playback.at} />
    </Part>
  );
}

/** Goes to the entry that somebody asked for in the timeline, and gives the slider the focus. */
function useAsked(steps: readonly Step[], { to }: Playback): void {
  const asked = fragment.value;
  const mark = replayedMark(asked.id);
  useEffect(() => {
    const at = steps.findIndex(({ entry }) => entry.mark === mark);
    if (at === -1) return;
    to(at);
    focusFirst('.scrubber input');
  }, [asked]);
}

interface Playback {
  /** The entry, from 0, and the last one that there is. */
  at: number;
  last: number;
  isPlaying: boolean;
  /** Entries in a second. */
  speed: number;
  /** Ends playing. */
  to: (at: number) => void;
  toggle: () => void;
  setSpeed: (speed: number) => void;
}

/** Begins at the end: that is where the decision stands. */
function usePlayback(last: number): Playback {
  const at = useSignal(last);
  const isPlaying = useSignal(false);
  const speed = useSignal<number>(SPEEDS[0]);
  useEffect(() => {
    if (!isPlaying.value) return undefined;
    const timer = setInterval(() => {
      at.value = Math.min(at.value + 1, last);
      isPlaying.value = at.value < last;
    }, 1_000 / speed.value);
    return () => clearInterval(timer);
  }, [isPlaying.value, speed.value, last]);
  return {
    at: at.value,
    last,
    isPlaying: isPlaying.value,
    speed: speed.value,
    to: (next) => {
      isPlaying.value = false;
      at.value = Math.min(Math.max(next, 0), last);
    },
    toggle: () => {
      if (!isPlaying.value && at.value === last) at.value = 0;
      isPlaying.value = !isPlaying.value;
    },
    setSpeed: (next) => {
      speed.value = next;
    },
  };
}

/** Steps, play, and a jump to where something of the rules or of a human comes next; -1: nothing does. */
function Controls({ playback, turn }: { playback: Playback; turn: number }) {
  const { replay: say } = words.value;
  const { at, last, isPlaying, speed, to, toggle, setSpeed } = playback;
  return (
    <p class="row">
      <button type="button" disabled={at === 0} onClick={() => to(at - 1)}>
        {say.back}
      </button>
      <button type="button" disabled={last === 0} onClick={toggle}>
        {isPlaying ? say.pause : say.play}
      </button>
      <button type="button" disabled={at === last} onClick={() => to(at + 1)}>
        {say.forward}
      </button>
      <button type="button" disabled={turn === -1} onClick={() => to(turn)}>
        {say.turn}
      </button>
      <label>
        {say.speed}{' '}
        <select value={speed} onChange={(event) => setSpeed(Number(event.currentTarget.value))}>
          {SPEEDS.map((one) => (
            <option key={one} value={one}>
              {say.perSecond(one)}
            </option>
          ))}
        </select>
      </label>
    </p>
  );
}

/** To any rule that tripped, question that was opened or answer: what it is stands in the list. */
function Jump({ steps, playback }: { steps: readonly Step[]; playback: Playback }) {
  const { replay: say } = words.value;
  const turns = [...steps.entries()].filter(([, step]) => isTurn(step)).slice(0, JUMPS_MAX);
  if (turns.length === 0) return null;
  const isAt = turns.some(([i]) => i === playback.at);
  return (
    <p>
      <label>
        {say.jump}{' '}
        <select
          value={isAt ? String(playback.at) : ''}
          onChange={(event) => {
            const { value } = event.currentTarget;
            if (value !== '') playback.to(Number(value));
          }}
        >
          <option value="">{say.choose}</option>
          {turns.map(([i, { entry }]) => (
            <option key={i} value={String(i)}>
              {nameOf(entry)}
            </option>
          ))}
        </select>
      </label>
    </p>
  );
}

/** What a list shows of them at most. */
const JUMPS_MAX = 100;

/** What an entry is, with the rule or the verdict where it says one and that is not withheld. */
function nameOf({ mark, type, body, hidden, trusted }: Step['entry']): string {
  const name = `${mark} ${lexicon(language.value).recordType(type)}`;
  if (!trusted || typeof body !== 'object' || body === null || Array.isArray(body)) return name;
  const { rule, verdict } = body;
  if (typeof rule === 'string' && !hidden.has('/rule')) return `${name}: ${told.value.rule(rule)}`;
  if (typeof verdict === 'string' && !hidden.has('/verdict'))
    return `${name}: ${told.value.code(verdict)}`;
  return name;
}

/** The entry in the words of the timeline. */
function SaidByEntry({ seen, mark }: { seen: SeenDecision; mark: string }) {
  const row = seen.model.timeline.find(({ evidence }) => evidence.includes(mark));
  if (row === undefined) return null;
  return (
    <ul class="small">
      {row.details.map((detail, i) => (
        <li key={i}>
          <Prose text={detail} entriesOnly />
        </li>
      ))}
    </ul>
  );
}

/** Where the decision stands after an entry, with what that entry changed. */
function Standing({ step, before }: { step: Step; before: Step | undefined }) {
  const { replay: say } = words.value;
  if (step.state === undefined) return <p class="absent">{say.unknown}</p>;
  const was = before === undefined ? undefined : rowsOf(before);
  return (
    <dl class="rows">
      {rowsOf(step).map(([name, value], i) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {value}{' '}
            {was !== undefined && was[i]?.[1] !== value && <span class="tag">{say.changed}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function rowsOf({ state }: Step): [name: string, value: string][] {
  if (state === undefined) return [];
  const { replay: say, decision, number } = words.value;
  const { code, rule } = told.value;
  const { phase, status, confidence, openEscalations, counters } = state;
  const open = openEscalations.map((one) => `${one.id}: ${rule(one.rule)}`);
  return [
    [say.phase, phase === null ? say.none : code(phase)],
    [say.status, decision.status[status] ?? status],
    [say.confidence, confidence === null ? say.none : number(confidence)],
    [say.open, open.length === 0 ? say.none : open.join('; ')],
    [say.calls, number(counters.toolCalls)],
    [say.reviews, number(counters.reviews)],
  ];
}

function Lives({ steps, last }: { steps: readonly Step[]; last: number }) {
  const { replay: say } = words.value;
  const lives = livesUntil(steps, last);
  if (lives.length === 0) return null;
  return (
    <>
      <h3>{say.effects}</h3>
      <ul>
        {lives.map(({ id, operation, life }) => (
          <li key={id}>
            {told.value.quote(operation)}:{' '}
            {life.map(({ status, mark }, i) => (
              <span key={mark}>
                {i > 0 && ' → '}
                {say.effect[status]} <Marks marks={[mark]} />
              </span>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}
