import type { JsonObject } from '@docket/chain';

/** Of the ledger `docket.example/claims`; the proof verifies there. */
export const newSigningKey: JsonObject = {
  principal: 'prn_01kapeg4v3q8v4m5n6p7r8s9ta',
  public_key: { kty: 'OKP', crv: 'Ed25519', x: 'MigK7q1-CuxGVpzWNUQNQ3EgZrltAhmOvssHTIP2P3E' },
  proof: 'F0PIbiIAnVDibGbYRQ0vHfdOr2tVUntO41UCt6r8iLpwAi4idw9cvSm3ebHJ0XqShEjgoU9PJRHMkXh9cDXJBw',
};

export const registeredSigningKey: JsonObject = {
  id: 'W2nLj6dVqwR-baqb41dR181sf4k2Ayt9KWhD0vJvLV8',
  actor: 'prn_01kapeg4v3q8v4m5n6p7r8s9ta',
  seq: 14,
};

export const listedSigningKey: JsonObject = {
  ...registeredSigningKey,
  public_key: newSigningKey['public_key'] ?? null,
  expires_at: null,
  revoked_at: null,
};
