import { i64, u32, unhex, view, type Bytes } from './bytes.js';
import { digestOf, isDigest, Sha256, type Digest } from './digest.js';
import { exact } from './finding.js';
import { Malformed, type Fields } from './json.js';

/** Tracks, leaves and what their digests are of: docs/formats/seal.md. */

const TRACK = /^[va](0|[1-9][0-9]{0,2})$/;

/** As documents write it: `v0`. */
export type Track = string;

export function readTrack(text: string): Track {
  if (!TRACK.test(text) || Number(text.substring(1)) > 255) {
    throw new Malformed('not a track');
  }
  return text;
}

export function isVideo(track: Track): boolean {
  return track.startsWith('v');
}

/** The two bytes that stand for it in digests. */
export function trackBytes(track: Track): Bytes {
  return Uint8Array.of(track.charCodeAt(0), Number(track.substring(1)));
}

export interface Base {
  readonly num: number;
  readonly den: number;
}

const MOST = 2 ** 31 - 1;

export function readBase(object: Fields): Base {
  return { num: object.within('num', 1, MOST), den: object.within('den', 1, MOST) };
}

/** So many ticks in whole microseconds, rounded towards zero. */
export function toMicros(base: Base, ticks: number): number {
  const micros = (BigInt(ticks) * BigInt(base.num) * 1_000_000n) / BigInt(base.den);
  return exact(Number(micros));
}

export type Salt = Digest;

export function readSalt(object: Fields, name: string): Salt {
  const text = object.text(name);
  if (!isDigest(text)) {
    throw new Malformed('not 64 lower-case hexadecimal digits');
  }
  return text;
}

/** A SHA-256 that has taken the domain's byte and a salt. */
export function salted(domain: number, salt: Salt): Sha256 {
  return new Sha256().byte(domain).add(salt);
}

/** From when to when a leaf lies in the recording, in microseconds: what T is of. */
export interface LeafTime {
  readonly begins: number;
  readonly ends: number;
}

export function timeDigest(time: LeafTime, salt: Salt): Digest {
  return salted(0x13, salt).update(i64(time.begins)).update(i64(time.ends)).end();
}

export const MOST_UNITS = 600;

/** When the units of a leaf are shown: what U is of. In decode order. */
export class OpenedTimes {
  readonly base: Base;
  private readonly first: number;
  private readonly after: readonly number[];
  private order: readonly number[] | null = null;

  constructor(base: Base, first: number, after: readonly number[]) {
    this.base = base;
    this.first = first;
    this.after = after;
  }

  get units(): number {
    return this.after.length;
  }

  pts(unit: number): number {
    return exact(this.first + (this.after[unit] ?? 0));
  }

  /** All times, the smallest first. */
  sorted(): readonly number[] {
    this.order ??= this.after
      .map((after) => exact(this.first + after))
      .sort((a, b) => a - b);
    return this.order;
  }

  digest(salt: Salt): Digest {
    const bytes = new Uint8Array(20 + 8 * this.after.length);
    const to = view(bytes);
    to.setUint32(0, this.base.num);
    to.setUint32(4, this.base.den);
    to.setBigInt64(8, BigInt(this.first));
    to.setUint32(16, this.after.length);
    this.after.forEach((after, i) => {
      to.setBigInt64(20 + 8 * i, BigInt(after));
    });
    return salted(0x14, salt).update(bytes).end();
  }
}

/** The salted digests of what lies in a leaf's units. */
export interface Parts {
  readonly c: Digest;
  readonly s: Digest;
  readonly p: Digest;
}

export interface Salts {
  readonly c: Salt;
  readonly s: Salt;
  readonly p: Salt;
  readonly t: Salt;
  readonly u: Salt;
}

/** Of a leaf without units. */
export function partsOfNothing(salts: Salts): Parts {
  return {
    c: salted(0x10, salts.c).end(),
    s: salted(0x11, salts.s).end(),
    p: salted(0x12, salts.p).update(u32(0)).end(),
  };
}

export function leafDigest(
  track: Track,
  leaf: number,
  parts: Parts,
  time: Digest,
  timing: Digest,
): Digest {
  return digestOf(
    Uint8Array.of(0),
    trackBytes(track),
    i64(leaf),
    unhex(parts.c),
    unhex(parts.s),
    unhex(parts.p),
    unhex(time),
    unhex(timing),
  );
}

