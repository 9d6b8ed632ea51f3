import type { UnitFormat } from './nal.js';
import type { Base } from './track.js';

/** A media file is not one that can be read here; the message says why. */
export class MalformedMedia extends Error {}

export interface MediaTrack {
  /** What the container calls it. */
  readonly number: number;
  readonly kind: 'v' | 'a' | null;
  readonly format: UnitFormat;
  readonly base: Base;
}

/** Takes a unit; its bytes are good during the call only. */
export type UnitTaker = (track: number, unit: Uint8Array, pts: number) => void;

/** A file of coded units as the verifier reads it: never decoded. */
export interface CodedMedia {
  readonly tracks: readonly MediaTrack[];
  /** What is in the file beside units, in words that nothing of the file is in. */
  readonly oddities: readonly string[];
  /** Passes over all units once; those of one track in decode order. */
  readAll(taker: UnitTaker): Promise<void>;
  /** Reads some units of one track again; fewer where it ends before. */
  readSome(track: number, from: number, count: number, taker: UnitTaker): Promise<void>;
}
