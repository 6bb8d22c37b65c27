import { joined, type Told } from '../narrative/told.js';
import type { Figures, StatusTile } from './schema.js';
import type { PeriodWords } from './words.js';

/** What two records say of one side effect comes before what no record says, and that before what failed. */
export function effectsTile(
  { tile }: Pick<PeriodWords, 'tile'>,
  { side_effects: effects, seen }: Pick<Figures, 'side_effects' | 'seen'>,
  n: (value: number) => Told,
): StatusTile {
  const { count: unsettled } = effects.unsettled;
  const { count: failed } = effects.failed;
  const { count: differing } = effects.differing;
  const otherwise = seen.found.differently;
  const base = { id: 'side_effects', label: tile.effects } as const;
  if (effects.events.length === 0 && unsettled + otherwise === 0)
    return { ...base, tone: 'neutral', word: tile.noEffects, detail: tile.noEffectsDetail };
  const open = unsettled > 0 ? [tile.unsettledDetail(n(unsettled))] : [];
  const against = [
    ...(differing === 0 ? [] : [tile.differingDetail(n(differing))]),
    ...(otherwise === 0 ? [] : [tile.seenOtherwiseDetail(n(otherwise))]),
  ];
  const all = [...against, ...(failed === 0 ? [] : [tile.failedDetail(n(failed))]), ...open];
  const detail = all.length === 0 ? tile.settledDetail : joined(all, '; ');
  if (against.length > 0) return { ...base, tone: 'failed', word: tile.contradicted, detail };
  if (unsettled > 0) return { ...base, tone: 'attention', word: tile.unsettled, detail };
  return failed > 0
    ? { ...base, tone: 'attention', word: tile.failed, detail }
    : { ...base, tone: 'good', word: tile.settled, detail };
}
