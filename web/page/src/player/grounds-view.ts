import type { Ground } from '../model.js';
import { el } from '../proof/dom.js';
import { groundText } from './camera.js';
import type { Player } from './player.js';

/** What is covered in the clips that are on: pointing at an entry outlines its places. */
export class GroundsView {
  readonly element: HTMLElement;
  private readonly list: HTMLElement;
  private readonly always: HTMLInputElement;

  constructor(private readonly player: Player) {
    const { words } = player;
    this.list = el('ul', { class: 'up-grounds-list' });
    this.always = el('input', { type: 'checkbox', id: 'up-outline' });
    this.always.addEventListener('change', () => { this.mark(null); });
    this.element = el(
      'details',
      { class: 'up-grounds' },
      el('summary', {}, words.text('grounds.heading')),
      el('p', {}, this.always, ' ', el('label', { for: 'up-outline' }, words.text('grounds.outline'))),
      this.list,
    );
    player.onChange((why) => {
      if (why === 'cameras') {
        this.build();
      }
    });
    this.build();
  }

  private build(): void {
    const { words, cameras } = this.player;
    const groups = new Map<string, Ground[]>();
    for (const camera of cameras) {
      for (const ground of camera.clip.grounds) {
        const text = groundText(ground, words);
        const group = groups.get(text);
        if (group === undefined) {
          groups.set(text, [ground]);
        } else {
          group.push(ground);
        }
      }
    }
    this.list.replaceChildren(
      ...[...groups].map(([text, grounds]) => {
        const button = el('button', { type: 'button' }, text);
        const on = (): void => { this.mark(new Set(grounds)); };
        const off = (): void => { this.mark(null); };
        button.addEventListener('pointerenter', on);
        button.addEventListener('pointerleave', off);
        button.addEventListener('focus', on);
        button.addEventListener('blur', off);
        return el('li', {}, button);
      }),
    );
    if (groups.size === 0) {
      this.list.replaceChildren(el('li', {}, words.text('grounds.none')));
    }
    this.mark(null);
  }

  private mark(grounds: ReadonlySet<Ground> | null): void {
    for (const camera of this.player.cameras) {
      camera.mark(grounds ?? new Set(this.always.checked ? camera.clip.grounds : []));
    }
  }
}
