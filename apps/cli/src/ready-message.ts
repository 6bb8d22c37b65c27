/** What `docket serve` tells the process that forked it, once it listens. */
export interface ReadyMessage {
  kind: 'ready';
  url: string;
  /** At the first start only. */
  administratorKey?: string;
}

export function isReadyMessage(value: unknown): value is ReadyMessage {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    value.kind === 'ready' &&
    'url' in value &&
    typeof value.url === 'string'
  );
}
