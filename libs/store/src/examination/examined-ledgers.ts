import type { ServerKey } from '@docket/record';
import type { ClaimedKey } from '../signing/recorded-keys.js';

/** A ledger of which the keys are examined. */
export interface ExaminedLedger {
  id: string;
  origin: string;
  publicKey: string;
  /** Body of entry 0, as those below. */
  genesis: string | null;
  /** Bodies in hex: what stands there may be no JSON. */
  rotations: { seq: number; type: string; body: string | null }[];
}

/** One that is being copied here does not yet, and one that was moved no more. */
export const LIVES_HERE = `NOT EXISTS (SELECT FROM docket.ledger_head h
  WHERE h.ledger_no = l.ledger_no AND h.standing IN ('coming', 'moved'))`;

export const LEDGERS = `SELECT l.ledger_id AS id, l.origin, l.public_key AS "publicKey", encode(g.body, 'hex') AS genesis,
    coalesce(r.rotations, '[]') AS rotations
  FROM docket.ledger l LEFT JOIN docket.body g ON g.ledger_no = l.ledger_no AND g.seq = 0 LEFT JOIN LATERAL (
    SELECT json_agg(json_build_object('seq', e.seq, 'type', e.type, 'body', encode(b.body, 'hex')) ORDER BY e.seq) AS rotations
    FROM docket.entry e LEFT JOIN docket.body b ON b.ledger_no = e.ledger_no AND b.seq = e.seq
    WHERE e.ledger_no = l.ledger_no AND e.decision_id IS NULL AND e.type IN ('key.rotated', 'key.replaced')) r ON true
  WHERE ${LIVES_HERE}
  ORDER BY l.ledger_no`;

export function claimedKey({ seq, type, body }: ExaminedLedger['rotations'][number]): ClaimedKey {
  const from = seq + 1;
  try {
    const said: unknown = JSON.parse(Buffer.from(body ?? '', 'hex').toString('utf8'));
    const {
      public_key: key,
      handover,
      acceptance,
    } = (said ?? {}) as {
      public_key?: unknown;
      handover?: unknown;
      acceptance?: unknown;
    };
    return type === 'key.replaced'
      ? { from, key, replaced: true, acceptance }
      : { from, key, handover };
  } catch {
    // No key that anybody handed over to.
    return { from };
  }
}

export function furtherKeysIn(genesis: string | null): {
  secondKey?: string;
  serverKey?: ServerKey;
} {
  try {
    const said: unknown = JSON.parse(Buffer.from(genesis ?? '', 'hex').toString('utf8'));
    const { second_public_key: key, server_key: server } = (said ?? {}) as {
      second_public_key?: unknown;
      server_key?: { x?: unknown; attests?: unknown } | null;
    };
    const x = server?.x;
    const attests = server?.attests === 'everyone' ? { attests: 'everyone' as const } : {};
    return {
      ...(typeof key === 'string' ? { secondKey: key } : {}),
      ...(typeof x === 'string'
        ? { serverKey: { kty: 'OKP', crv: 'Ed25519', x, ...attests } }
        : {}),
    };
  } catch {
    // Verification says what stands there.
    return {};
  }
}

/** A text that is no JSON is an answer that is not known, never one that is good. */
export const SELF_VERIFIED = `SELECT l.ledger_id AS id,
    extract(epoch FROM now() - l.created_at::timestamptz)::float8 AS "madeS",
    convert_from(v.body, 'UTF8')::jsonb ->> 'result' AS result,
    extract(epoch FROM now() - (convert_from(v.leaf, 'UTF8')::jsonb ->> 'time')::timestamptz)::float8 AS "ageS"
  FROM docket.ledger l LEFT JOIN LATERAL (
    SELECT e.leaf, b.body FROM docket.entry e
    LEFT JOIN docket.body b ON b.ledger_no = e.ledger_no AND b.seq = e.seq
    WHERE e.ledger_no = l.ledger_no AND e.decision_id IS NULL AND e.type = 'verification.recorded'
    ORDER BY e.seq DESC LIMIT 1) v ON true
  WHERE ${LIVES_HERE} ORDER BY l.ledger_no`;
