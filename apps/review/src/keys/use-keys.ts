import { useLayoutEffect } from 'preact/hooks';
import { bindKeys, type KeyBindings } from './keys.js';

/**
 * Binds keys from the moment that a view can be seen. An effect after the picture would come too late for
 * somebody quick: the key would be lost without a word.
 * @param inputs as for an effect: the keys are bound anew when one of them changes.
 */
export function useKeys(keys: KeyBindings, inputs: readonly unknown[] = []): void {
  useLayoutEffect(() => bindKeys(keys), inputs);
}
