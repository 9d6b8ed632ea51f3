import { clock, filled } from '../text.js';

/** The page's texts, in its language; the script has none of its own. */
export class Words {
  private readonly decimal: Intl.NumberFormat;
  private readonly whole: Intl.NumberFormat;

  constructor(
    private readonly texts: Readonly<Record<string, string>>,
    readonly language: string,
  ) {
    // made once: to make one takes longer than all else that is drawn
    this.decimal = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    this.whole = new Intl.NumberFormat(language);
  }

  /** A text with what stands for `{0}` and so on; values are never looked into again. */
  text(key: string, ...values: readonly string[]): string {
    return filled(this.texts[key] ?? key, values);
  }

  /** A time in a recording to the millisecond, rounded down: `1:02.345`. */
  clock(micros: number): string {
    return clock(micros, 3);
  }

  /** Tenths of a second, as `1.2 s`. */
  tenths(tenths: number): string {
    return this.text('player.seconds', this.decimal.format(tenths / 10));
  }

  /** Milliseconds from microseconds, rounded up: an error is never told smaller than it is. */
  atMost(micros: number): string {
    const tens = Math.ceil(Math.max(0, micros) / 10_000) * 10;
    return tens < 1000
      ? this.text('player.milliseconds', this.whole.format(tens))
      : this.tenths(Math.ceil(tens / 100));
  }
}

/** Rounded away from what is inside: a told interval never leaves out what the clocks allow. */
export function outward(earliest: number, latest: number): { low: number; high: number } {
  return { low: Math.floor(earliest / 100_000), high: Math.ceil(latest / 100_000) };
}
