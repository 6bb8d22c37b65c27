import { randomBytes } from 'node:crypto';
import { createSigner, formatCosignerKey, fromHex, parseVerifierKey, toHex } from '@docket/chain';
import { createDurably, readPrivateFile, SigningKeyError } from '@docket/store';
import { Witness } from './witness.js';
import { WitnessState } from './witness-state.js';

interface WitnessProcessOptions {
  /** Name of the witness, as in `witness.example/w1`. */
  name: string;
  /** File of the seed: 64 hex digits. Made, for its owner alone, where there is none. */
  keyFile: string;
  /** Directory of what was cosigned last. */
  stateDirectory: string;
  /** C2SP verifier keys of the ledgers that are witnessed. */
  logs: readonly string[];
}

/**
 * openWitness makes a witness of its key and its state, and says its public key (C2SP vkey of type 0x04).
 *
 * @throws {SigningKeyError} the seed cannot be used. @throws {NoteError} a key or the name is none.
 */
export async function openWitness(
  options: WitnessProcessOptions,
): Promise<{ witness: Witness; key: string }> {
  const { name, keyFile, stateDirectory } = options;
  const { logs } = options;
  logs.forEach(parseVerifierKey);
  const seed = await readSeed(keyFile);
  const key = formatCosignerKey(name, createSigner(name, seed).publicKey);
  const state = new WitnessState(stateDirectory);
  return { witness: new Witness({ name, seed, logs, state }), key };
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
