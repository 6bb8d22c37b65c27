import { isRecordType, PERMISSIONS, RECORD_TYPES } from '@docket/record';

/** With what a record of a type can be signed by its author; undefined: with nothing. */
export function signedWith(type: string): 'passkey' | 'signing_key' | undefined {
  if (type === 'review.recorded') return 'passkey';
  return isRecordType(type) && PERMISSIONS[type].includes('agent') ? 'signing_key' : undefined;
}

/** Types of records that their author can sign. */
export const SIGNABLE: ReadonlySet<string> = new Set(
  RECORD_TYPES.filter((type) => signedWith(type) !== undefined),
);
