import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DocketAdministration, DocketClient, type LedgerSummary, type Role } from '@docket/client';
import {
  makeServerDirectory,
  startEmbeddedPostgres,
  type EmbeddedPostgresServer,
} from '@docket/store';
import { DemoFailure, type Narrator } from './narrator.js';
import { startServerProcess, type ServerProcess } from './server-process.js';

/** Everyone who takes part, with a key of their own each. */
const CAST = {
  resolver: 'agent',
  reconciler: 'agent',
  classifier: 'agent',
  researcher: 'agent',
  drafter: 'agent',
  reviewer: 'reviewer',
  officer: 'officer',
  auditor: 'auditor',
} as const satisfies Record<string, Role>;

export type Player = keyof typeof CAST;

export const LEDGER_ID = 'claims';

/** Whoever takes part, as the decisions are played. */
export interface Players {
  /** A client with this player's key. */
  client(player: Player): DocketClient;
  /** Who this player is in the ledger. */
  principal(player: Player): string;
}

/** What a player has: a key, and who it is in the ledger. */
export interface PlayerKey {
  secret: string;
  actor: string;
}

/** A key of the demo's ledger for each player. */
export async function giveKeys(
  administration: DocketAdministration,
): Promise<ReadonlyMap<Player, PlayerKey>> {
  const keys = new Map<Player, PlayerKey>();
  for (const [player, role] of Object.entries(CAST) as [Player, Role][]) {
    const key = await administration.createKey(LEDGER_ID, { role, label: `demo ${player}` });
    keys.set(player, key);
  }
  return keys;
}

/** A database, a server and a ledger that exist for one demo. */
export class Stage implements Players {
  #directory: string | undefined;
  #postgres: EmbeddedPostgresServer | undefined;
  #server: ServerProcess | undefined;
  /** What is being started: an interrupted demo still has to stop it. */
  #starting: Promise<unknown> = Promise.resolve();
  #ledger: LedgerSummary | undefined;
  #keys: ReadonlyMap<Player, PlayerKey> = new Map();

  get superuserUrl(): string {
    return present(this.#postgres).superuserUrl;
  }

  get ledger(): LedgerSummary {
    return present(this.#ledger);
  }

  /** Address of the ledger, as an auditor gives it to `docket verify`. */
  get ledgerUrl(): string {
    return `${present(this.#server).url}/v1/ledgers/${this.ledger.id}`;
  }

  /** A client with this player's key. */
  client(player: Player): DocketClient {
    const { url } = present(this.#server);
    return new DocketClient({ url, apiKey: this.key(player), ledger: this.ledger.id });
  }

  key(player: Player): string {
    return present(this.#keys.get(player)).secret;
  }

  /** The principal as which this player's key writes. */
  principal(player: Player): string {
    return present(this.#keys.get(player)).actor;
  }

  async open(narrator: Narrator): Promise<void> {
    await narrator.step('demo', 'starts PostgreSQL in a temporary folder', async () => {
      this.#directory = await makeServerDirectory('docket-demo-');
      const dataDir = join(this.#directory, 'postgres');
      const starting = startEmbeddedPostgres({ dataDir, persistent: false });
      this.#starting = starting;
      this.#postgres = await starting;
      return undefined;
    });
    await narrator.step('demo', 'starts the API in a process of its own', async () => {
      const starting = startServerProcess({
        DATABASE_URL: this.superuserUrl,
        DOCKET_HOST_NAME: 'demo.docket.example',
        DOCKET_KEYS_DIR: join(present(this.#directory), 'keys'),
        LOG_LEVEL: 'error',
      });
      this.#starting = starting;
      this.#server = await starting;
      return new URL(this.#server.url).host;
    });
    const { url, administratorKey } = present(this.#server);
    const administration = new DocketAdministration({ url, apiKey: administratorKey });
    await narrator.step('demo', `creates the ledger`, async () => {
      this.#ledger = await administration.createLedger({ id: LEDGER_ID });
      return this.#ledger.origin;
    });
    await narrator.step('demo', 'gives agents, reviewer, officer, auditor keys', async () => {
      this.#keys = await giveKeys(administration);
      return `${this.#keys.size} keys`;
    });
  }

  /** Ends the API; the database stays, for the attacker. */
  async stopServer(): Promise<void> {
    await this.#server?.stop();
  }

  /** Ends and deletes everything. May be called at any time, more than once. */
  async close(): Promise<void> {
    // Its failure has been reported by the step that waited for it.
    await this.#starting.catch(() => undefined);
    await this.#server?.stop();
    await this.#postgres?.stop();
    this.#postgres = undefined;
    if (this.#directory !== undefined) {
      await rm(this.#directory, { recursive: true, force: true });
      this.#directory = undefined;
    }
  }
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new DemoFailure('The stage is not set up yet, or closed already.');
  return value;
}
