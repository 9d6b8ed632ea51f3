import { equal, utf8, view, type Bytes } from './bytes.js';
import type { Findings } from './finding.js';
import { Fields, Malformed, readJson } from './json.js';
import type { UnitFormat } from './nal.js';
import { isShown, spotOf, type Release, type ReleaseTrack, type Shown } from './release-document.js';
import { optionalPlain, plain } from './text.js';
import { isVideo } from './track.js';
import {
  codingOf,
  formatWords,
  putReplaced,
  sampleBytes,
  waveFormat,
  type Replacement,
  type WaveFormat,
} from './wave.js';

/** What is muted in a call, and whether that is what was done. */

export const LONGEST_MUTES = 8 << 20;
export const LABELS = 'labels.vtt';
export const CALL_TRACK = 'a0';
const MOST_SPANS = 20_000;
const MOST_INT = 2 ** 31 - 1;
const MICROS = 1_000_000;

interface Mute {
  readonly from: number;
  readonly end: number;
  readonly by: Replacement;
  readonly ground: string;
  readonly label: string | null;
}

export class SoundPlan {
  readonly format: WaveFormat;
  readonly first: number;
  readonly samples: number;
  readonly spans: readonly Mute[];

  private constructor(
    format: WaveFormat,
    first: number,
    samples: number,
    spans: readonly Mute[],
  ) {
    this.format = format;
    this.first = first;
    this.samples = samples;
    this.spans = spans;
  }

  static read(document: Uint8Array): SoundPlan {
    if (document.length > LONGEST_MUTES) {
      throw new Malformed(`the list of mutes is longer than ${String(LONGEST_MUTES)} bytes`);
    }
    const object = Fields.of(readJson(document), 'the list of mutes');
    object.requireSchema('unseal/mutes', 1);
    object.only(
      ...['schema', 'version', 'coding', 'rate', 'channels', 'first', 'samples', 'spans'],
    );
    const spans = object.objects('spans', MOST_SPANS).map(readMute);
    const coding = codingOf(object.text('coding'));
    if (coding === null) {
      throw new Malformed('a coding that is not known');
    }
    const format = waveFormat(
      coding,
      object.within('rate', 1, MOST_INT),
      object.within('channels', 1, 64),
    );
    const first = object.count('first');
    const samples = object.within('samples', 1, 2 ** 40);
    if (format === null || first % format.rate !== 0) {
      throw new Malformed('the list of mutes has a value that can’t be');
    }
    let at = first;
    for (const span of spans) {
      if (span.from < at || span.end > first + samples) {
        throw new Malformed('spans that are not in order within the file');
      }
      at = span.end;
    }
    return new SoundPlan(format, first, samples, spans);
  }

  /** The spans that some samples are in. */
  private within(from: number, end: number): readonly Mute[] {
    let low = 0;
    let high = this.spans.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.spans[middle]?.end ?? 0) <= from) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    let last = low;
    while (last < this.spans.length && (this.spans[last]?.from ?? end) < end) {
      last++;
    }
    return this.spans.slice(low, last);
  }

  /** The grounds on which something of a second is muted; null for none. */
  ground(second: number): string | null {
    const { rate } = this.format;
    const grounds = new Set(
      this.within(second * rate, (second + 1) * rate).map((span) => span.ground),
    );
    return grounds.size === 0 ? null : [...grounds].join('; ');
  }

  /** Puts into a second's samples what takes the place of those that are muted. */
  mute(second: number, bytes: Uint8Array): void {
    const size = sampleBytes(this.format);
    const begins = second * this.format.rate;
    const ends = begins + Math.floor(bytes.length / size);
    const to = view(bytes);
    for (const span of this.within(begins, ends)) {
      for (let at = Math.max(begins, span.from); at < Math.min(ends, span.end); at++) {
        putReplaced(this.format, span.by, at, to, (at - begins) * size);
      }
    }
  }

  /** The labels follow from the list byte by byte. */
  labels(): Bytes {
    let text = 'WEBVTT\n';
    for (const span of this.spans) {
      const from = Math.floor(((span.from - this.first) * 1000) / this.format.rate);
      const end = Math.ceil(((span.end - this.first) * 1000) / this.format.rate);
      text += `\n${stamp(from)} --> ${stamp(end)}\n[removed: ${escaped(span.ground)}]`;
      text += span.label === null ? '\n' : ` ${escaped(span.label)}\n`;
    }
    return utf8(text);
  }
}

function readMute(span: Fields): Mute {
  span.only('from', 'to', 'with', 'ground', 'label');
  const from = span.count('from');
  const end = span.count('to');
  const by = span.text('with');
  if (by !== 'silence' && by !== 'tone') {
    throw new Malformed('muted in no known way');
  }
  if (end <= from) {
    throw new Malformed(`samples ${String(from)} to ${String(end)}`);
  }
  return { from, end, by, ground: plain(span, 'ground'), label: optionalPlain(span, 'label') };
}

function stamp(millis: number): string {
  const digits = (value: number, count: number): string => String(value).padStart(count, '0');
  const hours = digits(Math.floor(millis / 3_600_000), 2);
  const minutes = digits(Math.floor(millis / 60_000) % 60, 2);
  const seconds = digits(Math.floor(millis / 1000) % 60, 2);
  return `${hours}:${minutes}:${seconds}.${digits(millis % 1000, 3)}`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Whether a release is of a recording without pictures, so that its plan is a list of mutes. */
export function isCall(release: Release): boolean {
  return (
    !release.tracks.some((track) => isVideo(track.track)) &&
    !release.media.some((item) => isVideo(item.of))
  );
}

/** No second with a mute in it that was copied, none replaced without, each on its grounds. */
export function checkSoundPlan(
  plan: SoundPlan,
  release: Release,
  file: string,
  findings: Findings,
): void {
  if (release.media.some((item) => item.of === CALL_TRACK && item.derived)) {
    return; // no leaf is shown
  }
  for (const track of release.tracks) {
    if (track.track === CALL_TRACK) {
      checkTrack(plan, track, file, findings);
    }
  }
}

function checkTrack(
  plan: SoundPlan,
  track: ReleaseTrack,
  file: string,
  findings: Findings,
): void {
  const { rate } = plan.format;
  let second = plan.first / rate;
  for (const entry of track.entries.filter(isShown)) {
    const spot = spotOf(track.track, entry);
    if (entry.leaf !== second || entry.place.count !== 1) {
      findings.add('PLAN_DIFFERS', file, 'the list of mutes is about other seconds', spot);
      return;
    }
    const ground = plan.ground(entry.leaf);
    checkEntry(entry, ground, (code, words) => {
      findings.add(code, file, words, spot);
    });
    second++;
  }
  if (second !== Math.ceil((plan.first + plan.samples) / rate)) {
    findings.add('PLAN_DIFFERS', file, 'the list of mutes is about more seconds');
  }
}

function checkEntry(
  entry: Shown,
  ground: string | null,
  tell: (code: 'PLAN_DIFFERS' | 'RENDER_UNEXPLAINED', words: string) => void,
): void {
  if (entry.is === 'PASS') {
    if (ground !== null) {
      tell('PLAN_DIFFERS', 'something is to be muted and was published as it was');
    }
  } else if (ground === null) {
    tell('RENDER_UNEXPLAINED', 'no mute lies in it');
  } else if (entry.ground !== ground) {
    tell('PLAN_DIFFERS', 'it is muted on another ground than the manifest gives');
  }
}

/** Checks while a call passes by that what is muted in it is the silence or tone it should be. */
export class MutedSamples {
  private readonly plan: SoundPlan;
  private readonly file: string;
  private readonly findings: Findings;
  private readonly comparable: boolean;
  private samples = 0;
  private unit = 0;

  constructor(plan: SoundPlan, format: UnitFormat, file: string, findings: Findings) {
    this.plan = plan;
    this.file = file;
    this.findings = findings;
    this.comparable =
      format.is === 'WHOLE' &&
      file.endsWith('.wav') &&
      equal(format.extradata, formatWords(plan.format));
    if (!this.comparable) {
      findings.add(
        'PARAMETERS_DIFFER',
        file,
        'its samples are not of the coding, rate and channels that the list of mutes names',
      );
    }
  }

  take(bytes: Uint8Array): void {
    this.samples += Math.floor(bytes.length / sampleBytes(this.plan.format));
    const second = this.plan.first / this.plan.format.rate + this.unit++;
    if (!this.comparable || this.plan.ground(second) === null) {
      return;
    }
    const muted = bytes.slice();
    this.plan.mute(second, muted);
    if (!equal(muted, bytes)) {
      this.findings.add('MUTE_DIFFERS', this.file, '', {
        track: CALL_TRACK,
        leaf: second,
        begins: second * MICROS,
        ends: (second + 1) * MICROS,
      });
    }
  }

  end(): void {
    if (this.comparable && this.samples !== this.plan.samples) {
      const [of, has] = [String(this.plan.samples), String(this.samples)];
      this.findings.add(
        'PLAN_DIFFERS',
        this.file,
        `the list of mutes is about ${of} samples, the file has ${has}`,
      );
    }
  }
}
