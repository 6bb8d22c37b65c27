import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { refusedBy, type Refused } from '../ask.js';
import { Problem } from '../parts/problem.js';

interface RecordingProps {
  /** Of the button. */
  text: string;
  /** Called with what was typed, each without blanks around it; undefined says that something is missing. */
  send: (given: (name: string) => string) => Promise<void> | undefined;
  /** Said where something is missing. */
  missing: string;
  isGrave?: boolean;
  children: ComponentChildren;
}

/** A form that records something, once, and says what was refused. */
export function Recording({ text, send, missing, isGrave = false, children }: RecordingProps) {
  const refused = useSignal<Refused | undefined>(undefined);
  const isMissing = useSignal(false);
  const isBusy = useSignal(false);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy.value) return;
    const given = new FormData(event.currentTarget as HTMLFormElement);
    const sent = send((name) => {
      const value = given.get(name);
      return typeof value === 'string' ? value.trim() : '';
    });
    isMissing.value = sent === undefined;
    refused.value = undefined;
    if (sent === undefined) return;
    isBusy.value = true;
    try {
      await sent;
    } catch (error) {
      refused.value = refusedBy(error);
    } finally {
      isBusy.value = false;
    }
  };
  return (
    <form class="report" noValidate onSubmit={(event) => void submit(event)}>
      {children}
      {isMissing.value && (
        <p class="error" role="alert">
          {missing}
        </p>
      )}
      <p class="row">
        <button type="submit" class={isGrave ? 'primary' : undefined} disabled={isBusy.value}>
          {text}
        </button>
      </p>
      {refused.value !== undefined && <Problem refused={refused.value} />}
    </form>
  );
}
