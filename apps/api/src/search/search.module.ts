import { SearchIndexer } from '@docket/store';
import {
  Inject,
  Injectable,
  Logger,
  Module,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { CountersController } from './counters.controller.js';
import { SideEffectListController } from './side-effect-list.controller.js';

/** Indexes in the background while the service runs; ends before the connections do. */
@Injectable()
class BackgroundIndexing implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger('search');

  constructor(@Inject(SearchIndexer) private readonly indexer: SearchIndexer) {}

  onApplicationBootstrap(): void {
    // The statement's values are records: only what PostgreSQL says about them is logged.
    this.indexer.start((error) =>
      this.#log.error(`indexing failed: ${error instanceof Error ? error.message : 'unknown'}`),
    );
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.indexer.stop();
  }
}

@Module({
  controllers: [CountersController, SideEffectListController],
  providers: [BackgroundIndexing],
})
export class SearchModule {}
