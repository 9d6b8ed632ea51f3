import type { Findings } from './finding.js';
import type { Plan } from './plan.js';
import {
  isAbsent,
  isShown,
  spotOf,
  type Entry,
  type ReleaseTrack,
  type Shown,
} from './release-document.js';

/**
 * Checks that what was decided is what was done: no frame with a mask in a leaf that was copied, and
 * none re-encoded without a mask or a reason. The i-th frame of the plan is the one that is shown as
 * the i-th of the track.
 */
export class PlanCheck {
  private readonly findings: Findings;
  private readonly plan: Plan;
  /** Frames before each run, and at the end all of them. */
  private readonly starts: number[] = [0];
  /** The same of frames with a mask. */
  private readonly masked: number[] = [0];

  constructor(plan: Plan, findings: Findings) {
    this.plan = plan;
    this.findings = findings;
    let start = 0;
    let masked = 0;
    for (const run of plan.runs) {
      start += run.frames;
      masked += run.cover === 'NOTHING' ? 0 : run.frames;
      this.starts.push(start);
      this.masked.push(masked);
    }
  }

  check(track: ReleaseTrack, file: string): void {
    const { entries } = track;
    const untold = untoldFrames(entries, this.plan.frames);
    if (untold === null) {
      const total = String(this.plan.frames);
      this.findings.add(
        'PLAN_DIFFERS',
        file,
        `it is about ${total} frames, which are not those of the manifest`,
      );
      return;
    }
    let frame = 0;
    let next = 0;
    while (next < entries.length) {
      const end = endOfStretch(entries, next);
      if (end > next) {
        frame = this.stretch(track, entries.slice(next, end), frame, file);
        next = end;
      } else {
        const entry = entries[next];
        frame += (entry === undefined ? 0 : unitsOf(entry)) ?? untold;
        next++;
      }
    }
  }

  /** Entries one after the other whose times are all open; returns the frame behind them. */
  private stretch(
    track: ReleaseTrack,
    entries: readonly Entry[],
    first: number,
    file: string,
  ): number {
    const order = Float64Array.from(
      entries.flatMap((entry) => (isShown(entry) ? [...entry.times.sorted()] : [])),
    ).sort();
    for (const entry of entries) {
      if (isShown(entry)) {
        const masked = this.isMasked(entry, order, first);
        const spot = spotOf(track.track, entry);
        if (masked && entry.is === 'PASS') {
          this.findings.add(
            'PLAN_DIFFERS',
            file,
            'a frame is covered in the plan and was published as it was',
            spot,
          );
        }
        if (!masked && entry.is === 'RENDER' && entry.why === null && entry.frames === null) {
          this.findings.add('RENDER_UNEXPLAINED', file, '', spot);
        }
      }
    }
    return first + order.length;
  }

  private isMasked(shown: Shown, order: Float64Array, first: number): boolean {
    for (const pts of shown.times.sorted()) {
      // of several frames at one time any may be meant
      const before = this.maskedBefore(first + below(order, pts));
      if (this.maskedBefore(first + below(order, pts + 1)) > before) {
        return true;
      }
    }
    return false;
  }

  /** How many frames before this one have a mask; beyond the plan all have. */
  private maskedBefore(frame: number): number {
    const runs = this.plan.runs.length;
    if (frame >= this.plan.frames) {
      return (this.masked[runs] ?? 0) + frame - this.plan.frames;
    }
    let low = 0;
    let high = runs;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((this.starts[middle] ?? 0) <= frame) {
        low = middle;
      } else {
        high = middle;
      }
    }
    const covered = this.plan.runs[low]?.cover !== 'NOTHING';
    return (this.masked[low] ?? 0) + (covered ? frame - (this.starts[low] ?? 0) : 0);
  }
}

export function endOfStretch(entries: readonly Entry[], from: number): number {
  let end = from;
  for (let entry = entries[end]; entry !== undefined && !isAbsent(entry); entry = entries[end]) {
    end++;
  }
  return end;
}

/**
 * Frames of the one run that does not say how many it has; 0 where all say it, null where it can't
 * be found out or does not add up.
 */
export function untoldFrames(entries: readonly Entry[], total: number): number | null {
  let told = 0;
  let silent = 0;
  for (const entry of entries) {
    const units = unitsOf(entry);
    told += units ?? 0;
    silent += units === null ? 1 : 0;
  }
  const rest = total - told;
  return (silent === 0 && rest === 0) || (silent === 1 && rest >= 0) ? rest : null;
}

/** How many frames an entry is of, where that is said. */
export function unitsOf(entry: Entry): number | null {
  return isShown(entry) ? entry.times.units : entry.is === 'GAP' ? 0 : entry.units;
}

/** How many times are below this one. */
function below(order: Float64Array, time: number): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((order[middle] ?? 0) < time) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
