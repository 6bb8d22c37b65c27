import { isJsonObject, type JsonObject } from '@docket/chain';
import { jsonItems, tally, Tally, type Account } from '../account.js';
import type { ImportedRecord } from '@docket/ingest';
import type { Accounting } from '../trace-file.js';
import { expectedAnswer } from './verdicts.js';

const KINDS = ['messages', 'between agents', 'answer checks', 'blamed agents or steps'] as const;
type Kind = (typeof KINDS)[number];

/** Counts source and records apart, log by log, so that a loss in between is seen. */
export class WhoAndWhenAccounting implements Accounting {
  readonly #tally = new Tally<Kind>(KINDS, {});

  add(value: JsonObject, records: readonly ImportedRecord[]): void {
    const { found } = this.#tally;
    for (const message of jsonItems(value['history'])) {
      tally(found, 'messages');
      const role = isJsonObject(message) ? message['role'] : undefined;
      if (typeof role === 'string' && /\(\s*->/.test(role)) tally(found, 'between agents');
    }
    if (typeof value['is_correct'] === 'boolean' || expectedAnswer(value) !== undefined)
      tally(found, 'answer checks');
    const blamed = [value['mistake_agent'], value['mistake_step'], value['mistake_reason']];
    if (blamed.some((one) => one !== undefined && one !== null && one !== ''))
      tally(found, 'blamed agents or steps');
    for (const record of records) this.#countRecord(record);
  }

  list(): Account[] {
    return this.#tally.list();
  }

  #countRecord({ type, body }: ImportedRecord): void {
    const { kept } = this.#tally;
    const own = body.ext?.['import'];
    if (!isJsonObject(own)) return;
    tally(kept, 'messages', jsonItems(own['messages']).length);
    if (type === 'job_card.filed' && own['to'] !== undefined) tally(kept, 'between agents');
    if (type !== 'evaluation.recorded') return;
    tally(kept, body.kind === 'human' ? 'blamed agents or steps' : 'answer checks');
  }
}
