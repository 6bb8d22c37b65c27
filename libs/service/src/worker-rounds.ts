import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { Rounds } from './rounds.js';
import type { ServiceSettings } from './settings.js';

/** What a worker does again and again, never twice at once; a process that is no worker does nothing of it. */
export abstract class WorkerRounds implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #rounds = new Rounds();
  readonly #isWorker: boolean;
  readonly #everyMs: number;
  #isStopping = false;

  /** @param everyMs how often a round begins, in milliseconds. */
  constructor({ roles }: ServiceSettings, everyMs: number) {
    this.#isWorker = roles.includes('worker');
    this.#everyMs = everyMs;
  }

  /** One round. What fails is its own to tell: it does not reject. */
  protected abstract look(): Promise<void>;

  /** Whether the process ends: a round comes to its end soon. */
  protected get isStopping(): boolean {
    return this.#isStopping;
  }

  onApplicationBootstrap(): void {
    if (this.#isWorker) this.#rounds.start(() => this.look(), this.#everyMs);
  }

  async onModuleDestroy(): Promise<void> {
    this.#isStopping = true;
    this.#rounds.stop();
    await this.#rounds.ended();
  }
}
