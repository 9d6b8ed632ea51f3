import { hex } from './bytes.js';
import type { Mp4Track } from './mp4-movie.js';
import type { Mp4Media } from './mp4.js';
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
    const session = new Session(config, grid, places);
    const index = media.file.tracks.indexOf(track);
    let next = 0;
    try {
      for (const stretch of stretchesOf(track, places)) {
        await session.stretch(media, index, stretch);
        if (session.refused !== null) {
          return session.refused;
        }
        // frames of a stretch may be shown after wanted ones of the next: give what is in order
        for (let place = wanted[next]; place !== undefined && session.results.has(place); ) {
          await take(place, session.results.get(place) ?? null);
          session.results.delete(place);
          place = wanted[++next];
        }
      }
    } finally {
      session.close();
    }
    for (let place = wanted[next]; place !== undefined; place = wanted[++next]) {
      await take(place, session.results.get(place) ?? null);
    }
    return 'DECODED';
  }
}

/** One decoder for as long as it works; after a failure another one goes on at a key frame. */
class Session {
  readonly results = new Map<number, Means>();
  refused: 'CAN_NOT' | 'OTHER_SIZE' | null = null;
  private readonly config: VideoDecoderConfig;
  private readonly grid: TileGrid;
  /** By sample. */
  private readonly places: ReadonlyMap<number, number>;
  private readonly working: Promise<void>[] = [];
  private decoder: VideoDecoder | null = null;
  private failed = false;

  constructor(
    config: VideoDecoderConfig,
    grid: TileGrid,
    places: ReadonlyMap<number, number>,
  ) {
    this.config = config;
    this.grid = grid;
    this.places = places;
  }

  close(): void {
    if (this.decoder !== null && this.decoder.state !== 'closed') {
      this.decoder.close();
    }
    this.decoder = null;
  }

  private open(): VideoDecoder {
    if (this.decoder?.state === 'configured') {
      return this.decoder;
    }
    const decoder = new VideoDecoder({
      output: (frame) => {
        this.working.push(
          this.take(frame).catch(() => {
            this.failed = true;
          }),
        );
      },
      error: () => {
        this.failed = true;
      },
    });
    decoder.configure(this.config);
    this.decoder = decoder;
    return decoder;
  }

  private async take(frame: VideoFrame): Promise<void> {
    try {
      const place = this.places.get(frame.timestamp);
      const size = frame.visibleRect ?? frame.codedRect;
      if (place === undefined || size === null) {
        return;
      }
      const { width, height } = this.grid;
      if (
        size.width < width ||
        size.height < height ||
        size.width >= width + MARGIN ||
        size.height >= height + MARGIN
      ) {
        this.refused = 'OTHER_SIZE';
        return;
      }
      const planes = await planesOf(frame);
      if (planes === null) {
        this.refused = 'CAN_NOT';
        return;
      }
      this.results.set(place, meansOf(this.grid, planes));
    } finally {
      frame.close();
    }
  }

  async stretch(media: Mp4Media, track: number, stretch: Stretch): Promise<void> {
    this.failed = false;
    try {
      const decoder = this.open();
      for (let sample = stretch.from; sample < stretch.end; sample++) {
        await media.readSome(track, sample, 1, (_, unit) => {
          decoder.decode(
            new EncodedVideoChunk({
              type: sample === stretch.from ? 'key' : 'delta',
              timestamp: sample, // ours comes back with the picture
              data: unit.slice(),
            }),
          );
        });
        while (decoder.decodeQueueSize > MOST_WAITING && !this.failing()) {
          await new Promise((resolve) => {
            decoder.addEventListener('dequeue', resolve, { once: true });
          });
        }
        await Promise.all(this.working.splice(0));
        if (this.failing()) {
          break;
        }
      }
      await decoder.flush();
    } catch {
      this.failed = true;
    }
    await Promise.all(this.working.splice(0));
    if (this.failed) {
      this.close();
    }
  }

  private failing(): boolean {
    return this.failed;
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
