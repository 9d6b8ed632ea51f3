import { Breath, Window, type FileBytes } from './files.js';
import { MalformedMedia, type CodedMedia, type MediaTrack, type UnitTaker } from './media.js';
import { H264, HEVC, lengthSizeOf, type NalCodec, type UnitFormat } from './nal.js';
import { BoxReader, Oddities, shownType, type Box } from './mp4-boxes.js';
import { METADATA, MovieReader, type Mp4Track } from './mp4-movie.js';
import type { Samples } from './mp4-samples.js';

/**
 * MP4 files (ISO/IEC 14496-12) that a stranger may have written: where every sample lies and when it
 * is shown, and what else is in the file. Files in fragments are refused, as releases have none.
 */

const MOST_BOXES = 4096;
const LONGEST_PLAIN = 256;
const LARGEST_MOVIE = 1 << 28;

const PLAIN_TOP = new Set(['ftyp', 'wide']);

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
        tracks = new MovieReader(new BoxReader(bytes), file.size, oddities).tracks();
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
  const header = new BoxReader(await file.read(at, Math.min(16, left)));
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
