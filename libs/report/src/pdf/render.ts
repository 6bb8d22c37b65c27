import { once } from 'node:events';

import { DossierError } from '../dossier.js';
import type { Dossier } from '../schema/index.js';
import { CONTENTS_FROM } from './contents.js';
import { drawDossier, type Binder } from './draw.js';

/** Pages after which a volume ends, at the next row of a table: viewers get slow above it. */
export const VOLUME_PAGES_MAX = 300;
/** How often a dossier is laid out again because the number of volumes changed with its own wording. */
const TRIES_MAX = 4;

/** One PDF of a dossier. Most dossiers are one volume. */
export interface Volume {
  /** From 1. */
  number: number;
  of: number;
  pages: number;
  bytes: Uint8Array;
}

export interface VolumeOptions {
  /** Pages of a volume, about; 300 if not given. */
  pagesMax?: number;
  /** Which volumes are delivered; all if not given. */
  wants?: (number: number) => boolean;
}

/** Takes the bytes of the volumes that are wanted, one at a time. */
class Collector implements Binder {
  #number = 0;
  #chunks: Buffer[] = [];
  #ended: Promise<unknown> = Promise.resolve();

  constructor(
    readonly wants: (number: number) => boolean,
    readonly take: (number: number, pages: number, bytes: Uint8Array) => Promise<void> | void,
  ) {}

  open(doc: PDFKit.PDFDocument, number: number): boolean {
    this.#number = number;
    this.#chunks = [];
    const wanted = this.wants(number);
    doc.on('data', (chunk: Buffer) => {
      if (wanted) this.#chunks.push(chunk);
    });
    this.#ended = once(doc, 'end');
    return wanted;
  }

  async close(pages: number): Promise<void> {
    await this.#ended;
    if (!this.wants(this.#number)) return;
    const bytes = new Uint8Array(Buffer.concat(this.#chunks));
    this.#chunks = [];
    await this.take(this.#number, pages, bytes);
  }
}

/** Entries above which a dossier is likely to have a page of contents; where that is wrong it is laid out again. */
const LONG_FROM = 24;
const isLong = ({ model, variant }: Dossier): boolean =>
  variant !== 'subject' && model.timeline.length > LONG_FROM;

/** Thrown through the layout once the last wanted volume is delivered. */
class Enough extends Error {}

/**
 * renderVolumes gives the dossier as PDFs, each PDF/A-3a, tagged, fonts embedded, the whole JSON
 * attached, so that each can be verified alone. A volume is delivered as soon as it is done, and only
 * one is in memory at a time. The same dossier always gives the same bytes. Other work runs between pages.
 *
 * A dossier of more than one volume is laid out twice: how many there are stands on every page.
 *
 * @param deliver returning `false` ends it: no further volume is wanted.
 */
export async function renderVolumes(
  dossier: Dossier,
  deliver: (volume: Volume) => Promise<boolean | void> | boolean | void,
  { pagesMax = VOLUME_PAGES_MAX, wants = () => true }: VolumeOptions = {},
): Promise<void> {
  // Held back until it is known that there is no other.
  let only: Volume | undefined;
  const count = new Collector(
    (number) => number === 1,
    (number, pages, bytes) => {
      only = { number, of: 1, pages, bytes };
    },
  );
  let withContents = isLong(dossier);
  let of = await drawDossier(dossier, { of: 1, pagesMax, withContents }, count);
  if (of === 1 && only && dossier.variant !== 'subject') {
    const pages = only.pages - (withContents ? 1 : 0);
    if (pages > CONTENTS_FROM !== withContents) {
      withContents = !withContents;
      of = await drawDossier(dossier, { of: 1, pagesMax, withContents }, count);
    }
  }
  if (of === 1 && only) {
    if (wants(1)) await deliver(only);
    return;
  }
  only = undefined;
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const plan = of;
    const collector = new Collector(wants, async (number, pages, bytes) => {
      const wanted = await deliver({ number, of: plan, pages, bytes });
      if (wanted === false) throw new Enough();
    });
    try {
      of = await drawDossier(dossier, { of: plan, pagesMax, withContents: true }, collector);
    } catch (error) {
      if (error instanceof Enough) return;
      throw error;
    }
    if (of === plan) return;
  }
  throw new DossierError('malformed', 'the number of volumes does not settle');
}

/** renderPdf gives one volume of the dossier's PDF, the first if no other is named. Throws RangeError when there is none of that number. */
export async function renderPdf(
  dossier: Dossier,
  { volume = 1, ...options }: Pick<VolumeOptions, 'pagesMax'> & { volume?: number } = {},
): Promise<Uint8Array> {
  let found: Uint8Array | undefined;
  await renderVolumes(
    dossier,
    ({ number, bytes }) => {
      if (number === volume) found = bytes;
      return number < volume;
    },
    { ...options, wants: (number) => number === volume },
  );
  if (found === undefined) throw new RangeError(`the dossier has no volume ${volume}`);
  return found;
}
