import { isJsonObject, type Json, type JsonObject, toHex, utf8 } from '@docket/chain';
import type { BundledEntry } from './bundled-entry.js';

/**
 * Entries as a document of W3C PROV-JSON (W3C Member Submission, 24 April 2013), of PROV-DM: each entry is an entity
 * that a decision generated, each decision and each review an activity. It says what was recorded, and refers to
 * values by their place: what is erased in an entry stands nowhere here.
 *
 * Identifiers follow from the leaf alone: `ledger:dec_x` is a decision, `ledger:dec_x.3` its entry at position 3,
 * `ledger:entry-12` an entry outside decisions, `ledger:principal-x` who wrote one.
 */
export class ProvDocument {
  readonly #sections = new Map<string, JsonObject>();
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
  }

  take(entry: BundledEntry): void {
    const { leaf } = entry;
    const principal = this.#principal(leaf.actor, leaf.role);
    this.#put('entity', entityOf(entry), {
      'prov:type': typed(`docket:${leaf.type}`),
      'docket:seq': entry.seq,
      'docket:commitment': leaf.body,
      'docket:disclosed': entry.content().disclosed,
    });
    if (leaf.decision === undefined) {
      this.#relate('wasAttributedTo', entry, {
        'prov:entity': entityOf(entry),
        'prov:agent': principal,
      });
      return;
    }
    const isReview = leaf.type === 'review.recorded';
    const work = `ledger:${leaf.decision.id}`;
    const activity = isReview ? `${entityOf(entry)}.review` : work;
    this.#put('activity', work, { 'prov:type': typed('docket:decision') });
    this.#relate('wasGeneratedBy', entry, {
      'prov:entity': entityOf(entry),
      'prov:activity': activity,
      'prov:time': leaf.time,
    });
    this.#relate('wasAssociatedWith', entry, {
      'prov:activity': activity,
      'prov:agent': principal,
      'prov:role': leaf.role,
    });
    if (isReview) this.#review(entry, activity, work);
    this.#work(entry, work);
    this.#named(entry, principal, activity);
    this.#references(entry);
  }

  /** The document; what nothing was said of has no section. */
  text(): string {
    const prefix = { docket: 'urn:docket:prov:', ledger: `urn:docket:ledger:${this.#origin}:` };
    return `${JSON.stringify({ prefix, ...Object.fromEntries(this.#sections) })}\n`;
  }

  /** Beginning and end of the work, and what it used. */
  #work(entry: BundledEntry, work: string): void {
    const { leaf } = entry;
    const { body = {} } = entry.content();
    const at = { 'prov:activity': work, 'prov:trigger': entityOf(entry), 'prov:time': leaf.time };
    if (leaf.type === 'decision.opened') this.#relate('wasStartedBy', entry, at);
    if (leaf.type === 'decision.closed') this.#relate('wasEndedBy', entry, at);
    const { parent_decision: parent, parent_origin: elsewhere } = body;
    if (leaf.type === 'decision.opened' && isDecision(parent) && elsewhere === undefined) {
      this.#put('activity', `ledger:${parent}`, { 'prov:type': typed('docket:decision') });
      this.#relate('wasInformedBy', entry, {
        'prov:informed': work,
        'prov:informant': `ledger:${parent}`,
      });
    }
    for (const [i, source] of itemsOf(body['lineage']).entries()) {
      const used = `${entityOf(entry)}.lineage.${i}`;
      this.#put('entity', used, {
        'prov:type': typed('docket:source'),
        ...attributes(source, ['document_id', 'version', 'effective_date', 'content_hash']),
      });
      this.#relate(
        'used',
        entry,
        { 'prov:activity': work, 'prov:entity': used, ...roleOf(source) },
        `${i}`,
      );
    }
  }

  #review(entry: BundledEntry, review: string, work: string): void {
    const { leaf } = entry;
    const { body = {} } = entry.content();
    const { verdict, as_of: seen, before, after } = body;
    this.#put('activity', review, {
      'prov:type': typed('docket:review'),
      ...(isText(verdict) && { 'docket:verdict': verdict }),
    });
    this.#relate('wasInformedBy', entry, { 'prov:informed': review, 'prov:informant': work });
    const viewed = itemsOf(body['viewed']).map((one) => one['decision_seq']);
    const positions = new Set([...viewed, seen].filter((at) => typeof at === 'number'));
    for (const at of positions) {
      const used = `${work}.${at}`;
      this.#relate('used', entry, { 'prov:activity': review, 'prov:entity': used }, `${at}`);
    }
    if (before === undefined || after === undefined || leaf.decision === undefined) return;
    for (const [member, value] of [
      ['before', before],
      ['after', after],
    ] as const) {
      this.#put('entity', `${entityOf(entry)}.${member}`, {
        'prov:type': typed('docket:value'),
        'docket:pointer': `/${member}`,
        'docket:is_null': value === null,
      });
    }
    this.#relate('wasDerivedFrom', entry, {
      'prov:generatedEntity': `${entityOf(entry)}.after`,
      'prov:usedEntity': `${entityOf(entry)}.before`,
      'prov:activity': review,
      'prov:type': typed('prov:Revision'),
    });
  }

  /** An agent that the writer names acted for the principal whose key it was. The record names nobody else behind it. */
  #named(entry: BundledEntry, principal: string, activity: string): void {
    const agent = entry.content().body?.['agent'];
    if (!isJsonObject(agent) || !isText(agent['id'])) return;
    const named = `ledger:agent-${localName(agent['id'])}`;
    this.#put('agent', named, {
      'prov:type': typed('prov:SoftwareAgent'),
      ...attributes(agent, ['id']),
    });
    this.#relate('actedOnBehalfOf', entry, {
      'prov:delegate': named,
      'prov:responsible': principal,
      'prov:activity': activity,
    });
  }

  /** What an entry corrects, and the Job Card that announced an action. */
  #references(entry: BundledEntry): void {
    const { leaf } = entry;
    const { body = {} } = entry.content();
    const { supersedes, job_card: card } = body;
    for (const [name, at, kind] of [
      ['supersedes', supersedes, { 'prov:type': typed('prov:Revision') }],
      ['job_card', card, {}],
    ] as const) {
      if (typeof at !== 'number' || leaf.decision === undefined) continue;
      const derived = {
        'prov:generatedEntity': entityOf(entry),
        'prov:usedEntity': `ledger:${leaf.decision.id}.${at}`,
      };
      this.#relate('wasDerivedFrom', entry, { ...derived, ...kind }, name);
    }
  }

  /** Agents and observers are programs, and so is Docket. Of others nothing says whether they are. */
  #principal(actor: string, role: string): string {
    const id = `ledger:principal-${actor}`;
    const isProgram = ['agent', 'observer', 'docket'].includes(role);
    if (!isProgram && this.#sections.get('agent')?.[id] !== undefined) return id;
    this.#put('agent', id, isProgram ? { 'prov:type': typed('prov:SoftwareAgent') } : {});
    return id;
  }

  #put(section: string, id: string, members: JsonObject): void {
    const all = this.#sections.get(section) ?? {};
    all[id] = members;
    this.#sections.set(section, all);
  }

  #relate(section: string, { seq }: BundledEntry, members: JsonObject, part = ''): void {
    this.#put(section, `_:${section}-${seq}${part === '' ? '' : `-${part}`}`, members);
  }
}

function entityOf({ seq, leaf: { decision } }: BundledEntry): string {
  return decision === undefined ? `ledger:entry-${seq}` : `ledger:${decision.id}.${decision.seq}`;
}

const typed = (name: string): JsonObject => ({ $: name, type: 'prov:QUALIFIED_NAME' });

const isDecision = (id: Json | undefined): id is string =>
  typeof id === 'string' && /^dec_[A-Za-z0-9_-]{1,60}$/.test(id);

/** A text that was recorded: what stands in the place of one that is erased names nobody. */
const isText = (value: Json | undefined): value is string =>
  typeof value === 'string' && !/^\[erased by entry \d+\]$/.test(value);

function itemsOf(list: Json | undefined): JsonObject[] {
  return Array.isArray(list) ? list.filter(isJsonObject) : [];
}

function roleOf({ role }: JsonObject): JsonObject {
  return isText(role) ? { 'prov:role': role } : {};
}

/** Texts of a record, as attributes. */
function attributes(of: JsonObject, names: readonly string[]): JsonObject {
  const told = names.flatMap((name) => {
    const value = of[name];
    return isText(value) ? [[`docket:${name}`, value] as const] : [];
  });
  return Object.fromEntries(told);
}

/** A name as the local part of a qualified one: of what may not stand there its UTF-8, each byte in hex behind `=`. */
function localName(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9_-]/gu, (character) =>
    toHex(utf8(character)).replaceAll(/../g, (byte) => `=${byte}`),
  );
}
