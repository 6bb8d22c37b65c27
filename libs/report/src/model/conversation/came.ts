import type { Called, Said } from './read.js';

/** What came behind a message of a user, before the next one; of a request also what was answered later or never. */
export type Came =
  | CameCalls
  | {
      kind: 'refused' | 'answered' | 'answered_later' | 'asked' | 'proposed';
      said: Said;
      sentence: string;
      /** Whether it refuses to tell what a later message gives; else absent. */
      isGivenLater?: true;
      /** Whether it only goes on with what is told before it; else absent. */
      isMore?: true;
    }
  | NotCalled;

/** A change that is recorded as having gone through; calls of one tool that did not; calls that look up; or others. */
export interface CameCalls {
  kind: 'changed' | 'failed' | 'called' | 'looked_up';
  calls: [Called, ...Called[]];
}

/** What was asked for, as an act, and no call on record is named for. */
interface NotCalled {
  kind: 'not_called';
  /** The sentence of the request that asks for it. */
  wish: string;
}
