import { encodeTlogProof } from '@docket/chain';
import { encodeCoseReceipt } from '@docket/chain/cose';
import { CheckpointService, EntryFinder, LedgerService, ProvenLog } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import type { Principal } from '../principal.js';
import { ServiceError } from '../service-error.js';
import { Traced } from '../observation/tracing.js';
import { Anchors } from '../anchors/anchors.js';

/** A tree that a proof is about, with the checkpoint that signs it where one was issued. */
interface Tree {
  size: number;
  /** 32 bytes. */
  root: Uint8Array;
  /** Null where no checkpoint of this size was issued. */
  checkpoint: string | null;
}

/** Names an entry by one of both. */
export interface InclusionRequest {
  ledger: string;
  entry: { seq: number } | { leafHash: string };
  /** Size of the tree; left out, that of a checkpoint issued now. */
  size?: number;
}

export interface InclusionProof {
  origin: string;
  seq: number;
  /** 32 bytes, like each hash of the proof. */
  leafHash: Uint8Array;
  tree: Tree;
  proof: Uint8Array[];
}

export interface ProofFile {
  seq: number;
  /** A C2SP tlog-proof, whose `extra` is the entry's leaf. */
  text: string;
}

export interface ReceiptFile {
  seq: number;
  /** A COSE receipt (RFC 9942), with the entry's leaf beside the proof. */
  bytes: Uint8Array;
}

export interface ConsistencyRequest {
  ledger: string;
  from: number;
  /** Left out, the size of a checkpoint issued now. */
  to?: number;
}

export interface ConsistencyProof {
  origin: string;
  from: number;
  fromRoot: Uint8Array;
  to: Tree;
  proof: Uint8Array[];
}

/** Proofs over the ledger's Merkle tree (RFC 9162, section 2.1). */
@Injectable()
export class Proofs {
  constructor(
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    @Inject(CheckpointService) private readonly checkpoints: CheckpointService,
    @Inject(ProvenLog) private readonly log: ProvenLog,
    @Inject(EntryFinder) private readonly finder: EntryFinder,
    private readonly anchors: Anchors,
  ) {}

  /**
   * @throws {ServiceError} `unknown_entry`; `invalid_request` for a `size` that the ledger does not have.
   * @throws {StoreRefusal} `log_damaged`: what is stored does not prove it.
   */
  @Traced()
  async inclusion(principal: Principal, request: InclusionRequest): Promise<InclusionProof> {
    const { ledger, entry } = request;
    admit(principal, { roles: ACCESS.proveEntries, ledger, scope: 'no_content' });
    const { origin } = await this.ledgers.getLedger(ledger);
    const tree = await this.#tree(ledger, 'size', request.size);
    const seq = await this.#seqOf(ledger, entry);
    if (seq >= tree.size)
      throw new ServiceError('unknown_entry', `A tree of ${tree.size} has no entry ${seq}.`);
    const { leafHash, proof } = await this.log.inclusion(ledger, seq, tree);
    return { origin, seq, leafHash, tree, proof };
  }

  /**
   * The proof of an entry for a checkpoint issued now, with its leaf and with the cosignatures of witnesses that there
   * are, in one file that is verified without this server (C2SP tlog-proof).
   *
   * @param waitMs at most, for cosignatures that are missing. @throws {ServiceError} `unknown_entry`.
   * @throws {StoreRefusal} `log_damaged`: what is stored does not prove it.
   */
  @Traced()
  async file(
    principal: Principal,
    { ledger, entry }: Omit<InclusionRequest, 'size'>,
    waitMs = 0,
  ): Promise<ProofFile> {
    admit(principal, { roles: ACCESS.proveEntries, ledger });
    const issued = await this.checkpoints.issue(ledger);
    const { seq, proof, leaf } = await this.#provenEntry(ledger, entry, issued);
    const checkpoint = await this.anchors.note(ledger, issued, waitMs);
    return { seq, text: encodeTlogProof({ index: seq, proof, checkpoint, extra: leaf }) };
  }

  /**
   * The same as a COSE receipt (RFC 9942): the ledger's key signs the root alone, and no witness is in it.
   *
   * @throws {ServiceError} `unknown_entry`. @throws {StoreRefusal} `log_damaged`: what is stored does not prove it.
   */
  @Traced()
  async receipt(
    principal: Principal,
    { ledger, entry }: Omit<InclusionRequest, 'size'>,
  ): Promise<ReceiptFile> {
    admit(principal, { roles: ACCESS.proveEntries, ledger });
    const { checkpoint, signed } = await this.checkpoints.issueForReceipts(ledger);
    const { seq, proof, leaf } = await this.#provenEntry(ledger, entry, checkpoint);
    const { size } = checkpoint;
    return { seq, bytes: encodeCoseReceipt({ ...signed, index: seq, size, proof, leaf }) };
  }

  async #provenEntry(
    ledger: string,
    entry: InclusionRequest['entry'],
    tree: Pick<Tree, 'size' | 'root'>,
  ): Promise<{ seq: number; proof: Uint8Array[]; leaf: Uint8Array }> {
    const seq = await this.#seqOf(ledger, entry);
    if (seq >= tree.size)
      throw new ServiceError('unknown_entry', `A tree of ${tree.size} has no entry ${seq}.`);
    const { leafHash, proof } = await this.log.inclusion(ledger, seq, tree);
    return { seq, proof, leaf: await this.log.leaf(ledger, seq, leafHash) };
  }

  /**
   * @throws {ServiceError} `invalid_request` for a `from` or `to` that the ledger does not have.
   * @throws {StoreRefusal} `log_damaged`: what is stored does not prove it.
   */
  @Traced()
  async consistency(principal: Principal, request: ConsistencyRequest): Promise<ConsistencyProof> {
    const { ledger, from } = request;
    admit(principal, { roles: ACCESS.proveEntries, ledger, scope: 'no_content' });
    const { origin } = await this.ledgers.getLedger(ledger);
    const to = await this.#tree(ledger, 'to', request.to);
    checkSize('from', from, to.size);
    const { fromRoot, proof } = await this.log.consistency(ledger, from, to);
    return { origin, from, fromRoot, to, proof };
  }

  /** The tree of the size that was asked for, or of a checkpoint issued now. */
  async #tree(ledger: string, name: string, wanted: number | undefined): Promise<Tree> {
    const latest = await this.checkpoints.issue(ledger);
    const size = wanted ?? latest.size;
    checkSize(name, size, latest.size);
    if (size === latest.size) return { size, root: latest.root, checkpoint: latest.note };
    // A checkpoint of another size would not belong to this proof, so it is left out.
    const [issued] = await this.checkpoints.history(ledger, { limit: 1, before: size + 1 });
    if (issued?.size === size) return { size, root: issued.root, checkpoint: issued.note };
    const { fromRoot } = await this.log.consistency(ledger, size, latest);
    return { size, root: fromRoot, checkpoint: null };
  }

  async #seqOf(ledger: string, entry: InclusionRequest['entry']): Promise<number> {
    if ('seq' in entry) return entry.seq;
    const found = await this.finder.positionOf(ledger, entry.leafHash);
    if (found === undefined)
      throw new ServiceError('unknown_entry', 'No entry has this leaf hash.');
    return found;
  }
}

/** @throws {ServiceError} `invalid_request`, for no size that the ledger ever had. */
function checkSize(name: string, size: number, max: number): void {
  if (Number.isSafeInteger(size) && size >= 1 && size <= max) return;
  const detail = `must be a whole number from 1 to ${max}`;
  throw new ServiceError('invalid_request', `${name} ${detail}.`, {
    places: [{ pointer: `/${name}`, code: 'range', detail }],
  });
}
