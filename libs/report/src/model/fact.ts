import { canonicalize, type Json } from '@docket/chain';

import type { Lexicon } from '../narrative/lexicon.js';
import type { Fact } from '../schema/index.js';
import { placeAt, type EntryView } from './entry.js';

/** A value as a dossier prints it: strings as they are, everything else as canonical JSON. */
export function printValue(value: Json): string {
  if (typeof value === 'string') return value;
  return canonicalize(value);
}

/** Makes facts in one locale. All wording of states is here, so that it is the same everywhere. */
export class FactMaker {
  constructor(readonly words: Lexicon) {}

  /** A value that stands in the named entries. */
  recorded(value: Json, evidence: string[], text: string = printValue(value)): Fact {
    return { state: 'recorded', text, value, evidence };
  }

  /** A value that is stated but that nothing else in the record bears out. */
  unverified(
    value: Json,
    evidence: string[],
    reason: string,
    text: string = printValue(value),
  ): Fact {
    return {
      state: 'unverified',
      text: this.words.unverified(text, reason),
      value,
      evidence,
      reason,
    };
  }

  notRecorded(evidence: string[] = []): Fact {
    return { state: 'not_recorded', text: this.words.notRecorded, evidence };
  }

  notApplicable(rule: string, evidence: string[] = []): Fact {
    return { state: 'not_applicable', text: this.words.notApplicable(rule), evidence, rule };
  }

  contradicted(values: { text: string; evidence: string[] }[]): Fact {
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
    const evidence = mark ? [mark] : [];
    const place = placeAt(entry, pointer);
    if (!place) {
      return entry.trusted
        ? this.notRecorded(evidence)
        : { state: 'unverified', text: this.words.unreadable, evidence, reason: 'not_verified' };
    }
    if ('value' in place) {
      if (place.value === null) return this.notRecorded(evidence);
      return entry.trusted
        ? this.recorded(place.value, evidence, this.#print(place.value))
        : this.unverified(
            place.value,
            evidence,
            this.words.failedVerification,
            this.#print(place.value),
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
    return { state, text: this.words.withheld(code), evidence, reason: code, ...committed };
  }

  /** An empty text is said to be one: an empty cell would look like nothing recorded. */
  #print(value: Json): string {
    return value === '' ? this.words.emptyList : printValue(value);
  }
}

/** Whether a fact was recorded and is not shown here. */
export const isHidden = (fact: Fact): boolean =>
  fact.state === 'withheld' || fact.state === 'erased';

/** Whether a fact carries a value that may be quoted. */
export const isRecorded = (fact: Fact): boolean => fact.state === 'recorded';
