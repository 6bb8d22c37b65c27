import type { RecordBodies, RecordType } from '@docket/record';
import { inCallingTrace } from './calling-trace.js';
import { ClientError } from './client-error.js';
import { randomKey } from './prepare.js';
import { toRecordJson } from './record-json.js';
import type { Channel } from './recorder.js';
import { signBody } from './signing-key.js';

/** One record of a batch. */
export type BatchRecord = {
  [Type in RecordType]: {
    type: Type;
    /** Absent where the record opens a decision. */
    decisionId?: string;
    /**
     * Instead of `decisionId`, for a decision that the batch itself opens: position in the batch, from
     * 0, of its `decision.opened`, which stands further up.
     */
    decisionRef?: number;
    body: RecordBodies[Type];
  };
}[RecordType];

/** signedBatch makes the body of a batch, each record signed where there is a key. @throws InvalidValue, ClientError. */
export function signedBatch(
  { signingKey: key, traceparent }: Pick<Channel, 'signingKey' | 'traceparent'>,
  records: readonly BatchRecord[],
  batchKey: string | undefined,
): Promise<object[]> {
  return Promise.all(
    records.map(async ({ type, decisionId, decisionRef, body }, position) => {
      const plain = toRecordJson(body, `/${position}/body`) as object;
      const { body: json } = await inCallingTrace(traceparent, { type, body: plain });
      const record = {
        type,
        ...(decisionId === undefined ? {} : { decision_id: decisionId }),
        ...(decisionRef === undefined ? {} : { decision_ref: decisionRef }),
      };
      if (key === undefined) return { ...record, body: json };
      if (decisionRef !== undefined) {
        const message = `Record ${position} names a decision that has no id yet, and the id is signed.`;
        throw new ClientError('invalid_signing_key', message);
      }
      // As the server names those that have no key of their own.
      const name = batchKey === undefined ? randomKey() : `${batchKey}/${position}`;
      const named = { idempotency_key: name, ...json };
      const signature = await signBody(key, { type, decision: decisionId, body: named });
      return { ...record, body: signature === undefined ? json : { ...named, signature } };
    }),
  );
}
