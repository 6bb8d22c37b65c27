import type { ApiConfig } from '../config.js';
import { cellDirectory, type CellAddress } from './cell-settings.js';

/** The settings of a cell: those of the installation, with a database, seeds and kept checkpoints of its own. */
export function settingsOf(config: ApiConfig, { name, ...cell }: CellAddress): ApiConfig {
  const { keysDir, checkpointsDir, checkpointSink, databaseOwnerUrl: _, ...rest } = config;
  return {
    ...rest,
    ...cell,
    keysDir: cellDirectory(keysDir, name),
    ...(checkpointsDir && { checkpointsDir: cellDirectory(checkpointsDir, name) }),
    // Each has a registry: the folders of two must not be one.
    ...(checkpointSink && {
      checkpointSink: {
        ...checkpointSink,
        url: checkpointSink.url.replace('{ledger}', `cell.${name}/{ledger}`),
      },
    }),
    cell: name,
  };
}
