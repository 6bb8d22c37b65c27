import { checkDisclosure, decodeLeaf, type JsonObject, type Leaf, LeafError } from '@docket/chain';
import { DEFAULT_POLICY, type Policy } from '@docket/record';
import { toDisclosure } from './checks/content.js';
import type { Findings } from './finding.js';
import type { EntryMaterial, LedgerReader, SourceDescription } from './reader.js';

/**
 * What is being verified, as every part of the work has to know it. Plain data: it crosses thread
 * boundaries.
 */
export interface Subject {
  source: string;
  scope: 'ledger' | 'decision';
  /** What leaves and checkpoints must name. */
  origin: string;
  /** C2SP verifier key in the genesis entry; absent when that entry cannot be read. */
  genesisKey?: string;
  /** The key that checkpoints are checked with; absent when nobody names one. */
  publicKey?: string;
  decisionId?: string;
  /** Entries the source claims to have. */
  size?: number;
  policy: Policy;
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
    origin: description.origin ?? genesis?.leaf.origin ?? '',
    policy: DEFAULT_POLICY,
  };
  if (description.decisionId !== undefined) subject.decisionId = description.decisionId;
  if (description.size !== undefined) subject.size = description.size;
  if (genesis?.body !== undefined) adoptGenesis(subject, genesis.body, findings);
  const publicKey = subject.genesisKey ?? description.publicKey;
  if (publicKey !== undefined) subject.publicKey = publicKey;
  compareWithSource(subject, description, genesis?.leaf, findings);
  return subject;
}

interface Genesis {
  leaf: Leaf;
  /** Absent unless the commitment in the leaf holds. */
  body?: JsonObject;
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
  return content.ok ? { leaf, body: content.body } : { leaf };
}

function adoptGenesis(subject: Subject, body: JsonObject, findings: Findings): void {
  const key = body['public_key'];
  const policy = body['policy'];
  if (typeof key === 'string') subject.genesisKey = key;
  // The rules read a policy as their type says; a signed genesis that lacks members is caught here.
  if (isPolicy(policy)) subject.policy = policy;
  if (typeof key === 'string' && isPolicy(policy)) return;
  findings.add(
    'genesis_malformed',
    'Entry 0 does not name the public key and the policy of the ledger.',
    { seq: 0 },
  );
}

function isPolicy(policy: unknown): policy is Policy {
  if (typeof policy !== 'object' || policy === null) return false;
  const members = policy as Record<string, unknown>;
  return Object.keys(DEFAULT_POLICY).every((member) => members[member] !== undefined);
}

function compareWithSource(
  subject: Subject,
  description: SourceDescription,
  genesis: Leaf | undefined,
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
  if (
    genesis !== undefined &&
    (genesis.type !== 'ledger.created' || genesis.decision !== undefined)
  ) {
    findings.add('genesis_malformed', 'Entry 0 is not the creation of a ledger.', {
      seq: 0,
      expected: 'ledger.created',
      found: genesis.type,
    });
  }
}

/** A C2SP verifier key is `<name>+<hash>+<key>`. */
function keyName(verifierKey: string): string {
  return verifierKey.slice(0, verifierKey.indexOf('+'));
}
