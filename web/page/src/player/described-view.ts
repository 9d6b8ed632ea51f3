import { el } from '../proof/dom.js';
import { setText } from './camera.js';
import type { Player } from './player.js';
import { Speech } from './speech.js';

/**
 * What is to be seen, in words: as text, read aloud by a voice of this machine, or announced by the
 * reader's own screen reader. Never two of the last two, or all would be heard twice.
 */
export class DescribedView {
  /** The text itself, below the pictures. */
  readonly text = el('p', { class: 'up-described', 'aria-live': 'off' });
  /** How it is to be told. */
  readonly choices: HTMLElement;
  private readonly aloud = el('input', { type: 'checkbox', id: 'up-aloud' });
  private readonly announced = el('input', { type: 'checkbox', id: 'up-announce' });
  private readonly offer: HTMLElement;
  private readonly none: HTMLElement;
  private readonly speech: Speech;

  constructor(
    private readonly player: Player,
    private readonly shown: () => boolean,
  ) {
    const { words, page } = player;
    const synthesis = 'speechSynthesis' in window ? window.speechSynthesis : undefined;
    this.speech = new Speech(synthesis, page.language);
    this.offer = el('span', { class: 'up-field' }, this.aloud, ' ', el('label', { for: 'up-aloud' }, words.text('described.aloud')));
    this.none = el('span', { class: 'up-field up-quiet' }, words.text('described.novoice'));
    this.choices = el(
      'div',
      { class: 'up-row up-telling' },
      this.offer,
      this.none,
      el('span', { class: 'up-field' }, this.announced, ' ', el('label', { for: 'up-announce' }, words.text('described.announce'))),
    );
    this.choices.hidden = !page.clips.some((clip) => clip.tracks.some(({ kind }) => kind === 'descriptions'));
    this.aloud.addEventListener('change', () => {
      if (this.aloud.checked) {
        this.announced.checked = false;
      }
      this.chosen();
    });
    this.announced.addEventListener('change', () => {
      if (this.announced.checked) {
        this.aloud.checked = false;
      }
      this.chosen();
    });
    this.speech.onVoices(() => { this.offerVoice(); });
    player.onChange((why) => {
      // stopped, or somewhere else: what was being read is of another moment
      if (why !== 'turn') {
        this.speech.stop();
      }
    });
    player.onTick(() => { this.tick(); });
    this.offerVoice();
  }

  private offerVoice(): void {
    const there = this.speech.voice !== null;
    this.offer.hidden = !there;
    this.none.hidden = there;
    if (!there && this.aloud.checked) {
      this.aloud.checked = false;
      this.chosen();
    }
  }

  private chosen(): void {
    this.text.setAttribute('aria-live', this.announced.checked ? 'polite' : 'off');
    if (!this.aloud.checked) {
      this.speech.stop();
    }
    this.tick();
  }

  private tick(): void {
    const { player } = this;
    const wanted = this.shown() || this.aloud.checked || this.announced.checked;
    const told = wanted ? this.told.join(' ') : '';
    setText(this.text, told);
    if (this.aloud.checked && player.isPlaying && !player.isHeld) {
      this.speech.say(told);
    }
  }

  private get told(): readonly string[] {
    return this.player.cameras
      .filter((camera) => this.player.isRunning(camera))
      .flatMap((camera) => {
        // by the time: which cues are active a browser finds out some time after it has gone elsewhere
        const now = camera.micros / 1_000_000;
        return camera.textTracks
          .filter((track) => track.kind === 'descriptions')
          .flatMap((track) => Array.from(track.cues ?? []))
          .flatMap((cue) => (cue instanceof VTTCue && cue.startTime <= now && now < cue.endTime ? [cue.text] : []));
      });
  }
}
