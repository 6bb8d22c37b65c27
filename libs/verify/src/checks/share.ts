/** Which share of the decisions an id belongs to: any even spread will do. */
export function shareOf(id: string, parts: number): number {
  let mix = 0;
  for (let i = 0; i < id.length; i++) mix = (Math.imul(mix, 31) + id.charCodeAt(i)) >>> 0;
  return mix % parts;
}
