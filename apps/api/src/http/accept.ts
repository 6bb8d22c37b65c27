/**
 * The offer that an Accept header weighs highest (RFC 9110, section 12.5.1); the first offered where
 * several are as welcome, or nothing is said. Undefined: none is acceptable.
 */
export function chooseOffer<Name extends string>(
  accept: string | undefined,
  offers: readonly (readonly [name: Name, mediaType: string])[],
): Name | undefined {
  if (accept === undefined || accept.trim() === '') return offers[0]?.[0];
  let best: { name: Name; weight: number } | undefined;
  for (const [name, mediaType] of offers) {
    const weight = weightOf(accept, mediaType);
    if (weight > (best?.weight ?? 0)) best = { name, weight };
  }
  return best?.name;
}

function weightOf(accept: string, mediaType: string): number {
  const whole = `${mediaType.slice(0, mediaType.indexOf('/'))}/*`;
  let best = { precision: -1, weight: 0 };
  for (const range of accept.toLowerCase().split(',')) {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim());
    const precision = ['*/*', whole, mediaType].indexOf(name);
    if (precision === -1 || precision <= best.precision) continue;
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    const weight = quality === undefined ? 1 : Number(quality.slice(2));
    best = { precision, weight: weight >= 0 && weight <= 1 ? weight : 0 };
  }
  return best.weight;
}
