import { el } from '../proof/dom.js';
import { setText } from './camera.js';
import { between, type Pane } from './panes.js';
import { layOn } from './picture.js';
import type { Player } from './player.js';

/** The line of time: a slider, and a lane for each clip with what is uncertain, covered or missing. */
export class TimelineView {
  readonly element: HTMLElement;
  private readonly slider: HTMLInputElement;
  private readonly lanes: HTMLElement;
  private readonly clock: HTMLElement;
  private readonly notes: HTMLElement;

  constructor(private readonly player: Player) {
    const { words } = player;
    this.slider = el('input', {
      type: 'range',
      class: 'up-seek',
      min: '0',
      step: '1',
      'aria-label': words.text('player.position'),
    });
    this.slider.addEventListener('input', () => {
      player.seek(Number(this.slider.value) * 1000);
    });
    this.lanes = el('div', { class: 'up-lanes', 'aria-hidden': 'true' });
    this.notes = el('ul', { class: 'up-notes' });
    this.clock = el('p', { class: 'up-clock' });
    this.element = el(
      'div',
      { class: 'up-timeline' },
      this.slider,
      this.lanes,
      this.clock,
      el('details', { class: 'up-about' }, el('summary', {}, words.text('timeline.about')), this.notes),
    );
    player.onChange((why) => {
      if (why === 'cameras') {
        this.build();
      }
    });
    player.onTick(() => {
      this.tick();
    });
    this.build();
  }

  private build(): void {
    const { axis, chosen, words } = this.player;
    this.slider.max = String(Math.floor(axis.length / 1000));
    this.lanes.replaceChildren();
    this.notes.replaceChildren(el('li', {}, words.text('timeline.middle')));
    const told = new Set<string>(); // a gap between two clips that are on is one gap
    for (const pane of chosen) {
      this.lanes.append(this.lane(pane, told));
    }
    this.notes.append(...[...told].map((text) => el('li', { class: 'up-gap' }, el('bdi', {}, text))));
    this.lanes.append(el('div', { class: 'up-head' }));
    this.tick();
  }

  /** One for each camera: its clips, one after the other. */
  private lane(pane: Pane, told: Set<string>): HTMLElement {
    const { axis, page, words } = this.player;
    const lane = el('div', { class: 'up-lane' });
    const places = pane.clips.flatMap((clip) => axis.of(clip.id) ?? []);
    places.forEach(({ clip, start, end, give }, i) => {
      const next = places[i + 1];
      if (next !== undefined) {
        lane.append(this.piece('up-missing up-between', end, next.start));
        for (const { text } of between(page.missing, clip, next.clip)) {
          told.add(text);
        }
      }
      if (give > 0) {
        lane.append(this.piece('up-give', start - give, start + give));
        lane.append(this.piece('up-give', end - give, end + give));
        this.notes.append(
          el('li', {}, words.text('timeline.give', clip.title, words.atMost(give))),
        );
      }
      lane.append(this.piece('up-run', start, end));
      for (const ground of clip.grounds) {
        lane.append(this.piece('up-covered', start + ground.from, start + ground.to));
      }
      for (const gap of page.missing) {
        const inside = places.some((one) => gap.after === one.clip.id) && places.some((one) => gap.before === one.clip.id);
        if (!inside && (gap.before === clip.id || gap.after === clip.id)) {
          const at = gap.before === clip.id ? start : end;
          lane.append(this.piece('up-missing', at, at));
          told.add(gap.text);
        }
      }
      for (const event of page.events) {
        if (event.source.clip === clip.id && event.source.micros !== undefined) {
          lane.append(this.piece(`up-event up-${event.kind}`, start + event.source.micros, start + event.source.micros));
        }
      }
    });
    lane.append(el('span', { class: 'up-lane-name' }, pane.clips.map(({ id }) => id).join(', ')));
    return lane;
  }

  private piece(kind: string, from: number, to: number): HTMLElement {
    const piece = el('span', { class: `up-piece ${kind}` });
    layOn(piece, from, to, this.player.axis.length);
    return piece;
  }

  private tick(): void {
    const { axis, now, words } = this.player;
    const value = String(Math.round(now / 1000));
    if (this.slider.value !== value) {
      this.slider.value = value;
    }
    const text = words.text('player.time', words.clock(now), words.clock(axis.length));
    if (this.slider.getAttribute('aria-valuetext') !== text) {
      this.slider.setAttribute('aria-valuetext', text);
    }
    setText(this.clock, text);
    this.lanes.style.setProperty('--now', String(axis.length === 0 ? 0 : now / axis.length));
  }
}
