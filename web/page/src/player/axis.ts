import type { Clip, Interval } from '../model.js';
import { when } from './passing.js';

/** A clip on the line of time: it is drawn at the middle of when it can have begun. */
export interface Placed {
  readonly clip: Clip;
  /** From the start of the axis. */
  readonly start: number;
  readonly end: number;
  /** How far it may lie from there, either way. */
  readonly give: number;
}

/**
 * The line of time on which clips are played together, in microseconds from where the first
 * begins. A clip of which nobody knows the time has a line of its own.
 */
export class Axis {
  private constructor(
    readonly placed: readonly Placed[],
    /** When it begins, in microseconds since 1970; null where that is not known. */
    readonly origin: number | null,
    readonly length: number,
  ) {}

  static of(clips: readonly Clip[]): Axis {
    const [first] = clips;
    if (first?.reference === undefined) {
      const alone = clips.slice(0, 1);
      const placed = alone.map((clip) => ({ clip, start: 0, end: clip.micros, give: 0 }));
      return new Axis(placed, null, first?.micros ?? 0);
    }
    const timed = clips.flatMap((clip) =>
      clip.reference === undefined ? [] : [{ clip, reference: clip.reference }],
    );
    const origin = Math.min(...timed.map(({ reference }) => middle(reference)));
    const placed = timed.map(({ clip, reference }) => ({
      clip,
      start: middle(reference) - origin,
      end: middle(reference) - origin + clip.micros,
      give: Math.ceil((reference.latest - reference.earliest) / 2),
    }));
    return new Axis(placed, origin, Math.max(...placed.map(({ end }) => end)));
  }

  /** How far the picture that is shown at an instant may lie from where it is drawn; infinite where nobody knows. */
  private off({ clip, start }: Placed, now: number): number {
    const actual = when(clip, now - start);
    if (actual === undefined || this.origin === null) {
      return Infinity;
    }
    const drawn = this.origin + now;
    return Math.max(actual.latest - drawn, drawn - actual.earliest);
  }

  of(clip: string): Placed | undefined {
    return this.placed.find((one) => one.clip.id === clip);
  }

  /**
   * How far from each other, by the clocks, two instants that are shown side by side may lie: the
   * two that are known worst. Infinite where nobody knows.
   */
  claimed(shown: readonly Placed[], now: number): number {
    const gives = shown
      .map((placed) => this.off(placed, now))
      .sort((a, b) => b - a);
    return gives.length < 2 ? 0 : (gives[0] ?? 0) + (gives[1] ?? 0);
  }
}

/** Where something of which only bounds are known is drawn. */
export function middle(interval: Interval): number {
  return Math.floor((interval.earliest + interval.latest) / 2);
}
