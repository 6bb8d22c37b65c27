import { traceRequest } from '@docket/service';
import { median, report } from './measure.js';

export const name = 'tracing';

const ROUNDS = 9;
const CALLS = 200_000;

const facts = {
  method: 'POST',
  route: '/v1/ledgers/:ledger/decisions',
  headers: { traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' },
};

/** What a request costs more for the spans that it could have, where no SDK is registered. */
export async function run(): Promise<void> {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const began = process.hrtime.bigint();
    let kept = 0;
    for (let call = 0; call < CALLS; call += 1) kept += traceRequest(facts) === undefined ? 0 : 1;
    if (kept > 0) throw new Error('An SDK is registered.');
    return Number(process.hrtime.bigint() - began) / CALLS;
  });
  report(
    'microseconds that a request takes longer where no SDK is registered',
    median(rounds) / 1000,
    {
      max: 5,
    },
  );
}
