/** What a video can do, as far as keeping it in time goes. Seconds. */
export interface Follower {
  /** Whether it can go on at once. */
  ready(): boolean;
  position(): number;
  seek(to: number): void;
  rate(rate: number): void;
  play(): void;
  pause(): void;
}

/** One camera: where it lies on the line of time, and how long its frames stay. */
export interface Part {
  readonly follower: Follower;
  readonly start: number;
  readonly length: number;
  readonly frame: number;
}

/** Beyond this a video is put where it belongs; below, it is nudged there. */
const SEEK_BEYOND = 0.4;
/** In how many seconds a nudge would take an error away. */
const NUDGE_OVER = 0.7;
const MOST_NUDGE = 0.12;
/** A video that was just put somewhere is left alone until it has settled. */
const REST_AFTER_SEEK = 0.6;
const SLOWEST = 0.0625;
const FASTEST = 16;

/**
 * Keeps cameras together. There is one clock; no camera is the master. It stands still while one of
 * those that should run can't: a picture that lags is worse than one that waits.
 */
export class Conductor {
  private parts: readonly Part[] = [];
  private readonly rests = new Map<Follower, number>();
  private readonly running = new Set<Follower>();
  private readonly nudged = new Set<Follower>();
  private playing = false;
  private speed = 1;
  private time = 0;
  private last: number | null = null;
  private held = false;

  get now(): number {
    return this.time;
  }

  get isPlaying(): boolean {
    return this.playing;
  }

  /** Whether it waits for a camera. */
  get isHeld(): boolean {
    return this.held;
  }

  get end(): number {
    return Math.max(0, ...this.parts.map((part) => part.start + part.length));
  }

  take(parts: readonly Part[]): void {
    for (const { follower } of this.parts) {
      follower.pause();
    }
    this.parts = parts;
    this.rests.clear();
    this.running.clear();
    this.nudged.clear();
    this.seek(this.time);
  }

  play(): void {
    this.playing = true;
    this.last = null;
  }

  pause(): void {
    this.playing = false;
    this.held = false;
    for (const follower of this.running) {
      follower.pause();
    }
    this.running.clear();
  }

  setSpeed(speed: number): void {
    this.speed = speed;
    for (const { follower } of this.parts) {
      follower.rate(bounded(speed));
    }
  }

  /** To an instant, with all cameras that run there; the others wait at their nearer end. */
  seek(time: number): void {
    this.time = Math.min(Math.max(0, time), this.end);
    for (const part of this.parts) {
      part.follower.seek(within(part, this.time));
      this.rests.set(part.follower, REST_AFTER_SEEK);
    }
    this.last = null;
  }

  /** What is to be done at a moment of the real clock, in seconds. */
  tick(real: number): void {
    const passed = this.last === null ? 0 : Math.min(1, Math.max(0, real - this.last));
    this.last = real;
    if (!this.playing) {
      return;
    }
    const active = this.parts.filter((part) => this.isActive(part));
    this.held = active.some(({ follower }) => !follower.ready());
    if (!this.held) {
      this.time += passed * this.speed;
    }
    if (this.time >= this.end) {
      this.time = this.end;
      this.pause();
      return;
    }
    for (const part of this.parts) {
      this.lead(part, passed);
    }
  }

  private isActive(part: Part): boolean {
    const at = this.time - part.start;
    return at >= 0 && at < part.length;
  }

  private lead(part: Part, passed: number): void {
    const { follower } = part;
    const rest = Math.max(0, (this.rests.get(follower) ?? 0) - passed);
    this.rests.set(follower, rest);
    if (!this.isActive(part) || this.held) {
      if (this.running.delete(follower)) {
        follower.pause();
      }
      return;
    }
    if (!this.running.has(follower)) {
      this.running.add(follower);
      follower.play();
    }
    const error = follower.position() - (this.time - part.start);
    if (Math.abs(error) > SEEK_BEYOND * Math.max(1, this.speed)) {
      if (rest === 0) {
        follower.seek(within(part, this.time));
        this.rests.set(follower, REST_AFTER_SEEK);
      }
      return;
    }
    // What no eye can see is left alone, or rates would never rest; once begun, a nudge goes on
    // until there is little left to do.
    const quiet = Math.min(part.frame / 4, 0.02 * Math.max(1, this.speed));
    const size = Math.abs(error);
    if (size > quiet) {
      this.nudged.add(follower);
    } else if (size < quiet / 4) {
      this.nudged.delete(follower);
    }
    const wanted = -error / (NUDGE_OVER * Math.max(1, this.speed));
    const whole = Math.sign(wanted) * Math.max(0.01, Math.round(Math.abs(wanted) * 100) / 100);
    const nudge = this.nudged.has(follower) ? Math.min(MOST_NUDGE, Math.max(-MOST_NUDGE, whole)) : 0;
    follower.rate(bounded(this.speed * (1 + nudge)));
  }
}

function within(part: Part, time: number): number {
  return Math.min(Math.max(0, time - part.start), Math.max(0, part.length - part.frame / 2));
}

function bounded(rate: number): number {
  return Math.min(FASTEST, Math.max(SLOWEST, rate));
}

/** A picture on the screen, from when until when it is right, and when it should be. Seconds. */
export interface Shown {
  readonly from: number;
  readonly to: number;
  readonly wanted: number;
}

/** How far apart, in seconds, the pictures on the screen are from what one clock would show. */
export function spread(shown: readonly Shown[]): number {
  return spreadAtMost(shown.map((one) => [one]));
}

/**
 * The same where it is not known which of several pictures each camera shows: as far as they can be
 * apart. A browser tells of a picture after it has shown it.
 */
export function spreadAtMost(cameras: readonly (readonly Shown[])[]): number {
  const ranges = cameras
    .filter((pictures) => pictures.length > 0)
    .map((pictures) => {
      const errors = pictures.map(errorOf);
      return { least: Math.min(...errors), most: Math.max(...errors) };
    });
  return Math.max(
    0,
    ...ranges.flatMap(({ most }, i) => ranges.flatMap(({ least }, j) => (i === j ? [] : [most - least]))),
  );
}

function errorOf({ from, to, wanted }: Shown): number {
  return wanted < from ? from - wanted : wanted > to ? to - wanted : 0;
}

/** Seconds for which an error is told: who looks up sees what has just been. */
const REMEMBERED = 1;
/** Seconds between two measurements after which what lies between them was not seen. */
const UNSEEN = 0.25;

/**
 * The worst of what was measured in the last second. Where the browser stood still for so long that
 * nothing was measured, a camera may have stood still for all that time and another not: that much
 * comes on top.
 */
export class Worst {
  /** From the largest to the smallest, which is also from the oldest to the newest. */
  private taken: { readonly at: number; readonly error: number }[] = [];
  private last: number | null = null;

  /** What is measured at a moment of the real clock, with the speed at which pictures run. */
  take(at: number, error: number, speed: number): void {
    const passed = this.last === null ? 0 : at - this.last;
    this.last = at;
    const whole = passed > UNSEEN ? error + passed * speed : error;
    this.taken = this.taken.filter((one) => one.at > at - REMEMBERED && one.error > whole);
    this.taken.push({ at, error: whole });
  }

  get error(): number {
    return this.taken[0]?.error ?? 0;
  }

  /** After a jump that somebody asked for nothing is told of what was before it. */
  forget(): void {
    this.taken = [];
    this.last = null;
  }
}
