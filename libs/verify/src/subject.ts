import {
  checkDisclosure,
  decodeLeaf,
  FORMAT,
  isJsonObject,
  type JsonObject,
  type Leaf,
  LeafError,
  leafHash,
  toHex,
  type Granularity,
} from '@docket/chain';
import {
  DEFAULT_POLICY,
  type Policy,
  type Predecessor,
  type ServerKey,
  validateEntry,
} from '@docket/record';
import { readSecondKey } from './attestations/second-signature/second-signature.js';
import { toDisclosure } from './checks/content.js';
import { isShown } from './checks/shown.js';
import { checkPredecessor, predecessorIn } from './checks/succession.js';
import type { ExportClaim } from './checks/export-record.js';
import type { Findings } from './finding.js';
import type { EntryMaterial, LedgerReader, SourceDescription } from './reader.js';
import type { Selection } from './selection.js';

/**
 * What is being verified, as every part of the work has to know it. Plain data: it crosses thread
 * boundaries.
 */
export interface Subject {
  source: string;
  scope: 'ledger' | 'decision';
  /** What leaves and checkpoints must name. */
  origin: string;
  /** Leaf hash of entry 0, hex; absent when there is none. */
  firstLeaf?: string;
  /** C2SP verifier key in the genesis entry; absent when that entry cannot be read. */
  genesisKey?: string;
  /** The key that checkpoints are checked with; absent when nobody names one. */
  publicKey?: string;
  /** C2SP verifier key of ML-DSA-44 in the genesis entry; absent where that names none that can be read. */
  secondKey?: string;
  /** JSON Pointers of what entry 0 does not show, withheld or erased. */
  hidden: readonly string[];
  decisionId?: string;
  /** What a dossier says of its own export; absent where the source is none. */
  exported?: ExportClaim;
  /** Entries the source claims to have. */
  size?: number;
  /** See SourceDescription. */
  header?: SourceDescription['header'];
  /** See SourceDescription. */
  selection?: Selection;
  isEndless?: true;
  /** Not all of it was read: what was is damaged so often that the rest would say nothing else. */
  isGivenUp?: true;
  granularity: Granularity;
  /** Whether entry 0 says that everybody who writes is registered before. */
  holdsAuthors: boolean;
  /** By which the server attests entries; `null`: entry 0 names none; absent: not shown, or not one that can be read. */
  serverKey?: ServerKey | null;
  /** What entry 0 says of it is shown, and is no key: that is found, and what is attested cannot be held. */
  isServerKeyMalformed?: true;
  /** Absent when entry 0 names none that the rules can be replayed with, or does not show every value of it. */
  policy?: Policy;
  /** The ledger that it continues, by its entry 0; `null`: none; absent: not known, as that is not shown, or not readable. */
  predecessor?: Predecessor | null;
}

/** Whether entry 0 says something at or below a member, and does not show all of it. */
export const isHiddenIn = ({ hidden }: Pick<Subject, 'hidden'>, member: string): boolean =>
  !isShown(
    hidden.filter((pointer) => pointer !== ''),
    `/${member}`,
  );

/** foundingOf gives what of entry 0 the rules go by. */
export function foundingOf({ policy, holdsAuthors, serverKey, predecessor }: Subject): Pick<
  Subject,
  'holdsAuthors' | 'predecessor' | 'serverKey'
> & {
  policy: Policy | undefined;
} {
  return {
    policy,
    holdsAuthors,
    ...(serverKey === undefined ? {} : { serverKey }),
    ...(predecessor === undefined ? {} : { predecessor }),
  };
}

/**
 * Reads what the source says of itself and its genesis entry, which names the key and the policy. The
 * genesis entry is checked like any other entry later; here it is only read.
 */
export async function readSubject(reader: LedgerReader, findings: Findings): Promise<Subject> {
  const description = await reader.describe();
  const genesis = await readGenesis(reader);
  const subject: Subject = {
    source: description.source,
    scope: description.scope,
    origin:
      description.origin ??
      genesis?.leaf.origin ??
      description.header?.origin ??
      keyName(description.publicKey ?? ''),
    granularity: 'scalar',
    hidden: genesis?.hidden ?? [],
    holdsAuthors: genesis?.holdsAuthors ?? false,
  };
  if (description.decisionId !== undefined) subject.decisionId = description.decisionId;
  if (description.exported !== undefined) subject.exported = description.exported;
  if (description.size !== undefined) subject.size = description.size;
  if (description.header !== undefined) subject.header = description.header;
  if (description.selection !== undefined) subject.selection = description.selection;
  if (description.isEndless) subject.isEndless = true;
  if (genesis !== undefined) subject.firstLeaf = genesis.hash;
  if (genesis !== undefined) adoptGenesis(subject, genesis, reader, findings);
  else reportGenesis('none', findings);
  const publicKey = subject.genesisKey ?? description.publicKey;
  if (publicKey !== undefined) subject.publicKey = publicKey;
  compareWithSource(subject, description, findings);
  return subject;
}

interface Genesis {
  leaf: Leaf;
  hash: string;
  /** Absent unless the commitment in the leaf holds. */
  body?: JsonObject;
  /** Pointers of the values that are withheld or erased. */
  hidden: readonly string[];
  holdsAuthors: boolean;
  serverKey?: ServerKey | null;
  isServerKeyMalformed?: true;
}

async function readGenesis(reader: LedgerReader): Promise<Genesis | undefined> {
  let material: EntryMaterial | undefined;
  for await (const batch of reader.entries(0, 1, { content: true })) material ??= batch[0];
  if (material === undefined) return undefined;
  let leaf: Leaf;
  try {
    leaf = decodeLeaf(material.leaf);
  } catch (error) {
    if (error instanceof LeafError) return undefined;
    throw error;
  }
  const disclosure = toDisclosure(material.disclosure);
  // Entry 0 names the granularity, so its own is fixed.
  const content = checkDisclosure(leaf.body, disclosure, 'scalar');
  const hash = toHex(leafHash(material.leaf));
  if (!content.ok) return { leaf, hash, hidden: [], holdsAuthors: false };
  const { body, states } = content;
  // Withheld is not absent: else whoever hands on a dossier could take back what the ledger promised.
  const isWithheld = (name: string): boolean =>
    states.get(`/${name}`) !== undefined && body[name] === undefined;
  return {
    leaf,
    hash,
    body,
    hidden: [...states].flatMap(([pointer, state]) => (state === 'disclosed' ? [] : [pointer])),
    holdsAuthors: isWithheld('authors') || body['authors'] === 'registered',
    ...serverKeyIn(leaf, body, states),
  };
}

/** Withheld in part is withheld: what is attested is not looked at then, and nothing passes for it. */
function serverKeyIn(
  { schema }: Leaf,
  body: JsonObject,
  states: ReadonlyMap<string, unknown>,
): Pick<Genesis, 'serverKey' | 'isServerKeyMalformed'> {
  const places = [...states].filter(
    ([at]) => at === '/server_key' || at.startsWith('/server_key/'),
  );
  if (places.some(([, state]) => state !== 'disclosed')) return {};
  const { server_key: key } = body;
  if (key === undefined) return { serverKey: null };
  const isNone = validateEntry(schema, body).some(({ pointer }) =>
    pointer.startsWith('/server_key'),
  );
  // Validated just now.
  return isNone ? { isServerKeyMalformed: true } : { serverKey: key as unknown as ServerKey };
}

function adoptGenesis(
  subject: Subject,
  genesis: Genesis,
  reader: LedgerReader,
  findings: Findings,
): void {
  const { leaf, body, hidden } = genesis;
  const key = body?.['public_key'];
  const policy = body?.['policy'];
  const granularity = isJsonObject(policy) ? policy['body_commitment'] : undefined;
  if (typeof key === 'string') subject.genesisKey = key;
  if (granularity === 'scalar' || granularity === 'whole') subject.granularity = granularity;
  // Withheld is not absent: a policy without one of its values is another policy.
  if (body !== undefined && isShown(hidden, '/policy') && isPolicy(policy, leaf, body))
    subject.policy = policy;
  adoptServerKey(subject, genesis, findings);
  adoptSecondKey(subject, body?.['second_public_key'], findings);
  if (!isHiddenIn(subject, 'predecessor')) adoptPredecessor(subject, body, findings);
  const isGenesis =
    leaf.type === 'ledger.created' &&
    leaf.decision === undefined &&
    leaf.seq === 0 &&
    body?.['format'] === FORMAT &&
    body['origin'] === leaf.origin &&
    typeof key === 'string' &&
    granularity === subject.granularity;
  // A source that hands out leaves only has no content for entry 0 either.
  const isHidden = body === undefined && reader.contentWithheld === true;
  if (isGenesis || (isHidden && leaf.type === 'ledger.created')) return;
  reportGenesis(leaf.type, findings);
}

function adoptServerKey(
  subject: Subject,
  { serverKey, isServerKeyMalformed }: Genesis,
  findings: Findings,
): void {
  if (serverKey !== undefined) subject.serverKey = serverKey;
  if (isServerKeyMalformed !== true) return;
  subject.isServerKeyMalformed = true;
  findings.add(
    'server_key_malformed',
    'What entry 0 says of the key of the server is none that is known here: nothing can be held against it.',
    { seq: 0, pointer: '/server_key' },
  );
}

function adoptSecondKey(subject: Subject, key: unknown, findings: Findings): void {
  if (key === undefined) return;
  if (typeof key === 'string' && readSecondKey(key, subject.origin) !== undefined)
    subject.secondKey = key;
  else
    findings.add(
      'key_mismatch',
      'The second public key in entry 0 is no key of ML-DSA-44 that is named after the ledger.',
      { seq: 0, pointer: '/second_public_key' },
    );
}

function adoptPredecessor(
  subject: Subject,
  body: JsonObject | undefined,
  findings: Findings,
): void {
  if (body === undefined) return;
  const predecessor = predecessorIn(body);
  if (predecessor !== 'malformed') subject.predecessor = predecessor;
  if (predecessor !== null) checkPredecessor(predecessor, subject.origin, findings);
}

function reportGenesis(found: string, findings: Findings): void {
  findings.add(
    'genesis_malformed',
    'Entry 0 is not the creation of this ledger, with its origin, public key and policy.',
    { seq: 0, expected: 'ledger.created', found },
  );
}

/** The rules read every member of a policy; one that lacks some, or has another form, cannot be replayed. */
function isPolicy(policy: unknown, { schema }: Leaf, body: JsonObject): policy is Policy {
  return (
    isJsonObject(policy) &&
    Object.keys(DEFAULT_POLICY).every((member) => policy[member] !== undefined) &&
    validateEntry(schema, body).every(({ pointer }) => isShown([pointer], '/policy'))
  );
}

function compareWithSource(
  subject: Subject,
  description: SourceDescription,
  findings: Findings,
): void {
  const { genesisKey } = subject;
  const claimed = description.publicKey;
  if (genesisKey !== undefined && claimed !== undefined && claimed !== genesisKey) {
    findings.add(
      'key_mismatch',
      'The public key given with the evidence is not the one in entry 0.',
      {
        seq: 0,
        expected: genesisKey,
        found: claimed,
      },
    );
  }
  if (subject.publicKey !== undefined && keyName(subject.publicKey) !== subject.origin) {
    findings.add('key_mismatch', 'The public key belongs to another origin than the ledger.', {
      expected: subject.origin,
      found: keyName(subject.publicKey),
    });
  }
}

/** A C2SP verifier key is `<name>+<hash>+<key>`. */
function keyName(verifierKey: string): string {
  return verifierKey.slice(0, verifierKey.indexOf('+'));
}
