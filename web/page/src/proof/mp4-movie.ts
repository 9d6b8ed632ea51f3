import { concat, utf8, view, type Bytes } from './bytes.js';
import { MalformedMedia } from './media.js';
import { shownType, type Box, type BoxReader, type Oddities } from './mp4-boxes.js';
import { SampleTable, type Samples } from './mp4-samples.js';
import type { Base } from './track.js';

/** The box `moov`: the tracks of a file. Goes only where it knows what is there. */

const LONGEST_PLAIN = 256;
const MOST_SAMPLES = 1 << 23;
const MOST_TRACKS = 64;

export const METADATA: ReadonlySet<string> = new Set(['udta', 'meta', 'uuid']);
const PLAIN = new Set(['mvhd', 'hdlr', 'iods', 'vmhd', 'smhd', 'nmhd', 'gmhd', 'dinf', 'cslg']);
const PER_SAMPLE = new Set(['sgpd', 'sbgp', 'sdtp']);
const HARMLESS = new Set(['colr', 'pasp', 'btrt', 'fiel', 'clap', 'chan']);

export interface Mp4Track {
  readonly id: number;
  readonly kind: 'v' | 'a' | null;
  readonly codec: string;
  readonly extradata: Bytes;
  readonly base: Base;
  readonly samples: Samples;
}

export class MovieReader {
  private readonly bytes: BoxReader;
  private readonly fileLength: number;
  private readonly oddities: Oddities;
  private samplesLeft = MOST_SAMPLES;

  constructor(bytes: BoxReader, fileLength: number, oddities: Oddities) {
    this.bytes = bytes;
    this.fileLength = fileLength;
    this.oddities = oddities;
  }

  tracks(): readonly Mp4Track[] {
    const tracks: Mp4Track[] = [];
    for (const box of this.bytes.boxes(0, this.bytes.bytes.length)) {
      if (box.type === 'trak') {
        if (tracks.length === MOST_TRACKS) {
          throw new MalformedMedia(`more than ${String(MOST_TRACKS)} tracks`);
        }
        const track = this.track(box);
        if (tracks.some((other) => other.id === track.id)) {
          throw new MalformedMedia('two tracks of one number');
        }
        this.samplesLeft -= track.samples.sizes.length;
        tracks.push(track);
      } else if (box.type === 'mvex') {
        throw new MalformedMedia('a file in fragments, which are not read here');
      } else {
        this.other(box, 'the movie');
      }
    }
    return tracks;
  }

  private other(box: Box, place: string): void {
    if (METADATA.has(box.type)) {
      this.oddities.add('METADATA', `a box ${shownType(box.type)} in ${place}`);
    } else if (
      PLAIN.has(box.type) ? box.end - box.from > LONGEST_PLAIN : !PER_SAMPLE.has(box.type)
    ) {
      this.oddities.add('UNKNOWN_BOX', `a box ${shownType(box.type)} in ${place}`);
    }
  }

  private track(box: Box): Mp4Track {
    let id = 0;
    let timescale = 0;
    let kind: 'v' | 'a' | null = null;
    const entries: { codec: string; extradata: Bytes }[] = [];
    const samples = new SampleTable(this.bytes, this.fileLength, this.samplesLeft);
    const inTable = (inner: Box): void => {
      if (inner.type === 'stsd') {
        for (const entry of this.bytes.boxes(inner.from + 8, inner.end)) {
          if (entries.length < 2) {
            entries.push(sampleEntry(this.bytes, entry, kind, this.oddities)); // a second is odd enough
          }
        }
      } else if (!samples.take(inner)) {
        this.other(inner, "a track's tables");
      }
    };
    const inMedia = (inner: Box): void => {
      if (inner.type === 'mdhd') {
        timescale = this.bytes.u32(inner.from + (this.bytes.u8(inner.from) === 1 ? 20 : 12));
      } else if (inner.type === 'minf') {
        for (const information of this.bytes.boxes(inner.from, inner.end)) {
          if (information.type === 'stbl') {
            for (const table of this.bytes.boxes(information.from, information.end)) {
              inTable(table);
            }
          } else {
            this.other(information, "a track's media");
          }
        }
      } else {
        this.other(inner, "a track's media");
      }
    };
    for (const inner of this.bytes.boxes(box.from, box.end)) {
      if (inner.type === 'tkhd') {
        id = this.bytes.u32(inner.from + (this.bytes.u8(inner.from) === 1 ? 20 : 12));
      } else if (inner.type === 'mdia') {
        for (const handler of this.bytes.boxes(inner.from, inner.end)) {
          if (handler.type === 'hdlr') {
            const type = this.bytes.type(handler.from + 8);
            kind = type === 'vide' ? 'v' : type === 'soun' ? 'a' : null;
          }
        }
        for (const media of this.bytes.boxes(inner.from, inner.end)) {
          inMedia(media);
        }
      } else if (inner.type === 'edts') {
        this.oddities.add('EDIT_LIST', 'an edit list');
      } else {
        this.other(inner, 'a track');
      }
    }
    const [entry] = entries;
    if (entry === undefined || timescale === 0 || timescale > 0x7fff_ffff || id === 0) {
      throw new MalformedMedia('a track that lacks what every track has');
    }
    if (entries.length > 1) {
      this.oddities.add('MORE_ENTRIES', 'a track with several descriptions');
    }
    return { id, kind, ...entry, base: { num: 1, den: timescale }, samples: samples.samples() };
  }
}

function sampleEntry(
  bytes: BoxReader,
  entry: Box,
  kind: 'v' | 'a' | null,
  oddities: Oddities,
): { codec: string; extradata: Bytes } {
  let extradata: Bytes = new Uint8Array(0);
  const boxes = entry.from + entryFields(bytes, entry, kind);
  if (boxes > entry.end) {
    throw new MalformedMedia('a sample entry that is cut off');
  }
  if (kind !== null && entry.end - boxes >= 8) {
    for (const box of bytes.boxes(boxes, entry.end)) {
      switch (box.type) {
        case 'avcC':
        case 'hvcC':
          extradata = bytes.copy(box.from, box.end);
          break;
        case 'esds':
          extradata = specific(bytes, box);
          break;
        case 'dOps':
          extradata = opusHead(bytes, box);
          break;
        case 'wave':
          for (const inner of bytes.boxes(box.from, box.end)) {
            if (inner.type === 'esds') {
              extradata = specific(bytes, inner);
            }
          }
          break;
        default:
          if (!HARMLESS.has(box.type)) {
            oddities.add(
              'UNKNOWN_BOX',
              `a box ${shownType(box.type)} in the description of a track`,
            );
          }
      }
    }
  }
  return { codec: entry.type, extradata };
}

function entryFields(bytes: BoxReader, entry: Box, kind: 'v' | 'a' | null): number {
  if (kind === 'v') {
    return 78;
  }
  if (kind === null) {
    return 8;
  }
  const version = bytes.u16(entry.from + 8); // QuickTime's
  return 28 + (version === 1 ? 16 : version === 2 ? 36 : 0);
}

/** The decoder's own part of an MPEG-4 descriptor (ISO/IEC 14496-1, 7.2.6); empty without. */
function specific(bytes: BoxReader, box: Box): Bytes {
  let at = box.from + 4;
  while (at < box.end) {
    const tag = bytes.u8(at++);
    let length = 0;
    let part: number;
    let parts = 0;
    do {
      part = bytes.u8(at++);
      length = (length << 7) | (part & 0x7f);
    } while ((part & 0x80) !== 0 && ++parts < 4);
    if (length > box.end - at) {
      throw new MalformedMedia('a descriptor that reaches beyond its box');
    }
    if (tag === 5) {
      return bytes.copy(at, at + length);
    }
    at += tag === 3 ? elementary(bytes, at) : tag === 4 ? 13 : length;
  }
  return new Uint8Array(0);
}

/** Bytes of an elementary stream's descriptor before what lies in it. */
function elementary(bytes: BoxReader, at: number): number {
  const flags = bytes.u8(at + 2);
  let length = 3;
  if ((flags & 0x80) !== 0) {
    length += 2;
  }
  if ((flags & 0x40) !== 0) {
    length += 1 + bytes.u8(at + length);
  }
  return length + ((flags & 0x20) !== 0 ? 2 : 0);
}

/** What other containers keep (RFC 7845, 5.1): the same with the lowest byte first. */
function opusHead(bytes: BoxReader, box: Box): Bytes {
  const at = box.from;
  const head = new Uint8Array(10);
  head[0] = 1;
  head[1] = bytes.u8(at + 1);
  const to = view(head);
  to.setUint16(2, bytes.u16(at + 2), true);
  to.setInt32(4, bytes.i32(at + 4), true);
  to.setUint16(8, bytes.u16(at + 8), true);
  return concat([utf8('OpusHead'), head, bytes.copy(at + 10, box.end)]);
}
