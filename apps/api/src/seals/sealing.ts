import { openSealing, SealError, type Sealing, type SealSource } from '@docket/service';
import { ConfigError, type ApiConfig } from '../config.js';

/**
 * Reads with what PDFs are sealed; undefined where nothing is named.
 *
 * @throws {ConfigError} it cannot be used.
 */
export async function readSealing({ seal }: ApiConfig): Promise<Sealing | undefined> {
  if (seal === undefined) return undefined;
  try {
    return await openSealing(seal);
  } catch (error) {
    throw new ConfigError(`${VARIABLES[seal.kind]}: ${reasonOf(error)}.`);
  }
}

const VARIABLES: Record<SealSource['kind'], string> = {
  file: 'DOCKET_SEAL_FILE',
  command: 'DOCKET_SEAL_CERTIFICATES_FILE',
};

/** Of a file that cannot be read the words are the system's, or say that it is none. */
function reasonOf(error: unknown): string {
  const isSaid =
    error instanceof Error &&
    (error instanceof SealError || error.name === 'UnfitFile' || 'code' in error);
  if (!isSaid) throw error;
  return error.message.replace(/\.$/, '');
}
