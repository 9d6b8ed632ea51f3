import { sha256 } from '@noble/hashes/sha2.js';
import { el } from '../proof/dom.js';
import type { Camera } from './camera.js';
import { pixelAt, type Size } from './picture.js';
import type { Player } from './player.js';
import { reportCode } from './report-code.js';
import { fetched } from './still.js';

const EDGES = ['left', 'top', 'width', 'height'] as const;
type Edge = (typeof EDGES)[number];

/** "Report something that should be covered": a box on the picture, and a code to send. */
export class ReportView {
  readonly element: HTMLElement;
  private readonly edges: Readonly<Record<Edge, HTMLInputElement>>;
  private readonly code: HTMLOutputElement;
  private readonly made: HTMLElement;
  private readonly hint: HTMLElement;
  private readonly frame = el('div', { class: 'up-report-box', 'aria-hidden': 'true' });
  private readonly layer = el('div', { class: 'up-report-layer', 'aria-hidden': 'true' });
  private camera: Camera | null = null;
  private from: { x: number; y: number } | null = null;

  constructor(private readonly player: Player) {
    const { words } = player;
    const edge = (name: Edge): HTMLInputElement => {
      const input = el('input', { type: 'number', id: `up-report-${name}`, min: '0', step: '1', value: '0', inputmode: 'numeric' });
      input.addEventListener('input', () => { this.draw(); });
      return input;
    };
    this.edges = { left: edge('left'), top: edge('top'), width: edge('width'), height: edge('height') };
    this.code = el('output', { class: 'up-code' });
    this.made = el('p', { class: 'up-made', role: 'status' });
    this.hint = el('p', {}, words.text('report.how'));
    const make = el('button', { type: 'button' }, words.text('report.make'));
    make.addEventListener('click', () => { void this.make(); });
    this.layer.append(this.frame);
    const details = el(
      'details',
      { class: 'up-report' },
      el('summary', {}, words.text('report.heading')),
      el('p', {}, words.text('report.what')),
      this.hint,
      el(
        'fieldset',
        { class: 'up-row' },
        el('legend', {}, words.text('report.box')),
        ...EDGES.map((name) =>
          el('span', { class: 'up-field' }, el('label', { for: `up-report-${name}` }, words.text(`report.${name}`)), ' ', this.edges[name]),
        ),
      ),
      el('p', {}, make),
      this.made,
      el('p', {}, this.code),
    );
    details.addEventListener('toggle', () => {
      if (details.open) {
        player.pause();
      }
      this.follow(details.open);
    });
    player.onChange(() => { this.follow(details.open); });
    this.element = details;
    this.listen();
  }

  /** The layer lies over the camera that leads, as long as this is open. */
  private follow(on: boolean): void {
    const camera = on ? (this.player.leading ?? null) : null;
    if (camera !== this.camera) {
      this.camera = camera;
      this.layer.remove();
      camera?.stage.append(this.layer);
    }
    this.draw();
  }

  private listen(): void {
    const at = (event: PointerEvent): { x: number; y: number } => {
      const { x, y } = pixelAt(event, this.layer.getBoundingClientRect(), this.size());
      return { x: Math.round(x), y: Math.round(y) };
    };
    this.layer.addEventListener('pointerdown', (event) => {
      this.layer.setPointerCapture(event.pointerId);
      this.from = at(event);
      event.preventDefault();
    });
    this.layer.addEventListener('pointermove', (event) => {
      if (this.from !== null) {
        const to = at(event);
        this.set({
          left: Math.min(this.from.x, to.x),
          top: Math.min(this.from.y, to.y),
          width: Math.abs(to.x - this.from.x),
          height: Math.abs(to.y - this.from.y),
        });
      }
    });
    const end = (): void => { this.from = null; };
    this.layer.addEventListener('pointerup', end);
    this.layer.addEventListener('pointercancel', end);
  }

  private size(): Size {
    return this.camera?.size ?? { width: 1, height: 1 };
  }

  private set(values: Readonly<Record<Edge, number>>): void {
    for (const name of EDGES) {
      this.edges[name].value = String(values[name]);
    }
    this.draw();
  }

  private value(name: Edge): number {
    const value = Math.floor(Number(this.edges[name].value));
    return Number.isSafeInteger(value) && value > 0 ? value : 0;
  }

  private draw(): void {
    const { width, height } = this.size();
    const put = (property: string, value: number, of: number): void => {
      this.frame.style.setProperty(property, `${((100 * value) / of).toFixed(3)}%`);
    };
    put('left', this.value('left'), width);
    put('top', this.value('top'), height);
    put('width', this.value('width'), width);
    put('height', this.value('height'), height);
  }

  private async make(): Promise<void> {
    const { player, camera } = this;
    const { words, page } = player;
    this.code.textContent = '';
    if (camera === null) {
      this.made.textContent = words.text('report.nothing');
      return;
    }
    const { width, height } = this.size();
    const left = Math.min(this.value('left'), width - 1);
    const top = Math.min(this.value('top'), height - 1);
    const wide = Math.min(this.value('width'), width - left);
    const high = Math.min(this.value('height'), height - top);
    const clip = Number(/^c(\d{1,4})$/.exec(camera.clip.id)?.[1] ?? 0);
    const frame = camera.frame;
    const manifest = await fetched('publication.json');
    if (manifest === null || clip === 0) {
      this.made.textContent = words.text('report.unread');
      return;
    }
    this.code.textContent = reportCode({
      version: page.publication.number,
      manifest: sha256(manifest),
      clip,
      frame,
      box: wide > 0 && high > 0 ? [left, top, wide, high] : null,
    });
    this.made.textContent = words.text(wide > 0 && high > 0 ? 'report.made' : 'report.whole', camera.clip.title, String(frame + 1));
  }
}
