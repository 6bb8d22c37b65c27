import { passkeyFault, PERMISSIONS, type RecordBodies, signingKeyId } from '@docket/record';
import { LedgerService } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import type { Principal } from '../principal.js';
import { ServiceError } from '../service-error.js';
import { revokeSigner } from './revoke-signer.js';

type Registration = RecordBodies['principal.registered'];
type Passkey = NonNullable<Registration['authenticator']['passkey']>;

/** Its proof is made with the passkey itself, over what is registered: see passkeyChallenge. */
export interface PasskeyRegistration extends Passkey {
  credential_id: string;
}

/** A passkey of whoever asks. */
export interface OwnPasskey {
  credentialId: string;
  /** Of its public key (RFC 7638), base64url. */
  thumbprint: string;
  relyingParty: string;
  /** Pages where it may be used. */
  origins: readonly string[];
  /** From when on nothing that it signs is taken; null: it is good. */
  revokedFrom: string | null;
}

/** Passkeys that people sign reviews with. Each registers their own, and nobody somebody else's. */
@Injectable()
export class Passkeys {
  constructor(@Inject(LedgerService) private readonly ledgers: LedgerService) {}

  /**
   * Records a passkey of whoever asks, in the ledger that they name; the entry is Docket's.
   * @throws {ServiceError} `invalid_request` without a proof that they have it.
   * @throws {StoreRefusal} `principal_mismatch` where it is registered already.
   */
  async register(
    principal: Principal,
    ledgerId: string,
    { credential_id: id, ...passkey }: PasskeyRegistration,
  ): Promise<{ principal: string; seq: number }> {
    admit(principal, { roles: PERMISSIONS['review.recorded'], ledger: ledgerId });
    for (const [index, origin] of passkey.origins.entries())
      checkOrigin(origin, passkey.relying_party, `/origins/${index}`);
    const { origin: ledger } = await this.ledgers.getLedger(ledgerId);
    const authenticator: Registration['authenticator'] = { kind: 'passkey', id, passkey };
    const { actor, role } = principal;
    const fault = passkeyFault(ledger, { principal: actor, authenticator });
    // What is registered is the caller's own: the entry would be refused too, with another place.
    if (fault !== undefined) throw refused(fault.message, '/proof');
    const body = { principal: actor, role, authenticator };
    const receipt = await this.ledgers.appendOwn(ledgerId, { type: 'principal.registered', body });
    return { principal: actor, seq: receipt.entries[0]?.seq ?? 0 };
  }

  /** One's own in a ledger, the oldest first, revoked ones included. */
  async list(principal: Principal, ledgerId: string): Promise<OwnPasskey[]> {
    admit(principal, { roles: PERMISSIONS['review.recorded'], ledger: ledgerId });
    const { principals } = await this.ledgers.ledgerState(ledgerId);
    const own = principals.get(principal.actor)?.authenticators ?? [];
    return own.flatMap(({ registered: { id, passkey }, revokedFrom }) =>
      passkey === undefined
        ? []
        : [
            {
              credentialId: id,
              thumbprint: signingKeyId(passkey.public_key),
              relyingParty: passkey.relying_party,
              origins: passkey.origins,
              revokedFrom,
            },
          ],
    );
  }

  /** Revokes one's own passkey, or as an administrator anybody's. @throws {ServiceError} `unknown_key`. */
  async revoke(principal: Principal, ledgerId: string, credentialId: string): Promise<void> {
    admit(principal, { roles: ACCESS.revokePasskeys, ledger: ledgerId });
    await revokeSigner(this.ledgers, principal, {
      ledger: ledgerId,
      kind: 'passkey',
      id: credentialId,
    });
  }
}

/** A page of the relying party's domain, or of one below it (WebAuthn section 5.1.3, step 8). */
function checkOrigin(origin: string, relyingParty: string, pointer: string): void {
  const url = URL.canParse(origin) ? new URL(origin) : undefined;
  const host = url?.hostname ?? '';
  const isOf = host === relyingParty || host.endsWith(`.${relyingParty}`);
  const isSecure =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && host === 'localhost');
  if (url?.origin === origin && isOf && isSecure) return;
  throw refused(`must be the origin of a page of ${relyingParty}, by https`, pointer);
}

function refused(message: string, pointer: string): ServiceError {
  return new ServiceError('invalid_request', message, { places: [{ pointer, detail: message }] });
}
