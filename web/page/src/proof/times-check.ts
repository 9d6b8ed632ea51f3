import type { Shown } from './release-document.js';
import type { Base } from './track.js';

/** Seconds as a fraction; the denominator is above 0. */
interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}

function of(ticks: number, base: Base): Fraction {
  return { num: BigInt(ticks) * BigInt(base.num), den: BigInt(base.den) };
}

function minus(a: Fraction, b: Fraction): Fraction {
  return a.den === b.den
    ? { num: a.num - b.num, den: a.den }
    : { num: a.num * b.den - b.num * a.den, den: a.den * b.den };
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** Whether it is no further from 0 than another, which must not be negative. */
function within(a: Fraction, most: Fraction): boolean {
  return abs(a.num) * most.den <= most.num * a.den;
}

function withinTick(a: Fraction, tick: Base): boolean {
  return within(a, { num: BigInt(tick.num), den: BigInt(tick.den) });
}

function micros(a: Fraction): number {
  return Number((a.num * 1_000_000n) / a.den);
}

/**
 * Compares the times of a file with those that were sealed: the same but for one offset, and one
 * tick of the coarser clock. The first pair sets the offset; of sound the second, as a file's first
 * sound begins with the file, whatever its own time.
 */
export class TimesCheck {
  private readonly base: Base;
  private offset: Fraction | null = null;
  private first: { readonly sealed: Fraction; readonly difference: Fraction } | null = null;

  constructor(base: Base) {
    this.base = base;
  }

  /** By how many microseconds a unit is shown later than sealed; null where rounding explains it. */
  late(shown: number, sealed: number, sealedBase: Base): number | null {
    const at = of(sealed, sealedBase);
    const difference = minus(of(shown, this.base), at);
    if (this.offset === null) {
      this.offset = difference;
      return this.bent(difference, at, sealedBase);
    }
    const late = minus(difference, this.offset);
    return late.num === 0n || withinTick(late, this.base) || withinTick(late, sealedBase)
      ? null
      : micros(late);
  }

  /** Takes the first sound of a file instead of `late`. */
  begins(shown: number, sealed: number, sealedBase: Base): void {
    const at = of(sealed, sealedBase);
    this.first = { sealed: at, difference: minus(of(shown, this.base), at) };
  }

  private bent(offset: Fraction, second: Fraction, sealedBase: Base): number | null {
    if (this.first === null) {
      return null;
    }
    const late = minus(this.first.difference, offset);
    const length = minus(second, this.first.sealed);
    const explained =
      within(late, length) ||
      withinTick(minus(late, length), this.base) ||
      withinTick(late, sealedBase);
    return explained ? null : micros(late);
  }

  /** Whether times in the file are the sealed ones less this; true as long as none is known. */
  startsAt(startOffset: number, offsetBase: Base): boolean {
    if (this.offset === null) {
      return true;
    }
    const sum = minus(this.offset, of(-startOffset, offsetBase));
    return withinTick(sum, this.base) || withinTick(sum, offsetBase);
  }
}

/** Times of re-encoded leaves that follow one another, put in order together. */
export class RenderedTimes {
  private readonly times: TimesCheck;
  private leaves: { readonly leaf: Shown; readonly count: number }[] = [];
  private base: Base | null = null;
  private shown: number[] = [];
  private sealed: number[] = [];

  constructor(times: TimesCheck) {
    this.times = times;
  }

  continues(base: Base): boolean {
    return this.base === null || (this.base.num === base.num && this.base.den === base.den);
  }

  add(leaf: Shown, inFile: readonly number[], inSeal: readonly number[]): void {
    this.base = leaf.times.base;
    this.shown.push(...inFile);
    this.sealed.push(...inSeal);
    this.leaves.push({ leaf, count: inFile.length });
  }

  /** No more follow; ready for others. */
  end(late: (leaf: Shown, micros: number) => void): void {
    const base = this.base;
    if (base !== null) {
      this.shown.sort((a, b) => a - b);
      this.sealed.sort((a, b) => a - b);
      let unit = 0;
      for (const { leaf, count } of this.leaves) {
        let said = false;
        for (const end = unit + count; unit < end; unit++) {
          const by = this.times.late(this.shown[unit] ?? 0, this.sealed[unit] ?? 0, base);
          if (by !== null && !said) {
            late(leaf, by);
            said = true;
          }
        }
      }
    }
    this.leaves = [];
    this.shown = [];
    this.sealed = [];
    this.base = null;
  }
}
