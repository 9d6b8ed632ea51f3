import type { Clip, PageModel } from '../model.js';
import { Axis, middle, type Placed } from './axis.js';
import { Camera } from './camera.js';
import { panesOf, turnAt, type Pane, type Turn } from './panes.js';
import { Conductor, spreadAtMost, Worst } from './sync.js';
import type { Words } from './words.js';

const MICROS = 1_000_000;
export const SPEEDS = [0.25, 0.5, 1, 1.5, 2, 4, 8];
export const LAYOUTS = [1, 2, 4];
/** Who goes back from this far into a clip or less wants the one before. */
const BACK_TO_THE_SAME = 1_000_000;

/** Why views are told: other cameras are on, another clip of one of them is, or something else. */
export type Change = 'cameras' | 'turn' | 'state';

/** What is on and where it stands. Views ask it, tell it what somebody wants, and hear of changes. */
export class Player {
  private readonly conductor = new Conductor();
  private readonly worst = new Worst();
  private readonly listeners = new Set<(why: Change) => void>();
  private readonly tickers = new Set<() => void>();
  /** Of all that the release has: those of one camera are one. */
  readonly panes: readonly Pane[];
  private shown: readonly Camera[] = [];
  private line: Axis;
  /** Panes that are on. */
  private slots: readonly Pane[];
  /** The clip that each of them is at. */
  private turns = '';
  private speed = 1;
  private primed = false;
  /** Clips of which somebody has seen pictures run, and so what warns of them. */
  private readonly begun = new Set<string>();
  private drawn = -Infinity;

  constructor(
    readonly page: PageModel,
    readonly words: Words,
  ) {
    this.panes = panesOf(page.clips);
    this.slots = this.panes.slice(0, 1);
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

  onChange(listener: (why: Change) => void): void {
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

  get chosen(): readonly Pane[] {
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

  /** The first camera that runs at this instant, or else the first that is to be seen. */
  get leading(): Camera | undefined {
    const seen = this.slots.map((pane) => this.turnOf(pane)).find(({ on }) => on);
    return (
      this.shown.find((camera) => this.isRunning(camera)) ??
      this.shown.find(({ clip }) => clip.id === seen?.clip.id)
    );
  }

  /** Where a pane is: before its first clip at that, after its last at that. */
  turnOf(pane: Pane): Turn {
    return turnAt(pane.clips.flatMap((clip) => this.line.of(clip.id) ?? []), this.now);
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

  /** By frames of the leading camera, and on into its next clip; the others go along. */
  step(frames: number): void {
    this.pause();
    const camera = this.leading;
    const pane = this.slots.find(({ clips }) => camera === undefined || clips.some(({ id }) => id === camera.clip.id));
    const turn = pane && this.turnOf(pane);
    if (pane === undefined || turn === undefined) {
      return;
    }
    const at = pane.clips.findIndex(({ id }) => id === turn.clip.id);
    const placed = this.line.of(turn.clip.id);
    const now = this.shown.find(({ clip }) => clip.id === turn.clip.id)?.frames;
    if (placed === undefined || now === undefined) {
      return;
    }
    const next = turn.on ? now.at(Math.max(0, this.now - placed.start)) + frames : frames < 0 ? now.count - 1 : now.count;
    const other = next < 0 ? pane.clips[at - 1] : next >= now.count ? pane.clips[at + 1] : undefined;
    const beside = other && this.line.of(other.id);
    const frameOf = this.shown.find(({ clip }) => clip.id === other?.id)?.frames;
    if (beside !== undefined && frameOf !== undefined) {
      this.seek(beside.start + frameOf.middle(next < 0 ? frameOf.count - 1 : 0));
      return;
    }
    this.seek(placed.start + now.middle(Math.min(now.count - 1, Math.max(0, next))));
  }

  /** To where the next clip begins, or the one before, of the cameras that are on. */
  turn(by: 1 | -1): Clip | undefined {
    const places = [...this.line.placed].sort((a, b) => a.start - b.start);
    const there =
      by > 0
        ? places.find(({ start }) => start > this.now + 1)
        : (places.filter(({ start }) => start < this.now - BACK_TO_THE_SAME).at(-1) ?? places[0]);
    if (there !== undefined) {
      this.showClip(there.clip.id, 0);
    }
    return there?.clip;
  }

  /** How many cameras at once; new places go to those that run now, then to any. */
  layout(count: number): void {
    const now = this.line.origin === null ? null : this.line.origin + this.now;
    const runs = (clip: Clip): boolean => {
      const start = clip.reference && middle(clip.reference);
      return start !== undefined && now !== null && now >= start && now < start + clip.micros;
    };
    const rank = (pane: Pane): number => (pane.clips.some(runs) ? 0 : 1);
    const more = this.panes
      .filter((pane) => !this.slots.includes(pane) && isTimed(pane))
      .sort((a, b) => rank(a) - rank(b));
    const first = count === 1 ? this.slots : this.slots.filter(isTimed);
    this.choose([...first, ...more].slice(0, count));
  }

  /** Puts a clip's camera into a place; where another place has it, the two change. */
  put(slot: number, id: string): void {
    const pane = this.paneOf(id);
    const before = this.slots[slot];
    if (pane === undefined) {
      return;
    }
    if (pane !== before) {
      const slots = [...this.slots];
      const other = slots.indexOf(pane);
      if (other >= 0 && before !== undefined) {
        slots[other] = before;
      }
      slots[slot] = pane;
      this.choose(slots);
    }
    if (pane.clips.length > 1 && this.turnOf(pane).clip.id !== id) {
      this.showClip(id, 0);
    }
  }

  /** Exactly these. */
  private choose(panes: readonly Pane[]): void {
    const instant = this.line.origin === null ? null : this.line.origin + this.now;
    const before = new Set(this.shown.map(({ clip }) => clip.id));
    this.slots = panes;
    this.rebuild(instant);
    const unread = this.shown.some(
      ({ clip }) => clip.warning !== undefined && !before.has(clip.id) && !this.begun.has(clip.id),
    );
    if (unread) {
      this.conductor.pause(); // who chose it reads its warning first
    }
    this.tell('cameras');
  }

  private paneOf(id: string): Pane | undefined {
    return this.panes.find(({ clips }) => clips.some((clip) => clip.id === id));
  }

  /** To an instant of a clip, with that clip in view. */
  showClip(id: string, micros: number, load = true): boolean {
    const pane = this.paneOf(id);
    if (pane === undefined) {
      return false;
    }
    if (this.line.of(id) === undefined) {
      this.choose(isTimed(pane) ? [pane, ...this.slots.slice(1).filter(isTimed)] : [pane]);
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
    const runs = ({ reference, micros }: Clip): boolean => {
      const start = reference && middle(reference);
      return start !== undefined && instant >= start && instant < start + micros;
    };
    const first = this.page.clips.find(runs);
    if (first?.reference === undefined) {
      return false;
    }
    const start = middle(first.reference);
    if (this.line.of(first.id) === undefined) {
      const there = this.panes.filter(({ clips }) => clips.some(runs));
      this.choose(there.slice(0, Math.max(1, this.slots.length)));
    }
    return this.showClip(first.id, instant - start);
  }

  private rebuild(instant: number | null): void {
    this.line = Axis.of(this.slots.flatMap(({ clips }) => clips));
    this.slots = this.slots.filter(({ id }) => this.line.of(id) !== undefined);
    const kept = new Map(this.shown.map((camera) => [camera.clip.id, camera]));
    this.shown = this.slots.flatMap(({ clips }) =>
      clips.map((clip) => {
        const old = kept.get(clip.id);
        kept.delete(clip.id);
        return old ?? new Camera(clip, this.words, () => { this.take(); });
      }),
    );
    for (const camera of kept.values()) {
      camera.release();
    }
    this.take();
    const { origin } = this.line;
    this.conductor.seek(origin === null || instant === null ? 0 : (instant - origin) / MICROS);
    this.conductor.setSpeed(this.speed);
    this.worst.forget();
    this.turns = this.turnsNow;
    if (this.primed) {
      this.prime();
    }
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

  /** Of each camera the clip that is on and the next: of many, the others would take all the line. */
  private prime(): void {
    this.primed = true;
    for (const pane of this.slots) {
      const { clip } = this.turnOf(pane);
      const at = pane.clips.indexOf(clip);
      const wanted = pane.clips.slice(at, at + 2);
      for (const camera of this.shown) {
        if (wanted.includes(camera.clip)) {
          camera.prime();
        }
      }
    }
  }

  private get turnsNow(): string {
    return this.slots
      .map((pane) => this.turnOf(pane))
      .map(({ clip, on }) => `${clip.id} ${String(on)}`)
      .join();
  }

  private draw(): void {
    const turns = this.turnsNow;
    if (turns !== this.turns) {
      this.turns = turns;
      if (this.primed) {
        this.prime();
      }
      this.tell('turn');
      return;
    }
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

  private tell(why: Change): void {
    for (const listener of this.listeners) {
      listener(why);
    }
    this.draw();
  }
}

/** Whether it has a place on the line of time that cameras share. */
export function isTimed(pane: Pane): boolean {
  return pane.clips.every(({ reference }) => reference !== undefined);
}
