import type { Digest } from './digest.js';
import type { Spot } from './finding.js';
import { Fields, Malformed, readJson } from './json.js';
import type { Part } from './merkle.js';
import { fileName, optionalPlain, plain, requirePlain } from './text.js';
import {
  leafDigest,
  MOST_UNITS,
  OpenedTimes,
  readBase,
  readSalt,
  readTrack,
  timeDigest,
  type Base,
  type LeafTime,
  type Parts,
  type Salt,
  type Salts,
  type Track,
} from './track.js';

/** The manifest of a release of one recording: docs/formats/release.md. Every count has a bound. */

export const RELEASE = 'release.json';
export const SIGNATURE = '.sig';
export const LONGEST_RELEASE = 96 << 20;

const MOST_FILES = 1000;
const MOST_MEDIA = 64;
const MOST_TRACKS = 64;
const MOST_ENTRIES = 1 << 20;
const MOST_LEAVES = 2 ** 40;
const MOST_NODES = 128;
const MOST_INT = 2 ** 31 - 1;
const LARGEST_SSIM = 1_000_000;
const FILL = /^#[0-9a-f]{6}$/;

export interface ListedFile {
  readonly name: string;
  readonly sha256: Digest;
  readonly bytes: number;
}

export interface Reference {
  readonly file: string;
  readonly digest: Digest;
}

export interface MediaItem {
  readonly file: string;
  readonly number: number;
  readonly of: Track;
  readonly offset: number;
  readonly base: Base;
  readonly derived: boolean;
}

export interface Place {
  readonly media: number;
  readonly sample: number;
  readonly count: number;
}

interface Shown0 {
  readonly leaf: number;
  readonly place: Place;
  readonly parts: Parts;
  readonly time: LeafTime;
  readonly times: OpenedTimes;
}

export interface Pass extends Shown0 {
  readonly is: 'PASS';
  readonly salts: Salts;
}

export interface Render extends Shown0 {
  readonly is: 'RENDER';
  readonly timeSalt: Salt;
  readonly unitsSalt: Salt;
  readonly content: Digest;
  readonly ground: string | null;
  readonly ssim: number | null;
  readonly frames: readonly [number, number] | null;
  readonly why: string | null;
}

export type Shown = Pass | Render;

export interface Gap {
  readonly is: 'GAP';
  readonly leaf: number;
  readonly parts: Parts;
  readonly salts: Salts;
  readonly time: LeafTime;
  readonly times: OpenedTimes;
}

type Absence = 'WITHHELD' | 'TRIM';

/** A run of leaves of which nothing is open. */
export interface Closed {
  readonly is: Absence;
  readonly leaf: number;
  readonly leaves: number;
  readonly nodes: readonly Digest[];
  readonly ground: string;
  readonly units: number | null;
}

/** A leaf that is not shown and of which only the time is open. */
export interface Opened {
  readonly is: Absence;
  readonly leaf: number;
  readonly parts: Parts;
  readonly timing: Digest;
  readonly timeSalt: Salt;
  readonly time: LeafTime;
  readonly ground: string;
  readonly units: number | null;
}

export type Entry = Shown | Gap | Closed | Opened;

export interface ReleaseTrack {
  readonly track: Track;
  readonly entries: readonly Entry[];
}

export interface Release {
  readonly tool: string;
  readonly created: string;
  readonly files: readonly ListedFile[];
  readonly seal: Reference;
  readonly pictures: { readonly seal: Reference; readonly tiles: string } | null;
  readonly plan: string;
  readonly decisions: string;
  readonly media: readonly MediaItem[];
  readonly fill: string;
  readonly unreviewed: string | null;
  readonly ground: string | null;
  readonly catalogue: Reference | null;
  readonly tracks: readonly ReleaseTrack[];
  readonly notUnderstood: number;
}

export function isShown(entry: Entry): entry is Shown {
  return entry.is === 'PASS' || entry.is === 'RENDER';
}

export function isAbsent(entry: Entry): entry is Closed | Opened {
  return entry.is === 'WITHHELD' || entry.is === 'TRIM';
}

export function isClosed(entry: Entry): entry is Closed {
  return 'nodes' in entry;
}

export function leavesOf(entry: Entry): number {
  return isClosed(entry) ? entry.leaves : 1;
}

/** Where a finding about an entry is. */
export function spotOf(track: Track, entry: Entry): Spot {
  return isClosed(entry)
    ? { track, leaf: entry.leaf }
    : { track, leaf: entry.leaf, begins: entry.time.begins, ends: entry.time.ends };
}

/** What an entry says of the tree, all of it recomputed from what is opened. */
export function partOf(track: Track, entry: Entry): Part {
  if (isClosed(entry)) {
    return { leaves: entry.leaves, nodes: entry.nodes };
  }
  const [time, timing] =
    entry.is === 'PASS' || entry.is === 'GAP'
      ? [timeDigest(entry.time, entry.salts.t), entry.times.digest(entry.salts.u)]
      : entry.is === 'RENDER'
        ? [timeDigest(entry.time, entry.timeSalt), entry.times.digest(entry.unitsSalt)]
        : [timeDigest(entry.time, entry.timeSalt), entry.timing];
  return { leaves: 1, leaf: leafDigest(track, entry.leaf, entry.parts, time, timing) };
}

const KNOWN = new Set([
  'schema',
  'version',
  'tool',
  'created',
  'files',
  'seal',
  'pictures',
  'plan',
  'decisions',
  'media',
  'render',
  'unreviewed',
  'ground',
  'detectors',
  'supersedes',
  'audit',
  'catalogue',
  'tracks',
]);

export function readRelease(document: Uint8Array): Release {
  if (document.length > LONGEST_RELEASE) {
    throw new Malformed(`the manifest is longer than ${String(LONGEST_RELEASE)} bytes`);
  }
  const object = Fields.of(readJson(document), 'the manifest');
  object.requireSchema('unseal/release', 1);
  const tool = object.text('tool');
  const created = object.text('created');
  const files = readFiles(object, MOST_FILES);
  const seal = reference(object.object('seal').only('file', 'digest'));
  const pictures = object.has('pictures') ? readPictures(object.object('pictures')) : null;
  const plan = fileName(object.object('plan').only('file'), 'file');
  const decisions = fileName(object.object('decisions').only('file'), 'file');
  const media = object.objects('media', MOST_MEDIA).map(readMedia);
  const fill = readRender(object.object('render'));
  const unreviewed = optionalPlain(object, 'unreviewed');
  const ground = optionalPlain(object, 'ground');
  for (const detector of object.objects('detectors', 64)) {
    detector.only('name', 'sha256').digest('sha256');
    plain(detector, 'name');
  }
  if (object.has('supersedes')) {
    object.digest('supersedes');
  }
  if (object.has('audit')) {
    readAudit(object.object('audit'));
  }
  const catalogue = object.has('catalogue')
    ? reference(object.object('catalogue').only('file', 'digest'))
    : null;
  const tracks = readTracks(object);
  requirePlain(tool, 'tool');
  requirePlain(created, 'created');
  return {
    tool,
    created,
    files,
    seal,
    pictures,
    plan,
    decisions,
    media,
    fill,
    unreviewed,
    ground,
    catalogue,
    tracks,
    notUnderstood: object.names().filter((name) => !KNOWN.has(name)).length,
  };
}

/** A list of files, no two alike in lower case. */
function readFiles(object: Fields, most: number): readonly ListedFile[] {
  const names = new Set<string>();
  return object.objects('files', most).map((file) => {
    file.only('name', 'sha256', 'bytes');
    const name = fileName(file, 'name');
    const lower = name.toLowerCase();
    if (names.has(lower)) {
      throw new Malformed('a file twice');
    }
    names.add(lower);
    return { name, sha256: file.digest('sha256'), bytes: file.count('bytes') };
  });
}

function reference(object: Fields): Reference {
  return { file: fileName(object, 'file'), digest: object.digest('digest') };
}

function readPictures(object: Fields): { seal: Reference; tiles: string } {
  object.only('file', 'digest', 'tiles', 'beforeDecision');
  if (object.has('beforeDecision')) {
    object.flag('beforeDecision');
  }
  return { seal: reference(object), tiles: fileName(object, 'tiles') };
}

function readMedia(item: Fields): MediaItem {
  item.only('file', 'track', 'of', 'startOffset', 'derived');
  const offset = item.object('startOffset').only('ticks', 'num', 'den');
  return {
    file: fileName(item, 'file'),
    number: item.within('track', 1, 0xffff_ffff),
    of: readTrack(item.text('of')),
    offset: offset.number('ticks'),
    base: readBase(offset),
    derived: item.has('derived') && item.flag('derived'),
  };
}

function readRender(object: Fields): string {
  object.only('mode', 'reason', 'encoder', 'fill');
  const mode = object.text('mode');
  if (mode !== 'smart' && mode !== 'full') {
    throw new Malformed('a mode of rendering that is not known');
  }
  const reason = optionalPlain(object, 'reason');
  plain(object, 'encoder');
  if ((reason !== null) !== (mode === 'full')) {
    throw new Malformed('a reason where all was made again, and only there');
  }
  return readFill(object);
}

export function readFill(object: Fields): string {
  const fill = object.text('fill');
  if (!FILL.test(fill)) {
    throw new Malformed('not a colour as #000000');
  }
  return fill;
}

function readAudit(object: Fields): void {
  object.only('mode', 'detector', 'sha256', 'frames', 'findings', 'found');
  const findings = object.objects('findings', 1000);
  for (const each of findings) {
    each.only('code', 'frames', 'box');
    const [first, end] = each.numbers('frames');
    const few = each.numbers('frames').length === 2 && first !== undefined && end !== undefined;
    if (!few || first < 0 || end <= first || end > MOST_INT) {
      throw new Malformed('numbers that can’t be, in frames');
    }
    if (!/^[A-Z][A-Z_]{0,63}$/.test(each.text('code'))) {
      throw new Malformed('a finding of an audit that can’t be');
    }
    if (each.has('box')) {
      readBox(each.numbers('box'), 1 << 16, 1 << 16);
    }
  }
  const mode = object.text('mode');
  if (object.has('detector')) {
    plain(object, 'detector');
    object.digest('sha256');
  }
  object.within('frames', 0, MOST_INT);
  const found = object.within('found', 0, MOST_INT);
  if ((mode !== 'sample' && mode !== 'full') || found < findings.length) {
    throw new Malformed('an audit that can’t be');
  }
}

/** Left, top, right, bottom; half-open. */
export type Box = readonly [number, number, number, number];

export function readBox(numbers: readonly unknown[], width: number, height: number): Box {
  const [left, top, right, bottom] = numbers;
  if (
    numbers.length !== 4 ||
    typeof left !== 'number' ||
    typeof top !== 'number' ||
    typeof right !== 'number' ||
    typeof bottom !== 'number' ||
    left < 0 ||
    top < 0 ||
    right > width ||
    bottom > height ||
    right <= left ||
    bottom <= top
  ) {
    throw new Malformed('a box that is not within the picture');
  }
  return [left, top, right, bottom];
}

function readTracks(object: Fields): readonly ReleaseTrack[] {
  const ids = new Set<Track>();
  let left = MOST_ENTRIES;
  return object.objects('tracks', MOST_TRACKS).map((each) => {
    each.only('track', 'entries');
    const track = readTrack(each.text('track'));
    if (ids.has(track)) {
      throw new Malformed(`track ${track} twice`);
    }
    ids.add(track);
    const entries = each.objects('entries', left).map(readEntry);
    left -= entries.length;
    return { track, entries };
  });
}

function readEntry(entry: Fields): Entry {
  const is = entry.text('is');
  switch (is) {
    case 'PASS':
      return readPass(entry);
    case 'RENDER':
      return readRendered(entry);
    case 'GAP':
      return readGap(entry);
    case 'WITHHELD':
    case 'TRIM':
      return readAbsent(entry, is);
    default:
      throw new Malformed('an entry that is none of the known kinds');
  }
}

function readPass(entry: Fields): Pass {
  entry.only(
    ...['leaf', 'is', 'media', 'sample', 'count', 'c', 's', 'p', 'salts', 'begins', 'ends'],
    'times',
  );
  const place = readPlace(entry);
  const times = readTimes(entry);
  if (times.units !== place.count) {
    throw new Malformed(`${String(times.units)} times of ${String(place.count)} units`);
  }
  return {
    is: 'PASS',
    leaf: readLeaf(entry),
    place,
    parts: readParts(entry),
    salts: readSalts(entry),
    time: readTime(entry),
    times,
  };
}

function readRendered(entry: Fields): Render {
  entry.only(
    ...['leaf', 'is', 'media', 'sample', 'count', 'c', 's', 'p', 'salts', 'begins', 'ends'],
    ...['times', 'content', 'ground', 'ssim', 'frames', 'why'],
  );
  const salts = entry.object('salts').only('t', 'u');
  const place = readPlace(entry);
  const times = readTimes(entry);
  const frames = entry.has('frames') ? readFrames(entry) : null;
  const shown = frames === null ? times.units : frames[1] - frames[0];
  if (shown !== place.count || (frames !== null && frames[1] > times.units)) {
    throw new Malformed(`${String(place.count)} units of a leaf with ${String(times.units)}`);
  }
  return {
    is: 'RENDER',
    leaf: readLeaf(entry),
    place,
    parts: readParts(entry),
    timeSalt: readSalt(salts, 't'),
    unitsSalt: readSalt(salts, 'u'),
    time: readTime(entry),
    times,
    content: entry.digest('content'),
    ground: optionalPlain(entry, 'ground'),
    ssim: entry.has('ssim') ? entry.within('ssim', -LARGEST_SSIM, LARGEST_SSIM) : null,
    frames,
    why: optionalPlain(entry, 'why'),
  };
}

function readFrames(entry: Fields): readonly [number, number] {
  const [from, end, ...more] = entry.numbers('frames');
  if (
    from === undefined ||
    end === undefined ||
    more.length > 0 ||
    from < 0 ||
    end <= from ||
    end > MOST_UNITS
  ) {
    throw new Malformed('frames that are not from one to another');
  }
  return [from, end];
}

function readGap(entry: Fields): Gap {
  entry.only('leaf', 'is', 'c', 's', 'p', 'salts', 'begins', 'ends', 'times');
  const times = readTimes(entry);
  if (times.units !== 0) {
    throw new Malformed(`a gap of ${String(times.units)} units`);
  }
  return {
    is: 'GAP',
    leaf: readLeaf(entry),
    parts: readParts(entry),
    salts: readSalts(entry),
    time: readTime(entry),
    times,
  };
}

function readAbsent(entry: Fields, is: Absence): Closed | Opened {
  const leaves = entry.within('leaves', 1, MOST_LEAVES);
  const units = entry.has('units') ? entry.within('units', 0, MOST_INT) : null;
  const ground = plain(entry, 'ground');
  if (entry.has('nodes')) {
    entry.only('leaf', 'is', 'leaves', 'nodes', 'ground', 'units');
    const nodes = entry.digests('nodes');
    if (nodes.length === 0 || nodes.length > MOST_NODES) {
      throw new Malformed(`${String(nodes.length)} nodes`);
    }
    return { is, leaf: readLeaf(entry), leaves, nodes, ground, units };
  }
  entry.only(
    ...['leaf', 'is', 'leaves', 'c', 's', 'p', 'u', 'salts', 'begins', 'ends', 'ground', 'units'],
  );
  if (leaves !== 1) {
    throw new Malformed(`the time of ${String(leaves)} leaves at once`);
  }
  return {
    is,
    leaf: readLeaf(entry),
    parts: readParts(entry),
    timing: entry.digest('u'),
    timeSalt: readSalt(entry.object('salts').only('t'), 't'),
    time: readTime(entry),
    ground,
    units,
  };
}

function readLeaf(entry: Fields): number {
  return entry.within('leaf', 0, MOST_LEAVES);
}

function readPlace(entry: Fields): Place {
  return {
    media: entry.within('media', 0, MOST_INT),
    sample: entry.count('sample'),
    count: entry.within('count', 1, MOST_UNITS),
  };
}

function readParts(entry: Fields): Parts {
  return { c: entry.digest('c'), s: entry.digest('s'), p: entry.digest('p') };
}

function readTime(entry: Fields): LeafTime {
  const begins = entry.number('begins');
  const ends = entry.number('ends');
  if (ends < begins) {
    throw new Malformed(`from ${String(begins)} to ${String(ends)}`);
  }
  return { begins, ends };
}

function readSalts(entry: Fields): Salts {
  const salts = entry.object('salts').only('c', 's', 'p', 't', 'u');
  return {
    c: readSalt(salts, 'c'),
    s: readSalt(salts, 's'),
    p: readSalt(salts, 'p'),
    t: readSalt(salts, 't'),
    u: readSalt(salts, 'u'),
  };
}

function readTimes(entry: Fields): OpenedTimes {
  const times = entry.object('times').only('num', 'den', 'first', 'after');
  const base = readBase(times);
  const first = times.number('first');
  const after = times.numbers('after');
  const [begin] = after;
  if (begin === undefined ? first !== 0 : begin !== 0) {
    throw new Malformed('times that are not counted from the first');
  }
  if (after.length > MOST_UNITS) {
    throw new Malformed(`${String(after.length)} units in a leaf`);
  }
  return new OpenedTimes(base, first, after);
}
