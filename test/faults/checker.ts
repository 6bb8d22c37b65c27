import {
  CompactRange,
  ZERO_HASH_HEX,
  decodeLeaf,
  equalBytes,
  fromHex,
  leafHash,
  toHex,
} from '@docket/chain';
import {
  CheckpointService,
  KeyVault,
  LedgerService,
  connectDatabase,
  databaseReader,
} from '@docket/store';
import type { Database } from '@docket/store';
import { verify } from '@docket/verify';
import { call } from '../api/support/api.js';
import { runDocket } from '../support/built-command.js';
import { within } from '../support/within.js';
import type { Kept } from './receipts.js';

/** Where the ledger is, past everything that cuts. */
export interface Examined {
  databaseUrl: string;
  keysDirectory: string;
  ledger: string;
  /** Roots of the servers. */
  urls: readonly string[];
  administrator: string;
}

/** One answer of a server that nothing is done to any more. */
const ANSWER_MS = 30_000;
/** Everything that a ledger of a campaign is held against. */
const EXAMINED_S = 500;

/** An entry as it is stored. */
interface Stored {
  hash: string;
  key: string | undefined;
}

/**
 * Holds a ledger against what was acknowledged: every entry there once, at its place, as it was; no key twice; what
 * was said not to be written is not; no gap and no fork; head, tree and projections follow from the entries; and
 * all servers say the same.
 *
 * @returns what is wrong, in sentences; empty where everything holds.
 */
export function examine(place: Examined, kept: readonly Kept[]): Promise<string[]> {
  return within(EXAMINED_S, 'the check of the ledger', holdAgainst(place, kept));
}

async function holdAgainst(place: Examined, kept: readonly Kept[]): Promise<string[]> {
  const database = await connectDatabase({ url: place.databaseUrl });
  try {
    const wrong: string[] = [];
    const stored = await readChain(database, place.ledger, wrong);
    wrong.push(...compareReceipts(stored, kept));
    wrong.push(...(await verifyAll(database, place)));
    wrong.push(...(await compareLedgers(database, kept)));
    wrong.push(...(await compareServers(place)));
    return wrong;
  } finally {
    await database.close();
  }
}

/** `docket verify`, as an operator runs it. Empty where it is clean. */
export async function examineByCommand(place: Examined): Promise<string[]> {
  const given = new AbortController();
  const run = runDocket(['verify', '--ledger', place.ledger], {
    env: { DATABASE_URL: place.databaseUrl },
    onSpawn: (child) => given.signal.addEventListener('abort', () => child.kill('SIGKILL')),
  });
  const ended = within(EXAMINED_S, 'docket verify', run).finally(() => given.abort());
  const { code, stdout, stderr } = await ended;
  return code === 0 ? [] : [`docket verify ended with ${code}: ${stdout}${stderr}`];
}

/** The chain and the tree from the first entry on, and that the head is what they make. */
async function readChain(database: Database, ledger: string, wrong: string[]): Promise<Stored[]> {
  const reader = await databaseReader(database, ledger);
  const { size } = await reader.describe();
  const stored: Stored[] = [];
  const range = CompactRange.empty();
  let prev = ZERO_HASH_HEX;
  for await (const batch of reader.entries(0, size)) {
    for (const { leaf, disclosure } of batch) {
      const header = decodeLeaf(leaf);
      if (header.seq !== stored.length)
        wrong.push(`gap: entry ${header.seq} stands at ${stored.length}`);
      if (header.prev !== prev)
        wrong.push(`fork: entry ${header.seq} does not follow the one before`);
      if (disclosure === undefined) wrong.push(`entry ${header.seq} has no body`);
      const hash = leafHash(leaf);
      range.append(hash);
      prev = toHex(hash);
      stored.push({ hash: prev, key: disclosure && keyIn(disclosure.bodyBytes) });
    }
  }
  const head = await reader.projections.head();
  const follows =
    head?.size === stored.length &&
    size === stored.length &&
    equalBytes(head.lastHash, fromHex(prev)) &&
    equalBytes(head.frontier, range.encode());
  if (!follows) wrong.push(`the head does not follow from the ${stored.length} entries`);
  return stored;
}

function keyIn(body: Uint8Array): string | undefined {
  // Canonical JSON that Docket wrote.
  const { idempotency_key: key } = JSON.parse(Buffer.from(body).toString('utf8')) as {
    idempotency_key?: string;
  };
  return key;
}

function compareReceipts(stored: readonly Stored[], kept: readonly Kept[]): string[] {
  const wrong: string[] = [];
  const places = new Map<string, number[]>();
  for (const [seq, { key }] of stored.entries()) {
    if (key !== undefined) places.set(key, [...(places.get(key) ?? []), seq]);
  }
  for (const [key, seqs] of places) {
    if (seqs.length > 1) wrong.push(`twice: the key ${key} at entries ${seqs.join(', ')}`);
  }
  const acknowledged = new Map<number, string>();
  for (const one of kept) {
    if (one.kind === 'denied' && places.has(one.key))
      wrong.push(`written although it was denied: ${one.key} at ${places.get(one.key)?.join()}`);
    if (one.kind !== 'acknowledged') continue;
    const { key, seq, leafHash: hash } = one;
    if (acknowledged.has(seq))
      wrong.push(`two receipts for entry ${seq}: ${acknowledged.get(seq)}, ${key}`);
    acknowledged.set(seq, key);
    if (stored[seq] === undefined) wrong.push(`lost: ${key}, acknowledged as entry ${seq}`);
    else if (stored[seq].hash !== hash) wrong.push(`changed: ${key}, acknowledged as entry ${seq}`);
    else if (stored[seq].key !== key)
      wrong.push(`entry ${seq} bears the key ${stored[seq].key}, not ${key}`);
  }
  return wrong;
}

/** Bodies, rules, signatures and every projection: what was half done may have left nothing behind. */
async function verifyAll(database: Database, place: Examined): Promise<string[]> {
  const vault = new KeyVault(place.keysDirectory);
  const ledgers = new LedgerService(database, vault, { host: 'docket.example' });
  const wrong: string[] = [];
  for (const ledger of [place.ledger, 'registry']) {
    await new CheckpointService(database, ledgers).issue(ledger);
    const reader = await databaseReader(database, ledger);
    const { publicKey } = await reader.describe();
    const report = await verify(reader, { depth: 'full', trustedKey: publicKey });
    for (const finding of report.findings) wrong.push(`${ledger}: ${JSON.stringify(finding)}`);
    if (!report.verified && report.findings.length === 0) wrong.push(`${ledger} is not verified`);
  }
  return wrong;
}

/** Every ledger that was acknowledged is there, and each that is there is registered once. */
async function compareLedgers(database: Database, kept: readonly Kept[]): Promise<string[]> {
  const { rows } = await database.of('all').query<{ ledger_id: string; registered: number }>(
    // Each body is read once: half an hour makes a thousand ledgers.
    `SELECT l.ledger_id, count(r.named)::int AS registered FROM docket.ledger l LEFT JOIN (
       SELECT convert_from(b.body, 'UTF8')::json ->> 'ledger' AS named
       FROM docket.entry e JOIN docket.body b USING (ledger_no, seq) JOIN docket.ledger USING (ledger_no)
       WHERE ledger_id = 'registry' AND e.type = 'ledger.registered') r ON r.named = l.ledger_id
     WHERE l.ledger_id <> 'registry' GROUP BY l.ledger_id`,
  );
  const registered = new Map(rows.map((row) => [row.ledger_id, row.registered]));
  const wrong = rows
    .filter((row) => row.registered !== 1)
    .map((row) => `the ledger ${row.ledger_id} is registered ${row.registered} times`);
  for (const one of kept) {
    if (one.kind === 'created' && !registered.has(one.ledger))
      wrong.push(`lost: the ledger ${one.ledger}`);
  }
  return wrong;
}

/** What each server answers about the ledger, word for word. */
async function compareServers({ urls, ledger, administrator: key }: Examined): Promise<string[]> {
  const answers = await Promise.all(
    urls.map(async (url) => {
      const texts: string[] = [];
      for (const path of ['', '/checkpoint', '/policy']) {
        const { status, text } = await call(url, 'GET', `/v1/ledgers/${ledger}${path}`, {
          key,
          timeoutMs: ANSWER_MS,
        });
        if (status !== 200) texts.push(`${status}`);
        texts.push(text);
      }
      return texts;
    }),
  );
  const [first = [], ...others] = answers;
  return others.flatMap((other) =>
    other.flatMap((text, i) =>
      text === first[i]
        ? []
        : [`the servers do not agree: ${first[i]?.slice(0, 300)} | ${text.slice(0, 300)}`],
    ),
  );
}
