import { el } from '../proof/dom.js';
import { setText, type Camera } from './camera.js';
import { between, type Pane } from './panes.js';
import type { Player } from './player.js';

/** One place of the grid: the clips of one camera take turns in it, and what lies between them is said. */
export class PaneView {
  readonly element: HTMLElement;
  private readonly nothing = el('div', { class: 'up-nothing' });
  private readonly turns: readonly (readonly [string, HTMLButtonElement])[];
  private drawn = '';

  constructor(
    private readonly player: Player,
    private readonly pane: Pane,
    private readonly cameras: readonly Camera[],
  ) {
    const { words } = player;
    this.turns = pane.clips.length < 2 ? [] : pane.clips.map((clip) => {
      const button = el('button', { type: 'button' }, el('bdi', {}, clip.title));
      button.addEventListener('click', () => { player.showClip(clip.id, 0); });
      return [clip.id, button] as const;
    });
    this.nothing.hidden = true;
    this.element = el(
      'div',
      { class: 'up-pane', 'data-pane': pane.id },
      this.turns.length === 0
        ? null
        : el(
            'div',
            { class: 'up-row up-turns', role: 'group', 'aria-label': words.text('turn.label', pane.source) },
            ...this.turns.map(([, button]) => button),
          ),
      this.nothing,
      ...cameras.map((camera) => camera.element),
    );
  }

  draw(): void {
    const { player, pane } = this;
    const turn = player.turnOf(pane);
    const state = `${turn.clip.id} ${String(turn.on)}`;
    if (state === this.drawn) {
      return;
    }
    this.drawn = state;
    for (const camera of this.cameras) {
      camera.element.classList.toggle('up-away', !turn.on || camera.clip.id !== turn.clip.id);
    }
    for (const [id, button] of this.turns) {
      button.setAttribute('aria-pressed', String(turn.on && id === turn.clip.id));
    }
    this.nothing.hidden = turn.on;
    if (!turn.on) {
      this.tellGap(turn.clip.id);
    }
  }

  private tellGap(after: string): void {
    const { player, pane } = this;
    const { words, axis, page } = player;
    const at = pane.clips.findIndex((clip) => clip.id === after);
    const [before, next] = [pane.clips[at], pane.clips[at + 1]];
    const from = before && axis.of(before.id)?.end;
    const to = next && axis.of(next.id)?.start;
    if (before === undefined || next === undefined || from === undefined || to === undefined) {
      setText(this.nothing, '');
      return;
    }
    const why = between(page.missing, before, next);
    this.nothing.replaceChildren(
      el('p', {}, el('strong', {}, words.text('turn.nothing', pane.source, words.clock(from), words.clock(to)))),
      ...why.map(({ text }) => el('p', {}, el('bdi', {}, text))),
      ...(why.length === 0 ? [el('p', {}, words.text('turn.unsaid'))] : []),
      el('p', {}, words.text('turn.next', next.title)),
    );
  }
}
