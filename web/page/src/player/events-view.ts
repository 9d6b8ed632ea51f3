import type { CaseEvent, EventKind } from '../model.js';
import { el } from '../proof/dom.js';
import { middle } from './axis.js';
import type { Player } from './player.js';
import { laidAgainst, middleOf } from './radio.js';
import { find, type Hit } from './search.js';

const KINDS: readonly EventKind[] = ['observed', 'recorded', 'stated', 'not-shown'];
const MOST_HITS = 200;

/** Events and what was said on the radio: searched, filtered, and the way to each. */
export class EventsView {
  readonly element: HTMLElement;
  private readonly query: HTMLInputElement;
  private readonly kinds: readonly (readonly [EventKind, HTMLInputElement])[];
  private readonly list: HTMLElement;
  private readonly found: HTMLElement;

  constructor(
    private readonly player: Player,
    private readonly told: (text: string) => void,
  ) {
    const { words } = player;
    this.query = el('input', { type: 'search', id: 'up-query', autocomplete: 'off', maxlength: '200' });
    this.kinds = KINDS.map((kind) => {
      const box = el('input', { type: 'checkbox', id: `up-kind-${kind}`, checked: true });
      return [kind, box] as const;
    });
    this.found = el('p', { role: 'status' });
    this.list = el('ul', { class: 'up-hits' });
    let pending = 0;
    this.query.addEventListener('input', () => {
      clearTimeout(pending);
      pending = window.setTimeout(() => { this.show(); }, 200);
    });
    for (const [, box] of this.kinds) {
      box.addEventListener('change', () => { this.show(); });
    }
    this.element = el(
      'details',
      { class: 'up-events' },
      el('summary', {}, words.text('events.heading')),
      el('p', {}, el('label', { for: 'up-query' }, words.text('events.search')), ' ', this.query),
      el(
        'fieldset',
        {},
        el('legend', {}, words.text('events.kinds')),
        ...this.kinds.map(([kind, box]) =>
          el('span', { class: 'up-field' }, box, ' ', el('label', { for: box.id }, words.text(`kind.${kind}`))),
        ),
      ),
      this.found,
      this.list,
    );
    this.show();
  }

  private show(): void {
    const { page, words } = this.player;
    const kinds = new Set(this.kinds.filter(([, box]) => box.checked).map(([kind]) => kind));
    const hits = find(page.events, page.calls, this.query.value, kinds);
    this.found.textContent = words.text('events.found', String(hits.length));
    this.list.replaceChildren(...hits.slice(0, MOST_HITS).map((hit) => this.item(hit)));
    if (hits.length > MOST_HITS) {
      const more = words.text('events.more', String(hits.length - MOST_HITS));
      this.list.append(el('li', { class: 'up-more' }, more));
    }
  }

  private item(hit: Hit): HTMLElement {
    const { words } = this.player;
    const go = el('button', { type: 'button' }, words.text('player.go'));
    const say = (done: boolean, what: string): void => {
      this.told(words.text(done ? 'events.at' : 'events.nowhere', what));
    };
    if (hit.kind === 'event') {
      const { event } = hit;
      go.setAttribute('aria-label', words.text('events.go', event.text));
      go.addEventListener('click', () => { say(goTo(this.player, event), event.text); });
      return el(
        'li',
        {},
        el('span', { class: `up-kind up-kind-${event.kind}` }, words.text(`kind.${event.kind}`)),
        ' ',
        el('a', { href: `#event-${event.id}` }, event.id),
        ' ',
        el('bdi', {}, event.text),
        ' ',
        el('span', { class: 'up-quiet' }, '(', el('bdi', {}, event.who), ')'),
        ' ',
        go,
      );
    }
    const { call, transmission } = hit;
    const what = transmission.text ?? transmission.id;
    go.setAttribute('aria-label', words.text('events.go', what));
    go.addEventListener('click', () => {
      const clips = [...this.player.axis.placed.map(({ clip }) => clip.id), ...this.player.page.clips.map((clip) => clip.id)];
      const laid = clips
        .flatMap((clip) => laidAgainst([call], clip))
        .find((one) => {
          const micros = this.player.page.clips.find((clip) => clip.id === one.clip)?.micros ?? 0;
          return one.transmission.id === transmission.id && middleOf(one) >= 0 && middleOf(one) < micros;
        });
      say(laid !== undefined && this.player.showClip(laid.clip, middleOf(laid)), what);
    });
    return el(
      'li',
      {},
      el('span', { class: 'up-kind up-kind-spoken' }, words.text('kind.spoken')),
      ' ',
      el('a', { href: `#transmission-${transmission.id}` }, transmission.id),
      ' ',
      transmission.speaker === undefined ? null : el('strong', {}, el('bdi', {}, transmission.speaker), ': '),
      el('bdi', {}, transmission.text ?? ''),
      ' ',
      go,
    );
  }
}

/** To where an event is seen, or to when it can have been; false where no clip shows that time. */
export function goTo(player: Player, event: CaseEvent): boolean {
  const { source, at } = event;
  if (source.clip !== undefined && source.micros !== undefined) {
    return player.showClip(source.clip, source.micros);
  }
  return at !== undefined && player.showInstant(middle(at));
}
