/** How an author can be authenticated today. A leaf may name another kind: its grammar is open. */
export const SIGN_INS = ['api_key', 'oidc', 'passphrase'] as const;
export type SignIn = (typeof SIGN_INS)[number];

/** What signs, and opens nothing by itself. */
export const SIGNERS = ['passkey', 'signing_key'] as const;

/** By what a principal is recognised. */
export const AUTHENTICATORS = [...SIGN_INS, ...SIGNERS] as const;
