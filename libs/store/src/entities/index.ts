import { ApiKeyEntity } from './api-key.entity.js';
import { BodyEntity } from './body.entity.js';
import { CheckpointEntity } from './checkpoint.entity.js';
import { DecisionEntity } from './decision.entity.js';
import { EntryEntity } from './entry.entity.js';
import { LedgerEntity } from './ledger.entity.js';
import { TileEntity } from './tile.entity.js';

export {
  ApiKeyEntity,
  BodyEntity,
  CheckpointEntity,
  DecisionEntity,
  EntryEntity,
  LedgerEntity,
  TileEntity,
};

/** Every table the server reads through TypeORM. Writing goes through the append only. */
export const ENTITIES = [
  ApiKeyEntity,
  BodyEntity,
  CheckpointEntity,
  DecisionEntity,
  EntryEntity,
  LedgerEntity,
  TileEntity,
];
