import { byUnits, concat, utf8, view, type Bytes } from './bytes.js';
import { Breath, Window, type FileBytes } from './files.js';
import { exact } from './finding.js';
import { MalformedMedia, type CodedMedia, type MediaTrack, type UnitTaker } from './media.js';
import { H264, HEVC, lengthSizeOf, type NalCodec, type UnitFormat } from './nal.js';
import type { Base } from './track.js';

/**
 * MP4 files (ISO/IEC 14496-12) that a stranger may have written: where every sample lies and when it
 * is shown, and what else is in the file. Files in fragments are refused, as releases have none.
 */

const MOST_BOXES = 4096;
const LARGEST_MOVIE = 1 << 28;
const LONGEST_PLAIN = 256;
const MOST_SAMPLES = 1 << 23;
const MOST_TRACKS = 64;
const LARGEST_SAMPLE = 1 << 26;
const MOST_ODDITIES = 64;

const METADATA = new Set(['udta', 'meta', 'uuid']);
const PLAIN_TOP = new Set(['ftyp', 'wide']);
const PLAIN = new Set(['mvhd', 'hdlr', 'iods', 'vmhd', 'smhd', 'nmhd', 'gmhd', 'dinf', 'cslg']);
const PER_SAMPLE = new Set(['sgpd', 'sbgp', 'sdtp']);
const HARMLESS = new Set(['colr', 'pasp', 'btrt', 'fiel', 'clap', 'chan']);
const TABLES = new Set(['stts', 'ctts', 'stss', 'stsz', 'stsc', 'stco', 'co64']);

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

class Oddities {
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

interface Box {
  readonly type: string;
  readonly from: number;
  readonly end: number;
}

/** Samples of a track, counted from 0 in decode order. */
export interface Samples {
  readonly offsets: Float64Array;
  readonly sizes: Int32Array;
  readonly pts: Float64Array;
  readonly sync: Uint8Array;
}

export interface Mp4Track {
  readonly id: number;
  readonly kind: 'v' | 'a' | null;
  readonly codec: string;
  readonly extradata: Bytes;
  readonly base: Base;
  readonly samples: Samples;
}

/** A type as it is shown: its four characters, if they are plain; otherwise the number. */
function shownType(type: string): string {
  if (/^[A-Za-z0-9]{4}$/.test(type)) {
    return type;
  }
  let number = 0;
  for (let i = 0; i < 4; i++) {
    number = number * 256 + type.charCodeAt(i);
  }
  return `0x${number.toString(16)}`;
}

class Reader {
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

interface Span {
  readonly from: number;
  readonly end: number;
}

export class Mp4File {
  readonly tracks: readonly Mp4Track[];
  readonly oddities: readonly string[];

  private constructor(tracks: readonly Mp4Track[], oddities: readonly string[]) {
    this.tracks = tracks;
    this.oddities = oddities;
  }

  static async read(file: FileBytes): Promise<Mp4File> {
    const oddities = new Oddities();
    const media: Span[] = [];
    let tracks: readonly Mp4Track[] | null = null;
    let boxes = 0;
    for (let at = 0; at < file.size; ) {
      if (++boxes > MOST_BOXES) {
        throw new MalformedMedia(`more than ${String(MOST_BOXES)} boxes`);
      }
      const box = await topBox(file, at);
      if (box.type === 'moov') {
        if (tracks !== null || box.end - box.from > LARGEST_MOVIE) {
          throw new MalformedMedia('two movie boxes, or one that is too large');
        }
        const bytes = await file.read(box.from, box.end - box.from);
        tracks = new MovieReader(new Reader(bytes), file.size, oddities).tracks();
      } else if (box.type === 'mdat') {
        media.push(box);
      } else if (box.type === 'moof') {
        throw new MalformedMedia('a file in fragments, which are not read here');
      } else if (METADATA.has(box.type)) {
        oddities.add('METADATA', `a box ${shownType(box.type)} beside the movie`);
      } else if (
        box.type === 'free' || box.type === 'skip'
          ? !(await zeros(file, box))
          : !PLAIN_TOP.has(box.type) || box.end - box.from > LONGEST_PLAIN
      ) {
        oddities.add('UNKNOWN_BOX', `a box ${shownType(box.type)} beside the movie`);
      }
      at = box.end;
    }
    if (tracks === null) {
      throw new MalformedMedia('no movie box');
    }
    requireRoom(tracks, file.size);
    coverage(media, tracks, oddities);
    return new Mp4File(tracks, oddities.list());
  }
}

async function topBox(file: FileBytes, at: number): Promise<Box> {
  const left = file.size - at;
  if (left < 8) {
    throw new MalformedMedia('bytes at the end that are no box');
  }
  const header = new Reader(await file.read(at, Math.min(16, left)));
  let size = header.u32(0);
  let length = 8;
  if (size === 1) {
    size = header.i64(8);
    length = 16;
  } else if (size === 0) {
    size = left;
  }
  if (size < length || size > left) {
    throw new MalformedMedia('a box that reaches beyond the end of the file');
  }
  return { type: header.type(4), from: at + length, end: at + size };
}

async function zeros(file: FileBytes, box: Box): Promise<boolean> {
  for (let at = box.from; at < box.end; ) {
    const piece = await file.read(at, Math.min(1 << 16, box.end - at));
    if (piece.some((byte) => byte !== 0)) {
      return false;
    }
    at += piece.length;
  }
  return true;
}

/** Samples that share bytes could take for ever to read. */
function requireRoom(tracks: readonly Mp4Track[], length: number): void {
  let bytes = 0;
  for (const track of tracks) {
    for (const size of track.samples.sizes) {
      bytes += size;
    }
  }
  if (bytes > length) {
    throw new MalformedMedia('samples of more bytes than the file has');
  }
}

/** Finds out whether samples and media are the same bytes: none left over, none used twice. */
function coverage(media: readonly Span[], tracks: readonly Mp4Track[], oddities: Oddities): void {
  const used = tracks.flatMap((track) => runsOf(track.samples));
  used.sort((a, b) => a.from - b.from || a.end - b.end);
  let next = 0;
  const unused = 'media bytes that belong to no sample';
  const misplaced = 'samples that overlap, or lie where no media is';
  for (const box of media) {
    let at = box.from;
    for (let run = used[next]; run !== undefined && run.from < box.end; run = used[++next]) {
      if (run.from < at) {
        oddities.add('MISPLACED_SAMPLES', misplaced);
      } else if (run.from > at) {
        oddities.add('UNUSED_BYTES', unused);
      }
      if (run.end > box.end) {
        oddities.add('MISPLACED_SAMPLES', 'samples that reach beyond the media');
      }
      at = Math.max(at, run.end);
    }
    if (at < box.end) {
      oddities.add('UNUSED_BYTES', unused);
    }
  }
  if (next < used.length) {
    oddities.add('MISPLACED_SAMPLES', misplaced);
  }
}

/** Samples that follow one another without a gap become one run; empty ones are nowhere. */
function runsOf(samples: Samples): Span[] {
  const runs: Span[] = [];
  let from = 0;
  let end = 0;
  samples.sizes.forEach((size, i) => {
    if (size === 0) {
      return;
    }
    const offset = samples.offsets[i] ?? 0;
    if (offset !== end) {
      if (end > from) {
        runs.push({ from, end });
      }
      from = offset;
    }
    end = offset + size;
  });
  if (end > from) {
    runs.push({ from, end });
  }
  return runs;
}

class MovieReader {
  private readonly bytes: Reader;
  private readonly fileLength: number;
  private readonly oddities: Oddities;
  private samplesLeft = MOST_SAMPLES;

  constructor(bytes: Reader, fileLength: number, oddities: Oddities) {
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
  bytes: Reader,
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

function entryFields(bytes: Reader, entry: Box, kind: 'v' | 'a' | null): number {
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
function specific(bytes: Reader, box: Box): Bytes {
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
function elementary(bytes: Reader, at: number): number {
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
function opusHead(bytes: Reader, box: Box): Bytes {
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

/** Puts the samples of a track together out of its tables; all must be about as many samples. */
class SampleTable {
  private readonly bytes: Reader;
  private readonly fileLength: number;
  private readonly most: number;
  private readonly tables = new Map<string, Box>();

  constructor(bytes: Reader, fileLength: number, most: number) {
    this.bytes = bytes;
    this.fileLength = fileLength;
    this.most = most;
  }

  take(box: Box): boolean {
    if (!TABLES.has(box.type)) {
      return false;
    }
    if (this.tables.has(box.type)) {
      throw new MalformedMedia(`two tables ${box.type} in one track`);
    }
    this.tables.set(box.type, box);
    return true;
  }

  samples(): Samples {
    const sizes = this.sizes();
    const offsets = this.offsets(sizes);
    const pts = this.decodeTimes(sizes.length);
    this.addComposition(pts);
    return { offsets, sizes, pts, sync: this.sync(sizes.length) };
  }

  private table(type: string): Box {
    const box = this.tables.get(type);
    if (box === undefined) {
      throw new MalformedMedia(`a track without ${type}`);
    }
    return box;
  }

  private rows(table: Box, countAt: number, width: number): number {
    const rows = this.bytes.u32(table.from + countAt);
    if (rows * width > table.end - table.from - countAt - 4) {
      throw new MalformedMedia(`a table ${table.type} that is cut off`);
    }
    return rows;
  }

  private sizes(): Int32Array {
    const table = this.table('stsz');
    const common = this.bytes.u32(table.from + 4);
    let count = this.bytes.u32(table.from + 8);
    if (common === 0) {
      count = this.rows(table, 8, 4);
    } else if (count > this.fileLength / common) {
      throw new MalformedMedia('more samples than the file has room for');
    }
    if (count > this.most) {
      throw new MalformedMedia(`more than ${String(this.most)} samples`);
    }
    const sizes = new Int32Array(count);
    for (let i = 0; i < count; i++) {
      const size = common === 0 ? this.bytes.u32(table.from + 12 + i * 4) : common;
      if (size > LARGEST_SAMPLE) {
        throw new MalformedMedia(`a sample of ${String(size)} bytes`);
      }
      sizes[i] = size;
    }
    return sizes;
  }

  private offsets(sizes: Int32Array): Float64Array {
    const wide = this.tables.has('co64');
    if (wide && this.tables.has('stco')) {
      throw new MalformedMedia('two tables of where the samples lie');
    }
    const chunks = this.table(wide ? 'co64' : 'stco');
    const width = wide ? 8 : 4;
    const chunkCount = this.rows(chunks, 4, width);
    const runs = this.table('stsc');
    const runCount = this.rows(runs, 4, 12);
    const offsets = new Float64Array(sizes.length);
    let sample = 0;
    let chunk = 0;
    for (let run = 0; run < runCount; run++) {
      const at = runs.from + 8 + run * 12;
      const first = this.bytes.u32(at);
      const perChunk = this.bytes.u32(at + 4);
      const next = run + 1 < runCount ? this.bytes.u32(at + 12) : chunkCount + 1;
      if (first !== chunk + 1 || next <= first || next > chunkCount + 1 || perChunk === 0) {
        throw new MalformedMedia('chunks that are not in order');
      }
      for (; chunk + 1 < next; chunk++) {
        const place = chunks.from + 8 + chunk * width;
        let offset = wide ? this.bytes.i64(place) : this.bytes.u32(place);
        if (perChunk > sizes.length - sample) {
          throw new MalformedMedia('chunks of more samples than there are');
        }
        for (let i = 0; i < perChunk; i++, sample++) {
          const size = sizes[sample] ?? 0;
          if (offset < 0 || offset > this.fileLength - size) {
            throw new MalformedMedia('a sample beyond the end of the file');
          }
          offsets[sample] = offset;
          offset += size;
        }
      }
    }
    if (sample !== sizes.length || chunk !== chunkCount) {
      throw new MalformedMedia('chunks of fewer samples than there are');
    }
    return offsets;
  }

  private decodeTimes(count: number): Float64Array {
    const table = this.table('stts');
    const rows = this.rows(table, 4, 8);
    const times = new Float64Array(count);
    let sample = 0;
    let time = 0;
    for (let row = 0; row < rows; row++) {
      const at = table.from + 8 + row * 8;
      const samples = this.bytes.u32(at);
      const step = this.bytes.u32(at + 4);
      if (samples > count - sample) {
        throw new MalformedMedia('times of more samples than there are');
      }
      for (let i = 0; i < samples; i++) {
        times[sample++] = time;
        time += step;
      }
      exact(time);
    }
    if (sample !== count) {
      throw new MalformedMedia('times of fewer samples than there are');
    }
    return times;
  }

  private addComposition(times: Float64Array): void {
    if (!this.tables.has('ctts')) {
      return;
    }
    const table = this.table('ctts');
    const rows = this.rows(table, 4, 8);
    let sample = 0;
    for (let row = 0; row < rows; row++) {
      const at = table.from + 8 + row * 8;
      const samples = this.bytes.u32(at);
      const offset = this.bytes.i32(at + 4);
      if (samples > times.length - sample) {
        throw new MalformedMedia('times of more samples than there are');
      }
      for (let i = 0; i < samples; i++, sample++) {
        times[sample] = (times[sample] ?? 0) + offset;
      }
    }
    if (sample !== times.length) {
      throw new MalformedMedia('times of fewer samples than there are');
    }
  }

  private sync(count: number): Uint8Array {
    const sync = new Uint8Array(count);
    if (!this.tables.has('stss')) {
      return sync.fill(1);
    }
    const table = this.table('stss');
    const rows = this.rows(table, 4, 4);
    for (let row = 0; row < rows; row++) {
      const sample = this.bytes.u32(table.from + 8 + row * 4);
      if (sample < 1 || sample > count) {
        throw new MalformedMedia('a key frame that is no sample');
      }
      sync[sample - 1] = 1;
    }
    return sync;
  }
}

function formatOf(track: Mp4Track): UnitFormat {
  const nal = (codec: NalCodec): UnitFormat => ({
    is: 'NAL',
    codec,
    lengthSize: lengthSizeOf(codec, track.extradata),
    extradata: track.extradata,
  });
  switch (track.codec) {
    case 'avc1':
    case 'avc3':
      return nal(H264);
    case 'hvc1':
    case 'hev1':
      return nal(HEVC);
    default:
      return { is: 'WHOLE', extradata: track.extradata };
  }
}

/** An MP4 file as the verifier reads it. */
export class Mp4Media implements CodedMedia {
  readonly file: Mp4File;
  readonly tracks: readonly MediaTrack[];
  readonly oddities: readonly string[];
  private readonly window: Window;
  private readonly breath = new Breath();

  private constructor(bytes: FileBytes, file: Mp4File) {
    this.file = file;
    this.window = new Window(bytes);
    this.oddities = file.oddities;
    this.tracks = file.tracks.map((track) => ({
      number: track.id,
      kind: track.kind,
      format: formatOf(track),
      base: track.base,
    }));
  }

  static async open(bytes: FileBytes): Promise<Mp4Media> {
    return new Mp4Media(bytes, await Mp4File.read(bytes));
  }

  /** In the order of the file as far as each track's own order allows it. */
  async readAll(taker: UnitTaker): Promise<void> {
    const next = this.file.tracks.map(() => 0);
    for (;;) {
      let chosen = -1;
      let lowest = Infinity;
      this.file.tracks.forEach((track, i) => {
        const at = next[i] ?? 0;
        const offset = track.samples.offsets[at];
        if (offset !== undefined && offset < lowest) {
          lowest = offset;
          chosen = i;
        }
      });
      if (chosen < 0) {
        return;
      }
      const sample = next[chosen] ?? 0;
      next[chosen] = sample + 1;
      await this.give(chosen, sample, taker);
    }
  }

  async readSome(track: number, from: number, count: number, taker: UnitTaker): Promise<void> {
    const end = Math.min(this.file.tracks[track]?.samples.sizes.length ?? 0, from + count);
    for (let sample = from; sample < end; sample++) {
      await this.give(track, sample, taker);
    }
  }

  /** Waits only where bytes must be read first, or the page must breathe. */
  private give(index: number, sample: number, taker: UnitTaker): Promise<void> | undefined {
    const samples = this.file.tracks[index]?.samples;
    if (samples === undefined) {
      throw new Error('no such track');
    }
    const pts = samples.pts[sample] ?? 0;
    const unit = this.window.bytes(samples.offsets[sample] ?? 0, samples.sizes[sample] ?? 0);
    const pause = this.breath.needed();
    if (unit instanceof Uint8Array && pause === null) {
      taker(index, unit, pts);
      return undefined;
    }
    return (async () => {
      const bytes = await unit;
      taker(index, bytes, pts);
      await pause;
    })();
  }
}
