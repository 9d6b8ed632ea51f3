import { hex } from './bytes.js';

/** Coded units taken apart: NAL units of H.264 and HEVC, and which parameter sets slices use. */

export type Role = 'CONTENT' | 'SUPPLEMENT' | 'PARAMETERS' | 'NOTHING';

export interface NalCodec {
  readonly name: 'H264' | 'HEVC';
  readonly header: number;
  type(bytes: Uint8Array, from: number): number;
  role(type: number): Role;
  /** Whether decoding can begin at a picture of this kind whatever came before. */
  start(type: number): boolean;
}

export const H264: NalCodec = {
  name: 'H264',
  header: 1,
  type: (bytes, from) => (bytes[from] ?? 0) & 0x1f,
  role(type) {
    switch (type) {
      case 6:
        return 'SUPPLEMENT';
      case 7:
      case 8:
      case 13:
      case 15:
        return 'PARAMETERS';
      case 9:
      case 10:
      case 11:
      case 12:
        return 'NOTHING';
      default:
        return 'CONTENT';
    }
  },
  start: (type) => type === 5,
};

export const HEVC: NalCodec = {
  name: 'HEVC',
  header: 2,
  type: (bytes, from) => ((bytes[from] ?? 0) >> 1) & 0x3f,
  role(type) {
    if (type === 39 || type === 40) {
      return 'SUPPLEMENT';
    }
    if (type >= 32 && type <= 34) {
      return 'PARAMETERS';
    }
    return type >= 35 && type <= 38 ? 'NOTHING' : 'CONTENT';
  },
  start: (type) => type === 19 || type === 20,
};

/** How a track's coded units are written. */
export type UnitFormat =
  | {
      readonly is: 'NAL';
      readonly codec: NalCodec;
      /** Bytes of the length before each; 0 where there are start codes. */
      readonly lengthSize: number;
      readonly extradata: Uint8Array;
    }
  | { readonly is: 'WHOLE'; readonly extradata: Uint8Array };

/** Where a NAL unit lies, without zeros at its end. */
export interface NalPlace {
  readonly from: number;
  readonly end: number;
}

function give(bytes: Uint8Array, from: number, end: number, to: NalPlace[]): void {
  let last = end;
  while (from >= 0 && last > from && bytes[last - 1] === 0) {
    last--;
  }
  if (from >= 0 && last > from) {
    to.push({ from, end: last });
  }
}

/** Finds NAL units; false where lengths don't fill the unit, so that programs may disagree. */
export function splitNals(bytes: Uint8Array, lengthSize: number, to: NalPlace[]): boolean {
  if (lengthSize === 0) {
    atStartCodes(bytes, to);
    return true;
  }
  let at = 0;
  let exact = true;
  while (bytes.length - at > lengthSize) {
    let size = 0;
    for (let i = 0; i < lengthSize; i++) {
      size = size * 256 + (bytes[at + i] ?? 0);
    }
    const from = at + lengthSize;
    exact &&= from + size <= bytes.length;
    at = Math.min(bytes.length, from + size);
    give(bytes, from, at, to);
  }
  return exact && at === bytes.length;
}

/** ITU-T H.264, annex B. */
function atStartCodes(bytes: Uint8Array, to: NalPlace[]): void {
  let from = -1;
  let at = 0;
  while (at + 2 < bytes.length) {
    const third = bytes[at + 2] ?? 0;
    if (third > 1) {
      at += 3;
    } else if (third === 1 && bytes[at] === 0 && bytes[at + 1] === 0) {
      give(bytes, from, at, to);
      from = at + 3;
      at += 3;
    } else {
      at++;
    }
  }
  give(bytes, from, bytes.length, to);
}

/** The first bits of a NAL unit, without the bytes that keep start codes from arising. */
export class Bits {
  private readonly bytes: Uint8Array;
  private readonly end: number;
  private at: number;
  private zeros = 0;
  private bit = 8;
  private current = 0;

  constructor(bytes: Uint8Array, from: number, end: number) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  skip(count: number): void {
    for (let i = 0; i < count; i++) {
      this.one();
    }
  }

  /** At most 31 bits. */
  bits(count: number): number {
    let value = 0;
    for (let i = 0; i < count; i++) {
      value = value * 2 + this.one();
    }
    return value;
  }

  /** An Exp-Golomb code; -1 where it has more than 31 bits. */
  golomb(): number {
    let leading = 0;
    while (this.one() === 0) {
      if (++leading > 30) {
        return -1;
      }
    }
    return 2 ** leading - 1 + this.bits(leading);
  }

  private one(): number {
    if (this.bit === 8) {
      if (this.zeros >= 2 && this.at < this.end && this.bytes[this.at] === 3) {
        this.at++;
        this.zeros = 0;
      }
      this.current = this.at < this.end ? (this.bytes[this.at++] ?? 0) : 0;
      this.zeros = this.current === 0 ? this.zeros + 1 : 0;
      this.bit = 0;
    }
    return (this.current >> (7 - this.bit++)) & 1;
  }
}

const MOST_IDS = 256;

interface KnownSet {
  readonly bytes: Uint8Array;
  readonly refersTo: number;
}

/** Knows the parameter sets that were sent, and which of them the slices of a leaf use. */
export class ParameterSets {
  private readonly codec: NalCodec;
  private readonly known = new Map<number, KnownSet>();
  private used = new Map<number, Map<string, Uint8Array>>();

  constructor(codec: NalCodec) {
    this.codec = codec;
  }

  /** By NAL unit type, then identifier. */
  private static key(type: number, id: number): number {
    return type * MOST_IDS + id;
  }

  sent(bytes: Uint8Array, from: number, end: number): void {
    const type = this.codec.type(bytes, from);
    const bits = new Bits(bytes, from + this.codec.header, end);
    let refersTo = -1;
    let id: number;
    if (this.codec === H264) {
      if (type === 7 || type === 15) {
        bits.skip(24); // profile, constraints, level
      }
      id = bits.golomb();
      if (type === 8) {
        refersTo = bits.golomb();
      }
    } else if (type === 32) {
      id = bits.bits(4);
    } else if (type === 33) {
      refersTo = bits.bits(4);
      skipToHevcSpsId(bits);
      id = bits.golomb();
    } else {
      id = bits.golomb();
      refersTo = bits.golomb();
    }
    if (id >= 0 && id < MOST_IDS) {
      this.known.set(ParameterSets.key(type, id), { bytes: bytes.slice(from, end), refersTo });
    }
  }

  slice(bytes: Uint8Array, from: number, end: number): void {
    const type = this.codec.type(bytes, from);
    const bits = new Bits(bytes, from + this.codec.header, end);
    if (this.codec === H264) {
      if (type !== 1 && type !== 2 && type !== 5) {
        return;
      }
      bits.golomb(); // first macroblock
      bits.golomb(); // kind of slice
      const pps = bits.golomb();
      this.use(8, pps);
      const sps = this.reference(8, pps);
      this.use(7, sps);
      this.use(13, sps);
      this.use(15, sps);
    } else if (type <= 31) {
      bits.skip(type >= 16 && type <= 23 ? 2 : 1);
      const pps = bits.golomb();
      this.use(34, pps);
      const sps = this.reference(34, pps);
      this.use(33, sps);
      this.use(32, this.reference(33, sps));
    }
  }

  private get(type: number, id: number): KnownSet | undefined {
    return id >= 0 && id < MOST_IDS ? this.known.get(ParameterSets.key(type, id)) : undefined;
  }

  private reference(type: number, id: number): number {
    return this.get(type, id)?.refersTo ?? -1;
  }

  private use(type: number, id: number): void {
    const set = this.get(type, id);
    if (set !== undefined) {
      const key = ParameterSets.key(type, id);
      const sets = this.used.get(key) ?? new Map<string, Uint8Array>();
      this.used.set(key, sets);
      if (![...sets.values()].includes(set.bytes)) {
        sets.set(hex(set.bytes), set.bytes);
      }
    }
  }

  /** Those that were used since this was last asked, each once. */
  takeUsed(): readonly Uint8Array[] {
    const keys = [...this.used.keys()].sort((a, b) => a - b);
    const sets = keys.flatMap((key) => [...(this.used.get(key)?.values() ?? [])]);
    this.used = new Map();
    return sets;
  }
}

/** ITU-T H.265, 7.3.2.2.1 and 7.3.3, from behind the VPS identifier. */
function skipToHevcSpsId(bits: Bits): void {
  const subLayers = bits.bits(3);
  bits.skip(1 + 88 + 8);
  const present: number[] = [];
  for (let i = 0; i < subLayers; i++) {
    present.push(bits.bits(2));
  }
  if (subLayers > 0) {
    bits.skip(2 * (8 - subLayers));
  }
  for (const flags of present) {
    bits.skip(((flags & 2) !== 0 ? 88 : 0) + ((flags & 1) !== 0 ? 8 : 0));
  }
}

const HVCC_ARRAYS = 22;

/** A container with lengths writes a version of 1 first, start codes begin with zeros. */
function boxed(extradata: Uint8Array): boolean {
  return extradata.length > 6 && extradata[0] === 1;
}

export function lengthSizeOf(codec: NalCodec, extradata: Uint8Array): number {
  if (!boxed(extradata)) {
    return 0;
  }
  const at = codec === H264 ? 4 : 21;
  return extradata.length > at ? ((extradata[at] ?? 0) & 3) + 1 : 4;
}

/** The NAL units in `avcC`, `hvcC` or behind start codes, in order; what is cut off is left out. */
export function setsIn(codec: NalCodec, extradata: Uint8Array): readonly NalPlace[] {
  const sets: NalPlace[] = [];
  if (!boxed(extradata)) {
    splitNals(extradata, 0, sets);
  } else if (codec === H264) {
    const at = list(extradata, 6, (extradata[5] ?? 0) & 0x1f, sets);
    if (at < extradata.length) {
      list(extradata, at + 1, extradata[at] ?? 0, sets);
    }
  } else if (extradata.length > HVCC_ARRAYS) {
    let at = HVCC_ARRAYS + 1;
    for (let array = extradata[HVCC_ARRAYS] ?? 0; array > 0; array--) {
      if (at + 3 > extradata.length) {
        break;
      }
      at = list(extradata, at + 3, u16(extradata, at + 1), sets);
    }
  }
  return sets;
}

function list(bytes: Uint8Array, from: number, count: number, sets: NalPlace[]): number {
  let at = from;
  for (let i = 0; i < count; i++) {
    if (at + 2 > bytes.length || at + 2 + u16(bytes, at) > bytes.length) {
      return bytes.length;
    }
    const end = at + 2 + u16(bytes, at);
    give(bytes, at + 2, end, sets);
    at = end;
  }
  return at;
}

function u16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
}
