import {
  type DocketAdministration,
  importSigningKey,
  type RegistrarSignature,
  signRegistration,
  type SigningKey,
} from '@docket/client';
import { CommandFailure, EXIT } from './failure.js';
import { readGiven } from './regular-file.js';

/** What of a registration a registrar has from elsewhere than the server, and with which key they sign. */
export interface Vouching {
  principal: string;
  signWith?: string;
  origin?: string;
  role?: string;
  thumbprint?: string;
}

const KEY_BYTES_MAX = 4_096;

/** @throws CommandFailure with exit status 2 without an origin: the server could name another ledger. */
export async function registrarKeyOf(
  file: string,
  origin: string | undefined,
): Promise<SigningKey> {
  if (origin === undefined) throw usage('--sign-with takes --origin too.');
  const text = (await readGiven(`The key ${file}`, file, KEY_BYTES_MAX)).toString('utf8');
  return importSigningKey(origin, text);
}

/**
 * vouch signs what waits under an id, once it is what the registrar said that it is: whoever can write to the database
 * could have put something else there.
 *
 * @throws CommandFailure, and signs nothing, where it waits for no registrar or is another.
 */
export async function vouch(
  administration: DocketAdministration,
  id: string,
  said: Vouching & { signWith: string; ledger: string },
): Promise<RegistrarSignature> {
  const { principal, role, thumbprint, ledger } = said;
  const key = await registrarKeyOf(said.signWith, said.origin);
  if (role === undefined) throw usage('--sign-with takes --role too: what they are to do.');
  const waiting = await administration.listWaitingRegistrations(ledger);
  const registration = waiting.find(
    (one) => one.authenticator === id && one.principal === principal,
  )?.registration;
  if (registration === undefined)
    throw new CommandFailure(`${id} of ${principal} waits for no registrar.`, EXIT.failed);
  const { authenticator } = registration;
  const { signingKeyId } = await import('@docket/record');
  const publicKey = (authenticator.passkey ?? authenticator.signing_key)?.public_key;
  if (publicKey !== undefined && thumbprint === undefined)
    throw usage('--sign-with takes --thumbprint too: what its holder said, by another way.');
  const found = publicKey && signingKeyId(publicKey);
  for (const [what, expected, is] of [
    ['authenticator', id, authenticator.id],
    ['principal', principal, registration.principal],
    ['role', role, registration.role],
    ['thumbprint', publicKey && thumbprint, found],
  ] as const)
    if (expected !== is)
      throw new CommandFailure(
        `Nothing was signed: the ${what} that is registered is ${JSON.stringify(is)}, and you said ${JSON.stringify(expected)}.`,
        EXIT.failed,
      );
  return signRegistration(key, registration);
}

function usage(message: string): CommandFailure {
  return new CommandFailure(message, EXIT.unusable);
}
