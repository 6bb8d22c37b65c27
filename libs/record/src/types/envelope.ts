/** Members of the envelope that documents leave out, of every record that has one. */
export const REQUEST_KEY = {
  '/idempotency_key': 'It tells a repeated request from a new one, nothing of the work.',
} as const;

/** Free members: they may hold anything, and nobody decided that another reader needs them. */
export const FREE_MEMBERS = ['/ext'] as const;
