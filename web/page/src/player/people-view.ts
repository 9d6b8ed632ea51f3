import type { Clip, Presence } from '../model.js';
import { el } from '../proof/dom.js';
import { layOn } from './picture.js';
import type { Player } from './player.js';
import { inView, STATES, totals } from './presence.js';

/** Who is shown, where they are over each clip, and the way there. */
export function peopleView(player: Player): HTMLElement | null {
  const { page, words } = player;
  const people = page.people.flatMap((person) => {
    const lanes = page.clips.flatMap((clip) =>
      clip.presence
        .filter((one) => one.person === person.label)
        .map((lane) => ({ clip, lane })),
    );
    return lanes.length === 0 ? [] : [{ name: person.name ?? person.label, lanes }];
  });
  if (people.length === 0) {
    return null;
  }
  return el(
    'details',
    { class: 'up-people' },
    el('summary', {}, words.text('people.heading')),
    el(
      'ul',
      { class: 'up-legend' },
      ...STATES.map((state) =>
        el('li', {}, el('span', { class: `up-key up-is-${state}`, 'aria-hidden': 'true' }), ' ', words.text(`state.${state}`)),
      ),
    ),
    ...people.map(({ name, lanes }, i) =>
      el(
        'div', // the page has a section of this name already
        { role: 'group', 'aria-label': name },
        el('h4', {}, el('bdi', {}, name)),
        el('p', {}, words.text('people.view', words.clock(inView(lanes.map(({ lane }) => lane))))),
        ...lanes.map(({ clip, lane }) => laneOf(player, clip, lane)),
        jumpTo(player, lanes, `up-jump-${String(i)}`, name),
      ),
    ),
  );
}

function laneOf(player: Player, clip: Clip, lane: Presence): HTMLElement {
  const { words } = player;
  const sums = [...totals([lane])]
    .map(([state, micros]) => words.text('people.sum', words.text(`state.${state}`), words.clock(micros)))
    .join('; ');
  const bar = el('div', { class: 'up-presence', role: 'img', 'aria-label': `${clip.title}. ${sums}` });
  for (const { from, to, state, why } of lane.spans) {
    const piece = el('span', { class: `up-piece up-is-${state}` });
    layOn(piece, from, to, clip.micros);
    piece.title = `${words.clock(from)} – ${words.clock(to)}: ${words.text(`state.${state}`)}${why === undefined ? '' : `, ${why}`}`;
    bar.append(piece);
  }
  bar.addEventListener('click', (event) => {
    const box = bar.getBoundingClientRect();
    const along = (event.clientX - box.left) / box.width;
    const rtl = getComputedStyle(bar).direction === 'rtl';
    player.showClip(clip.id, (rtl ? 1 - along : along) * clip.micros);
  });
  return el('div', {}, el('p', { class: 'up-lane-of' }, el('bdi', {}, clip.title), ': ', sums), bar);
}

function jumpTo(
  player: Player,
  lanes: readonly { readonly clip: Clip; readonly lane: Presence }[],
  id: string,
  name: string,
): HTMLElement {
  const { words } = player;
  const places = lanes.flatMap(({ clip, lane }) => lane.spans.map((span) => ({ clip, span })));
  const select = el(
    'select',
    { id },
    ...places.map(({ clip, span }, i) =>
      el('option', { value: String(i) }, `${clip.title}, ${words.clock(span.from)}: ${words.text(`state.${span.state}`)}`),
    ),
  );
  const go = el('button', { type: 'button', 'aria-label': words.text('people.go', name) }, words.text('player.go'));
  go.addEventListener('click', () => {
    const place = places[Number(select.value)];
    if (place !== undefined) {
      player.showClip(place.clip.id, place.span.from);
    }
  });
  return el('p', { class: 'up-row' }, el('span', { class: 'up-field' }, el('label', { for: id }, words.text('people.jump')), ' ', select), go);
}
