import type { Code, Findings } from './finding.js';
import { LeafReader } from './leaf-reader.js';
import type { MediaTrack } from './media.js';
import { spotOf, type MediaItem, type Pass, type Render, type Shown } from './release-document.js';
import { RenderedTimes, TimesCheck } from './times-check.js';
import { isVideo } from './track.js';

/**
 * Compares the units of one track of a file with the leaves that should lie there, while they pass
 * by once. What does not match is only marked here; `Misfits` finds out why.
 */
export class TrackCheck {
  readonly item: MediaItem;
  readonly entries: readonly Shown[];
  /** Places in the list of entries whose units are not what they should be. */
  readonly misfits = new Set<number>();
  /** Units at which decoding can begin, in order. */
  readonly starts: number[] = [];
  units = 0;
  bytes = 0;
  private readonly file: string;
  private readonly findings: Findings;
  private readonly reader: LeafReader;
  private readonly times: TimesCheck;
  private readonly rendered: RenderedTimes;
  private shown: number[] = [];
  private entry = 0;

  constructor(
    item: MediaItem,
    entries: readonly Shown[],
    media: MediaTrack,
    file: string,
    findings: Findings,
  ) {
    this.item = item;
    this.entries = entries;
    this.file = file;
    this.findings = findings;
    this.reader = new LeafReader(media.format);
    this.times = new TimesCheck(media.base);
    this.rendered = new RenderedTimes(this.times);
  }

  /** Units that all entries together should have. */
  get expected(): number {
    const last = this.entries.at(-1);
    return last === undefined ? 0 : last.place.sample + last.place.count;
  }

  take(unit: Uint8Array, pts: number): void {
    this.bytes += unit.length;
    const current = this.entries[this.entry];
    if (current !== undefined) {
      if (this.shown.length === 0) {
        if (current.is === 'PASS') {
          this.reader.beginSealed(current.salts);
        } else {
          this.reader.beginRendered();
        }
      }
      this.mark(this.reader.add(unit));
      this.shown.push(pts);
      if (this.shown.length === current.place.count) {
        this.endLeaf(current);
        this.entry++;
        this.shown = [];
      }
    } else {
      this.mark(this.reader.add(unit));
    }
    this.units++;
  }

  private mark(start: boolean): void {
    if (start) {
      this.starts.push(this.units);
    }
  }

  private endLeaf(current: Shown): void {
    if (current.is === 'PASS') {
      const parts = this.reader.endSealed();
      if (parts.c !== current.parts.c) {
        this.misfits.add(this.entry);
        return;
      }
      if (parts.s !== current.parts.s) {
        this.add('SUPPLEMENT_DIFFERS', current, '');
      }
      if (parts.p !== current.parts.p) {
        this.add('PARAMETERS_DIFFER', current, '');
      }
      this.wellFormed(current);
      this.comparePass(current);
    } else {
      if (this.reader.endRendered() !== current.content) {
        this.misfits.add(this.entry);
        return;
      }
      if (this.reader.supplemented) {
        this.add('SUPPLEMENT_DIFFERS', current, 're-encoded pictures have none');
      }
      this.wellFormed(current);
      this.compareRender(current);
    }
  }

  private wellFormed(leaf: Shown): void {
    if (!this.reader.exact) {
      this.add('UNIT_MALFORMED', leaf, '');
    }
  }

  private comparePass(leaf: Pass): void {
    this.renderedEnd();
    for (let i = 0; i < this.shown.length; i++) {
      const shown = this.shown[i] ?? 0;
      const sealed = leaf.times.pts(i);
      if (this.begins(leaf, i)) {
        this.times.begins(shown, sealed, leaf.times.base);
        continue;
      }
      const late = this.times.late(shown, sealed, leaf.times.base);
      if (late !== null) {
        this.late(leaf, late);
        return;
      }
    }
  }

  private compareRender(leaf: Render): void {
    if (!this.rendered.continues(leaf.times.base)) {
      this.renderedEnd();
    }
    const from = leaf.frames?.[0] ?? 0;
    const sealed = leaf.times.sorted().slice(from, from + this.shown.length);
    const shown = [...this.shown].sort((a, b) => a - b);
    let skipped = 0;
    if (this.begins(leaf, 0)) {
      this.times.begins(shown[0] ?? 0, sealed[0] ?? 0, leaf.times.base);
      skipped = 1;
    }
    this.rendered.add(leaf, shown.slice(skipped), sealed.slice(skipped));
  }

  private begins(leaf: Shown, unit: number): boolean {
    return !isVideo(this.item.of) && leaf.place.sample + unit === 0;
  }

  private renderedEnd(): void {
    this.rendered.end((leaf, micros) => {
      this.late(leaf, micros);
    });
  }

  private late(leaf: Shown, micros: number): void {
    const by = (Math.abs(micros) / 1e6).toFixed(3);
    const words = `pictures or sound are shown ${by} s ${micros < 0 ? 'earlier' : 'later'} than they were recorded`;
    this.add('TIMES_DIFFER', leaf, words);
  }

  private add(code: Code, leaf: Shown, words: string): void {
    this.findings.add(code, this.file, words, spotOf(this.item.of, leaf));
  }

  /** No more units come. */
  end(): void {
    this.renderedEnd();
    for (let index = this.entry; index < this.entries.length; index++) {
      this.misfits.add(index); // units are missing
    }
    if (!this.times.startsAt(this.item.offset, this.item.base)) {
      this.findings.add(
        'TIMES_DIFFER',
        this.file,
        'it does not begin when the manifest says it does',
      );
    }
  }
}
