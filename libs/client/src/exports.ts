import { decodeJson } from './answer.js';
import { pathSegment } from './prepare.js';
import { textOf, UnexpectedAnswer } from './problem.js';
import { Transport, type TransportOptions } from './transport.js';

/** Which decisions a bundle discloses: those opened in a period, or these; the whole ledger where nothing is said. */
export interface BundleToExport {
  /** RFC 3339; `openedTo` is not included. */
  openedFrom?: string;
  openedTo?: string;
  decisions?: readonly string[];
  /** What for and for whom, as a function; recorded with the export. */
  purpose?: string;
  recipient?: string;
}

/** How an export stands. */
export interface ExportSummary {
  exportId: string;
  /** `queued`, `running`, `ready`, `failed`, `cancelled` or `expired`. */
  state: string;
  /** Entries done, and of how many; undefined while that is not known. */
  done: number;
  total: number | undefined;
  /** Why there is no file. */
  failure: string | undefined;
  /** Of what is ready. */
  file: { name: string; size: number; sha256: string; mediaType: string } | undefined;
}

/** Bytes of a file that are asked for at once. */
const PIECE_BYTES = 4 * 1024 * 1024;

/** Files that the server makes in the background: with an auditor's key. Each method throws what `DocketClient` throws. */
export class DocketExports {
  readonly #transport: Transport;
  readonly #root: string;

  constructor(options: TransportOptions & { apiKey: string; ledger: string }) {
    this.#transport = new Transport(options);
    this.#root = `/v1/ledgers/${pathSegment(options.ledger)}/exports`;
  }

  /** Asks for a bundle of the ledger, which is made in the background and recorded. */
  async requestBundle(wanted: BundleToExport = {}): Promise<ExportSummary> {
    const { openedFrom, openedTo, decisions, purpose, recipient } = wanted;
    const bundle = {
      ...(openedFrom === undefined ? {} : { opened_from: openedFrom }),
      ...(openedTo === undefined ? {} : { opened_to: openedTo }),
      ...(decisions === undefined ? {} : { decisions }),
    };
    const body = {
      kind: 'bundle',
      format: 'zip',
      bundle,
      ...(purpose === undefined ? {} : { purpose }),
      ...(recipient === undefined ? {} : { recipient }),
    };
    return decode(await this.#transport.send({ method: 'POST', path: this.#root, body }));
  }

  async read(exportId: string): Promise<ExportSummary> {
    const path = `${this.#root}/${pathSegment(exportId)}`;
    return decode(await this.#transport.send({ method: 'GET', path }));
  }

  /**
   * The file of an export, piece by piece, from byte `from` on. What breaks off is asked for again from there. Who holds
   * the pieces holds them against `file.sha256`.
   */
  async *content(
    { exportId, file }: Pick<ExportSummary, 'exportId' | 'file'>,
    from = 0,
  ): AsyncGenerator<Uint8Array> {
    if (file === undefined) throw unexpected('an export without a file');
    const { size, sha256, mediaType } = file;
    for (let at = from; at < size; at += PIECE_BYTES) {
      const to = Math.min(size, at + PIECE_BYTES);
      const { bytes } = await this.#transport.send({
        method: 'GET',
        path: `${this.#root}/${pathSegment(exportId)}/content`,
        accept: mediaType,
        range: { from: at, to, entityTag: `"${sha256}"` },
        answerBytesMax: PIECE_BYTES,
      });
      if (bytes.length !== to - at) throw unexpected('another part of a file than was asked for');
      yield bytes;
    }
  }
}

function decode(answer: Parameters<typeof decodeJson>[0]): ExportSummary {
  const body = decodeJson(answer);
  const [exportId, state] = [textOf(body['export_id']), textOf(body['state'])];
  const { done, total } = (body['progress'] ?? {}) as Record<string, unknown>;
  if (exportId === undefined || state === undefined || typeof done !== 'number')
    throw unexpected('an export without id, state or progress');
  const { size } = body;
  const [name, sha256] = [textOf(body['file_name']), textOf(body['sha256'])];
  const mediaType = textOf(body['media_type']);
  const isFile = name !== undefined && sha256 !== undefined && mediaType !== undefined;
  return {
    exportId,
    state,
    done,
    total: typeof total === 'number' ? total : undefined,
    failure: textOf(body['failure']),
    file: isFile && typeof size === 'number' ? { name, size, sha256, mediaType } : undefined,
  };
}

const unexpected = (what: string): UnexpectedAnswer =>
  new UnexpectedAnswer(`The server answered with ${what}.`);
