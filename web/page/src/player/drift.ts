/**
 * The page's model knows when a clip's first picture was. Further in, its recorder may have run
 * fast or slow: that much is allowed for what the program allows clocks without a document (see
 * docs/formats/page.md).
 */
const USUAL_PPM = 500;

/** How much further off, either way, something may lie so many microseconds into a clip. */
export function driftAfter(micros: number): number {
  return Math.ceil((Math.abs(micros) * USUAL_PPM) / 1_000_000);
}
