import Negotiator from 'negotiator';

/**
 * The offer that an Accept header weighs highest (RFC 9110, section 12.5.1); the first offered where
 * several are as welcome, or nothing is said. Undefined: none is acceptable.
 */
export function chooseOffer<Name extends string>(
  accept: string | undefined,
  offers: readonly (readonly [name: Name, mediaType: string])[],
): Name | undefined {
  if (accept === undefined || accept.trim() === '') return offers[0]?.[0];
  // Asked for with the charset it has anyway, JSON is still JSON.
  const written = offers.flatMap(([name, type]) => [
    [type, name] as const,
    [`${type};charset=utf-8`, name] as const,
  ]);
  const available = new Map(written);
  const chosen = new Negotiator({ headers: { accept } }).mediaType([...available.keys()]);
  return chosen === undefined ? undefined : available.get(chosen);
}

/**
 * The language that an Accept-Language header weighs highest (RFC 9110, section 12.5.4) of those there
 * are; the first of them where nothing is said, or none is welcome.
 */
export function chooseLanguage<Language extends string>(
  acceptLanguage: string | undefined,
  [first, ...others]: readonly [Language, ...Language[]],
): Language {
  if (acceptLanguage === undefined) return first;
  const headers = { 'accept-language': acceptLanguage };
  const chosen = new Negotiator({ headers }).language([first, ...others]);
  return others.find((language) => language === chosen) ?? first;
}

/** Whether an Accept-Encoding header takes gzip (RFC 9110, section 12.5.3). */
export function takesGzip(acceptEncoding: string | undefined): boolean {
  if (acceptEncoding === undefined) return false;
  const headers = { 'accept-encoding': acceptEncoding };
  return new Negotiator({ headers }).encodings(['gzip']).includes('gzip');
}
