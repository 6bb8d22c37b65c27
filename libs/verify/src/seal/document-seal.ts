import type { TimeStampChecker, TimeStampFault } from '../attestations/time-stamp/time-stamp.js';

/** Why a seal of a document says nothing. */
export type SealFault =
  /** No CMS signature of one signer that names its certificate (PAdES). */
  | 'malformed'
  /** The document is another than the one that was sealed, or the signature does not verify. */
  | 'signature'
  /** It is over a digest by MD5 or SHA-1, which another document can have as well. */
  | 'algorithm';

/** The time stamp of a seal. */
export interface SealTime {
  /** `not_checked` where the verifier names no authority to trust. */
  state: 'verified' | 'invalid' | 'not_checked' | 'absent';
  /** The seal was there by then: RFC 3339, UTC. Only where it verifies. */
  time?: string;
  /** Subject of the authority's certificate. Only where it verifies. */
  authority?: string;
  /** Only where it is invalid. */
  fault?: TimeStampFault;
}

/** What checking a signature that a PDF carries came to. */
export type DocumentSeal =
  | {
      /**
       * It holds. `verified`: by a certificate that leads to one that the verifier trusts. `untrusted`: by one that leads
       * to none of them, or that was not valid at its time. `intact`: nobody said whom to trust.
       */
      state: 'verified' | 'untrusted' | 'intact';
      /** Subject of the certificate, as text; where it is not `verified`, the certificate's own word. */
      by: string;
      /** Who issued the certificate, in the same way. */
      issuer: string;
      time: SealTime;
    }
  | { state: 'invalid'; fault: SealFault }
  /** A signature of another kind than PAdES has them, or by an algorithm that is not known here: `kind` names it. */
  | { state: 'not_checked'; kind: string };

/** Whom to trust. */
export interface SealTrust {
  /** DER certificates of roots. One of the seals has to lead to one of them, where they are given. */
  roots?: readonly Uint8Array[];
  timeStamps?: TimeStampChecker;
}
