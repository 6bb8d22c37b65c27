import { randomBytes } from 'node:crypto';
import {
  createSigner,
  equalBytes,
  formatCosignerKey,
  fromHex,
  mlDsa44CosignerKey,
  NoteError,
  parseVerifierKey,
  toHex,
  utf8,
} from '@docket/chain';
import { createDurably, readPrivateFile, SigningKeyError } from '@docket/store';
import { Witness } from './witness.js';
import { WitnessState } from './witness-state.js';

/** What ML-DSA-44 signs has no room for a longer one (C2SP tlog-cosignature). */
const ORIGIN_BYTES_MAX = 255;

interface WitnessProcessOptions {
  /** Name of the witness, as in `witness.example/w1`. */
  name: string;
  /** File of the seed: 64 hex digits. Made, for its owner alone, where there is none. */
  keyFile: string;
  /** The like for ML-DSA-44; left out: it cosigns with Ed25519 alone. */
  mlDsa44KeyFile?: string | undefined;
  /** Directory of what was cosigned last. */
  stateDirectory: string;
  /** C2SP verifier keys of the ledgers that are witnessed. */
  logs: readonly string[];
}

/**
 * openWitness makes a witness of its keys and its state, and says its public keys: C2SP vkeys of type 0x04, and of 0x06
 * where it has one for ML-DSA-44.
 *
 * @throws {SigningKeyError} the seed cannot be used. @throws {NoteError} a key or the name is none.
 */
export async function openWitness(
  options: WitnessProcessOptions,
): Promise<{ witness: Witness; keys: string[] }> {
  const { name, keyFile, mlDsa44KeyFile, stateDirectory, logs } = options;
  const names = logs.map((log) => parseVerifierKey(log).name);
  const seed = await readSeed(keyFile);
  const key = formatCosignerKey(name, createSigner(name, seed).publicKey);
  const state = new WitnessState(stateDirectory);
  if (mlDsa44KeyFile === undefined)
    return { witness: new Witness({ name, seed, logs, state }), keys: [key] };
  const mlDsa44Seed = await readSeed(mlDsa44KeyFile);
  if (equalBytes(seed, mlDsa44Seed)) {
    const text = `${mlDsa44KeyFile} holds the same seed as ${keyFile}: each key has one of its own.`;
    throw new SigningKeyError('other_key', text);
  }
  const long = names.find((origin) => utf8(origin).length > ORIGIN_BYTES_MAX);
  if (long !== undefined)
    throw new NoteError('malformed_key', `${long} is too long for a signature with ML-DSA-44`);
  const second = await mlDsa44CosignerKey(name, mlDsa44Seed);
  return { witness: new Witness({ name, seed, mlDsa44Seed, logs, state }), keys: [key, second] };
}

const NEXT = 'a witness without its key is another witness: put back the file.';

async function readSeed(path: string): Promise<Uint8Array> {
  await createDurably(path, `${toHex(randomBytes(32))}\n`);
  const text = (await readPrivateFile(path, 'the key of the witness', NEXT)).trim();
  if (!/^[0-9a-f]{64}$/.test(text)) {
    throw new SigningKeyError('unreadable', `${path} is no seed of 64 hex digits: ${NEXT}`);
  }
  return fromHex(text);
}
