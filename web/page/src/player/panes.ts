import type { Clip, Missing } from '../model.js';
import { middle, type Placed } from './axis.js';

/** Clips of one camera, which are shown in one place, one after the other. */
export interface Pane {
  /** The id of its first clip. */
  readonly id: string;
  readonly source: string;
  /** In the order in which they run; at least one. */
  readonly clips: readonly Clip[];
}

/**
 * The places that clips need: those of one camera take turns. One of which nobody knows the time has
 * a place of its own, and so has one that would be drawn over another of its camera: no picture is
 * hidden by the next.
 */
export function panesOf(clips: readonly Clip[]): readonly Pane[] {
  const open: { source: string; first: number; end: number; timed: boolean; clips: Clip[] }[] = [];
  const order = new Map(clips.map((clip, i) => [clip.id, i]));
  const at = (clip: Clip): number => (clip.reference === undefined ? Infinity : middle(clip.reference));
  for (const clip of [...clips].sort((a, b) => compare(at(a), at(b)))) {
    const start = at(clip);
    const timed = clip.reference !== undefined;
    const place = order.get(clip.id) ?? 0;
    const free = open.find((pane) => timed && pane.timed && pane.source === clip.source && pane.end <= start);
    if (free === undefined) {
      open.push({ source: clip.source, first: place, end: start + clip.micros, timed, clips: [clip] });
    } else {
      free.clips.push(clip);
      free.end = start + clip.micros;
      free.first = Math.min(free.first, place);
    }
  }
  return open
    .sort((a, b) => a.first - b.first)
    .map(({ source, clips: turns }) => ({ id: turns[0]?.id ?? '', source, clips: turns }));
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Which clip of a camera is on, or was last: between two of them there is nothing to be seen. */
export interface Turn {
  readonly clip: Clip;
  readonly on: boolean;
}

/**
 * Whose turn it is at an instant of the axis; before the first clip it is that one's, after the last
 * that one's.
 *
 * @param places of a pane's clips, in their order
 */
export function turnAt(places: readonly Placed[], now: number): Turn {
  // a microsecond: what the clock says is not rounded as the places are
  const begun = places.filter(({ start }) => now >= start - 1).length;
  const last = places[Math.max(0, begun - 1)];
  if (last === undefined) {
    throw new Error('a pane that is not on');
  }
  return { clip: last.clip, on: begun === 0 || begun === places.length || now < last.end };
}

/** What was recorded between two clips and is not shown, as far as the release says. */
export function between(missing: readonly Missing[], before: Clip, after: Clip): readonly Missing[] {
  const both = missing.filter((one) => one.after === before.id && one.before === after.id);
  return both.length > 0
    ? both
    : missing.filter(
        (one) =>
          (one.after === before.id && one.before === undefined) ||
          (one.before === after.id && one.after === undefined),
      );
}
