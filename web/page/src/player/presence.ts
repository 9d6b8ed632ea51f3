import type { Presence, PresenceState } from '../model.js';

export const STATES: readonly PresenceState[] = ['visible', 'scene', 'covered', 'out', 'unknown'];

/** How long somebody is in each state over one or several clips, in microseconds. */
export function totals(lanes: readonly Presence[]): ReadonlyMap<PresenceState, number> {
  const sums = new Map<PresenceState, number>();
  for (const lane of lanes) {
    for (const { state, from, to } of lane.spans) {
      sums.set(state, (sums.get(state) ?? 0) + to - from);
    }
  }
  return sums;
}

/** In view, covered or not. */
export function inView(lanes: readonly Presence[]): number {
  const sums = totals(lanes);
  return (sums.get('visible') ?? 0) + (sums.get('covered') ?? 0);
}
