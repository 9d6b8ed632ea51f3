import type { Clip, PageModel } from '../model.js';
import { Axis, middle, type Placed } from './axis.js';
import { Camera } from './camera.js';
import { Conductor, spreadAtMost, Worst } from './sync.js';
import type { Words } from './words.js';

const MICROS = 1_000_000;
export const SPEEDS = [0.25, 0.5, 1, 1.5, 2, 4, 8];
export const LAYOUTS = [1, 2, 4];

/** What is on and where it stands. Views ask it, tell it what somebody wants, and hear of changes. */
export class Player {
  private readonly conductor = new Conductor();
  private readonly worst = new Worst();
  private readonly listeners = new Set<(why: 'cameras' | 'state') => void>();
  private readonly tickers = new Set<() => void>();
  private shown: readonly Camera[] = [];
  private line: Axis;
  private slots: readonly string[];
  private speed = 1;
  private primed = false;
  /** Clips of which somebody has seen pictures run, and so what warns of them. */
  private readonly begun = new Set<string>();
  private drawn = -Infinity;

  constructor(
    readonly page: PageModel,
    readonly words: Words,
  ) {
    this.slots = page.clips.slice(0, 1).map((clip) => clip.id);
    this.line = Axis.of([]);
    this.rebuild(0);
    const loop = (now: number): void => {
      this.conductor.tick(now / 1000);
      this.measure(now / 1000);
      // ten times a second is enough for what is read
      if (now - this.drawn > 100) {
        this.drawn = now;
        this.draw();
      }
      requestAnimationFrame(loop);
    };
    requestAnimationFrame(loop);
    // the clock stands still there, and sound would run on without it
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) {
        this.pause();
      }
    });
  }

  onChange(listener: (why: 'cameras' | 'state') => void): void {
    this.listeners.add(listener);
  }

  /** Called up to ten times a second. */
  onTick(ticker: () => void): void {
    this.tickers.add(ticker);
  }

  get axis(): Axis {
    return this.line;
  }

  get cameras(): readonly Camera[] {
    return this.shown;
  }

  get chosen(): readonly string[] {
    return this.slots;
  }

  /** Microseconds on the axis. */
  get now(): number {
    return this.conductor.now * MICROS;
  }

  get isPlaying(): boolean {
    return this.conductor.isPlaying;
  }

  get isHeld(): boolean {
    return this.conductor.isPlaying && this.conductor.isHeld;
  }

  get rate(): number {
    return this.speed;
  }

  /** The first camera that runs at this instant, or else the first. */
  get leading(): Camera | undefined {
    return this.shown.find((camera) => this.isRunning(camera)) ?? this.shown[0];
  }

  isRunning(camera: Camera): boolean {
    const placed = this.line.of(camera.clip.id);
    return placed !== undefined && this.now >= placed.start - 1 && this.now < placed.end;
  }

  private get running(): readonly { readonly camera: Camera; readonly placed: Placed }[] {
    return this.shown.flatMap((camera) => {
      const placed = this.line.of(camera.clip.id);
      return placed === undefined || !this.isRunning(camera) || camera.isBroken
        ? []
        : [{ camera, placed }];
    });
  }

  /** Seconds that the pictures on the screen were apart at most in the last second, as measured here. */
  get measured(): number {
    return this.worst.error;
  }

  /** At every picture that the browser draws: what it told of each video is what it draws then. */
  private measure(real: number): void {
    const running = this.running.filter(({ camera }) => camera.hasPicture);
    const apart = spreadAtMost(
      running.map(({ camera, placed }) => camera.shown((this.now - placed.start) / MICROS)),
    );
    this.worst.take(real, apart, this.isPlaying && running.length > 1 ? this.speed : 0);
  }

  /** Microseconds: what the pictures side by side may be apart, measured and by the clocks. */
  get together(): { readonly all: number; readonly clocks: number; readonly here: number } | null {
    const running = this.running;
    if (running.length < 2) {
      return null;
    }
    const clocks = this.line.claimed(
      running.map(({ placed }) => placed),
      this.now,
    );
    const frame = Math.max(
      ...running.map(({ camera }) => camera.frames.lengthAt(camera.micros)),
    );
    const here = Math.ceil(this.measured * MICROS) + Math.ceil(frame);
    return { all: clocks + here, clocks, here };
  }

  play(): void {
    this.prime();
    if (this.conductor.now >= this.conductor.end) {
      this.conductor.seek(0);
    }
    this.conductor.play();
    this.tell('state');
  }

  pause(): void {
    this.conductor.pause();
    this.tell('state');
  }

  setSpeed(speed: number): void {
    this.speed = speed;
    this.conductor.setSpeed(speed);
    this.tell('state');
  }

  /** To an instant of the axis, because somebody asked. */
  seek(micros: number): void {
    this.prime();
    this.conductor.seek(micros / MICROS);
    this.worst.forget();
    this.tell('state');
  }

  /** By frames of the leading camera; the others go along. */
  step(frames: number): void {
    this.pause();
    const camera = this.leading;
    const placed = camera && this.line.of(camera.clip.id);
    if (camera === undefined || placed === undefined) {
      return;
    }
    const now = camera.frames.at(Math.max(0, this.now - placed.start));
    const next = Math.min(camera.frames.count - 1, Math.max(0, now + frames));
    this.seek(placed.start + camera.frames.middle(next));
  }

  /** How many cameras at once; new places go to clips that run now, then to any. */
  layout(count: number): void {
    const now = this.line.origin === null ? null : this.line.origin + this.now;
    const runs = (clip: Clip): number => {
      const { reference } = clip;
      if (reference === undefined || now === null) {
        return 1;
      }
      const start = middle(reference);
      return now >= start && now < start + clip.micros ? 0 : 1;
    };
    const more = this.page.clips
      .filter((clip) => !this.slots.includes(clip.id) && clip.reference !== undefined)
      .sort((a, b) => runs(a) - runs(b))
      .map((clip) => clip.id);
    this.choose([...this.slots, ...more].slice(0, count));
  }

  /** Puts a clip into a place; where another place has it, the two change. */
  put(slot: number, id: string): void {
    const slots = [...this.slots];
    const other = slots.indexOf(id);
    const before = slots[slot];
    if (other >= 0 && before !== undefined) {
      slots[other] = before;
    }
    slots[slot] = id;
    this.choose(slots);
  }

  /** Exactly these clips. */
  choose(ids: readonly string[]): void {
    const instant = this.line.origin === null ? null : this.line.origin + this.now;
    const before = new Set(this.slots);
    this.slots = ids;
    this.rebuild(instant);
    const unread = this.shown.some(
      ({ clip }) => clip.warning !== undefined && !before.has(clip.id) && !this.begun.has(clip.id),
    );
    if (unread) {
      this.conductor.pause(); // who chose it reads its warning first
    }
    this.tell('cameras');
  }

  /** To an instant of a clip, with that clip in view. */
  showClip(id: string, micros: number, load = true): boolean {
    if (!this.page.clips.some((clip) => clip.id === id)) {
      return false;
    }
    if (this.line.of(id) === undefined) {
      this.choose(this.slots.length === 1 ? [id] : [id, ...this.slots.slice(1)]);
    }
    const placed = this.line.of(id);
    if (placed === undefined) {
      return false;
    }
    const clip = Math.min(Math.max(0, micros), placed.clip.micros - 1);
    const camera = this.shown.find((one) => one.clip.id === id);
    // the middle of the frame: no rounding of a browser then shows its neighbour
    const within = camera?.frames.middle(camera.frames.at(clip)) ?? clip;
    if (load) {
      this.prime();
    }
    this.conductor.seek((placed.start + within) / MICROS);
    this.worst.forget();
    this.tell('state');
    return true;
  }

  /** To an instant of the reference clock, with whatever clips run then. */
  showInstant(instant: number): boolean {
    const there = this.page.clips.filter(({ reference, micros }) => {
      const start = reference && middle(reference);
      return start !== undefined && instant >= start && instant < start + micros;
    });
    const [first] = there;
    if (first?.reference === undefined) {
      return false;
    }
    const start = middle(first.reference);
    if (!this.slots.includes(first.id)) {
      this.choose(there.slice(0, Math.max(1, this.slots.length)).map((clip) => clip.id));
    }
    return this.showClip(first.id, instant - start);
  }

  private rebuild(instant: number | null): void {
    const clips = this.slots.flatMap(
      (id) => this.page.clips.find((clip) => clip.id === id) ?? [],
    );
    this.line = Axis.of(clips);
    this.slots = this.slots.filter((id) => this.line.of(id) !== undefined);
    const kept = new Map(this.shown.map((camera) => [camera.clip.id, camera]));
    this.shown = this.slots.flatMap((id) => {
      const placed = this.line.of(id);
      const old = kept.get(id);
      kept.delete(id);
      return placed === undefined
        ? []
        : [old ?? new Camera(placed.clip, this.words, () => { this.take(); })];
    });
    for (const camera of kept.values()) {
      camera.release();
    }
    if (this.primed) {
      this.prime();
    }
    this.take();
    const { origin } = this.line;
    this.conductor.seek(origin === null || instant === null ? 0 : (instant - origin) / MICROS);
    this.conductor.setSpeed(this.speed);
    this.worst.forget();
  }

  private take(): void {
    this.conductor.take(
      this.shown.flatMap((camera) => {
        const placed = this.line.of(camera.clip.id);
        return placed === undefined || camera.isBroken
          ? []
          : [
              {
                follower: camera,
                start: placed.start / MICROS,
                length: placed.clip.micros / MICROS,
                frame: camera.frames.lengthAt(0) / MICROS,
              },
            ];
      }),
    );
  }

  private prime(): void {
    this.primed = true;
    for (const camera of this.shown) {
      camera.prime();
    }
  }

  private draw(): void {
    for (const camera of this.shown) {
      const running = this.isRunning(camera);
      if (running && this.isPlaying && !this.isHeld) {
        this.begun.add(camera.clip.id);
      }
      camera.draw(running, this.begun.has(camera.clip.id));
    }
    for (const ticker of this.tickers) {
      ticker();
    }
  }

  private tell(why: 'cameras' | 'state'): void {
    for (const listener of this.listeners) {
      listener(why);
    }
    this.draw();
  }
}
