/** How an author can be authenticated today. A leaf may name another kind: its grammar is open. */
export const SIGN_INS = ['api_key', 'oidc', 'passphrase'] as const;
export type SignIn = (typeof SIGN_INS)[number];

/** By what a principal is recognised. A passkey signs, and opens nothing by itself. */
export const AUTHENTICATORS = [...SIGN_INS, 'passkey'] as const;
