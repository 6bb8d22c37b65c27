import { choice, formatted, members, optional, PATTERN } from './vocabulary.js';

function bytes(length: 32 | 64, description: string) {
  const { pattern, max } = LENGTHS[length];
  const allowed = `${length} bytes in base64url without padding (RFC 4648 section 5)`;
  return formatted(pattern, max, allowed, description);
}

const LENGTHS = {
  32: { pattern: PATTERN.base64url32, max: 43 },
  64: { pattern: PATTERN.base64url64, max: 86 },
} as const;

/** What verification needs of a key that an agent signs its records with, and that the agent has it. */
export const signingKey = members(
  {
    public_key: members(
      {
        kty: choice(['OKP'], 'Kind of key, RFC 8037.'),
        crv: choice(['Ed25519'], 'Its curve. Signatures are RFC 8032.'),
        x: bytes(32, '32 bytes of it.'),
      },
      'Its public key: these members of a JSON Web Key (RFC 8037), and no other.',
    ),
    proof: bytes(
      64,
      'Signature made with it over ledger, principal and public key, so that nobody registers a key that they do not have.',
    ),
  },
  'Of a key that an agent signs with: by what its signatures are verified.',
);

/** Signature of an agent on a record of its own. */
const agentSignature = members(
  {
    kind: choice(['ed25519'], 'By RFC 8032.'),
    key_id: bytes(32, 'Id of the key, as `principal.registered` names it.'),
    value: bytes(64, 'The signature.'),
  },
  "The agent's own signature over ledger, decision, type and everything else that it says in this record. It goes with an `idempotency_key`, so that nobody can record the same once more.",
);

/** Members of a JSON Web Key (RFC 8037), and no other. */
const EDWARDS_KEY = {
  kty: choice(['OKP'], 'Kind of key, RFC 8037.'),
  crv: choice(['Ed25519'], 'Its curve. Signatures are RFC 8032.'),
  x: bytes(32, '32 bytes of it.'),
};

/** Public key of whoever vouches for people, agents and policies. */
export const registrarKey = members(
  EDWARDS_KEY,
  'Public key of a registrar: these members of a JSON Web Key (RFC 8037), and no other.',
);

/** Public key of the server, of one ledger. */
export const serverKey = members(
  {
    ...EDWARDS_KEY,
    attests: optional(
      choice(
        ['everyone'],
        'That what agents write bears its signature too. Absent: what people and Docket write.',
      ),
    ),
  },
  'Key by which the server attests who it authenticated: the leaf of every entry that neither an agent writes nor the rules bring about has a signature of it, also where Docket writes it. Members of a JSON Web Key (RFC 8037), and what it attests. Absent: nothing shows that such an entry came through a server.',
);

/** Of what a registrar vouches for. */
export const registrarSignature = members(
  {
    kind: choice(['ed25519'], 'By RFC 8032.'),
    key_id: bytes(32, "Thumbprint (RFC 7638) of the registrar's public key."),
    value: bytes(64, 'The signature.'),
  },
  'Signature of a registrar whom the policy in force names: nobody who can only write to the database has it.',
);

/** In every record that an agent may write. */
export const signedByAgent = { signature: optional(agentSignature) };
