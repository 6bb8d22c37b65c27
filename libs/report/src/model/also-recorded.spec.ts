import type { Json, JsonObject } from '@docket/chain';
import { RECORD_TYPES, type RecordType } from '@docket/record';
import { membersOf, OMITTED } from '@docket/record/schemas';
import { expect, test } from '@jest/globals';

import { buildDossier } from '../dossier.js';
import { OPTIONS } from '../fixtures/cases.js';
import { englishCode } from '../narrative/lexicon-en-codes.js';
import { TestLedger } from '../fixtures/ledger.js';
import { havePdfTools, runPdfTool } from '../fixtures/pdf-tools.js';
import { renderPdf } from '../pdf/render.js';
import type { Dossier } from '../schema/index.js';
import { memberSchema } from './member-schema.js';

/**
 * Stands in the registry of ledgers, in which nobody decides anything; or says of a whole ledger what no decision
 * follows from: no dossier has it.
 */
const IN_NO_DOSSIER: readonly RecordType[] = [
  'ledger.registered',
  'ledger.repaired',
  'ledger.moved',
];
const IN_DOSSIER = RECORD_TYPES.filter((type) => !IN_NO_DOSSIER.includes(type));
/** Records of the ledger that come with the decisions they concern. */
const OF_LEDGER: readonly RecordType[] = [
  'system.changed',
  'policy.changed',
  'policy.proposed',
  'verification.recorded',
  'clock.refused',
];

/** A body in which every member has a value of its own that is known again wherever it is printed. */
function filled(type: RecordType): { body: JsonObject; values: Map<string, string> } {
  const values = new Map<string, string>();
  const body: JsonObject = {};
  for (const [i, member] of membersOf(type).entries()) {
    const pointer = member.replaceAll('/*', '/0');
    const text = `zz${i}${type.replaceAll(/[^a-z]/g, '')}`;
    put(body, pointer.slice(1).split('/'), valueFor(type, pointer, text, i));
    // A text, or an object that says the same in parts, is filled by its parts.
    const { type: kind } = memberSchema(type, pointer) ?? {};
    if (Array.isArray(kind) && kind.includes('object')) continue;
    values.set(member, member === '/passed' ? 'not passed' : printed(type, pointer, text, i));
  }
  return { body, values };
}

function put(into: JsonObject | Json[], [name = '', ...rest]: string[], value: Json): void {
  const at = Array.isArray(into) ? Number(name) : name;
  const here = into as { [key: string | number]: Json | undefined };
  if (rest.length === 0) {
    // A text, or an object that says the same in parts: the parts are what is filled.
    if (typeof here[at] !== 'object' || here[at] === null) here[at] = value;
    return;
  }
  if (typeof here[at] !== 'object' || here[at] === null) here[at] = rest[0] === '0' ? [] : {};
  put(here[at] as JsonObject | Json[], rest, value);
}

function valueFor(type: RecordType, pointer: string, text: string, i: number): Json {
  const { enum: words, type: kind } = memberSchema(type, pointer) ?? {};
  if (Array.isArray(words)) return words[words.length - 1] ?? null;
  const kinds = Array.isArray(kind) ? kind : [kind];
  if (kinds.includes('number') || kinds.includes('integer')) return 7_000 + i;
  if (kinds.includes('boolean')) return false;
  return kinds.includes('object') && kinds.length === 1 ? { inner: text } : text;
}

function printed(type: RecordType, pointer: string, text: string, i: number): string {
  const value = valueFor(type, pointer, text, i);
  return typeof value === 'object' ? text : String(value);
}

async function dossierWith(
  type: RecordType,
): Promise<{ dossier: Dossier; values: Map<string, string> }> {
  const { body, values } = filled(type);
  const ledger = new TestLedger(undefined, undefined, type === 'ledger.created' ? body : {});
  const id = 'dec_01JMEMBERS';
  if (type !== 'decision.opened') {
    ledger.submit('decision.opened', { agent: { id: 'a' }, goal: 'g', stakes: 'low' }, id);
  }
  // As another writer might have written it: what it says is printed, whether or not a rule takes it.
  if (type !== 'ledger.created')
    ledger.append(`${type}/1`, body, OF_LEDGER.includes(type) ? undefined : id);
  // What happens in the ledger afterwards is no part of the decision.
  if (OF_LEDGER.includes(type)) ledger.append('decision.closed/1', { outcome: 'completed' }, id);
  return { dossier: await buildDossier(await ledger.evidence(id), OPTIONS), values };
}

/** All that a dossier says: its texts, without the members that programs read. */
function textOf({ model, narrative }: Dossier): string {
  const texts: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value);
    else if (typeof value === 'object' && value !== null)
      for (const [key, item] of Object.entries(value)) if (key !== 'value') collect(item);
  };
  collect([model, narrative]);
  return texts.join('\n');
}

test.each(IN_DOSSIER)(
  '%s: each of its members is printed, or left out with a reason',
  async (type) => {
    const { dossier, values } = await dossierWith(type);
    const text = textOf(dossier);
    const missing = [...values]
      .filter(([member]) => !Object.hasOwn(OMITTED[type], member))
      .filter(([, value]) => !text.includes(value) && !text.includes(englishCode(value)));
    expect(missing).toEqual([]);
    for (const reason of Object.values(OMITTED[type])) expect(reason).toMatch(/\.$/);
  },
);

test.each(['job_card.filed', 'ledger.created'] as const)(
  'on paper too: %s that says everything it can say',
  async (type) => {
    if (!havePdfTools()) {
      console.warn('NOT TESTED: members on paper. Install poppler-utils.');
      return;
    }
    const { dossier, values } = await dossierWith(type);
    const { out } = runPdfTool('pdftotext', await renderPdf(dossier), ['-raw', '{pdf}', '{out}']);
    const text = out.toString('utf8').replaceAll(/\s+/g, '');
    const missing = [...values]
      .filter(([member]) => !Object.hasOwn(OMITTED[type], member))
      .filter(
        ([, value]) =>
          ![value, englishCode(value)].some((told) => text.includes(told.replaceAll(/\s+/g, ''))),
      );
    expect(missing).toEqual([]);
  },
);
