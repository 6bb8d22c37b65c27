import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

/** How old a message may be, in seconds: one that somebody kept and sends again is refused. */
const AGE_S_MAX = 5 * 60;

/** Whether Docket sent these bytes, to whoever has the secret (`whsec_…`), a short while ago. */
export function isFromDocket(secret, headers, body, nowS = Date.now() / 1000) {
  const {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures,
  } = headers;
  if (!id || !signatures || !/^\d{1,12}$/.test(timestamp ?? '')) return false;
  if (Math.abs(nowS - Number(timestamp)) > AGE_S_MAX) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signed = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
  // More than one while a secret is replaced.
  return signatures.split(' ').some((signature) => {
    const [version, value = ''] = signature.split(',');
    const given = Buffer.from(value, 'base64');
    return version === 'v1' && given.length === signed.length && timingSafeEqual(given, signed);
  });
}

/** Ids of messages that were dealt with: each comes at least once. Keep them where they outlive the process. */
const seen = new Set();

export const receiver = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  if (!isFromDocket(process.env.DOCKET_WEBHOOK_SECRET ?? '', request.headers, body)) {
    return response.writeHead(401).end();
  }
  const id = request.headers['webhook-id'];
  if (!seen.has(id)) {
    const { type, data } = JSON.parse(body);
    process.stdout.write(`${type} ${data.decision_id ?? data.ledger}\n`);
    seen.add(id);
  }
  response.writeHead(204).end();
});

if (process.env.PORT) receiver.listen(Number(process.env.PORT), '127.0.0.1');
