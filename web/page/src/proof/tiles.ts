import { concat, hex, i64, u32, unhex, utf8, view, type Bytes } from './bytes.js';
import { digestOf, Sha256, type Digest } from './digest.js';
import { node, split } from './merkle.js';
import type { PlacedFrames } from './placed-frames.js';
import type { PictureSeal } from './seal.js';
import { readTrack, trackBytes, type Track } from './track.js';

/** Opened tiles of sealed pictures, and which must be opened: docs/formats/seal.md. */

export class MalformedTiles extends Error {}

const BEGINNING = utf8('unseal/tiles/1\n');
const MOST_FRAMES = 100_000_000;
const MOST_BLOCKS = 10_000_000;
const LARGEST_SIDE = 16_384;
export const TILE = 16;
const DISTANCE = 8;
export const PLANES = 3;
export const BLOCK = 8;
export const ABSENT = 0xffff;
const LARGEST_MEAN = 16 * 255;
/** Sixteenths of a grey level by which a mean of luminance may move, and of Cb and Cr. */
const MOST_LUMA = 10 * 16;
const MOST_CHROMA = 7 * 16;
const SECOND = 1_000_000;

export class TileGrid {
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly rows: number;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.columns = Math.ceil(width / TILE);
    this.rows = Math.ceil(height / TILE);
  }

  get tiles(): number {
    return this.columns * this.rows;
  }
}

/** Means of one picture: all tiles of luminance, then of Cb, then of Cr. */
export type Means = Uint16Array;

/** A plane of 8 bits; rows begin at multiples of the stride. */
export interface Plane {
  readonly bytes: Uint8Array;
  readonly offset: number;
  readonly stride: number;
  /** Bytes from a sample to the next. */
  readonly step: number;
}

export function meansOf(grid: TileGrid, planes: readonly Plane[]): Means {
  const means = new Uint16Array(PLANES * grid.tiles);
  let place = 0;
  planes.forEach(({ bytes, offset, stride, step }, plane) => {
    const half = plane === 0 ? 0 : 1;
    const width = (grid.width + half) >> half;
    const height = (grid.height + half) >> half;
    const side = TILE >> half;
    for (let top = 0; top < height; top += side) {
      const rows = Math.min(side, height - top);
      for (let left = 0; left < width; left += side) {
        const columns = Math.min(side, width - left);
        let sum = 0;
        for (let row = 0; row < rows; row++) {
          let at = offset + (top + row) * stride + left * step;
          for (let column = 0; column < columns; column++, at += step) {
            sum += bytes[at] ?? 0;
          }
        }
        means[place++] = Math.floor((16 * sum) / (rows * columns));
      }
    }
  });
  return means;
}

export interface OpenedBlock {
  readonly block: number;
  /** By tile whether it is opened. */
  readonly tiles: Uint8Array;
  /** By frame. */
  readonly means: readonly Means[];
}

/** Reads the file, and gives out only what belongs to the picture seal. */
export class TilesReader {
  readonly track: Track;
  readonly grid: TileGrid;
  readonly frames: number;
  readonly opened: readonly number[];
  private readonly bytes: Bytes;
  private readonly data: DataView;
  private readonly roots: readonly Digest[];
  private at = 0;
  private next = 0;

  constructor(bytes: Bytes, seal: PictureSeal) {
    this.bytes = bytes;
    this.data = view(bytes);
    if (hex(this.take(BEGINNING.length)) !== hex(BEGINNING)) {
      throw new MalformedTiles('not a file of opened tiles of version 1');
    }
    const letter = String.fromCharCode(this.u8());
    const ordinal = this.u8();
    if (letter !== 'v' && letter !== 'a') {
      throw new MalformedTiles('tiles of no track of pictures');
    }
    this.track = readTrack(`${letter}${String(ordinal)}`);
    const width = this.u32();
    const height = this.u32();
    if (width < 1 || height < 1 || width > LARGEST_SIDE || height > LARGEST_SIDE) {
      throw new MalformedTiles('pictures of a size that can’t be');
    }
    this.grid = new TileGrid(width, height);
    this.frames = this.u32();
    const count = this.u32();
    if (this.frames > MOST_FRAMES) {
      throw new MalformedTiles('a number of frames that no recording has');
    }
    const blocks = Math.ceil(this.frames / BLOCK);
    if (count > Math.min(blocks, MOST_BLOCKS) || count > bytes.length / 4) {
      throw new MalformedTiles('more blocks opened than there can be');
    }
    const opened: number[] = [];
    for (let i = 0; i < count; i++) {
      const block = this.u32();
      if (block <= (opened.at(-1) ?? -1) || block >= blocks) {
        throw new MalformedTiles('opened blocks out of order, or beyond the last');
      }
      opened.push(block);
    }
    this.opened = opened;
    const roots: Digest[] = [];
    const tree = blocks === 0 ? digestOf() : this.overBlocks(0, blocks, 0, count, roots);
    this.roots = roots;
    const root = new Sha256()
      .byte(0x1a)
      .update(trackBytes(this.track))
      .update(u32(width))
      .update(u32(height))
      .update(u32(this.frames))
      .add(tree)
      .end();
    if (seal.roots.get(this.track) !== root) {
      throw new MalformedTiles('the opened blocks do not belong to the picture seal');
    }
  }

  private take(length: number): Bytes {
    if (this.at + length > this.bytes.length) {
      throw new MalformedTiles('the file ends too early');
    }
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  private u8(): number {
    return this.take(1)[0] ?? 0;
  }

  private u32(): number {
    this.take(4);
    return this.data.getUint32(this.at - 4);
  }

  private digest(): Digest {
    return hex(this.take(32));
  }

  /** Of the blocks from..end those opened are `opened[low..high]`. */
  private overBlocks(
    from: number,
    end: number,
    low: number,
    high: number,
    roots: Digest[],
  ): Digest {
    if (low === high || end - from === 1) {
      const digest = this.digest();
      if (low < high) {
        roots.push(digest);
      }
      return digest;
    }
    const middle = from + split(end - from);
    let between = low;
    while (between < high && (this.opened[between] ?? end) < middle) {
      between++;
    }
    const left = this.overBlocks(from, middle, low, between, roots);
    return node(left, this.overBlocks(middle, end, between, high, roots));
  }

  /** The next opened block; null after the last, when nothing follows it. */
  async block(): Promise<OpenedBlock | null> {
    const block = this.opened[this.next];
    if (block === undefined) {
      if (this.at < this.bytes.length) {
        throw new MalformedTiles('something follows the last block');
      }
      return null;
    }
    const frames = Math.min(BLOCK, this.frames - block * BLOCK);
    const bits = this.take(Math.ceil(this.grid.tiles / 8));
    const tiles = new Uint8Array(this.grid.tiles);
    let count = 0;
    for (let tile = 0; tile < bits.length * 8; tile++) {
      if (((bits[tile >> 3] ?? 0) & (0x80 >> (tile & 7))) !== 0) {
        if (tile >= tiles.length) {
          throw new MalformedTiles('a block opens no tile, or one that there is not');
        }
        tiles[tile] = 1;
        count++;
      }
    }
    if (count === 0) {
      throw new MalformedTiles('a block opens no tile, or one that there is not');
    }
    const length = this.u32();
    const values = count * PLANES * frames;
    if (length > 2 * values + Math.floor((2 * values) / 1000) + 64) {
      throw new MalformedTiles('a block is longer than any can be');
    }
    const means = meansIn(
      await inflated(this.take(length), 2 * values),
      this.grid,
      tiles,
      frames,
    );
    if (this.overTiles(tiles, means, 0, tiles.length) !== this.roots[this.next]) {
      throw new MalformedTiles(
        `the opened tiles of block ${String(block)} are not those that were sealed`,
      );
    }
    this.next++;
    return { block, tiles, means };
  }

  private overTiles(
    tiles: Uint8Array,
    means: readonly Means[],
    from: number,
    end: number,
  ): Digest {
    const some = tiles.subarray(from, end);
    if (!some.includes(1)) {
      return this.digest();
    }
    if (!some.includes(0)) {
      return this.subtree(this.take(32), means, from, end);
    }
    const middle = from + split(end - from);
    const left = this.overTiles(tiles, means, from, middle);
    return node(left, this.overTiles(tiles, means, middle, end));
  }

  /** All of a subtree, from its salt. */
  private subtree(salt: Bytes, means: readonly Means[], from: number, end: number): Digest {
    if (end - from === 1) {
      const leaf = new Uint8Array(means.length * PLANES * 2);
      const to = view(leaf);
      let place = 0;
      for (const frame of means) {
        for (let plane = 0; plane < PLANES; plane++, place += 2) {
          to.setUint16(place, frame[plane * this.grid.tiles + from] ?? 0);
        }
      }
      return digestOf(Uint8Array.of(0x18), salt, leaf);
    }
    const middle = from + split(end - from);
    const left = new Sha256().byte(0x19).byte(0).update(salt).endBytes();
    const right = new Sha256().byte(0x19).byte(1).update(salt).endBytes();
    return node(
      this.subtree(left, means, from, middle),
      this.subtree(right, means, middle, end),
    );
  }
}

async function inflated(bytes: Bytes, length: number): Promise<Bytes> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  const reader = stream.getReader();
  const pieces: Uint8Array[] = [];
  let got = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        break;
      }
      got += value.length;
      if (got > length) {
        await reader.cancel();
        break;
      }
      pieces.push(value);
    }
  } catch {
    throw new MalformedTiles('the means of a block are not deflated');
  }
  if (got !== length) {
    throw new MalformedTiles('a block has more means or fewer than tiles');
  }
  return concat(pieces);
}

function meansIn(
  bytes: Bytes,
  grid: TileGrid,
  tiles: Uint8Array,
  frames: number,
): readonly Means[] {
  const places: number[] = [];
  tiles.forEach((opened, tile) => {
    if (opened === 1) {
      places.push(tile);
    }
  });
  const values = bytes.length / 2;
  const means: Means[] = [];
  let place = 0;
  for (let frame = 0; frame < frames; frame++) {
    const now = new Uint16Array(PLANES * grid.tiles);
    const before = means[frame - 1];
    for (let plane = 0; plane < PLANES; plane++) {
      let last = 0;
      for (const tile of places) {
        const at = plane * grid.tiles + tile;
        const zigzag = ((bytes[place] ?? 0) << 8) | (bytes[values + place] ?? 0);
        place++;
        const change = (zigzag >>> 1) ^ -(zigzag & 1);
        const mean = ((before === undefined ? last : (before[at] ?? 0)) + change) & 0xffff;
        if (mean > LARGEST_MEAN && mean !== ABSENT) {
          throw new MalformedTiles('a mean is larger than any can be');
        }
        now[at] = mean;
        last = mean;
      }
    }
    means.push(now);
  }
  return means;
}

/** Which blocks and tiles a release must open. */
export class BlockDraw {
  private readonly placed: PlacedFrames;
  private readonly grid: TileGrid;

  constructor(placed: PlacedFrames, grid: TileGrid) {
    this.placed = placed;
    this.grid = grid;
  }

  /** By tile whether it can be opened; none where the block can't be. */
  tiles(block: number): Uint8Array {
    const tiles = new Uint8Array(this.grid.tiles).fill(1);
    const first = block * BLOCK;
    const end = Math.min(first + BLOCK, this.placed.frames);
    for (let frame = first; frame < end; frame++) {
      const cover = this.placed.cover(frame);
      if (this.placed.fate(frame) === 'ABSENT' || cover === 'WHOLE') {
        return tiles.fill(0);
      }
      if (cover !== 'NOTHING') {
        for (const [left, top, right, bottom] of cover) {
          this.removeNear(tiles, left, top, right, bottom);
        }
      }
    }
    return tiles;
  }

  private removeNear(
    tiles: Uint8Array,
    left: number,
    top: number,
    right: number,
    bottom: number,
  ): void {
    const { columns, rows } = this.grid;
    const first = (edge: number, most: number): number =>
      Math.min(most, Math.max(0, Math.floor((edge - DISTANCE) / TILE)));
    const behind = (edge: number, most: number): number =>
      Math.min(most, Math.max(0, Math.floor((edge + DISTANCE - 1) / TILE) + 1));
    for (let row = first(top, rows); row < behind(bottom, rows); row++) {
      tiles.fill(0, row * columns + first(left, columns), row * columns + behind(right, columns));
    }
  }

  /** The blocks that are drawn, by the SHA-256 of every file that has frames of the track. */
  drawn(track: Track, media: readonly Digest[]): ReadonlySet<number> {
    const drawn = new Set<number>();
    const candidates = new Set<number>();
    let current: number | null = null;
    let judged = -1;
    let can = false;
    const end = (): void => {
      if (current !== null && candidates.size > 0) {
        const sorted = [...candidates].sort((a, b) => a - b);
        drawn.add(sorted[draw(track, media, current, sorted.length)] ?? 0);
      }
      candidates.clear();
    };
    for (let frame = 0; frame < this.placed.frames; frame++) {
      if (this.placed.fate(frame) !== 'RENDER') {
        continue;
      }
      const second = Math.floor(this.placed.time(frame) / SECOND);
      if (second !== current) {
        end();
        current = second;
      }
      const block = Math.floor(frame / BLOCK);
      if (block !== judged) {
        judged = block;
        can = this.tiles(block).includes(1);
      }
      if (can) {
        candidates.add(block);
      }
    }
    end();
    return drawn;
  }
}

export function draw(track: Track, media: readonly Digest[], second: number, candidates: number): number {
  const digest = digestOf(
    Uint8Array.of(0x1b),
    trackBytes(track),
    i64(second),
    ...media.map((file) => unhex(file)),
  );
  return Number(BigInt(`0x${digest.substring(0, 16)}`) % BigInt(candidates));
}

export interface Difference {
  readonly tile: number;
  readonly sixteenths: number;
}

/** The tile that differs most, where no encoder moves one as far; null for none. */
export function accused(
  grid: TileGrid,
  sealed: Means,
  tiles: Uint8Array,
  released: Means,
): Difference | null {
  let worst: Difference | null = null;
  let most = 1000;
  tiles.forEach((compared, tile) => {
    if (compared !== 1 || sealed[tile] === ABSENT) {
      return;
    }
    for (let plane = 0; plane < PLANES; plane++) {
      const at = plane * grid.tiles + tile;
      const sixteenths = Math.abs((sealed[at] ?? 0) - (released[at] ?? 0));
      const ofLimit = Math.ceil((1000 * sixteenths) / (plane === 0 ? MOST_LUMA : MOST_CHROMA));
      if (ofLimit > most) {
        most = ofLimit;
        worst = { tile, sixteenths };
      }
    }
  });
  return worst;
}
