import { el } from '../proof/dom.js';
import { setText } from './camera.js';
import { DescribedView } from './described-view.js';
import { isTimed, LAYOUTS, SPEEDS, type Player } from './player.js';

/** Buttons that play, step and choose, and what the measured error is. */
export class Controls {
  readonly element: HTMLElement;
  private readonly playing: HTMLButtonElement;
  private readonly speed: HTMLSelectElement;
  private readonly slots: HTMLElement;
  private readonly layouts: readonly (readonly [number, HTMLButtonElement])[];
  private readonly error: HTMLElement;
  readonly described: DescribedView;
  private readonly captions: HTMLInputElement;
  private readonly chapters: HTMLSelectElement;
  /** Whose chapters can be chosen, and which they are. */
  private chaptersOf = '';
  private offered = '';

  constructor(
    private readonly player: Player,
    private readonly root: HTMLElement,
    full: HTMLElement,
  ) {
    const { words } = player;
    const button = (key: string, act: () => void): HTMLButtonElement => {
      const one = el('button', { type: 'button' }, words.text(key));
      one.addEventListener('click', act);
      return one;
    };
    this.playing = button('player.play', () => {
      this.toggle();
    });
    this.playing.classList.add('up-play');
    this.speed = el(
      'select',
      { id: 'up-speed' },
      ...SPEEDS.map((speed) =>
        el('option', { value: String(speed) }, `${speed.toLocaleString(words.language)}×`),
      ),
    );
    this.speed.addEventListener('change', () => {
      player.setSpeed(Number(this.speed.value));
    });
    this.layouts = LAYOUTS.filter((count) => count === 1 || count / 2 < this.timed).map((count) => {
      const one = button('', () => {
        player.layout(count);
      });
      one.textContent = words.text(count === 1 ? 'layout.one' : 'layout.many', String(count));
      return [count, one] as const;
    });
    this.slots = el('div', { class: 'up-slots' });
    this.error = el('p', { class: 'up-error', id: 'up-error' });
    this.captions = el('input', { type: 'checkbox', id: 'up-captions' });
    this.captions.addEventListener('change', () => {
      this.showTracks();
    });
    this.described = new DescribedView(player, () => this.captions.checked);
    this.chapters = el('select', { id: 'up-chapters' });
    this.chapters.addEventListener('change', () => {
      if (this.chapters.value !== '') {
        player.showClip(this.chaptersOf, Number(this.chapters.value));
      }
    });
    // so that one can be chosen twice; not at once, or the arrow keys would never get past the first
    for (const done of ['blur', 'pointerdown']) {
      this.chapters.addEventListener(done, () => { this.chapters.value = ''; });
    }
    // does not bubble
    full.addEventListener('load', (event) => {
      if (event.target instanceof HTMLTrackElement) {
        this.showChapters();
      }
    }, true);
    this.element = el(
      'div',
      { class: 'up-controls' },
      el(
        'div',
        { class: 'up-row' },
        this.playing,
        button('player.back', () => { player.step(-1); }),
        button('player.forward', () => { player.step(1); }),
        el('span', { class: 'up-field' }, el('label', { for: 'up-speed' }, words.text('player.speed')), ' ', this.speed),
        button('player.full', () => { this.fullScreen(full); }),
        button('player.link', () => { this.copyLink(); }),
      ),
      this.timed > 1
        ? el(
            'div',
            { class: 'up-row', role: 'group', 'aria-label': words.text('layout.label') },
            ...this.layouts.map(([, one]) => one),
          )
        : null,
      this.slots,
      el(
        'div',
        { class: 'up-row' },
        el('span', { class: 'up-field' }, this.captions, ' ', el('label', { for: 'up-captions' }, words.text('player.captions'))),
        el('span', { class: 'up-field up-chapters' }, el('label', { for: 'up-chapters' }, words.text('player.chapters')), ' ', this.chapters),
      ),
      this.described.choices,
      this.error,
    );
    player.onChange(() => {
      this.show();
    });
    player.onTick(() => {
      this.tick();
    });
    this.show();
  }

  private get timed(): number {
    return this.player.panes.filter(isTimed).length;
  }

  toggle(): void {
    if (this.player.isPlaying) {
      this.player.pause();
    } else {
      this.player.play();
    }
  }

  /** The next faster or slower of the speeds. */
  faster(by: number): void {
    const at = SPEEDS.indexOf(this.player.rate);
    this.player.setSpeed(SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, at + by))] ?? 1);
  }

  fullScreen(element: HTMLElement): void {
    const done = document.fullscreenElement === null
      ? element.requestFullscreen()
      : document.exitFullscreen();
    done.catch(() => undefined); // the browser's say, as in a frame that does not allow it
  }

  private copyLink(): void {
    const camera = this.player.leading;
    if (camera !== undefined) {
      this.root.dispatchEvent(new CustomEvent('up-link', { detail: camera }));
    }
  }

  private show(): void {
    const { player } = this;
    const { words, chosen, page } = player;
    setText(this.playing, words.text(player.isPlaying ? 'player.pause' : 'player.play'));
    this.speed.value = String(player.rate);
    for (const [count, one] of this.layouts) {
      const fits = LAYOUTS.find((layout) => layout >= chosen.length);
      one.setAttribute('aria-pressed', String(count === fits));
    }
    const selects = chosen.map((pane, slot) => {
      const select = el(
        'select',
        { id: `up-slot-${String(slot)}`, 'data-pane': pane.id },
        ...page.clips.map((clip) => {
          const option = el('option', { value: clip.id }, clip.title);
          option.disabled = chosen.length > 1 && clip.reference === undefined;
          return option;
        }),
      );
      select.value = player.turnOf(pane).clip.id;
      select.addEventListener('change', () => {
        player.put(slot, select.value);
        this.slots.querySelectorAll('select')[slot]?.focus();
      });
      const label = el('label', { for: select.id }, words.text('layout.slot', String(slot + 1)));
      return el('span', { class: 'up-field' }, label, ' ', select);
    });
    const there = [...this.slots.querySelectorAll('select')];
    const clips = chosen.map((pane) => player.turnOf(pane).clip.id);
    if (there.length === clips.length && there.every((select, i) => select.dataset['pane'] === chosen[i]?.id)) {
      there.forEach((select, i) => { select.value = clips[i] ?? ''; });
    } else {
      this.slots.replaceChildren(...selects);
      this.showTracks();
    }
    this.showChapters();
  }

  private showTracks(): void {
    for (const camera of this.player.cameras) {
      for (const track of camera.textTracks) {
        const told = track.kind === 'captions' || track.kind === 'descriptions';
        // browsers draw captions; descriptions are text too, and are drawn as such by nobody
        track.mode = told && this.captions.checked ? 'showing' : 'hidden';
      }
    }
  }

  private showChapters(): void {
    const { words, leading } = this.player;
    const cues = (leading?.textTracks ?? [])
      .filter((track) => track.kind === 'chapters')
      .flatMap((track) => Array.from(track.cues ?? []));
    const chapters = cues.map((cue) => {
      const text = cue instanceof VTTCue ? cue.text : cue.id;
      const micros = Math.round(cue.startTime * 1_000_000);
      return [String(micros), `${words.clock(micros)} ${text}`] as const;
    });
    const clip = leading?.clip.id ?? '';
    const offered = JSON.stringify(chapters);
    if (clip !== this.chaptersOf || offered !== this.offered) {
      this.chaptersOf = clip;
      this.offered = offered;
      this.chapters.replaceChildren(
        el('option', { value: '' }, words.text('player.chapter')),
        ...chapters.map(([value, text]) => el('option', { value }, text)),
      );
    }
    this.chapters.parentElement?.toggleAttribute('hidden', chapters.length === 0);
  }

  private tick(): void {
    const { player, root } = this;
    const { words, together } = player;
    root.dataset['errorMs'] = String(Math.ceil(player.measured * 1000));
    root.dataset['claimedMs'] = together === null ? '' : String(Math.ceil(together.clocks / 1000));
    root.dataset['nowMs'] = String(Math.round(player.now / 1000));
    setText(this.playing, words.text(player.isPlaying ? 'player.pause' : 'player.play'));
    if ((player.leading?.clip.id ?? '') !== this.chaptersOf) {
      this.showChapters(); // a clip has ended or another begun
    }
    setText(
      this.error,
      player.isHeld
        ? words.text('player.waiting')
        : together !== null && !Number.isFinite(together.all)
        ? words.text('player.apart-unknown')
        : together === null
          ? ''
          : words.text(
              'player.together',
              words.atMost(together.all),
              words.atMost(together.clocks),
              words.atMost(together.here),
            ),
    );
  }
}
