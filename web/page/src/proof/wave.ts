import { ascii, equal, utf8, view, type Bytes } from './bytes.js';
import { Breath, Window, type FileBytes } from './files.js';
import { MalformedMedia, type CodedMedia, type MediaTrack, type UnitTaker } from './media.js';

/** WAV files of which every byte is accounted for, and what muted samples are: release.md, Calls. */

const MOST_CHANNELS = 64;
const MOST_SECOND = 1 << 24;
const MOST_CHUNKS = 64;

export interface Coding {
  readonly code: string;
  readonly tag: number;
  readonly bytes: number;
}

const CODINGS: readonly Coding[] = [
  { code: 'pcm_u8', tag: 1, bytes: 1 },
  { code: 'pcm_s16le', tag: 1, bytes: 2 },
  { code: 'pcm_s24le', tag: 1, bytes: 3 },
  { code: 'pcm_s32le', tag: 1, bytes: 4 },
  { code: 'pcm_f32le', tag: 3, bytes: 4 },
  { code: 'pcm_f64le', tag: 3, bytes: 8 },
  { code: 'pcm_alaw', tag: 6, bytes: 1 },
  { code: 'pcm_mulaw', tag: 7, bytes: 1 },
];

export function codingOf(code: string): Coding | null {
  return CODINGS.find((coding) => coding.code === code) ?? null;
}

export interface WaveFormat {
  readonly coding: Coding;
  readonly rate: number;
  readonly channels: number;
}

/** Null where no recording has such samples. */
export function waveFormat(coding: Coding, rate: number, channels: number): WaveFormat | null {
  const fits =
    channels >= 1 &&
    channels <= MOST_CHANNELS &&
    rate > 0 &&
    coding.bytes * channels * rate <= MOST_SECOND;
  return fits ? { coding, rate, channels } : null;
}

export function sampleBytes(format: WaveFormat): number {
  return format.coding.bytes * format.channels;
}

/** What a seal's parameters are of. */
export function formatWords(format: WaveFormat): Bytes {
  return utf8(`${format.coding.code} ${String(format.rate)} ${String(format.channels)}`);
}

/** The chunk that says what samples are. */
function formatChunk(format: WaveFormat): Bytes {
  const length = format.coding.tag === 1 ? 16 : 18;
  const chunk = new Uint8Array(8 + length);
  const to = view(chunk);
  chunk.set(utf8('fmt '));
  to.setUint32(4, length, true);
  to.setUint16(8, format.coding.tag, true);
  to.setUint16(10, format.channels, true);
  to.setUint32(12, format.rate, true);
  to.setUint32(16, sampleBytes(format) * format.rate, true);
  to.setUint16(20, sampleBytes(format), true);
  to.setUint16(22, format.coding.bytes * 8, true);
  return chunk;
}

export type Replacement = 'silence' | 'tone';

const TONE_RATE = 1000;
const TURN = 1 << 16;
const HALF = TURN / 2;

/** A replaced sample's value, full scale 32 bits, by its place in the recording. */
function replaced(by: Replacement, sample: number, rate: number): number {
  if (by === 'silence') {
    return 0;
  }
  const frequency = Math.min(TONE_RATE, Math.floor(rate / 4));
  const phase = Math.floor(((sample % rate) * frequency * TURN) / rate) % TURN;
  const part = phase % HALF;
  const height = part * (HALF - part);
  return phase < HALF ? height : -height;
}

/** ITU-T G.711, of 16 bits. */
function aLaw(sample: number): number {
  const sign = sample < 0 ? 0 : 0x80;
  const magnitude = sample < 0 ? -sample - 1 : sample;
  let code = magnitude >> 4;
  if (magnitude >= 256) {
    const exponent = 24 - Math.clz32(magnitude);
    code = (exponent << 4) | ((magnitude >> (exponent + 3)) & 0xf);
  }
  return (sign | code) ^ 0x55;
}

function muLaw(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const magnitude = Math.min(32_635, Math.abs(sample)) + 132;
  const exponent = 24 - Math.clz32(magnitude);
  return ~(sign | (exponent << 4) | ((magnitude >> (exponent + 3)) & 0xf)) & 0xff;
}

function putCoded(coding: Coding, value: number, to: DataView, at: number): void {
  switch (coding.code) {
    case 'pcm_u8':
      to.setUint8(at, (value >> 24) + 128);
      break;
    case 'pcm_s16le':
      to.setInt16(at, value >> 16, true);
      break;
    case 'pcm_s24le':
      to.setUint16(at, (value >> 8) & 0xffff, true);
      to.setInt8(at + 2, value >> 24);
      break;
    case 'pcm_s32le':
      to.setInt32(at, value, true);
      break;
    case 'pcm_f32le':
      to.setFloat32(at, (value >> 8) / (1 << 23), true);
      break;
    case 'pcm_f64le':
      to.setFloat64(at, (value >> 8) / (1 << 23), true);
      break;
    case 'pcm_alaw':
      to.setUint8(at, aLaw(value >> 16));
      break;
    default:
      to.setUint8(at, muLaw(value >> 16));
  }
}

/** Writes what takes the place of a sample in all channels. */
export function putReplaced(
  format: WaveFormat,
  by: Replacement,
  sample: number,
  to: DataView,
  at: number,
): void {
  const value = replaced(by, sample, format.rate);
  for (let channel = 0; channel < format.channels; channel++) {
    putCoded(format.coding, value, to, at + channel * format.coding.bytes);
  }
}

/** One track of sound, a unit for each second. */
export class WaveMedia implements CodedMedia {
  readonly tracks: readonly MediaTrack[];
  readonly oddities: readonly string[];
  private readonly format: WaveFormat;
  private readonly from: number;
  private readonly samples: number;
  private readonly window: Window;
  private readonly breath = new Breath();

  private constructor(
    file: FileBytes,
    format: WaveFormat,
    from: number,
    samples: number,
    oddities: readonly string[],
  ) {
    this.window = new Window(file);
    this.format = format;
    this.from = from;
    this.samples = samples;
    this.oddities = oddities;
    this.tracks = [
      {
        number: 1,
        kind: 'a',
        format: { is: 'WHOLE', extradata: formatWords(format) },
        base: { num: 1, den: format.rate },
      },
    ];
  }

  static async open(file: FileBytes): Promise<WaveMedia> {
    const oddities: string[] = [];
    const bytes = (at: number, count: number): Promise<Bytes> => {
      if (count > file.size - at) {
        throw new MalformedMedia('it ends before it should');
      }
      return file.read(at, count);
    };
    const head = await bytes(0, 12);
    if (ascii(head, 0, 4) !== 'RIFF' || ascii(head, 8, 12) !== 'WAVE') {
      throw new MalformedMedia('it is no WAV file');
    }
    if (view(head).getUint32(4, true) !== file.size - 8) {
      oddities.push('its head has another length than the file');
    }
    let format: WaveFormat | null = null;
    let at = 12;
    for (let chunk = 0; chunk < MOST_CHUNKS; chunk++) {
      const next = await bytes(at, 8);
      const size = view(next).getUint32(4, true);
      const name = ascii(next, 0, 4);
      if (size > file.size - at - 8) {
        throw new MalformedMedia('a part of it ends behind the file');
      }
      if (name === 'fmt ' && format === null) {
        if (size !== 16 && size !== 18) {
          throw new MalformedMedia('its format is not written as plainly as it should be');
        }
        format = readFormat(await bytes(at, 8 + size));
      } else if (name === 'data') {
        if (format === null) {
          throw new MalformedMedia('samples come before what says how they are coded');
        }
        if (size % sampleBytes(format) !== 0) {
          throw new MalformedMedia('its last sample is not whole');
        }
        let end = at + 8 + size;
        if (size % 2 === 1) {
          if (end === file.size) {
            throw new MalformedMedia('it ends before it should');
          }
          if ((await bytes(end, 1))[0] !== 0) {
            oddities.push('something in the place of nothing behind the samples');
          }
          end++;
        }
        if (end < file.size) {
          oddities.push('bytes behind the samples');
        }
        return new WaveMedia(file, format, at + 8, size / sampleBytes(format), oddities);
      } else {
        oddities.push('a part that is neither the format nor the samples');
      }
      at += 8 + size + (size % 2);
    }
    throw new MalformedMedia('it has too many parts');
  }

  readAll(taker: UnitTaker): Promise<void> {
    return this.readSome(0, 0, Infinity, taker);
  }

  async readSome(_: number, from: number, count: number, taker: UnitTaker): Promise<void> {
    const { rate } = this.format;
    const size = sampleBytes(this.format);
    for (let unit = from; unit < from + count && unit * rate < this.samples; unit++) {
      const samples = Math.min(rate, this.samples - unit * rate);
      const bytes = await this.window.bytes(this.from + unit * rate * size, samples * size);
      taker(0, bytes, unit * rate);
      await this.breath.needed();
    }
  }
}

function readFormat(chunk: Bytes): WaveFormat {
  const from = view(chunk);
  const tag = from.getUint16(8, true);
  const bits = from.getUint16(22, true);
  const coding = CODINGS.find((one) => one.tag === tag && one.bytes * 8 === bits);
  if (coding === undefined) {
    throw new MalformedMedia('samples in a way not known here');
  }
  const format = waveFormat(coding, from.getInt32(12, true), from.getUint16(10, true));
  if (format === null) {
    throw new MalformedMedia('its format is none that a recording has');
  }
  if (!equal(chunk, formatChunk(format))) {
    throw new MalformedMedia('its format contradicts itself');
  }
  return format;
}
