import type { Clip } from '../model.js';

/** When each frame of a clip is on the screen, in microseconds from its first. */
export class Frames {
  readonly count: number;
  private readonly times: readonly number[] | null;
  private readonly each: number;

  constructor(private readonly clip: Pick<Clip, 'frames' | 'micros' | 'rate' | 'times'>) {
    this.count = clip.frames.to - clip.frames.from;
    this.times = clip.times !== undefined && clip.times.length === this.count ? clip.times : null;
    this.each =
      clip.rate === undefined
        ? clip.micros / this.count
        : (1_000_000 * clip.rate.den) / clip.rate.num;
  }

  start(frame: number): number {
    return this.times === null ? frame * this.each : (this.times[frame] ?? 0);
  }

  end(frame: number): number {
    return frame + 1 < this.count
      ? this.start(frame + 1)
      : Math.max(this.clip.micros, this.start(frame) + 1);
  }

  /** Where to seek for a frame: its middle, so that no rounding shows a neighbour. */
  middle(frame: number): number {
    return (this.start(frame) + this.end(frame)) / 2;
  }

  /** Which frame is shown at a time. */
  at(micros: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      // half a microsecond: times are rounded, what a browser says is not
      if (this.start(middle) <= micros + 0.5) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** How long the longest frame around a time stays. */
  lengthAt(micros: number): number {
    const frame = this.at(micros);
    return this.end(frame) - this.start(frame);
  }
}
