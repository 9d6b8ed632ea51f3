import { Fields, Malformed, readJson, type JsonValue } from './json.js';
import { isPlain } from './text.js';

/** The document `timeline.json`: docs/formats/timeline.md. Every count has a bound. */

export const LONGEST_TIMELINE = 48 << 20;

const TIME = 4_000_000_000_000_000;
const SCALES = 10_000;
const SEGMENTS = 20_000;
const EVENTS = 20_000;
const TICKS = 200_000;
const ORDERS = 20_000;
const READINGS = 16;
const MARKS = 8;
const BOUNDS = 4_000;
const ORIGINS = 400;
const ID = /^[a-z0-9][a-z0-9.#-]{0,63}$/;
const ALL = 1_000_000;
export const REFERENCE = 'utc';

/** In how many of a million cases a statement holds, where somebody estimated that. */
export type Coverage = number | null;

export interface Range {
  readonly low: number;
  readonly high: number;
}

export interface Joint {
  readonly least: number;
  readonly most: number | null;
  readonly basis: Coverage;
}

export interface Segment {
  readonly from: number;
  readonly to: number;
  readonly joint: Joint | null;
}

export interface Scale {
  readonly id: string;
  readonly ppm: number;
  readonly jitter: number;
  readonly segments: readonly Segment[];
  readonly standing: { readonly offset: Range; readonly basis: Coverage } | null;
  readonly basis: Coverage;
}

export type Site =
  | {
      readonly scale: string;
      readonly segment: number;
      readonly low: number;
      readonly high: number;
      readonly behindLow: boolean;
    }
  | { readonly event: string };

export interface Mark {
  readonly site: Site;
  readonly lag: Range;
  readonly period: Range | null;
}

export interface Event {
  readonly id: string;
  readonly marks: readonly Mark[];
  readonly basis: Coverage;
}

export interface TickRun {
  readonly id: string;
  readonly clock: string;
  readonly clockSegment: number;
  readonly recording: string;
  readonly recordingSegment: number;
  readonly ticks: readonly (readonly [number, number, number])[];
  readonly basis: Coverage;
}

export type Instant =
  | { readonly scale: string; readonly segment: number; readonly at: number }
  | { readonly event: string }
  | { readonly utc: number };

export interface Order {
  readonly id: string;
  readonly first: Instant;
  readonly then: Instant;
  readonly least: number;
  readonly most: number | null;
  readonly basis: Coverage;
}

export interface Dropped {
  readonly event: string;
  readonly why: 'OUTLIER' | 'WITHDRAWN';
  readonly by: string;
  readonly reason: string;
}

export interface Bound {
  readonly from: Instant;
  readonly of: Instant;
  readonly low: number | null;
  readonly high: number | null;
  readonly lowReasons: readonly string[];
  readonly highReasons: readonly string[];
  readonly timeClass: string;
  readonly coverage: Coverage;
}

export interface Timeline {
  readonly scales: readonly Scale[];
  readonly events: readonly Event[];
  readonly ticks: readonly TickRun[];
  readonly orders: readonly Order[];
  readonly dropped: readonly Dropped[];
  readonly bounds: readonly Bound[];
}

function time(micros: number): number {
  if (micros > TIME || micros < -TIME) {
    throw new Malformed('a value that can’t be: no time that is known here');
  }
  return micros;
}

function ident(text: string): string {
  if (!ID.test(text)) {
    throw new Malformed('a value that can’t be: an id');
  }
  return text;
}

function line(text: string): string {
  if (!isPlain(text)) {
    throw new Malformed('a value that can’t be: a text');
  }
  return text;
}

function must(holds: boolean, words: string): void {
  if (!holds) {
    throw new Malformed(`a value that can’t be: ${words}`);
  }
}

function named(object: Fields, name: string, ...values: readonly string[]): string {
  const text = object.text(name);
  if (!values.includes(text)) {
    throw new Malformed(`${name} has a value that is not known`);
  }
  return text;
}

function optionalTime(object: Fields, name: string): number | null {
  return object.has(name) ? time(object.number(name)) : null;
}

function segmentOf(object: Fields, name: string): number {
  return object.within(name, 0, SEGMENTS);
}

function range(object: Fields, low: string, high: string): Range {
  const found = { low: time(object.number(low)), high: time(object.number(high)) };
  must(found.low <= found.high, 'a range that ends before it begins');
  return found;
}

function basis(outer: Fields): Coverage {
  const object = outer.object('basis').only('support', 'words', 'coverage');
  named(object, 'support', 'MEASURED', 'DOCUMENTED', 'ASSUMED');
  line(object.text('words'));
  const coverage = object.has('coverage') ? object.within('coverage', 0, ALL) : null;
  must(coverage === null || (coverage >= 1 && coverage < ALL), 'a coverage');
  return coverage;
}

function readScale(object: Fields): Scale {
  object.only('id', 'kind', 'ppm', 'jitter', 'zone', 'segments', 'standing', 'basis');
  let standing: Scale['standing'] = null;
  if (object.has('standing')) {
    const inner = object.object('standing').only('low', 'high', 'basis');
    standing = { offset: range(inner, 'low', 'high'), basis: basis(inner) };
  }
  const id = ident(object.text('id'));
  named(object, 'kind', 'RECORDING', 'CLOCK');
  const ppm = object.number('ppm');
  const jitter = time(object.number('jitter'));
  object.within('zone', -86_400, 86_400);
  must(id !== REFERENCE && ppm >= 0 && ppm < ALL && jitter >= 0, 'a scale');
  const segments = object.objects('segments', SEGMENTS).map(readSegment);
  must(segments.length > 0, 'a scale without a segment');
  segments.forEach((segment, i) => {
    must((segment.joint === null) === (i === 0), 'a break before each segment but the first');
  });
  return { id, ppm, jitter, segments, standing, basis: basis(object) };
}

function readSegment(object: Fields): Segment {
  object.only('from', 'to', 'joint');
  const [from, to] = [time(object.number('from')), time(object.number('to'))];
  must(from <= to, 'a segment');
  let joint: Joint | null = null;
  if (object.has('joint')) {
    const inner = object.object('joint').only('kind', 'least', 'most', 'basis');
    named(inner, 'kind', 'STEP', 'REBOOT', 'DAYLIGHT_SAVING', 'GAP', 'JOIN');
    const least = time(inner.number('least'));
    const most = optionalTime(inner, 'most');
    must(least >= 0 && (most === null || most >= least), 'a break');
    joint = { least, most, basis: basis(inner) };
  }
  return { from, to, joint };
}

function readEvent(object: Fields): Event {
  object.only('id', 'kind', 'what', 'marks', 'alone', 'basis');
  const id = ident(object.text('id'));
  const kind = named(object, 'kind', 'ANCHOR', 'CHECK', 'ENTRY');
  line(object.text('what'));
  const marks = object.objects('marks', READINGS).map(readMark);
  const alone = object.has('alone');
  if (alone) {
    line(object.text('alone'));
  }
  must(marks.length > 0 && marks.length <= MARKS, 'marks of one event');
  for (const { mark, readers } of marks) {
    must(mark.period === null || (kind === 'ANCHOR' && marks.length === 2), 'an anchor that repeats');
    const wide = 'scale' in mark.site && mark.site.low !== mark.site.high;
    must(kind !== 'ANCHOR' || !wide || readers >= 2 || alone, 'a mark that one person read');
  }
  must(marks.filter(({ mark }) => mark.period !== null).length <= 1, 'an anchor that repeats twice');
  return { id, marks: marks.map(({ mark }) => mark), basis: basis(object) };
}

function readMark(object: Fields): { mark: Mark; readers: number } {
  object.only(
    ...['scale', 'segment', 'readings', 'event', 'lagLow', 'lagHigh', 'periodLow', 'periodHigh'],
  );
  let site: Site;
  let readers = 0;
  if (object.has('event')) {
    if (object.has('scale') || object.has('segment') || object.has('readings')) {
      throw new Malformed('a mark in two places');
    }
    site = { event: ident(object.text('event')) };
  } else {
    const readings = object.objects('readings', READINGS).map(readReading);
    readers = new Set(readings.map((reading) => reading.by)).size;
    must(readings.length > 0 && readers === readings.length, 'readings');
    const low = Math.min(...readings.map((reading) => reading.low));
    site = {
      scale: ident(object.text('scale')),
      segment: segmentOf(object, 'segment'),
      low,
      high: Math.max(...readings.map((reading) => reading.high)),
      behindLow: readings.every((reading) => reading.low > low || reading.behindLow),
    };
  }
  const period =
    object.has('periodLow') || object.has('periodHigh')
      ? range(object, 'periodLow', 'periodHigh')
      : null;
  must(period === null || period.low > 0, 'a period');
  return { mark: { site, lag: range(object, 'lagLow', 'lagHigh'), period }, readers };
}

function readReading(object: Fields): { by: string; low: number; high: number; behindLow: boolean } {
  object.only('by', 'low', 'high', 'behindLow');
  const by = ident(object.text('by'));
  const [low, high] = [time(object.number('low')), time(object.number('high'))];
  const behindLow = object.flag('behindLow');
  must(high >= low && !(behindLow && high === low), 'a reading');
  return { by, low, high, behindLow };
}

function readTicks(object: Fields): TickRun {
  object.only(
    ...['id', 'clock', 'clockSegment', 'recording', 'recordingSegment', 'ticks', 'basis'],
  );
  const elements = object.elements('ticks');
  must(elements.length > 0 && elements.length <= TICKS, 'ticks');
  return {
    id: ident(object.text('id')),
    clock: ident(object.text('clock')),
    clockSegment: segmentOf(object, 'clockSegment'),
    recording: ident(object.text('recording')),
    recordingSegment: segmentOf(object, 'recordingSegment'),
    ticks: elements.map(readTick),
    basis: basis(object),
  };
}

function readTick(value: JsonValue): readonly [number, number, number] {
  const [shows, before, after, more]: readonly unknown[] = Array.isArray(value) ? value : [];
  if (
    typeof shows !== 'number' ||
    typeof before !== 'number' ||
    typeof after !== 'number' ||
    more !== undefined
  ) {
    throw new Malformed('a tick that is not three whole numbers');
  }
  must(time(after) > time(before), 'a tick');
  return [time(shows), before, after];
}

function readInstant(object: Fields): Instant {
  if (object.has('event')) {
    return { event: ident(object.only('event').text('event')) };
  }
  if (object.has('utc')) {
    return { utc: time(object.only('utc').number('utc')) };
  }
  object.only('scale', 'segment', 'at');
  return {
    scale: ident(object.text('scale')),
    segment: segmentOf(object, 'segment'),
    at: time(object.number('at')),
  };
}

function readOrder(object: Fields): Order {
  object.only('id', 'first', 'then', 'least', 'most', 'basis');
  const least = time(object.number('least'));
  const most = optionalTime(object, 'most');
  must(most === null || most >= least, 'a distance');
  return {
    id: ident(object.text('id')),
    first: readInstant(object.object('first')),
    then: readInstant(object.object('then')),
    least,
    most,
    basis: basis(object),
  };
}

function readDropped(object: Fields): Dropped {
  object.only('event', 'why', 'by', 'reason');
  const why = named(object, 'why', 'OUTLIER', 'WITHDRAWN');
  return {
    event: ident(object.text('event')),
    why: why === 'OUTLIER' ? why : 'WITHDRAWN',
    by: ident(object.text('by')),
    reason: line(object.text('reason')),
  };
}

const REASON = /^(?:RATE|STANDING|BREAK|TICKS|EVENT|ORDER) /;

function reasons(object: Fields, name: string): readonly string[] {
  const elements = object.elements(name);
  return elements.map((element) => {
    if (elements.length > EVENTS || typeof element !== 'string') {
      throw new Malformed(`${name} are no reasons, or too many`);
    }
    if (!REASON.test(element)) {
      throw new Malformed('a reason that is not known');
    }
    return element;
  });
}

function readBound(object: Fields): Bound {
  object.only(
    ...['from', 'of', 'low', 'high', 'lowReasons', 'highReasons', 'class', 'coverage'],
  );
  return {
    from: object.has('from') ? readInstant(object.object('from')) : { utc: 0 },
    of: readInstant(object.object('of')),
    low: object.has('low') ? object.number('low') : null,
    high: object.has('high') ? object.number('high') : null,
    lowReasons: reasons(object, 'lowReasons'),
    highReasons: reasons(object, 'highReasons'),
    timeClass: named(object, 'class', 'BOUNDED', 'ESTIMATED', 'ORDER_ONLY', 'UNSYNCED'),
    coverage: object.has('coverage') ? object.within('coverage', 0, ALL) : null,
  };
}

/** Whether an instant is of what is stated, and within its segment. */
export function isStated(timeline: Places, instant: Instant): boolean {
  if ('utc' in instant) {
    return true;
  }
  if ('event' in instant) {
    return timeline.events.has(instant.event);
  }
  return isPlace(timeline, instant.scale, instant.segment, instant.at);
}

interface Places {
  readonly scales: ReadonlyMap<string, Scale>;
  readonly events: ReadonlySet<string>;
}

function isPlace(places: Places, id: string, segment: number, position: number): boolean {
  if (id === REFERENCE) {
    return segment === 0;
  }
  const found = places.scales.get(id)?.segments[segment];
  return found !== undefined && found.from <= position && position <= found.to;
}

export function placesOf(timeline: Pick<Timeline, 'scales' | 'events'>): Places {
  return {
    scales: new Map(timeline.scales.map((scale) => [scale.id, scale])),
    events: new Set(timeline.events.map((event) => event.id)),
  };
}

/** Whatever is named is there and lies within its segment; ids are unique. */
function requireStated(timeline: Timeline): void {
  const places = placesOf(timeline);
  must(places.scales.size === timeline.scales.length, 'an id twice');
  must(
    timeline.scales.reduce((sum, scale) => sum + scale.segments.length, 0) <= SEGMENTS,
    'segments',
  );
  const ids = [...timeline.events, ...timeline.ticks, ...timeline.orders].map((one) => one.id);
  must(new Set(ids).size === ids.length, 'an id twice');
  let ticks = 0;
  const at = (scale: string, segment: number, position: number): void => {
    must(isPlace(places, scale, segment, position), 'a statement about what is not there');
  };
  for (const run of timeline.ticks) {
    ticks += run.ticks.length;
    for (const [shows, before, after] of run.ticks) {
      at(run.clock, run.clockSegment, shows);
      at(run.recording, run.recordingSegment, before);
      at(run.recording, run.recordingSegment, after);
    }
  }
  must(ticks <= TICKS, 'ticks');
  for (const order of timeline.orders) {
    must(
      isStated(places, order.first) && isStated(places, order.then),
      'a statement about what is not there',
    );
  }
  for (const event of timeline.events) {
    for (const { site } of event.marks) {
      if ('event' in site) {
        must(
          places.events.has(site.event) && site.event !== event.id,
          'a statement about what is not there',
        );
      } else {
        at(site.scale, site.segment, site.low);
        at(site.scale, site.segment, site.high);
      }
    }
  }
  const dropped = new Set(timeline.dropped.map((one) => one.event));
  must(
    dropped.size === timeline.dropped.length &&
      [...dropped].every((event) => places.events.has(event)),
    'what was dropped is not there, or twice',
  );
  const origins = new Set(timeline.bounds.map((bound) => instantKey(bound.from)));
  must(origins.size <= ORIGINS, 'instants that differences are measured from');
}

export function instantKey(instant: Instant): string {
  if ('utc' in instant) {
    return `u${String(instant.utc)}`;
  }
  return 'event' in instant
    ? `e${instant.event}`
    : `${instant.scale} ${String(instant.segment)} ${String(instant.at)}`;
}

export function readTimeline(document: Uint8Array): Timeline {
  if (document.length > LONGEST_TIMELINE) {
    throw new Malformed(`the timeline is longer than ${String(LONGEST_TIMELINE)} bytes`);
  }
  const object = Fields.of(readJson(document), 'the timeline');
  object.requireSchema('unseal/timeline', 1);
  object.only(
    ...['schema', 'version', 'tool', 'created', 'scales', 'events', 'ticks', 'orders', 'dropped'],
    'bounds',
  );
  line(object.text('tool'));
  line(object.text('created'));
  const timeline: Timeline = {
    scales: object.objects('scales', SCALES).map(readScale),
    events: object.objects('events', EVENTS).map(readEvent),
    ticks: object.objects('ticks', EVENTS).map(readTicks),
    orders: object.objects('orders', ORDERS).map(readOrder),
    dropped: object.objects('dropped', EVENTS).map(readDropped),
    bounds: object.objects('bounds', BOUNDS).map(readBound),
  };
  requireStated(timeline);
  return timeline;
}
