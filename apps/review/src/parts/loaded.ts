import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { refusedBy, type Refused } from '../ask.js';

/** Something that takes time to come. */
export interface Loaded<Value> {
  /** Undefined until it is here. */
  value: Value | undefined;
  refused: Refused | undefined;
  /** Asks for it again. */
  again: () => void;
}

/** Asks for something when a view comes, and again when what it depends on changes; an answer that comes late is dropped. */
export function useLoaded<Value>(
  load: () => Promise<Value>,
  on: readonly unknown[],
): Loaded<Value> {
  const value = useSignal<Value | undefined>(undefined);
  const refused = useSignal<Refused | undefined>(undefined);
  const round = useSignal(0);
  useEffect(() => {
    let isLeft = false;
    value.value = undefined;
    refused.value = undefined;
    const read = async (): Promise<void> => {
      try {
        const loaded = await load();
        if (!isLeft) value.value = loaded;
      } catch (error) {
        if (!isLeft) refused.value = refusedBy(error);
      }
    };
    void read();
    return () => {
      isLeft = true;
    };
  }, [...on, round.value]);
  const again = (): void => {
    round.value++;
  };
  return { value: value.value, refused: refused.value, again };
}
