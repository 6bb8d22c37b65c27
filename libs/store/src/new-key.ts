import { sha256Text } from '@docket/chain';
import type { Role } from '@docket/record';
import type pg from 'pg';
import { now } from './clock.js';
import { ApiKeyEntity } from './entities/index.js';
import { createIdentifier, randomSlice } from './identifiers.js';

/** `docket_<id>_<secret>`: 16 and 64 hex digits. */
const TOKEN = /^docket_([0-9a-f]{16})_([0-9a-f]{64})$/;

/** What a token says; undefined where it is malformed. `secretHash`: SHA-256 of its secret. */
export function readToken(token: string): { keyId: string; secretHash: Uint8Array } | undefined {
  const [, keyId, secret] = TOKEN.exec(token) ?? [];
  if (keyId === undefined || secret === undefined) return undefined;
  return { keyId, secretHash: sha256Text(secret) };
}

/** How long the key of an auditor is good where nobody says another time: 90 days of 24 hours. */
const AUDIT_MS = 90 * 86_400_000;

/** When it ends then. */
export function auditEnd(made: string): string {
  return new Date(Date.parse(made) + AUDIT_MS).toISOString();
}

/** A key that is not in the database yet, and its token. */
export function makeKey(of: {
  role: Role;
  name: string;
  createdBy: { actor: string };
  ledgerNo: number | null;
  /** Whose it is; somebody new where left out. */
  principal?: string;
}): { entity: ApiKeyEntity; token: string } {
  const keyId = Buffer.from(randomSlice(8)).toString('hex');
  const secret = Buffer.from(randomSlice(32)).toString('hex');
  const entity = Object.assign(new ApiKeyEntity(), {
    keyId,
    ledgerNo: of.ledgerNo,
    role: of.role,
    principal: of.principal ?? createIdentifier('prn'),
    name: of.name,
    secretHash: Buffer.from(sha256Text(secret)),
    createdAt: now(),
    createdBy: of.createdBy.actor,
    revokedAt: null,
    revokedBy: null,
    lastUsedAt: null,
  });
  return { entity, token: `docket_${keyId}_${secret}` };
}

export async function insertKey(client: pg.ClientBase | pg.Pool, key: ApiKeyEntity): Promise<void> {
  const { keyId, ledgerNo, role, principal, name, secretHash, createdAt, createdBy } = key;
  await client.query(
    `INSERT INTO docket.api_key (key_id, ledger_no, role, principal, name, secret_hash, created_at, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [keyId, ledgerNo, role, principal, name, secretHash, createdAt, createdBy],
  );
}
