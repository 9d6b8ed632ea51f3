import { exact } from './finding.js';
import { MalformedMedia } from './media.js';
import type { Box, BoxReader } from './mp4-boxes.js';

/** Where each sample of a track lies and when it is shown, out of its tables. */

const LARGEST_SAMPLE = 1 << 26;
const TABLES = new Set(['stts', 'ctts', 'stss', 'stsz', 'stsc', 'stco', 'co64']);

/** Samples of a track, counted from 0 in decode order. */
export interface Samples {
  readonly offsets: Float64Array;
  readonly sizes: Int32Array;
  readonly pts: Float64Array;
  readonly sync: Uint8Array;
}

/** Puts the samples of a track together out of its tables; all must be about as many samples. */
export class SampleTable {
  private readonly bytes: BoxReader;
  private readonly fileLength: number;
  private readonly most: number;
  private readonly tables = new Map<string, Box>();

  constructor(bytes: BoxReader, fileLength: number, most: number) {
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
