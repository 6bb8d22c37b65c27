import { canonicalize, type Json } from '@docket/chain';

import type { Lexicon } from '../narrative/lexicon.js';
import { tellNumber } from '../narrative/readable-number.js';
import { formed, say, type Told } from '../narrative/told.js';
import { REASON_CODES } from '../variants/reasons.js';
import type { Fact } from '../schema/index.js';
import { placeAt, type EntryView } from './entry.js';
import { listedWord } from './member-schema.js';

/**
 * A recorded value as a dossier prints it. Text stands in quotation marks, JSON too; a number, a truth
 * value and what has a closed form (a time, a digest, an amount) need none.
 */
export function printValue(
  value: Json,
  words: Pick<Lexicon, 'quote' | 'quoteJson' | 'recordedAs'>,
): Told {
  if (typeof value === 'string') {
    // Tools answer with JSON as text: its straight quotation marks are part of it.
    if (/^\s*[[{]/.test(value)) return words.quoteJson(value);
    return formed(value) ?? words.quote(value);
  }
  if (typeof value === 'number') return tellNumber(value, words.recordedAs);
  if (typeof value === 'boolean') return value ? say`true` : say`false`;
  return value === null ? say`null` : words.quoteJson(canonicalize(value));
}

/** Makes facts in one locale. All wording of states is here, so that it is the same everywhere. */
export class FactMaker {
  constructor(
    readonly words: Lexicon,
    readonly asked?: Set<string>,
  ) {}

  /** The same, noting in `asked` every place that it is asked for. */
  watched(asked: Set<string>): FactMaker {
    return new FactMaker(this.words, asked);
  }

  /** A value that stands in the named entries. */
  recorded(value: Json, evidence: string[], text: Told = printValue(value, this.words)): Fact {
    return { state: 'recorded', text, value, evidence };
  }

  /** A value that is stated but that nothing else in the record bears out. */
  unverified(
    value: Json,
    evidence: string[],
    reason: Told,
    text: Told = printValue(value, this.words),
  ): Fact {
    return {
      state: 'unverified',
      text: this.words.unverified(text, reason),
      value,
      evidence,
      reason,
    };
  }

  /** That no entry says it. It cites none: an entry cannot bear out what it does not say. */
  notRecorded(): Fact {
    return { state: 'not_recorded', text: this.words.notRecorded, evidence: [] };
  }

  notApplicable(rule: Told, evidence: string[] = []): Fact {
    return { state: 'not_applicable', text: this.words.notApplicable(rule), evidence, rule };
  }

  contradicted(values: { text: Told; evidence: string[] }[]): Fact {
    return {
      state: 'contradicted',
      text: this.words.contradicted(values.map((v) => v.text)),
      evidence: [...new Set(values.flatMap((v) => v.evidence))],
      values,
    };
  }

  /** The fact at a pointer of an entry. A value of an entry that failed verification is `unverified`. */
  at(entry: EntryView | undefined, pointer: string, mark = entry?.mark): Fact {
    if (!entry) return this.notRecorded();
    this.asked?.add(pointer);
    const evidence = mark ? [mark] : [];
    const place = placeAt(entry, pointer);
    if (!place) {
      return entry.trusted
        ? this.notRecorded()
        : { state: 'unverified', text: this.words.unreadable, evidence, reason: 'not_verified' };
    }
    if ('value' in place) {
      if (place.value === null) return this.notRecorded();
      return entry.trusted
        ? this.recorded(place.value, evidence, this.#print(place.value, entry.type, pointer))
        : this.unverified(
            place.value,
            evidence,
            this.words.failedVerification,
            this.#print(place.value, entry.type, pointer),
          );
    }
    const { state, reason, erasedBy, commitment } = place.hidden;
    const committed = commitment === undefined ? {} : { commitment };
    if (state === 'erased') {
      return {
        state,
        text: this.words.erased(erasedBy),
        evidence,
        ...(erasedBy === undefined ? {} : { erased_by: erasedBy }),
        ...committed,
      };
    }
    const code = reason ?? this.words.noReason;
    const told = reason === undefined ? this.words.noReason : this.reason(reason);
    return { state, text: this.words.withheld(told), evidence, reason: code, ...committed };
  }

  /** The code of a reason; one that Docket does not know is quoted, for no signature covers it. */
  reason(code: string): Told {
    return isReasonCode(code) ? this.words.code(code) : this.words.quote(code);
  }

  /** An empty text is said to be one: an empty cell would look like nothing recorded. */
  #print(value: Json, type: string, pointer: string): Told {
    if (value === '') return this.words.emptyList;
    const word = typeof value === 'string' ? listedWord(type, pointer, value) : undefined;
    return word === undefined ? printValue(value, this.words) : this.words.code(word);
  }
}

const isReasonCode = (code: string): boolean => (REASON_CODES as readonly string[]).includes(code);

/** Whether a fact was recorded and is not shown here. */
export const isHidden = (fact: Fact): boolean =>
  fact.state === 'withheld' || fact.state === 'erased';

/** Whether a fact carries a value that may be quoted. */
export const isRecorded = (fact: Fact): boolean => fact.state === 'recorded';
