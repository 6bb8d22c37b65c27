import {
  attestBatch,
  createSigner,
  isJsonObject,
  type Json,
  type JsonObject,
  type Leaf,
  toBase64Url,
  toHex,
  utf8,
  withhold,
} from '@docket/chain';
import { DOCKET_AUTHOR } from '@docket/record';
import { describe, expect, test } from '@jest/globals';
import { AGENT_CARD, OPENED } from './fixtures/decisions.js';
import { MemoryLedger } from './fixtures/memory-ledger.js';
import {
  commitRecords,
  type EvidenceDocument,
  evidenceReader,
  ledgerFileReader,
  ReaderError,
  verify,
  verifyErasure,
  type Withheld,
} from './index.js';

const OFFICE = { actor: 'prn_office', role: 'administrator', via: 'api_key' };
const REVIEWER = { actor: 'prn_r', role: 'reviewer', via: 'api_key' };
const AGENT = { actor: 'prn_agent', role: 'agent', via: 'api_key' };
const ASKING = { actor: 'prn_first', role: 'officer', via: 'api_key' };
const ORDERING = { actor: 'prn_second', role: 'officer', via: 'api_key' };

const registered = (principal: string, role: string, id = `key-${principal}`): JsonObject => ({
  principal,
  role,
  authenticator: { kind: 'api_key', id, fingerprint: 'ab'.repeat(32) },
});

/** What is wrong with a file; `nothing`: it is as it should be. */
type Fault =
  | 'nothing'
  | 'an entry that the server did not attest'
  | 'a record that is left out'
  | 'a value that is said to be erased'
  | 'an author who was revoked'
  | 'a rule that was not followed'
  | 'a key that no entry brings';

interface Shown {
  seq: number;
  disclosure: unknown;
}

/** A decision that two people erased a value of, the key changed before, and its export recorded. */
async function world(fault: Fault, variant = 'full') {
  const isAttested = fault === 'an entry that the server did not attest';
  const own = createSigner('server', new Uint8Array(32).fill(9));
  const key = { kty: 'OKP', crv: 'Ed25519', x: toBase64Url(own.publicKey), attests: 'everyone' };
  const attest = (leaf: Leaf): string | undefined =>
    leaf.seq === 4 ? undefined : attestBatch([leaf], own.sign)[0]?.attestation;
  const ledger = new MemoryLedger({
    authors: 'registered',
    ...(isAttested && { server: { key, attest } }),
  });
  const append = (type: string, by: typeof OFFICE, body: JsonObject, id?: string) =>
    ledger.append(type, by, body, id).leaf;
  append('principal.registered', DOCKET_AUTHOR, registered('prn_office', 'administrator'));
  append('principal.registered', OFFICE, registered('prn_agent', 'agent'));
  append('principal.registered', OFFICE, registered('prn_r', 'reviewer'));
  append('principal.registered', OFFICE, registered('prn_r', 'reviewer', 'another'));
  for (const { actor, role } of [ASKING, ORDERING])
    append('principal.registered', OFFICE, registered(actor, role));
  ledger.rotate(20);
  const id = 'dec_1';
  const opened = append('decision.opened', AGENT, { ...OPENED } as JsonObject, id);
  append('job_card.filed', AGENT, { ...AGENT_CARD } as JsonObject, id);
  if (fault === 'an author who was revoked')
    append('principal.revoked', OFFICE, { principal: 'prn_r', reason: 'left' });
  const review = { verdict: 'comment', reason: 'I looked at it' };
  const { seq: reviewed } = append('review.recorded', REVIEWER, review, id);
  const closed = { outcome: 'completed', decided: 'refund', entry_count: 4 };
  append('decision.closed', AGENT, closed, id);
  if (fault === 'a rule that was not followed')
    append('job_card.filed', AGENT, { ...AGENT_CARD } as JsonObject, id);
  const order = fault === 'a rule that was not followed' ? -1 : erase(append, opened);
  const told = ledger.entries
    .map(({ leaf }) => leaf)
    .filter((leaf) => leaf.decision === undefined && leaf.seq > 0);
  const exported = append(
    'export.recorded',
    REVIEWER,
    {
      kind: 'dossier',
      format: 'json',
      dossier_id: 'dos_1',
      locale: 'en',
      variant,
      statements: {},
      recipient: 'the customer',
      purpose: 'asked for',
      ledger_records: { ...commitRecords(told, ledger.size) },
    },
    id,
  );
  ledger.checkpoint();
  if (fault === 'a key that no entry brings') ledger.handOver(...forgedKey(ledger));
  if (fault === 'a key that no entry brings') ledger.checkpoint();
  return { ledger, id, seqs: { opened: opened.seq, reviewed, order, exported: exported.seq } };
}

type Append = (type: string, by: typeof OFFICE, body: JsonObject) => Leaf;

/** One asks for the erasure of a value of the entry, another orders it; the position of the order. */
function erase(append: Append, { seq, type, time, decision, body: commitment }: Leaf): number {
  const id = decision?.id ?? '';
  const values = [{ seq, decision: id, type, time, commitment, pointers: ['/request'] }];
  const asked = { about: 'values', reason: 'They asked.', legal_basis: 'GDPR Art. 17', values };
  const { seq: request } = append('erasure.requested', ASKING, asked);
  return append('erasure.executed', ORDERING, { request, values }).seq;
}

function forgedKey(ledger: MemoryLedger): Parameters<MemoryLedger['handOver']> {
  const { key, next } = ledger.replacement(44, 1);
  return [{ ...key, from: 9 }, next];
}

const claim = ({ ledger, seqs }: World, variant = 'full') => ({
  dossierId: 'dos_1',
  issuedAt: ledger.entries[seqs.exported]!.leaf.time,
  stated: { kind: 'dossier', variant, locale: 'en', profile: undefined, statements: {} },
  unlisted: undefined,
});

type World = Awaited<ReturnType<typeof world>>;

/** Pointers of entry `seq`, each by itself, each member with all below it, and the whole. */
function placesOf({ body }: { body: JsonObject }): string[][] {
  const leaves = (value: Json, at: string): string[] =>
    Array.isArray(value) || isJsonObject(value)
      ? Object.entries(value).flatMap(([name, one]) => leaves(one as Json, `${at}/${name}`))
      : [at];
  const all = leaves(body, '');
  const members = Object.keys(body).map((name) =>
    all.filter((at) => at === `/${name}` || at.startsWith(`/${name}/`)),
  );
  const places = [...all.map((at) => [at]), ...members, all].filter((one) => one.length > 0);
  return [...new Map(places.map((one) => [one.join(' '), one])).values()];
}

/** How an entry is shown: `gone` of it is erased by entry `by`, and `places` are withheld. */
function shown(
  { ledger }: World,
  { seq, places = [], gone }: { seq: number; places?: string[]; gone?: [string[], number] },
): unknown {
  const { body, secret } = ledger.entries[seq]!;
  const [erased, by] = gone ?? [[], 0];
  if (places.length + erased.length === 0) return { body, secret: toHex(secret) };
  const hidden = [...new Set([...erased, ...places])];
  const reason = 'confidential';
  const made = withhold(
    body,
    secret,
    'scalar',
    hidden.map((pointer) => ({ pointer, reason })),
  );
  return {
    ...made,
    withheld: made.withheld.filter(({ pointer }) => !erased.includes(pointer)),
    erased: erased.map((pointer) => ({ pointer, erased_by: by })),
  };
}

const goneIn = ({ seqs: { opened, order, reviewed } }: World, fault: Fault, seq: number) => {
  if (seq === opened && order > 0) return { gone: [['/request'], order] as [string[], number] };
  if (fault !== 'a value that is said to be erased' || seq !== reviewed) return {};
  return { gone: [['/verdict', '/reason'], order] as [string[], number] };
};

interface Outcome {
  verified: boolean;
  hidden?: readonly Withheld[] | undefined;
}
const isClean = ({ verified, hidden = [] }: Outcome): boolean => verified && hidden.length === 0;

type Check = (hide?: { seq: number; places: string[] }) => Promise<Outcome>;

/** The dossier of the decision. */
async function dossierOf(made: World, fault: Fault, variant?: string): Promise<Check> {
  const evidence = (await made.ledger.evidence(made.id)) as unknown as EvidenceDocument;
  if (fault === 'a record that is left out')
    evidence.ledger_records = evidence.ledger_records.filter(({ seq }) => seq !== 4);
  return (hide) => {
    const copy = structuredClone(evidence);
    for (const one of [copy.genesis, ...copy.entries, ...copy.ledger_records] as Shown[]) {
      const { seq } = one;
      const places = hide?.seq === seq ? hide.places : [];
      one.disclosure = shown(made, { seq, places, ...goneIn(made, fault, seq) });
    }
    return verify(evidenceReader(copy, claim(made, variant)), { depth: 'full' });
  };
}

/** The ledger's file. */
const fileOf =
  (made: World, fault: Fault): Check =>
  async (hide) => {
    const { ledger } = made;
    const { origin, publicKey: key, size } = ledger;
    const head = { format: 'docket-ledger-file/v1', origin, public_key: key, size };
    const lines = ledger.entries.map(({ leaf: { seq }, material }) => ({
      seq,
      leaf: new TextDecoder().decode(material.leaf),
      disclosure: shown(made, {
        seq,
        places: hide?.seq === seq ? hide.places : [],
        ...goneIn(made, fault, seq),
      }),
    }));
    const all = [{ ...head, checkpoint: ledger.notes.at(-1) }, ...lines];
    const text = utf8(all.map((line) => `${JSON.stringify(line)}\n`).join(''));
    const reader = ledgerFileReader({
      source: 'a file',
      async *open() {
        yield text;
      },
    });
    return verify(reader, { depth: 'full' }).finally(() => reader.close());
  };

/** The certificate of its erasure: of records whole, but of entry 0, and of the entry nothing but what is gone. */
async function certificateOf(made: World): Promise<Check> {
  const { opened, order } = made.seqs;
  const evidence = (await made.ledger.evidence(made.id)) as unknown as EvidenceDocument;
  evidence.entries = evidence.entries.filter(({ seq }) => seq === opened);
  return async (hide) => {
    const copy = structuredClone(evidence);
    for (const one of [copy.genesis, ...copy.entries, ...copy.ledger_records] as Shown[]) {
      const { seq } = one;
      const places = hide?.seq === seq ? hide.places : [];
      const gone = seq === opened && { gone: [['/request'], order] as [string[], number] };
      one.disclosure = shown(made, { seq, places, ...gone });
    }
    try {
      return await verifyErasure(evidenceReader(copy), {});
    } catch (error) {
      if (error instanceof ReaderError) return { verified: false };
      throw error;
    }
  };
}

/** What of a file can be withheld, and it still passes as if nothing were wrong. */
async function passing({ ledger }: World, check: Check): Promise<string[]> {
  const passed: string[] = [];
  for (const entry of ledger.entries)
    for (const places of placesOf(entry))
      if (isClean(await check({ seq: entry.leaf.seq, places })))
        passed.push(`${entry.leaf.seq} ${entry.leaf.type} ${places.join(' ')}`);
  return passed;
}

const FAULTS: Fault[] = [
  'an entry that the server did not attest',
  'a record that is left out',
  'a value that is said to be erased',
  'an author who was revoked',
  'a rule that was not followed',
  'a key that no entry brings',
];
/** Of the others a copy from which values are withheld shows none: the rules of its decision are not replayed. */
const IN_REDACTED = FAULTS.filter((fault) => fault !== 'a rule that was not followed');
const IN_FILE = FAULTS.filter((fault) => fault !== 'a record that is left out');

describe('withheld is neither absent nor in order: it does not pass', () => {
  test('what is as it should be verifies, in every kind of file', async () => {
    const made = await world('nothing');
    for (const check of [await dossierOf(made, 'nothing'), fileOf(made, 'nothing')]) {
      const report = await check();
      expect(report).toMatchObject({ verified: true, findings: [] });
      expect(isClean(report)).toBe(true);
    }
  });

  test('whatever is withheld of a dossier with a rule that was not followed', async () => {
    const fault = 'a rule that was not followed';
    const made = await world(fault);
    const check = await dossierOf(made, fault);
    expect((await check()).verified).toBe(false);
    expect(await passing(made, check)).toEqual([]);
  });

  // Of one that was issued whole all the more: every value that is withheld is told.
  test.each(IN_REDACTED)('nor of a redacted one with %s', async (fault) => {
    const made = await world(fault, 'redacted');
    const check = await dossierOf(made, fault, 'redacted');
    expect((await check()).verified).toBe(false);
    expect(await passing(made, check)).toEqual([]);
  });

  test.each(IN_FILE)('nor of a ledger with %s', async (fault) => {
    const made = await world(fault);
    const check = fileOf(made, fault);
    expect((await check()).verified).toBe(false);
    expect(await passing(made, check)).toEqual([]);
  });

  test('nor of a certificate of an erasure that nobody attested', async () => {
    const made = await world('an entry that the server did not attest');
    const check = await certificateOf(made);
    expect((await check()).verified).toBe(false);
    expect(await passing(made, check)).toEqual([]);
  });

  test('where it is, and what rests on it, is said', async () => {
    const made = await world('nothing');
    const { hidden } = await fileOf(made, 'nothing')({ seq: 4, places: ['/principal', '/role'] });
    expect(hidden).toEqual([
      { basis: 'principals', seq: 4, pointer: '/principal', places: 2 },
      { basis: 'values', seq: 4, pointer: '/principal', places: 2 },
    ]);
    const exported = { seq: made.seqs.exported, places: ['/ledger_records/sha256'] };
    const report = await (await dossierOf(made, 'nothing'))(exported);
    expect(report.hidden).toContainEqual({
      basis: 'records',
      seq: made.seqs.exported,
      pointer: '/ledger_records/sha256',
      places: 1,
    });
  });

  test('what a redacted copy withholds as a rule is no reason', async () => {
    const made = await world('nothing', 'redacted');
    const check = await dossierOf(made, 'nothing', 'redacted');
    const { opened, reviewed, order } = made.seqs;
    for (const [seq, at] of [
      [opened, '/goal'],
      [reviewed, '/reason'],
      [order - 1, '/reason'],
    ] as const)
      expect(isClean(await check({ seq, places: [at] }))).toBe(true);
  });
});

test('a certificate whose entry 0 bears an attestation says so', async () => {
  const made = await world('nothing');
  const { seqs, ledger, id } = made;
  const evidence = (await ledger.evidence(id)) as unknown as EvidenceDocument;
  evidence.entries = evidence.entries.filter(({ seq }) => seq === seqs.opened);
  for (const one of [...evidence.entries, ...evidence.ledger_records] as Shown[])
    one.disclosure = shown(made, {
      seq: one.seq,
      places: [],
      ...(one.seq === seqs.opened && { gone: [['/request'], seqs.order] as [string[], number] }),
    });
  const { leaf } = evidence.genesis;
  const attested = leaf.replace('"body"', `"attestation":"${'A'.repeat(86)}","body"`);
  const findings = async (text: string): Promise<string[]> => {
    const copy = { ...evidence, genesis: { ...evidence.genesis, leaf: text } };
    return (await verifyErasure(evidenceReader(copy), {})).findings.map(({ code }) => code);
  };
  expect(await findings(leaf)).toEqual([]);
  expect(await findings(attested)).toContain('attestation_invalid');
});
