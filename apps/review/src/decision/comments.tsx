import { useSignal, type Signal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import { askJson, inLedger } from '../ask.js';
import { Recording } from '../erasures/recording.js';
import { Marks, Said } from '../parts/fact.js';
import { Field } from '../parts/field.js';
import { Prose } from '../parts/references.js';
import type { SeenDecision } from '../question/seen.js';
import { roleIn } from '../session/session.js';
import { lexicon } from '../told.js';
import { englishComments, type CommentWords } from '../words/english-comments.js';
import { germanComments } from '../words/german-comments.js';
import { language, told } from '../words/index.js';
import { Part } from './part.js';

const commentWords = (): CommentWords =>
  language.value === 'de' ? germanComments : englishComments;

interface CommentsProps {
  seen: SeenDecision;
  ledger: string;
  decision: string;
  /** Reads the decision again. */
  again: () => void;
}

/** Characters of a comment: what its schema takes. */
const TEXT_MAX = 8_000;
/** Entries that the form lists: a list of more is no help. */
const LISTED_MAX = 200;

/** What people remark, and a form for a remark of one's own, on the decision, an entry or another comment. */
export function Comments({ seen, ledger, decision, again }: CommentsProps) {
  const say = commentWords();
  /** Position of the entry that the form is about; empty: the decision. */
  const about = useSignal('');
  const form = useRef<HTMLDivElement>(null);
  const comments = seen.model.oversight.comments ?? [];
  const writes = COMMENTERS.includes(roleIn(ledger) ?? '');
  const answer = (mark: string): void => {
    about.value = mark.slice(1);
    form.current?.querySelector('textarea')?.focus();
  };
  return (
    <Part id="comments" title={say.title}>
      <p class="small">{say.intro}</p>
      {comments.length === 0 && <p>{say.none}</p>}
      <ul>
        {comments.map((comment) => {
          const [mark = ''] = comment.evidence;
          return (
            <li key={mark}>
              <Said fact={comment.text} /> <Marks marks={comment.evidence} />
              <br />
              <span class="small">
                <Prose text={comment.about} entriesOnly />; {comment.role}, {comment.by},{' '}
                {told.value.moment(comment.recorded_at)}
              </span>{' '}
              {writes && (
                <button
                  type="button"

                  aria-label={say.answerTo(Number(mark.slice(1)))}
                  onClick={() => answer(mark)}
                >
                  {say.answer}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {writes && (
        <div ref={form}>
          <CommentForm
            seen={seen}
            about={about}
            send={(body, key) => send(ledger, decision, body, key).then(again)}
          />
        </div>
      )}
    </Part>
  );
}

/** Whom the ledger lets comment, as docs/guide/permissions.md says. */
const COMMENTERS = ['reviewer', 'officer', 'auditor'];

interface CommentBody {
  text: string;
  about?: number;
}

const send = (ledger: string, decision: string, body: CommentBody, key: string): Promise<unknown> =>
  askJson(inLedger(ledger, 'decisions', decision, 'comments'), {
    method: 'POST',
    body,
    headers: { 'idempotency-key': key },
  });

interface FormProps {
  seen: SeenDecision;
  about: Signal<string>;
  send: (body: CommentBody, key: string) => Promise<void>;
}

function CommentForm({ seen, about, send: record }: FormProps) {
  const say = commentWords();
  // The same words sent again, because no answer came, are one comment; other words are another.
  const sent = useRef({ body: '', key: '' });
  const { recordType } = lexicon(language.value);
  const listed = useMemo(
    () => seen.entries.filter(({ type }) => !type.startsWith('access.')).slice(-LISTED_MAX),
    [seen],
  );
  const isCut = seen.entries.length > LISTED_MAX;
  const submit = (given: (name: string) => string): Promise<void> | undefined => {
    const text = given('text');
    if (text === '') return undefined;
    const body = { text, ...(about.value === '' ? {} : { about: Number(about.value) }) };
    const form = JSON.stringify(body);
    if (sent.current.body !== form) sent.current = { body: form, key: crypto.randomUUID() };
    return record(body, sent.current.key);
  };
  return (
    <Recording text={say.send} send={submit} missing={say.missing}>
      <h3>{say.write}</h3>
      <Field id="comment-text" label={say.text} hint={say.textHint}>
        {(field) => <textarea {...field} name="text" rows={3} required maxLength={TEXT_MAX} />}
      </Field>
      <Field id="comment-about" label={say.about} hint={isCut ? say.only(LISTED_MAX) : undefined}>
        {(field) => (
          <select
            {...field}
            value={about.value}
            onChange={(event) => {
              about.value = event.currentTarget.value;
            }}
          >
            <option value="">{say.whole}</option>
            {listed.map(({ decisionSeq, type }) => (
              <option key={decisionSeq} value={String(decisionSeq)}>
                {say.entry(decisionSeq, recordType(type))}
              </option>
            ))}
          </select>
        )}
      </Field>
    </Recording>
  );
}
