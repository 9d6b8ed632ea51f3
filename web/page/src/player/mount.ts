import type { PageModel } from '../model.js';
import { el } from '../proof/dom.js';
import type { Camera } from './camera.js';
import { Controls } from './controls.js';
import { EventsView, goTo } from './events-view.js';
import { GroundsView } from './grounds-view.js';
import { actOf, HELP, type Act } from './keys.js';
import { linkTo, readFragment } from './links.js';
import { peopleView } from './people-view.js';
import { PaneView } from './pane-view.js';
import { Player } from './player.js';
import { RadioView } from './radio-view.js';
import { ReportView } from './report-view.js';
import { citation, copyOf, mediaDigest, still } from './still.js';
import { TimelineView } from './timeline-view.js';
import { Words } from './words.js';

const JUMP = 5_000_000;

/** Puts the player into its place on the page. */
export function mountPlayer(root: HTMLElement, page: PageModel): void {
  if (page.clips.length > 0) {
    new PlayerView(root, page).show();
  }
}

class PlayerView {
  private readonly words: Words;
  private readonly player: Player;
  private readonly grid = el('div', { class: 'up-grid' });
  private readonly live = el('p', { class: 'up-live', role: 'status' });
  private readonly stage: HTMLElement;
  private readonly controls: Controls;
  private readonly radio: RadioView;
  private readonly help: HTMLDetailsElement;
  private panes: readonly PaneView[] = [];

  constructor(
    private readonly root: HTMLElement,
    private readonly page: PageModel,
  ) {
    this.words = new Words(page.words, page.language);
    this.player = new Player(page, this.words);
    this.stage = el('div', { class: 'up-stage' });
    this.controls = new Controls(this.player, root, this.stage);
    this.radio = new RadioView(this.player);
    this.help = this.helpView();
  }

  show(): void {
    const { root, player, words, page } = this;
    this.stage.append(
      this.grid,
      this.controls.described.text,
      new TimelineView(player).element,
      this.controls.element,
      this.live,
    );
    const hasRadio = page.calls.some((call) => call.transmissions.length > 0);
    const panels = [
      hasRadio ? this.radio.element : null,
      new EventsView(player, (text) => { this.say(text); }).element,
      peopleView(player),
      new GroundsView(player).element,
      this.stillView(),
      new ReportView(player).element,
      this.help,
    ].filter((panel) => panel !== null);
    root.classList.add('up');
    root.setAttribute('role', 'group');
    root.setAttribute('aria-label', words.text('player.label'));
    root.replaceChildren(this.stage, ...panels);
    root.hidden = false;
    root.addEventListener('keydown', (event) => { this.key(event); });
    root.addEventListener('up-link', (event) => { this.link((event as CustomEvent<Camera>).detail); });
    player.onChange((why) => {
      if (why === 'cameras') {
        this.lay();
      }
    });
    player.onTick(() => {
      for (const pane of this.panes) {
        pane.draw();
      }
    });
    this.grid.addEventListener('click', (event) => {
      if (event.target instanceof HTMLVideoElement) {
        this.controls.toggle();
      }
    });
    this.lay();
    window.addEventListener('hashchange', () => { this.follow(true); });
    document.addEventListener('click', (event) => { this.clicked(event); });
    this.follow(false);
  }

  private lay(): void {
    const { cameras, chosen } = this.player;
    this.panes = chosen.map(
      (pane) => new PaneView(this.player, pane, cameras.filter(({ clip }) => pane.clips.includes(clip))),
    );
    for (const pane of this.panes) {
      pane.draw();
    }
    this.grid.dataset['count'] = String(chosen.length);
    this.grid.replaceChildren(...this.panes.map(({ element }) => element));
  }

  private say(text: string): void {
    this.live.textContent = text;
  }

  /** Where the address leads. Nothing is loaded for that before somebody plays. */
  private follow(moved: boolean): void {
    const { place } = readFragment(location.hash);
    if (place === null) {
      return;
    }
    const event = place.kind === 'event' ? this.page.events.find((one) => one.id === place.event) : undefined;
    const clip = place.kind === 'time' ? place.clip : event?.source.clip;
    const micros = place.kind === 'time' ? place.micros : (event?.source.micros ?? 0);
    const there =
      clip !== undefined
        ? this.player.showClip(clip, micros, moved)
        : event !== undefined && goTo(this.player, event);
    if (there) {
      this.root.scrollIntoView({ block: 'start' });
      this.say(event === undefined ? this.words.text('player.at', this.words.clock(micros)) : this.words.text('events.at', event.text));
    } else if (event !== undefined) {
      document.getElementById(`event-${event.id}`)?.scrollIntoView();
    }
  }

  /** Links of the page that name an instant of a clip lead into the player. */
  private clicked(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-clip][data-micros]') : null;
    const { clip, micros } = link?.dataset ?? {};
    if (clip !== undefined && micros !== undefined && /^\d{1,15}$/.test(micros)) {
      if (this.player.showClip(clip, Number(micros))) {
        event.preventDefault();
        this.root.scrollIntoView({ block: 'start' });
        this.say(this.words.text('player.at', this.words.clock(Number(micros))));
      }
    }
  }

  private link(camera: Camera): void {
    const hash = linkTo(camera.clip.id, camera.frames.start(camera.frame));
    history.replaceState(null, '', hash);
    const said = this.words.text('player.linked', hash);
    const copied = navigator.clipboard as Clipboard | undefined; // not there without https
    if (copied === undefined) {
      this.say(said);
      return;
    }
    copied.writeText(location.href).then(
      () => { this.say(this.words.text('player.copied', hash)); },
      () => { this.say(said); },
    );
  }

  private key(event: KeyboardEvent): void {
    const target = event.target instanceof HTMLElement ? event.target : null;
    const type = target instanceof HTMLInputElement ? target.type : '';
    const act = actOf(event, { tag: target?.tagName ?? '', type });
    if (act !== null) {
      event.preventDefault();
      this.act(act);
    }
  }

  private act(act: Act): void {
    const { player, controls } = this;
    const acts: Readonly<Record<Act, () => void>> = {
      toggle: () => { controls.toggle(); },
      'frame-back': () => { player.step(-1); },
      'frame-forward': () => { player.step(1); },
      back: () => { player.seek(player.now - JUMP); },
      forward: () => { player.seek(player.now + JUMP); },
      faster: () => { controls.faster(1); },
      slower: () => { controls.faster(-1); },
      full: () => { controls.fullScreen(this.stage); },
      radio: () => { this.radio.toggle(); },
      one: () => { player.layout(1); },
      two: () => { player.layout(2); },
      four: () => { player.layout(4); },
      next: () => { this.turn(1); },
      previous: () => { this.turn(-1); },
      help: () => { this.help.open = !this.help.open; },
    };
    acts[act]();
    if (act === 'frame-back' || act === 'frame-forward' || act === 'back' || act === 'forward') {
      this.say(this.words.text('player.at', this.words.clock(player.now)));
    } else if (act === 'faster' || act === 'slower') {
      this.say(this.words.text('player.rate', String(player.rate)));
    }
  }

  private turn(by: 1 | -1): void {
    const clip = this.player.turn(by);
    if (clip !== undefined) {
      this.say(this.words.text('turn.at', clip.title));
    }
  }

  private helpView(): HTMLDetailsElement {
    const { words } = this;
    return el(
      'details',
      { class: 'up-help' },
      el('summary', {}, words.text('help.heading')),
      el('p', {}, words.text('help.where')),
      el(
        'dl',
        {},
        ...HELP.flatMap(([key, act]) => [
          el('dt', {}, el('kbd', {}, key)),
          el('dd', {}, words.text(`help.${act}`)),
        ]),
      ),
    );
  }

  private stillView(): HTMLElement {
    const { words, player } = this;
    const said = el('p', { role: 'status' });
    const button = el('button', { type: 'button' }, words.text('still.save'));
    const save = async (): Promise<void> => {
      const camera = player.leading;
      player.pause();
      if (camera?.hasPicture !== true) {
        said.textContent = words.text('still.none');
        return;
      }
      if (camera.video.seeking) {
        // the picture is that of before, the time is that of after
        said.textContent = words.text('still.moving');
        return;
      }
      const frame = camera.frame;
      const shown = { frame, from: camera.frames.start(frame), to: camera.frames.end(frame) };
      try {
        const picture = copyOf(camera.video);
        const lines = citation(this.page, camera.clip, shown, await mediaDigest(camera.clip), words);
        const address = URL.createObjectURL(await still(picture, lines));
        const name = `${this.page.publication.id}-${camera.clip.id}-${String(frame)}.png`;
        el('a', { href: address, download: name }).click();
        setTimeout(() => { URL.revokeObjectURL(address); }, 60_000);
        said.textContent = words.text('still.saved', name);
      } catch {
        said.textContent = words.text('still.blocked');
      }
    };
    button.addEventListener('click', () => { void save(); });
    return el(
      'details',
      { class: 'up-still' },
      el('summary', {}, words.text('still.heading')),
      el('p', {}, words.text('still.what')),
      button,
      said,
    );
  }
}
