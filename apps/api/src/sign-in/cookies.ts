import type { Session } from '@docket/service';

/** Names of the cookies. With this prefix a browser takes them from this host alone, by TLS, for every path. */
export const SESSION_COOKIE = '__Host-docket-session';
export const SIGN_IN_COOKIE = '__Host-docket-sign-in';

/** A header that sets a cookie, which no script reads and no other site sends; without a value it is deleted. */
export function setCookie(name: string, value: string, maxAgeS: number): string {
  return `${name}=${value}; Max-Age=${maxAgeS}; Path=/; Secure; HttpOnly; SameSite=Lax`;
}

/** The cookie of a session, which a browser forgets when that ends at the latest. */
export function sessionCookie(
  { signedInAt, expiresAt }: Pick<Session, 'signedInAt' | 'expiresAt'>,
  token: string,
): string {
  const lastsS = Math.floor((Date.parse(expiresAt) - Date.parse(signedInAt)) / 1_000);
  return setCookie(SESSION_COOKIE, token, lastsS);
}

export function dropCookie(name: string): string {
  return setCookie(name, '', 0);
}

/** Every value of a cookie in a `Cookie` header (RFC 6265, section 5.4): one, unless somebody has slipped in another. */
export function cookieValues(header: string | undefined, name: string): string[] {
  if (header === undefined) return [];
  return header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
}
