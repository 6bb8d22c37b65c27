import { SearchIndexer } from '@docket/store';
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { SERVICE_SETTINGS, type ServiceSettings } from '../settings.js';

/** Indexes in the background while a worker runs; ends before the connections do. */
@Injectable()
export class BackgroundIndexing implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger('search');

  constructor(
    @Inject(SERVICE_SETTINGS) private readonly settings: ServiceSettings,
    @Inject(SearchIndexer) private readonly indexer: SearchIndexer,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.settings.roles.includes('worker')) return;
    // The statement's values are records: only what PostgreSQL says about them is logged.
    this.indexer.start((error) =>
      this.#log.error(`indexing failed: ${error instanceof Error ? error.message : 'unknown'}`),
    );
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.indexer.stop();
  }
}
