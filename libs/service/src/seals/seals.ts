import { verify } from 'node:crypto';
import { sealPdf } from '@docket/report';
import { makeDocumentSeal, SealError } from '@docket/verify/seals';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { AnchorFailure } from '../anchors/bounded-post.js';
import { Outages } from '../outages.js';
import { ServiceError } from '../service-error.js';
import { SERVICE_SETTINGS, type Sealing, type ServiceSettings } from '../settings.js';
import { askAuthority } from '../time-stamps/authority-client.js';

/** How long before a certificate is over that is told. */
const SOON_MS = 30 * 24 * 3_600_000;
/** For the signature, what is signed with it, and what stands around it. */
const SIGNATURE_ROOM_BYTES = 2_048;
/** For a time stamp with the certificates that it takes. */
const TIME_STAMP_ROOM_BYTES = 8_192;
/** How long an authority that failed is not asked again: each PDF would wait for it. */
const DOWN_MS = 30_000;

/**
 * Seals PDFs that are handed out with the issuer's certificate (PAdES), where the operator set that up. None leaves
 * unsealed then: one that cannot be sealed is refused. A time stamp is added where an authority gives one.
 */
@Injectable()
export class Seals implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #log = new Logger('Seals');
  readonly #outages = new Outages(this.#log);
  readonly #stop = new AbortController();
  readonly #sealing: Sealing | undefined;
  readonly #authority: string | undefined;
  /** Until when no time stamp is asked for, by `performance.now()`. */
  #downUntil = 0;

  constructor(@Inject(SERVICE_SETTINGS) settings: ServiceSettings) {
    this.#sealing = settings.sealing;
    this.#authority = settings.timeStamping?.url;
  }

  onApplicationBootstrap(): void {
    const [own] = this.#sealing?.certificates ?? [];
    if (own === undefined) return;
    const name = own.subject.replaceAll('\n', ', ');
    this.#log.log(`PDFs are sealed by ${name}, until ${own.validTo}`);
    if (Date.parse(own.validTo) - Date.now() < SOON_MS)
      this.#log.warn(
        `the certificate that PDFs are sealed with is over at ${own.validTo}: no PDF is handed out from then on`,
      );
  }

  onModuleDestroy(): void {
    this.#stop.abort();
  }

  /** Seconds until the sealer's certificate is over, below 0 afterwards; undefined where nothing is sealed. */
  get validS(): number | undefined {
    const [own] = this.#sealing?.certificates ?? [];
    return own && (Date.parse(own.validTo) - Date.now()) / 1_000;
  }

  /**
   * A PDF with the seal of the issuer behind it; as it is where nothing is to be sealed with.
   *
   * @throws {ServiceError} `seal_failed`.
   */
  async seal(pdf: Uint8Array): Promise<Uint8Array> {
    const sealing = this.#sealing;
    if (sealing === undefined) return pdf;
    try {
      return await this.#seal(pdf, sealing);
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      this.#log.error(`a PDF was not sealed, and not handed out: ${error.message}`);
      throw new ServiceError(
        'seal_failed',
        'The PDF could not be sealed, so it is not handed out. The log says why.',
        { retryAfterSeconds: 30, cause: error },
      );
    }
  }

  async #seal(pdf: Uint8Array, { certificates, sign }: Sealing): Promise<Uint8Array> {
    const at = new Date();
    const [own] = certificates;
    if (own === undefined) throw new SealError('there is no certificate to seal with');
    if (Date.parse(own.validFrom) > at.getTime() || Date.parse(own.validTo) < at.getTime())
      throw new SealError(`its certificate is valid from ${own.validFrom} to ${own.validTo} only`);
    const raw = certificates.map((one) => new Uint8Array(one.raw));
    const sealer = {
      certificates: raw,
      sign: async (bytes: Uint8Array): Promise<Uint8Array> => {
        const signature = await sign(bytes);
        // What a command answers need not be a signature at all.
        if (verify('sha256', bytes, own.publicKey, signature)) return signature;
        throw new SealError('what was to be the signature does not verify by its certificate');
      },
      timeStamp: (signature: Uint8Array) => this.#stamp(signature),
    };
    const room =
      raw.reduce((sum, { length }) => sum + length, SIGNATURE_ROOM_BYTES) +
      (this.#authority === undefined ? 0 : TIME_STAMP_ROOM_BYTES);
    return sealPdf(pdf, { at, room, sign: (digest) => makeDocumentSeal(digest, sealer) });
  }

  /** A seal without a time stamp is true as well, and says so where it is verified. */
  async #stamp(signature: Uint8Array): Promise<Uint8Array | undefined> {
    if (this.#authority === undefined || performance.now() < this.#downUntil) return undefined;
    try {
      const stamp = await askAuthority(this.#authority, signature, this.#stop.signal);
      this.#outages.end('stamp', 'PDFs are sealed with a time stamp again');
      return stamp;
    } catch (error) {
      if (!(error instanceof AnchorFailure)) throw error;
      this.#downUntil = performance.now() + DOWN_MS;
      this.#outages.begin(
        'stamp',
        error.message,
        `PDFs are sealed without a time stamp, which is asked for each ${DOWN_MS / 1000} s: ${error.message}`,
      );
      return undefined;
    }
  }
}
