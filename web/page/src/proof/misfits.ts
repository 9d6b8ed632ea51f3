import { concat, equal, hex } from './bytes.js';
import { digestOf } from './digest.js';
import { TooLarge, type Code, type Findings } from './finding.js';
import { LeafReader } from './leaf-reader.js';
import type { CodedMedia } from './media.js';
import type { UnitFormat } from './nal.js';
import { spotOf, type Shown } from './release-document.js';
import type { TrackCheck } from './track-check.js';

const NOWHERE = -1;
const NEIGHBOURS = 64;
const MOST_UNITS = 1 << 16;
const LEAST_BUDGET = 1 << 26;
const MOST_BYTES = 1 << 27;
const MOST_TRIES = 2000;

/** How many bytes may still be read or digested to explain findings: a bound for time. */
class Budget {
  private left: number;

  constructor(bytes: number) {
    this.left = bytes;
  }

  take(bytes: number): boolean {
    if (bytes > this.left) {
      return false;
    }
    this.left -= bytes;
    return true;
  }

  end(): void {
    this.left = 0;
  }

  get any(): boolean {
    return this.left > 0;
  }
}

/** Some units of a track that were read again, to be held against a leaf in several orders. */
class LeafUnits {
  private readonly format: UnitFormat;
  private readonly budget: Budget;
  private readonly units: Uint8Array[] = [];
  private bytes = 0;
  private complete = true;

  private constructor(format: UnitFormat, budget: Budget) {
    this.format = format;
    this.budget = budget;
  }

  static async read(
    media: CodedMedia,
    track: number,
    from: number,
    count: number,
    budget: Budget,
  ): Promise<LeafUnits> {
    const format = media.tracks[track]?.format;
    if (format === undefined) {
      throw new Error('no such track');
    }
    const leaf = new LeafUnits(format, budget);
    await media.readSome(track, from, count, (_, unit) => {
      leaf.bytes += unit.length;
      if (!budget.take(unit.length)) {
        budget.end();
      }
      if (leaf.bytes > MOST_BYTES || !budget.any) {
        leaf.complete = false;
        leaf.units.length = 0;
      } else if (leaf.complete) {
        leaf.units.push(unit.slice());
      }
    });
    return leaf;
  }

  /** Whether these, in this order, are the leaf's. */
  are(entry: Shown): boolean {
    return this.complete && this.try(entry, this.units);
  }

  private try(entry: Shown, tried: readonly Uint8Array[]): boolean {
    if (tried.length !== entry.place.count || !this.budget.take(this.bytes)) {
      return false;
    }
    const reader = new LeafReader(this.format);
    if (entry.is === 'PASS') {
      reader.beginSealed(entry.salts);
    } else {
      reader.beginRendered();
    }
    for (const unit of tried) {
      reader.add(unit);
    }
    return entry.is === 'PASS'
      ? reader.endSealed().c === entry.parts.c
      : reader.endRendered() === entry.content;
  }

  /** Whether they are the leaf's with two of them in each other's place. */
  areReordered(entry: Shown): boolean {
    if (!this.complete || this.units.length !== entry.place.count) {
      return false;
    }
    let tries = 0;
    for (let distance = 1; distance < this.units.length; distance++) {
      for (let i = 0; i + distance < this.units.length; i++) {
        if (++tries > MOST_TRIES || !this.budget.any) {
          return false;
        }
        const [one, other] = [this.units[i], this.units[i + distance]];
        if (one !== undefined && other !== undefined && !equal(one, other)) {
          const swapped = [...this.units];
          swapped[i] = other;
          swapped[i + distance] = one;
          if (this.try(entry, swapped)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private once(): readonly Uint8Array[] {
    const seen = new Set<string>();
    return this.units.filter((unit) => {
      const key = unit.length <= 32 ? `${hex(unit)}.` : digestOf(concat([unit]));
      const fresh = !seen.has(key);
      seen.add(key);
      return fresh;
    });
  }

  /** Whether they are the leaf's once those are left out that are there twice. */
  areRepeated(entry: Shown): boolean {
    return this.complete && this.try(entry, this.once());
  }

  hasTwice(): boolean {
    return this.complete && this.once().length < this.units.length;
  }
}

/** Places of the list of entries, those next to a place first. */
function nearest(count: number, place: number): number[] {
  const most = Math.min(count, NEIGHBOURS);
  const places: number[] = [];
  for (let distance = 1; places.length < most && distance <= count; distance++) {
    if (place + distance < count) {
      places.push(place + distance);
    }
    if (places.length < most && place - distance >= 0) {
      places.push(place - distance);
    }
  }
  return places;
}

/**
 * Finds out what happened to leaves whose units are not what they should be: looks for each of them
 * elsewhere in the file, goes through the file from leaf to leaf, and names what is missing, too
 * much, or in another place.
 */
export class Misfits {
  private readonly check: TrackCheck;
  private readonly track: number;
  private readonly media: CodedMedia;
  private readonly file: string;
  private readonly findings: Findings;
  private readonly entries: readonly Shown[];
  private readonly found: number[] = [];
  private readonly leafAt = new Map<number, number>();
  private readonly budget: Budget;

  constructor(
    check: TrackCheck,
    track: number,
    media: CodedMedia,
    file: string,
    findings: Findings,
  ) {
    this.check = check;
    this.track = track;
    this.media = media;
    this.file = file;
    this.findings = findings;
    this.entries = check.entries;
    this.budget = new Budget(2 * check.bytes + LEAST_BUDGET);
  }

  async explain(): Promise<void> {
    if (this.check.misfits.size === 0 && this.check.units === this.check.expected) {
      return;
    }
    try {
      await this.locate();
      await this.walk();
    } catch (error) {
      if (error instanceof TooLarge) {
        throw error;
      }
      this.findings.add('MEDIA_UNREADABLE', this.file, "it can't be read again");
      for (const index of this.check.misfits) {
        this.add('UNIT_CHANGED', index, ''); // nothing is passed over
      }
    }
  }

  private entry(index: number): Shown {
    const entry = this.entries[index];
    if (entry === undefined) {
      throw new Error('no such entry');
    }
    return entry;
  }

  private count(index: number): number {
    return this.entry(index).place.count;
  }

  private at(index: number): number {
    return this.found[index] ?? NOWHERE;
  }

  private add(code: Code, index: number, words: string): void {
    this.findings.add(code, this.file, words, spotOf(this.check.item.of, this.entry(index)));
  }

  private units(from: number, count: number): Promise<LeafUnits> {
    return LeafUnits.read(this.media, this.track, from, Math.min(count, MOST_UNITS), this.budget);
  }

  private async lies(index: number, from: number): Promise<boolean> {
    const count = this.count(index);
    return (
      from >= 0 &&
      from + count <= this.check.units &&
      this.budget.any &&
      (await this.units(from, count)).are(this.entry(index))
    );
  }

  /** Where each leaf is; first where it should be, then as far off as the last one was. */
  private async locate(): Promise<void> {
    let shift = 0;
    const all = new Set(this.check.starts);
    for (const entry of this.entries) {
      if (entry.place.sample < this.check.units) {
        all.add(entry.place.sample);
      }
    }
    const candidates = [...all].sort((a, b) => a - b);
    for (let index = 0; index < this.entries.length; index++) {
      const stated = this.entry(index).place.sample;
      let place: number;
      if (!this.check.misfits.has(index)) {
        place = stated;
      } else if (shift !== 0 && (await this.lies(index, stated + shift))) {
        place = stated + shift;
      } else {
        place = await this.search(index, stated + shift, candidates);
        if (place !== NOWHERE) {
          shift = place - stated;
        }
      }
      this.found.push(place);
      if (place !== NOWHERE && !this.leafAt.has(place)) {
        this.leafAt.set(place, index);
      }
    }
  }

  /** Tries every place where a leaf may begin, the nearest first. */
  private async search(
    index: number,
    around: number,
    candidates: readonly number[],
  ): Promise<number> {
    const middle = Math.max(0, around);
    let above = candidates.findIndex((candidate) => candidate >= middle);
    if (above < 0) {
      above = candidates.length;
    }
    let below = above - 1;
    while ((above < candidates.length || below >= 0) && this.budget.any) {
      const up =
        below < 0 ||
        (above < candidates.length &&
          (candidates[above] ?? 0) - middle <= middle - (candidates[below] ?? 0));
      const candidate = candidates[up ? above++ : below--] ?? 0;
      if (await this.lies(index, candidate)) {
        return candidate;
      }
    }
    return NOWHERE;
  }

  /** Goes through the file; `at` is how far it is explained. */
  private async walk(): Promise<void> {
    const elsewhere = 'it lies elsewhere in the file';
    let at = 0;
    let index = 0;
    while (index < this.entries.length) {
      const place = this.at(index);
      if (place === at) {
        at += this.count(index);
        index++;
      } else if (place === NOWHERE) {
        let next = index + 1;
        while (next < this.entries.length && this.at(next) < at) {
          next++; // not found either, or moved to before
        }
        const end = next < this.entries.length ? this.at(next) : this.check.units;
        await this.lost(index, next, at, end - at);
        at = end;
        index = next;
      } else if (place < at || this.leafAt.has(at)) {
        this.add('LEAF_MOVED', index, elsewhere);
        const here = this.leafAt.get(at);
        const follows = here === index + 1 && place < at;
        at += here === undefined || follows ? 0 : this.count(here);
        index++;
      } else {
        await this.extra(at, place);
        at = place + this.count(index);
        index++;
      }
    }
    if (at < this.check.units) {
      await this.extra(at, this.check.units);
    }
  }

  /** Leaves that are nowhere, though there are so many units where they should be. */
  private async lost(from: number, end: number, at: number, units: number): Promise<void> {
    const lost: number[] = [];
    let needed = 0;
    for (let index = from; index < end; index++) {
      if (this.at(index) === NOWHERE) {
        lost.push(index);
        needed += this.count(index);
      } else {
        this.add('LEAF_MOVED', index, 'it lies elsewhere in the file');
      }
    }
    let place = at;
    for (const index of lost) {
      const count = this.count(index);
      if (lost.length === 1) {
        await this.altered(index, place, units);
      } else if (units === needed) {
        await this.altered(index, place, count);
      } else {
        this.add(units < needed ? 'UNIT_MISSING' : 'UNIT_ADDED', index, '');
      }
      place += count;
    }
  }

  /** A leaf in whose place there are so many units that are not all its own. */
  private async altered(index: number, at: number, units: number): Promise<void> {
    const entry = this.entry(index);
    const count = entry.place.count;
    if (units < count) {
      this.add('UNIT_MISSING', index, `${String(units)} of ${String(count)} are there`);
      return;
    }
    const changed: Code = entry.is === 'RENDER' ? 'RENDER_DIFFERS' : 'UNIT_CHANGED';
    if (!this.budget.any) {
      this.add(units > count ? 'UNIT_ADDED' : changed, index, '');
      return;
    }
    const lies = await this.units(at, units);
    if (units > count) {
      this.add(
        lies.areRepeated(entry) ? 'UNIT_REPEATED' : 'UNIT_ADDED',
        index,
        `${String(units)} in place of ${String(count)}`,
      );
      return;
    }
    for (const other of nearest(this.entries.length, index)) {
      if (lies.are(this.entry(other))) {
        const leaf = String(this.entry(other).leaf);
        this.add('LEAF_MOVED', index, `leaf ${leaf} lies in its place`);
        return;
      }
    }
    if (lies.areReordered(entry)) {
      this.add('UNIT_REORDERED', index, '');
    } else if (lies.hasTwice()) {
      this.add('UNIT_REPEATED', index, 'one is there twice and another is missing');
    } else {
      this.add(changed, index, '');
    }
  }

  /** Units that belong to no leaf. */
  private async extra(from: number, end: number): Promise<void> {
    const near = this.nearestEntry(from);
    const words = `${String(end - from)} of them, from ${String(from + 1)} on`;
    if (this.budget.any && this.entries.length > 0) {
      const extra = await this.units(from, end - from);
      for (const index of [near, ...nearest(this.entries.length, near)]) {
        if (extra.are(this.entry(index))) {
          this.add('UNIT_REPEATED', index, words);
          return;
        }
      }
    }
    this.findings.add('UNIT_ADDED', this.file, words);
  }

  private nearestEntry(at: number): number {
    let index = 0;
    while (index + 1 < this.entries.length && this.entry(index + 1).place.sample <= at) {
      index++;
    }
    return index;
  }
}
