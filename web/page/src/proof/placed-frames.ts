import type { Digest } from './digest.js';
import { endOfStretch, unitsOf, untoldFrames } from './plan-check.js';
import type { Plan, PlanRun } from './plan.js';
import { isShown, type Entry, type MediaItem, type Release, type Shown } from './release-document.js';
import { toMicros, type Track } from './track.js';

/** Frames one after the other whose times are all open. */
interface Stretch {
  readonly start: number;
  /** By frame: place of its entry, or -1 where the frame itself is cut out of it. */
  readonly entries: Int32Array;
  readonly times: Float64Array;
}

/**
 * A track's frames in presentation order, as manifest and plan place them: what became of each, when
 * it is shown, what is covered of it.
 */
export class PlacedFrames {
  /** The track's media files, in the manifest's order, and their SHA-256. */
  readonly media: readonly MediaItem[];
  readonly digests: readonly Digest[];
  readonly frames: number;
  private readonly own: readonly number[];
  private readonly entries: readonly Entry[];
  private readonly stretches: readonly Stretch[];
  private readonly runs: readonly PlanRun[];
  private readonly runStarts: readonly number[];

  private constructor(
    media: readonly MediaItem[],
    digests: readonly Digest[],
    own: readonly number[],
    entries: readonly Entry[],
    stretches: readonly Stretch[],
    plan: Plan,
  ) {
    this.media = media;
    this.digests = digests;
    this.own = own;
    this.entries = entries;
    this.stretches = stretches;
    this.runs = plan.runs;
    this.frames = plan.frames;
    let start = 0;
    this.runStarts = plan.runs.map((run) => {
      start += run.frames;
      return start - run.frames;
    });
  }

  /** Places the frames of a track; null where manifest and plan don't say where they are. */
  static of(release: Release, plan: Plan, track: Track): PlacedFrames | null {
    const entries = release.tracks.find((one) => one.track === track)?.entries;
    if (entries === undefined || plan.frames > 2 ** 31 - 1) {
      return null;
    }
    const media = release.media.filter((item) => item.of === track && !item.derived);
    const digests = media
      .map((item) => release.files.find((file) => file.name === item.file)?.sha256)
      .filter((digest) => digest !== undefined);
    const own = release.media.map((item) => media.findIndex((one) => sameItem(one, item)));
    const untold = untoldFrames(entries, plan.frames);
    const placed = entries.every(
      (entry) => !isShown(entry) || (own[entry.place.media] ?? -1) >= 0,
    );
    return untold === null || digests.length < media.length || !placed
      ? null
      : new PlacedFrames(media, digests, own, entries, stretchesOf(entries, untold), plan);
  }

  /** The entry that a frame belongs to; null where it is not in the release. */
  entry(frame: number): Shown | null {
    const stretch = this.stretch(frame);
    const entry = this.entries[stretch?.entries[frame - stretch.start] ?? -1];
    return entry !== undefined && isShown(entry) ? entry : null;
  }

  private stretch(frame: number): Stretch | null {
    let low = 0;
    let high = this.stretches.length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const stretch = this.stretches[middle];
      if (stretch === undefined || frame < stretch.start) {
        high = middle - 1;
      } else if (frame >= stretch.start + stretch.entries.length) {
        low = middle + 1;
      } else {
        return stretch;
      }
    }
    return null;
  }

  fate(frame: number): 'PASS' | 'RENDER' | 'ABSENT' {
    return this.entry(frame)?.is ?? 'ABSENT';
  }

  time(frame: number): number {
    const stretch = this.stretch(frame);
    return stretch?.times[frame - stretch.start] ?? 0;
  }

  /** Which of the track's media files it is in. */
  mediaOf(frame: number): number {
    return this.own[this.entry(frame)?.place.media ?? -1] ?? -1;
  }

  cover(frame: number): PlanRun['cover'] {
    let low = 0;
    let high = this.runs.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((this.runStarts[middle] ?? 0) <= frame) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return this.runs[low]?.cover ?? 'WHOLE';
  }
}

/** Two items that say the same are the same. */
function sameItem(a: MediaItem, b: MediaItem): boolean {
  return (
    a.file === b.file &&
    a.number === b.number &&
    a.of === b.of &&
    a.offset === b.offset &&
    a.base.num === b.base.num &&
    a.base.den === b.base.den &&
    a.derived === b.derived
  );
}

function stretchesOf(entries: readonly Entry[], untold: number): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let frame = 0;
  let next = 0;
  while (next < entries.length) {
    const end = endOfStretch(entries, next);
    if (end > next) {
      const stretch = stretchOf(entries, next, end, frame);
      stretches.push(stretch);
      frame = stretch.start + stretch.entries.length;
      next = end;
    } else {
      const entry = entries[next];
      frame += (entry === undefined ? 0 : unitsOf(entry)) ?? untold;
      next++;
    }
  }
  return stretches;
}

/** Sorted by time over all its leaves: leaves of an open GOP may reach into one another. */
function stretchOf(entries: readonly Entry[], from: number, end: number, start: number): Stretch {
  const units: { pts: number; entry: number; time: number }[] = [];
  for (let i = from; i < end; i++) {
    const entry = entries[i];
    if (entry !== undefined && isShown(entry)) {
      const sorted = entry.times.sorted();
      const earliest = toMicros(entry.times.base, sorted[0] ?? 0);
      const frames = entry.is === 'RENDER' ? entry.frames : null;
      sorted.forEach((pts, rank) => {
        const cut = frames !== null && (rank < frames[0] || rank >= frames[1]);
        const since = toMicros(entry.times.base, pts) - earliest;
        units.push({ pts, entry: cut ? -1 : i, time: entry.time.begins + since });
      });
    }
  }
  units.sort((a, b) => a.pts - b.pts);
  return {
    start,
    entries: Int32Array.from(units, (unit) => unit.entry),
    times: Float64Array.from(units, (unit) => unit.time),
  };
}
