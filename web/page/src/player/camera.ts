import type { Box, Clip, Ground } from '../model.js';
import { el } from '../proof/dom.js';
import { Frames } from './frames.js';
import { pixelAt, shapeOf, type Size } from './picture.js';
import type { Follower, Shown } from './sync.js';
import type { Words } from './words.js';

const SVG = 'http://www.w3.org/2000/svg';
/** HTMLMediaElement.HAVE_FUTURE_DATA */
const CAN_GO_ON = 3;
const MICROS = 1_000_000;

/** One clip's video with what stands over and below it. It loads nothing before somebody plays. */
export class Camera implements Follower {
  readonly element: HTMLElement;
  readonly stage: HTMLElement;
  readonly video: HTMLVideoElement;
  readonly frames: Frames;
  private readonly where: HTMLElement;
  private readonly here: HTMLElement;
  private readonly overlay: SVGSVGElement;
  private marked: ReadonlySet<Ground> = new Set();
  private pointed: { readonly x: number; readonly y: number } | null = null;
  /** Seconds of the clip, of the picture that the browser last told that it shows. */
  private presented: number | null = null;
  private failed = false;

  constructor(
    readonly clip: Clip,
    private readonly words: Words,
    changed: () => void,
  ) {
    this.frames = new Frames(clip);
    this.video = el('video', {
      preload: 'none',
      playsinline: true,
      poster: 'page/poster.svg',
      tabindex: '-1',
      'aria-label': clip.title,
    });
    this.video.src = clip.file;
    this.video.muted = clip.sound !== 'kept';
    this.video.disableRemotePlayback = true;
    for (const track of clip.tracks) {
      const { kind, file, language, label } = track;
      this.video.append(el('track', { kind, src: file, srclang: language, label }));
    }
    this.overlay = document.createElementNS(SVG, 'svg');
    this.overlay.setAttribute('class', 'up-overlay');
    this.overlay.setAttribute('aria-hidden', 'true');
    if (clip.width > 0 && clip.height > 0) {
      this.overlay.setAttribute('viewBox', `0 0 ${String(clip.width)} ${String(clip.height)}`);
    }
    this.stage = el('div', { class: 'up-picture' }, this.video);
    this.stage.append(this.overlay);
    this.shape();
    this.video.addEventListener('loadedmetadata', () => { this.shape(); });
    this.where = el('p', { class: 'up-where' });
    this.here = el('p', { class: 'up-here' });
    this.element = el(
      'div',
      { class: 'up-camera', 'data-clip': clip.id },
      el('h3', { class: 'up-title' }, el('bdi', {}, clip.title)),
      this.stage,
      this.where,
      el('p', { class: 'up-sound' }, words.text(`sound.${clip.sound}`)),
      this.here,
      clip.warning === undefined ? null : el('p', { class: 'up-warning' }, el('bdi', {}, clip.warning)),
    );
    this.video.addEventListener('error', () => {
      this.failed = true;
      changed();
    });
    this.stage.addEventListener('pointermove', (event) => {
      this.pointed = pixelAt(event, this.stage.getBoundingClientRect(), this.size);
    });
    this.stage.addEventListener('pointerleave', () => {
      this.pointed = null;
    });
    this.watch();
  }

  private watch(): void {
    if (!('requestVideoFrameCallback' in this.video)) {
      return;
    }
    const seen = (_: number, frame: VideoFrameCallbackMetadata): void => {
      this.presented = frame.mediaTime;
      this.video.requestVideoFrameCallback(seen);
    };
    this.video.requestVideoFrameCallback(seen);
  }

  /** From now on the browser may load: somebody asked for pictures. */
  prime(): void {
    if (this.video.preload !== 'auto') {
      this.video.preload = 'auto';
    }
  }

  /** In the picture's own pixels: as the release says, or else as the browser found. */
  get size(): Size {
    return {
      width: this.clip.width || this.video.videoWidth || 1,
      height: this.clip.height || this.video.videoHeight || 1,
    };
  }

  private shape(): void {
    const known = this.clip.width > 0 && this.clip.height > 0;
    const { videoWidth, videoHeight } = this.video;
    const shape = shapeOf(known ? this.clip : { width: videoWidth, height: videoHeight });
    this.stage.style.setProperty('--shape', shape.toFixed(5));
  }

  get isBroken(): boolean {
    return this.failed;
  }

  get hasPicture(): boolean {
    return this.video.readyState >= 2 && !this.failed;
  }

  ready(): boolean {
    return (
      this.failed ||
      this.video.ended ||
      (this.video.readyState >= CAN_GO_ON && !this.video.seeking)
    );
  }

  position(): number {
    return this.video.currentTime;
  }

  seek(to: number): void {
    if (!this.failed && Math.abs(this.video.currentTime - to) > 0.0005) {
      this.video.currentTime = to;
      this.presented = null;
    }
  }

  rate(rate: number): void {
    if (this.video.playbackRate !== rate) {
      this.video.playbackRate = rate;
    }
  }

  play(): void {
    this.prime();
    // a browser may say no, or a pause may come before it began: the clock then waits
    this.video.play().catch(() => undefined);
  }

  pause(): void {
    this.video.pause();
  }

  /**
   * What is on the screen against where the one clock is, in seconds of the clip: what the browser
   * last told that it shows, and what it may have gone on to since.
   */
  shown(wanted: number): readonly Shown[] {
    const { currentTime } = this.video;
    const told = this.presented ?? currentTime;
    return [...new Set([told, currentTime].map((at) => this.frames.at(at * MICROS)))].map((frame) => ({
      from: this.frames.start(frame) / MICROS,
      to: this.frames.end(frame) / MICROS,
      wanted,
    }));
  }

  /** Microseconds of the clip, of the frame on the screen. */
  get micros(): number {
    return Math.min(this.clip.micros, Math.max(0, this.video.currentTime * MICROS));
  }

  get frame(): number {
    return this.frames.at(this.micros);
  }

  /** Boxes to outline: those of these grounds. */
  mark(grounds: ReadonlySet<Ground>): void {
    this.marked = grounds;
  }

  draw(running: boolean, begun: boolean): void {
    const { words } = this;
    const frame = this.frame;
    const last = this.frames.count;
    this.element.classList.toggle('up-idle', !running);
    this.element.classList.toggle('up-begun', begun);
    setText(
      this.where,
      this.failed
        ? words.text('player.broken')
        : running
          ? words.text('player.where', words.clock(this.micros), String(frame + 1), String(last))
          : words.text('player.idle'),
    );
    const now = this.micros;
    const boxes: { ground: Ground; box: Box }[] = [];
    if (this.marked.size > 0 || this.pointed !== null) {
      for (const ground of this.clip.grounds) {
        if (now >= ground.from && now < ground.to) {
          for (const box of ground.boxes) {
            if (now >= box.from && now < box.to) {
              boxes.push({ ground, box });
            }
          }
        }
      }
    }
    this.outline(boxes.filter(({ ground }) => this.marked.has(ground)));
    const { pointed } = this;
    const hit =
      pointed === null
        ? undefined
        : boxes.find(
            ({ box }) =>
              pointed.x >= box.x &&
              pointed.x <= box.x + box.w &&
              pointed.y >= box.y &&
              pointed.y <= box.y + box.h,
          );
    setText(this.here, hit === undefined ? '' : groundText(hit.ground, words));
  }

  private outline(boxes: readonly { readonly box: Box }[]): void {
    while (this.overlay.childNodes.length > boxes.length) {
      this.overlay.lastChild?.remove();
    }
    boxes.forEach(({ box }, i) => {
      let rect = this.overlay.children[i];
      if (rect === undefined) {
        rect = document.createElementNS(SVG, 'rect');
        this.overlay.append(rect);
      }
      rect.setAttribute('x', String(box.x));
      rect.setAttribute('y', String(box.y));
      rect.setAttribute('width', String(box.w));
      rect.setAttribute('height', String(box.h));
    });
  }

  /** Captions, descriptions and chapters, as the browser read them. */
  get textTracks(): readonly TextTrack[] {
    return Array.from(this.video.textTracks);
  }

  release(): void {
    this.video.pause();
    this.video.removeAttribute('src');
    this.video.load();
    this.element.remove();
  }
}

export function groundText(ground: Ground, words: Words): string {
  const code = ground.code === '' ? words.text('grounds.nocode') : ground.code;
  return ground.citation === undefined
    ? words.text('grounds.here', ground.what, code)
    : words.text('grounds.cited', ground.what, code, ground.citation);
}

/** Only where it changed: a page that is rewritten all the time is tiring for a screen reader. */
export function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}
