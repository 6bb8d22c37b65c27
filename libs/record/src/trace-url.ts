/** Where a trace is seen. Nothing of the host is filled in, no user stands in it, and it is ASCII. */
export const TRACE_URL = urlWith('trace_id|span_id');
/** Where what a gateway calls `ref` is seen. */
export const GATEWAY_URL = urlWith('ref');

/** An address of HTTPS in which one placeholder at least stands, behind the host. */
function urlWith(placeholders: string): string {
  const filled = `\\{(?:${placeholders})\\}`;
  const plain = '[\\w\\-.~!$&*+,;=:@/?#]|%[0-9A-Fa-f]{2}';
  const host = '[a-z0-9](?:[a-z0-9.-]{0,252}[a-z0-9])?(?::[0-9]{1,5})?';
  return `^https://${host}/(?:${plain})*${filled}(?:${plain}|${filled})*$`;
}
