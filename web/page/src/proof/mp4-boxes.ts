import { byUnits, view, type Bytes } from './bytes.js';
import { MalformedMedia } from './media.js';

/** Boxes of an MP4 file that are in memory; beyond their end is a malformed file and no crash. */

const MOST_ODDITIES = 64;

export interface Box {
  readonly type: string;
  readonly from: number;
  readonly end: number;
}

/** In the order in which they are told. */
const KINDS = [
  'EDIT_LIST',
  'METADATA',
  'UNKNOWN_BOX',
  'MORE_ENTRIES',
  'UNUSED_BYTES',
  'MISPLACED_SAMPLES',
] as const;
type Oddity = (typeof KINDS)[number];

export class Oddities {
  private readonly found = new Set<string>();

  add(kind: Oddity, words: string): void {
    if (this.found.size < MOST_ODDITIES) {
      this.found.add(`${String(KINDS.indexOf(kind))}${words}`);
    }
  }

  list(): readonly string[] {
    return [...this.found].sort(byUnits).map((oddity) => oddity.substring(1));
  }
}

/** A type as it is shown: its four characters, if they are plain; otherwise the number. */
export function shownType(type: string): string {
  if (/^[A-Za-z0-9]{4}$/.test(type)) {
    return type;
  }
  let number = 0;
  for (let i = 0; i < 4; i++) {
    number = number * 256 + type.charCodeAt(i);
  }
  return `0x${number.toString(16)}`;
}

export class BoxReader {
  readonly bytes: Bytes;
  private readonly data: DataView;

  constructor(bytes: Bytes) {
    this.bytes = bytes;
    this.data = view(bytes);
  }

  private require(at: number, length: number): void {
    if (at < 0 || length < 0 || at > this.bytes.length - length) {
      throw new MalformedMedia('a box that is cut off');
    }
  }

  u8(at: number): number {
    this.require(at, 1);
    return this.data.getUint8(at);
  }

  u16(at: number): number {
    this.require(at, 2);
    return this.data.getUint16(at);
  }

  i32(at: number): number {
    this.require(at, 4);
    return this.data.getInt32(at);
  }

  u32(at: number): number {
    this.require(at, 4);
    return this.data.getUint32(at);
  }

  /** Exact up to 2^53, and above it still above every length. */
  i64(at: number): number {
    this.require(at, 8);
    return Number(this.data.getBigInt64(at));
  }

  type(at: number): string {
    this.require(at, 4);
    return String.fromCharCode(this.u8(at), this.u8(at + 1), this.u8(at + 2), this.u8(at + 3));
  }

  copy(from: number, end: number): Bytes {
    this.require(from, end - from);
    return this.bytes.slice(from, end);
  }

  /** The boxes that fill a stretch of bytes, in order. */
  *boxes(from: number, end: number): Generator<Box> {
    let at = from;
    while (at < end) {
      if (end - at < 8) {
        throw new MalformedMedia('bytes between boxes that are none');
      }
      let size = this.u32(at);
      let header = 8;
      if (size === 1) {
        if (end - at < 16) {
          throw new MalformedMedia('a box that is cut off');
        }
        size = this.i64(at + 8);
        header = 16;
      }
      if (size < header || size > end - at) {
        throw new MalformedMedia('a box that reaches beyond the one around it');
      }
      yield { type: this.type(at + 4), from: at + header, end: at + size };
      at += size;
    }
  }
}
