import { hex } from './bytes.js';
import type { Mp4Media, Mp4Track } from './mp4.js';
import type { PictureDecoder } from './picture-check.js';
import { meansOf, type Means, type Plane, type TileGrid } from './tiles.js';

/** How much larger a release's pictures may be: what an encoder needs. */
const MARGIN = 4;
const MOST_WAITING = 16;

/** What WebCodecs calls the coding; null for one that is not decoded here. */
function codecOf(track: Mp4Track): string | null {
  const config = track.extradata;
  if ((track.codec === 'avc1' || track.codec === 'avc3') && config.length > 3) {
    return `${track.codec}.${hex(config.subarray(1, 4)).toUpperCase()}`;
  }
  if ((track.codec === 'hvc1' || track.codec === 'hev1') && config.length > 12) {
    return hevcCodec(track.codec, config);
  }
  return null;
}

/** ISO/IEC 14496-15, annex E.3. */
function hevcCodec(name: string, config: Uint8Array): string {
  const profile = config[1] ?? 0;
  const space = ['', 'A', 'B', 'C'][profile >> 6] ?? '';
  const flags = new DataView(config.buffer, config.byteOffset).getUint32(2);
  let reversed = 0;
  for (let bit = 0; bit < 32; bit++) {
    reversed = (reversed << 1) | ((flags >>> bit) & 1);
  }
  const tier = (profile & 0x20) === 0 ? 'L' : 'H';
  const constraints = [...config.subarray(6, 12)];
  while (constraints.at(-1) === 0) {
    constraints.pop();
  }
  const parts = [
    name,
    `${space}${String(profile & 0x1f)}`,
    (reversed >>> 0).toString(16),
    `${tier}${String(config[12] ?? 0)}`,
    ...constraints.map((byte) => byte.toString(16)),
  ];
  return parts.join('.');
}

/** The planes of a picture of 8 bits, 4:2:0; null for others. */
async function planesOf(frame: VideoFrame): Promise<readonly Plane[] | null> {
  if (frame.format !== 'I420' && frame.format !== 'NV12' && frame.format !== 'I420A') {
    return null;
  }
  const rect = frame.codedRect;
  if (rect === null) {
    return null;
  }
  const visible = frame.visibleRect ?? rect;
  const bytes = new Uint8Array(frame.allocationSize({ rect: visible }));
  const [y, u, v] = await frame.copyTo(bytes, { rect: visible });
  if (y === undefined || u === undefined) {
    return null;
  }
  const luma = { bytes, ...y, step: 1 };
  if (frame.format === 'NV12') {
    const step = 2;
    return [luma, { bytes, ...u, step }, { bytes, ...u, offset: u.offset + 1, step }];
  }
  return v === undefined ? null : [luma, { bytes, ...u, step: 1 }, { bytes, ...v, step: 1 }];
}

interface Stretch {
  /** Samples in decode order, from a key frame to before the next. */
  readonly from: number;
  readonly end: number;
}

/** The browser's own decoder. It decodes only what wanted frames need, from key frame on. */
export class BrowserDecoder implements PictureDecoder {
  static get there(): boolean {
    return typeof VideoDecoder === 'function';
  }

  async decode(
    media: Mp4Media,
    track: Mp4Track,
    grid: TileGrid,
    wanted: readonly number[],
    take: (place: number, means: Means | null) => Promise<void>,
  ): ReturnType<PictureDecoder['decode']> {
    const codec = codecOf(track);
    if (codec === null || !BrowserDecoder.there) {
      return 'CAN_NOT';
    }
    const config: VideoDecoderConfig = {
      codec,
      description: track.extradata,
      hardwareAcceleration: 'prefer-software',
    };
    try {
      if ((await VideoDecoder.isConfigSupported(config)).supported !== true) {
        return 'CAN_NOT';
      }
    } catch {
      return 'CAN_NOT';
    }
    const order = Array.from(track.samples.pts.keys()).sort(
      (a, b) => (track.samples.pts[a] ?? 0) - (track.samples.pts[b] ?? 0),
    );
    const places = new Map<number, number>(); // by sample
    for (const place of wanted) {
      const sample = order[place];
      if (sample !== undefined) {
        places.set(sample, place);
      }
    }
    const index = media.file.tracks.indexOf(track);
    const results = new Map<number, Means | null>();
    let next = 0;
    for (const stretch of stretchesOf(track, places)) {
      const done = await this.stretch(media, index, grid, config, stretch, places, results);
      if (done !== 'DECODED') {
        return done;
      }
      // frames of this stretch may be shown after wanted ones of the next, so give what is in order
      for (let place = wanted[next]; place !== undefined && results.has(place); ) {
        await take(place, results.get(place) ?? null);
        results.delete(place);
        place = wanted[++next];
      }
    }
    for (let place = wanted[next]; place !== undefined; place = wanted[++next]) {
      await take(place, results.get(place) ?? null);
    }
    return 'DECODED';
  }

  private async stretch(
    media: Mp4Media,
    index: number,
    grid: TileGrid,
    config: VideoDecoderConfig,
    stretch: Stretch,
    places: ReadonlyMap<number, number>,
    results: Map<number, Means | null>,
  ): ReturnType<PictureDecoder['decode']> {
    let answer: Awaited<ReturnType<PictureDecoder['decode']>> = 'DECODED';
    let failed = false;
    const working: Promise<void>[] = [];
    const take = async (frame: VideoFrame): Promise<void> => {
      try {
        const place = places.get(frame.timestamp);
        if (place === undefined) {
          return;
        }
        const size = frame.visibleRect ?? frame.codedRect;
        const fits =
          size !== null &&
          size.width >= grid.width &&
          size.height >= grid.height &&
          size.width < grid.width + MARGIN &&
          size.height < grid.height + MARGIN;
        if (!fits) {
          answer = 'OTHER_SIZE';
          return;
        }
        const planes = await planesOf(frame);
        if (planes === null) {
          answer = 'CAN_NOT';
          return;
        }
        results.set(place, meansOf(grid, planes));
      } finally {
        frame.close();
      }
    };
    const decoder = new VideoDecoder({
      output: (frame) => {
        working.push(
          take(frame).catch(() => {
            failed = true;
          }),
        );
      },
      error: () => {
        failed = true;
      },
    });
    try {
      decoder.configure(config);
      for (let sample = stretch.from; sample < stretch.end && !failed; sample++) {
        await media.readSome(index, sample, 1, (_, unit) => {
          decoder.decode(
            new EncodedVideoChunk({
              type: sample === stretch.from ? 'key' : 'delta',
              timestamp: sample, // ours comes back with the picture
              data: unit.slice(),
            }),
          );
        });
        while (decoder.decodeQueueSize > MOST_WAITING) {
          await new Promise((resolve) => {
            decoder.addEventListener('dequeue', resolve, { once: true });
          });
        }
        await Promise.all(working.splice(0));
      }
      if (!failed) {
        await decoder.flush();
      }
    } catch {
      failed = true;
    }
    await Promise.all(working);
    if (decoder.state !== 'closed') {
      decoder.close();
    }
    return answer;
  }
}

/** From the key frame before each wanted sample to the next one behind it. */
function stretchesOf(track: Mp4Track, wanted: ReadonlyMap<number, number>): readonly Stretch[] {
  const { sync } = track.samples;
  const stretches: Stretch[] = [];
  let from = 0;
  let any = false;
  for (let sample = 0; sample <= sync.length; sample++) {
    if (sample === sync.length || (sample > from && sync[sample] === 1)) {
      if (any) {
        stretches.push({ from, end: sample });
      }
      from = sample;
      any = false;
    }
    any ||= wanted.has(sample);
  }
  return stretches;
}
