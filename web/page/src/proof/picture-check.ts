import { TooLong } from '../body.js';
import { Breath, readWhole, type ReleaseFiles } from './files.js';
import type { Findings, NotChecked } from './finding.js';
import { Malformed } from './json.js';
import type { Mp4Track } from './mp4-movie.js';
import { Mp4Media } from './mp4.js';
import { PlacedFrames } from './placed-frames.js';
import type { Plan } from './plan.js';
import { spotOf, type Release } from './release-document.js';
import { LONGEST_SEAL, readPictureSeal, type PictureSeal } from './seal.js';
import {
  accused,
  BLOCK,
  BlockDraw,
  MalformedTiles,
  TILE,
  TilesReader,
  type Means,
  type OpenedBlock,
  type TileGrid,
} from './tiles.js';
import { LOOKED_AT_BEYOND, type PictureChecker } from './verify-release.js';
import type { Track } from './track.js';

/** Whoever can decode a track of an MP4 file. */
export interface PictureDecoder {
  /**
   * Decodes what is needed for some frames, which are counted in presentation order, and gives the
   * means of each in that order; null where it can't be decoded. Answers false, and gives nothing,
   * where it can't decode such a track at all.
   */
  decode(
    media: Mp4Media,
    track: Mp4Track,
    grid: TileGrid,
    wanted: readonly number[],
    take: (place: number, means: Means | null) => Promise<void>,
  ): Promise<'DECODED' | 'CAN_NOT' | 'OTHER_SIZE'>;
}

const LONGEST_TILES = 1 << 30;
const MOST_TOLD = 1_000;

function noneIfTooLong(error: unknown): null {
  if (error instanceof TooLong) {
    return null;
  }
  throw error;
}

/** Compares the pictures of what was re-encoded with those that were sealed. */
export class DecodedPictures implements PictureChecker {
  private readonly decoder: PictureDecoder;

  constructor(decoder: PictureDecoder) {
    this.decoder = decoder;
  }

  async check(
    files: ReleaseFiles,
    release: Release,
    plan: Plan,
    findings: Findings,
  ): ReturnType<PictureChecker['check']> {
    const reference = release.pictures;
    if (reference === null) {
      return 'NOT_CHECKED';
    }
    const document = await readWhole(files, reference.seal.file, LONGEST_SEAL);
    let seal: PictureSeal;
    try {
      if (document.is !== 'read') {
        throw new Malformed('too long');
      }
      seal = readPictureSeal(document.bytes);
    } catch (error) {
      if (!(error instanceof Malformed)) {
        throw error;
      }
      findings.add('PICTURES_UNREADABLE', reference.seal.file, error.message);
      return 'NOT_CHECKED';
    }
    if (seal.seal !== release.seal.digest) {
      findings.add('PICTURES_DIFFER', reference.seal.file, 'it is of another seal');
      return 'NOT_CHECKED';
    }
    const tiles = await readWhole(files, reference.tiles, LONGEST_TILES);
    let reader: TilesReader;
    try {
      if (tiles.is !== 'read') {
        throw new MalformedTiles(tiles.is === 'missing' ? 'no such file in the release' : '');
      }
      reader = new TilesReader(tiles.bytes, seal);
    } catch (error) {
      if (!(error instanceof MalformedTiles)) {
        throw error;
      }
      findings.add('PICTURES_UNREADABLE', reference.tiles, error.message);
      return 'NOT_CHECKED';
    }
    const placed = PlacedFrames.of(release, plan, reader.track);
    if (placed === null) {
      const words = 'nothing says where its frames lie';
      findings.add('PICTURE_DIFFERS', reference.tiles, words);
      return 'NOT_CHECKED';
    }
    const told = new Told(placed, reader.track, reference.tiles, findings);
    if (placed.frames !== reader.frames) {
      told.unreadable('the plan has another number of frames than was sealed');
      return 'NOT_CHECKED';
    }
    const comparison = new Comparison(reader, placed, told);
    const undone = await this.media(files, release, comparison, reader, placed, told);
    if (undone !== null) {
      findings.notChecked.add(undone);
      return 'NOT_CHECKED';
    }
    await comparison.end();
    return comparison.blocks === 0 && !told.any ? 'NOTHING_TO_COMPARE' : 'COMPARED';
  }

  private async media(
    files: ReleaseFiles,
    release: Release,
    comparison: Comparison,
    reader: TilesReader,
    placed: PlacedFrames,
    told: Told,
  ): Promise<NotChecked | null> {
    const places = placesOf(reader, placed);
    for (const [i, item] of placed.media.entries()) {
      const frames = places[i];
      if (frames === undefined || frames.size === 0) {
        continue;
      }
      const listed = release.files.find((file) => file.name === item.file)?.bytes ?? 0;
      const bytes = await files.open(item.file, listed + LOOKED_AT_BEYOND).catch(noneIfTooLong);
      if (bytes === null) {
        continue; // told already
      }
      const media = await Mp4Media.open(bytes);
      const track = media.file.tracks.find((one) => one.id === item.number);
      if (track === undefined) {
        continue; // told already
      }
      const wanted = [...frames.keys()];
      const done = await this.decoder.decode(media, track, reader.grid, wanted, (place, means) =>
        comparison.frame(frames.get(place) ?? -1, means),
      );
      files.forget(item.file);
      if (done === 'CAN_NOT') {
        return 'PICTURES_FORMAT';
      }
      if (done === 'OTHER_SIZE') {
        told.otherSize(item.file);
      }
    }
    return null;
  }
}

/** By media file: where the frames of opened blocks lie in it, in presentation order. */
function placesOf(reader: TilesReader, placed: PlacedFrames): readonly Map<number, number>[] {
  const places = placed.media.map(() => new Map<number, number>());
  const next = placed.media.map(() => 0);
  const opened = new Set(reader.opened);
  const end = Math.min(placed.frames, ((reader.opened.at(-1) ?? -1) + 1) * BLOCK);
  for (let frame = 0; frame < end; frame++) {
    if (placed.fate(frame) !== 'ABSENT') {
      const media = placed.mediaOf(frame);
      const place = next[media] ?? 0;
      if (opened.has(Math.floor(frame / BLOCK))) {
        places[media]?.set(place, frame);
      }
      next[media] = place + 1;
    }
  }
  return places;
}

/** Says what is wrong, as the Java verifier does. */
class Told {
  any = false;
  private readonly placed: PlacedFrames;
  private readonly track: Track;
  private readonly tiles: string;
  private readonly findings: Findings;
  private count = 0;

  constructor(placed: PlacedFrames, track: Track, tiles: string, findings: Findings) {
    this.placed = placed;
    this.track = track;
    this.tiles = tiles;
    this.findings = findings;
  }

  private at(frame: number, file: string, words: string): void {
    this.any = true;
    if (this.count++ < MOST_TOLD) {
      const entry = this.placed.entry(frame);
      const spot = entry === null ? { track: this.track } : spotOf(this.track, entry);
      this.findings.add('PICTURE_DIFFERS', file, words, spot);
    }
  }

  notOpened(block: number): void {
    this.at(BLOCK * block, this.tiles, `block ${String(block)} is not opened, or not all of it`);
  }

  notShown(frame: number): void {
    this.at(frame, '', `frame ${String(frame)} can't be decoded`);
  }

  differs(frame: number, tile: number, columns: number, sixteenths: number): void {
    const [left, top] = [(tile % columns) * TILE, Math.floor(tile / columns) * TILE];
    this.at(
      frame,
      '',
      `frame ${String(frame)}, the tile at column ${String(left)} and row ${String(top)}, differs by ${String(Math.trunc(sixteenths / 16))} grey levels`,
    );
  }

  otherSize(file: string): void {
    this.any = true;
    const words = 'its pictures are of another size than the sealed ones';
    this.findings.add('PICTURE_DIFFERS', file, words);
  }

  unreadable(words: string): void {
    this.any = true;
    this.findings.add('PICTURES_UNREADABLE', this.tiles, words);
  }
}

/** Goes through opened blocks and released frames side by side, both in order. */
class Comparison {
  blocks = 0;
  private readonly reader: TilesReader;
  private readonly draw: BlockDraw;
  private readonly drawn: ReadonlySet<number>;
  private readonly told: Told;
  private readonly breath = new Breath();
  private current: OpenedBlock | null = null;
  private compared = new Uint8Array(0);
  private next = 0;
  private ended = false;

  constructor(reader: TilesReader, placed: PlacedFrames, told: Told) {
    this.reader = reader;
    this.told = told;
    this.draw = new BlockDraw(placed, reader.grid);
    this.drawn = this.draw.drawn(reader.track, placed.digests);
    const opened = new Set(reader.opened);
    for (const block of [...this.drawn].sort((a, b) => a - b)) {
      if (!opened.has(block)) {
        told.notOpened(block);
      }
    }
  }

  private endOf(block: OpenedBlock): number {
    return block.block * BLOCK + block.means.length;
  }

  /** A frame of the release; frames come in order. */
  async frame(frame: number, released: Means | null): Promise<void> {
    while (!this.ended && (this.current === null || this.endOf(this.current) <= frame)) {
      await this.advance();
    }
    const block = this.current;
    if (this.ended || block === null || frame < this.next) {
      return;
    }
    this.notShown(frame);
    this.next = frame + 1;
    const sealed = block.means[frame - block.block * BLOCK];
    if (released === null || sealed === undefined) {
      this.told.notShown(frame);
      return;
    }
    const worst = accused(this.reader.grid, sealed, this.compared, released);
    if (worst !== null) {
      this.told.differs(frame, worst.tile, this.reader.grid.columns, worst.sixteenths);
    }
    await this.breath.needed();
  }

  /** No more frames come; what is left is read, so that all of the file is checked. */
  async end(): Promise<void> {
    while (!this.ended) {
      await this.advance();
      await this.breath.needed();
    }
  }

  private async advance(): Promise<void> {
    if (this.current !== null) {
      this.notShown(this.endOf(this.current));
    }
    try {
      this.current = await this.reader.block();
    } catch (error) {
      if (!(error instanceof MalformedTiles)) {
        throw error;
      }
      this.told.unreadable(error.message);
      this.current = null;
    }
    const block = this.current;
    this.ended = block === null;
    if (block === null) {
      return;
    }
    const can = this.draw.tiles(block.block);
    this.compared = can.map((tile, i) => tile & (block.tiles[i] ?? 0));
    if (this.drawn.has(block.block) && this.compared.some((tile, i) => tile !== can[i])) {
      this.told.notOpened(block.block);
    }
    const none = !this.compared.includes(1);
    this.next = none ? this.endOf(block) : block.block * BLOCK;
    this.blocks += none ? 0 : 1;
  }

  private notShown(before: number): void {
    for (; this.next < before; this.next++) {
      this.told.notShown(this.next);
    }
  }
}
