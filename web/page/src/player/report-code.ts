/** docs/formats/report-code.md: where something should be covered, as a text to send. */
export interface ReportedPlace {
  readonly version: number;
  /** The first three bytes of the SHA-256 of publication.json. */
  readonly manifest: Uint8Array;
  readonly clip: number;
  readonly frame: number;
  /** In pixels: left, top, width, height; null for the whole picture. */
  readonly box: readonly [number, number, number, number] | null;
}

const SYMBOLS = '34679ACDEFGHJKMNPQRTWXY';
const BASE = BigInt(SYMBOLS.length);
const FACTOR = 529n;
const PRIME = 521n;
const UNIT = 8;
const MOST = { version: 9999, clip: 9999, frame: 2_147_483_647, edge: 8192 };

export function reportCode(place: ReportedPlace): string {
  const bits = new Bits();
  bits.put(1n, 1);
  bits.number(inRange(place.version, 1, MOST.version));
  for (const byte of place.manifest.subarray(0, 3)) {
    bits.put(BigInt(byte), 8);
  }
  if (place.manifest.length < 3) {
    throw new RangeError('a digest of less than three bytes');
  }
  bits.number(inRange(place.clip, 1, MOST.clip));
  bits.number(inRange(place.frame, 0, MOST.frame));
  bits.put(place.box === null ? 0n : 1n, 1);
  if (place.box !== null) {
    const [x, y, w, h] = place.box;
    const left = Math.floor(x / UNIT);
    const top = Math.floor(y / UNIT);
    const width = Math.ceil((x + w) / UNIT) - left;
    const height = Math.ceil((y + h) / UNIT) - top;
    inRange(left + width, 1, MOST.edge);
    inRange(top + height, 1, MOST.edge);
    bits.number(inRange(left, 0, MOST.edge));
    bits.number(inRange(top, 0, MOST.edge));
    bits.number(inRange(width, 1, MOST.edge));
    bits.number(inRange(height, 1, MOST.edge));
  }
  const n = bits.value;
  const check = (((1n - FACTOR * n) % PRIME) + PRIME) % PRIME;
  let left = FACTOR * n + check;
  let symbols = '';
  while (left > 0n) {
    symbols = SYMBOLS.charAt(Number(left % BASE)) + symbols;
    left /= BASE;
  }
  return `R1-${(symbols.match(/.{1,4}/g) ?? []).join('-')}`;
}

class Bits {
  value = 0n;

  put(value: bigint, count: number): void {
    this.value = (this.value << BigInt(count)) | value;
  }

  /** Groups of four bits, each behind a bit that says whether another follows. */
  number(value: number): void {
    const groups = value.toString(16);
    for (let i = 0; i < groups.length; i++) {
      this.put(i + 1 < groups.length ? 1n : 0n, 1);
      this.put(BigInt(parseInt(groups.charAt(i), 16)), 4);
    }
  }
}

function inRange(value: number, least: number, most: number): number {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new RangeError(`${String(value)} is not from ${String(least)} to ${String(most)}`);
  }
  return value;
}
