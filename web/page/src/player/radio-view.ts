import type { Call } from '../model.js';
import { el } from '../proof/dom.js';
import { setText } from './camera.js';
import { layOn } from './picture.js';
import type { Player } from './player.js';
import { arranged, gapIsKnown, heardAt, laidAgainst, near, open, sentence, type Heard, type Laid } from './radio.js';

const FASTEST_HEARD = 4;
/** More voices at once are understood by nobody, and each takes a player of its own. */
const MOST_AT_ONCE = 4;
/** Sound that is further off than this is put right; less would be heard as stutter. */
const OFF_BY = 0.15;
/** Percent of the lane: what is shorter is drawn as long, so as to be seen. */
const THINNEST = 0.3;

interface Row {
  readonly laid: Laid;
  readonly element: HTMLElement;
  readonly block: HTMLElement;
  readonly slider: HTMLInputElement;
  readonly said: HTMLElement;
}

/** Radio beside the pictures: off until somebody wants it, and said to be an interpretation. */
export class RadioView {
  readonly element: HTMLElement;
  private readonly wanted: HTMLInputElement;
  private readonly list: HTMLElement;
  private readonly body: HTMLElement;
  private readonly against: HTMLElement;
  private readonly asked = new Map<string, number>();
  private readonly sounds = new Map<string, HTMLAudioElement>();
  private rows: readonly Row[] = [];
  private laid: readonly Laid[] = [];
  private heard: ReadonlySet<Laid> = new Set();
  private readonly atOnce = el('p', { class: 'up-at-once' });
  /** Rows that can be seen: of a long case, the others would take all the time there is. */
  private readonly seen = new Set<Element>();
  private readonly watch = new IntersectionObserver((changes) => {
    for (const { target, isIntersecting } of changes) {
      if (isIntersecting) {
        this.seen.add(target);
      } else {
        this.seen.delete(target);
      }
    }
    this.tell((row) => this.seen.has(row.element));
  });
  private offsets: ReadonlyMap<string, number> = new Map();
  private clip = '';

  constructor(private readonly player: Player) {
    const { words } = player;
    this.wanted = el('input', { type: 'checkbox', id: 'up-radio' });
    this.against = el('p', {});
    this.list = el('ol', { class: 'up-radio-list' });
    this.body = el(
      'div',
      { class: 'up-radio-body', hidden: true },
      el('p', { class: 'up-interpretation' }, words.text('radio.interpretation')),
      this.against,
      this.atOnce,
      this.list,
    );
    this.element = el(
      'section',
      { class: 'up-radio', 'aria-label': words.text('radio.with') },
      el('p', {}, this.wanted, ' ', el('label', { for: 'up-radio' }, words.text('radio.with'))),
      this.body,
    );
    this.wanted.addEventListener('change', () => {
      this.body.hidden = !this.wanted.checked;
      this.build();
    });
    player.onChange((why) => {
      const [first] = player.chosen;
      // with the next clip of the camera against which it is laid it is laid anew
      if (why === 'cameras' || (why === 'turn' && first !== undefined && player.turnOf(first).clip.id !== this.clip)) {
        this.build();
      }
    });
    player.onTick(() => {
      this.tick();
    });
  }

  get isOn(): boolean {
    return this.wanted.checked;
  }

  toggle(): void {
    this.wanted.checked = !this.wanted.checked;
    this.wanted.dispatchEvent(new Event('change'));
  }

  private build(): void {
    const { player } = this;
    const { page, words } = player;
    const [first] = player.chosen;
    const clip = first && player.turnOf(first).clip;
    this.clip = clip?.id ?? '';
    const all = laidAgainst(page.calls, this.clip);
    const heard = near(all, clip?.micros ?? 0);
    this.list.replaceChildren();
    this.watch.disconnect();
    this.seen.clear();
    this.rows = [];
    this.laid = [];
    this.heard = new Set();
    setText(this.atOnce, '');
    if (!this.isOn || clip === undefined) {
      this.hush();
      return;
    }
    this.against.textContent = words.text(
      heard.length === 0 ? 'radio.none' : 'radio.against',
      clip.title,
    );
    const rows: Row[] = [];
    let before: Laid | null = null;
    for (const laid of heard) {
      if (before?.call.id === laid.call.id && !gapIsKnown(laid.call)) {
        this.list.append(el('li', { class: 'up-silence' }, words.text('radio.silence')));
      }
      const row = this.row(laid, clip.micros);
      rows.push(row);
      this.list.append(row.element);
      before = laid;
    }
    const lost = page.calls.flatMap((call) =>
      call.transmissions.filter((one) => !all.some((laid) => laid.transmission.id === one.id)),
    );
    if (lost.length > 0) {
      this.list.append(el('li', { class: 'up-timeless' }, words.text('radio.timeless', String(lost.length))));
    }
    this.rows = rows;
    this.laid = heard;
    for (const { element } of rows) {
      this.watch.observe(element);
    }
    this.tell(() => true);
    this.arrange();
  }

  private row(laid: Laid, micros: number): Row {
    const { words } = this.player;
    const { transmission } = laid;
    const id = `up-offset-${transmission.id}`;
    const block = el('span', { class: 'up-block' });
    const band = el('span', { class: 'up-band' });
    layOn(band, laid.earliest, laid.latest, micros, THINNEST);
    const said = el('p', { class: 'up-said', id: `${id}-said` });
    const slider = el('input', {
      type: 'range',
      id,
      min: String(Math.ceil(laid.earliest / 1000)),
      max: String(Math.floor(laid.latest / 1000)),
      step: '10',
      'aria-describedby': said.id,
    });
    slider.addEventListener('input', () => {
      this.asked.set(transmission.id, Number(slider.value) * 1000);
      this.arrange();
    });
    const jump = el('button', { type: 'button' }, words.text('radio.jump'));
    jump.addEventListener('click', () => {
      this.player.showClip(laid.clip, Math.max(0, this.offsets.get(transmission.id) ?? 0));
    });
    const orders = open(transmission).map((order) => {
      const event = this.player.page.events.find((one) => one.id === order.event);
      const name = event === undefined ? order.event : `${event.id}: ${event.text}`;
      return el(
        'li',
        {},
        words.text('radio.order', name),
        ' ',
        order.decidedBy === undefined ? '' : words.text('radio.decided', order.decidedBy),
      );
    });
    const element = el(
      'li',
      { class: 'up-transmission', 'data-transmission': transmission.id },
      el(
        'p',
        { class: 'up-words' },
        transmission.speaker === undefined ? null : el('strong', {}, el('bdi', {}, transmission.speaker), ': '),
        el('bdi', {}, transmission.text ?? words.text('radio.untold')),
      ),
      el('div', { class: 'up-radio-lane', 'aria-hidden': 'true' }, band, block),
      said,
      el(
        'p',
        { class: 'up-row' },
        jump,
        el('span', { class: 'up-field up-wide' }, el('label', { for: id }, words.text('radio.slider')), ' ', slider),
      ),
      orders.length === 0 ? null : el('ul', { class: 'up-orders' }, ...orders),
    );
    return { laid, element, block, slider, said };
  }

  private arrange(): void {
    const { page, words } = this.player;
    const micros = page.clips.find((one) => one.id === this.clip)?.micros ?? 1;
    this.offsets = arranged(this.laid, this.asked);
    for (const { laid, slider, block } of this.rows) {
      const offset = this.offsets.get(laid.transmission.id) ?? 0;
      slider.value = String(Math.round(offset / 1000));
      const seconds = words.tenths(Math.round(Math.abs(offset) / 100_000));
      slider.setAttribute('aria-valuetext', words.text(offset < 0 ? 'radio.value.before' : 'radio.value.after', seconds));
      layOn(block, offset, offset + laid.length, micros, THINNEST);
    }
    this.tick();
  }

  /** How transmissions lie against the picture that is shown now. */
  private tell(which: (row: Row) => boolean): void {
    const { axis, now, words } = this.player;
    const placed = axis.of(this.clip);
    if (placed !== undefined) {
      for (const row of this.rows) {
        if (which(row)) {
          setText(row.said, sentence(row.laid, placed.clip, now - placed.start, words));
        }
      }
    }
  }

  private tick(): void {
    if (!this.isOn) {
      return;
    }
    const { player } = this;
    const { axis, now } = player;
    if (axis.of(this.clip) === undefined) {
      this.hush();
      return;
    }
    this.tell((row) => this.seen.has(row.element));
    const all = heardAt(this.laid, this.offsets, axis, now);
    const heard = all.slice(0, MOST_AT_ONCE);
    if (heard.length !== this.heard.size || heard.some(({ laid }) => !this.heard.has(laid))) {
      this.heard = new Set(heard.map(({ laid }) => laid));
      for (const { laid, element } of this.rows) {
        element.classList.toggle('up-heard', this.heard.has(laid));
      }
    }
    this.tellAtOnce(heard, all.length - heard.length);
    const playing = player.isPlaying && !player.isHeld && player.rate <= FASTEST_HEARD ? heard : [];
    const players = new Map<string, Heard>();
    for (const one of playing) {
      // one file has a second player where two of its transmissions are to be heard at once
      const { id } = one.laid.call;
      players.set(players.has(id) ? `${id} ${one.laid.transmission.id}` : id, one);
    }
    this.hush(players);
    for (const [name, one] of players) {
      this.hear(this.sound(name, one.laid.call), one.micros / 1_000_000);
    }
  }

  private hear(sound: HTMLAudioElement, wanted: number): void {
    const { rate } = this.player;
    sound.playbackRate = rate;
    if (Math.abs(sound.currentTime - wanted) > OFF_BY * Math.max(1, rate)) {
      sound.currentTime = wanted;
    }
    if (sound.paused) {
      sound.play().catch(() => undefined); // without sound rather than not at all
    }
  }

  /** That several are heard is an outcome of where they were put, and is said. */
  private tellAtOnce(heard: readonly Heard[], more: number): void {
    const { words } = this.player;
    const names = heard.map(({ laid }) => laid.transmission.id).join(', ');
    const said =
      heard.length < 2
        ? ''
        : more === 0
          ? words.text('radio.together', names)
          : words.text('radio.most', names, String(more), String(MOST_AT_ONCE));
    setText(this.atOnce, said);
  }

  private hush(but: ReadonlyMap<string, unknown> = new Map()): void {
    for (const [name, sound] of this.sounds) {
      if (!but.has(name)) {
        sound.pause();
      }
    }
  }

  private sound(name: string, call: Call): HTMLAudioElement {
    let sound = this.sounds.get(name);
    if (sound === undefined) {
      sound = el('audio', { preload: 'auto' });
      sound.src = call.file;
      this.sounds.set(name, sound);
    }
    return sound;
  }
}
