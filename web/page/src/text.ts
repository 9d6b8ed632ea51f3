/** How the player and the check write what stands in a text, and times. */

/** A text with what stands for `{0}` and so on; values are never looked into again. */
export function filled(text: string, values: readonly string[]): string {
  return text.replace(/\{(\d)\}/g, (whole, digit: string) => values[Number(digit)] ?? whole);
}

/** A time in a recording with so many digits behind the point, rounded down: `1:02.345`. */
export function clock(micros: number, digits: 1 | 3): string {
  const unit = 10 ** digits;
  const parts = Math.floor(Math.max(0, micros) / (1_000_000 / unit));
  const seconds = Math.floor(parts / unit);
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const front = hours > 0 ? `${String(hours)}:${two(minutes)}` : String(minutes);
  return `${front}:${two(seconds % 60)}.${String(parts % unit).padStart(digits, '0')}`;
}
