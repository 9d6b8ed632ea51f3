import type {
  Box,
  Call,
  CaseEvent,
  Clip,
  EventSource,
  Ground,
  Interval,
  Missing,
  PageModel,
  Passed,
  Passing,
  Person,
  Precedence,
  Presence,
  Relative,
  Span,
  Stay,
  Track,
  Transmission,
} from './model.js';

/** A page model that this script does not know, or that cannot be true. */
export class UnreadableModel extends Error {
  override readonly name = 'UnreadableModel';
}

const SCHEMA = 'unseal/page';
const VERSION = 1;
/** Longer models are refused unread: they would hold up the tab, and no case needs one. */
const LONGEST_MODEL = 32 * 1024 * 1024;
const LONGEST_TEXT = 100_000;
const MOST = {
  clips: 1000,
  calls: 10_000,
  transmissions: 20_000,
  events: 20_000,
  people: 1000,
  words: 2000,
  times: 2_000_000,
  spans: 200_000,
  boxes: 200_000,
  tracks: 100,
  texts: 20_000,
  places: 10_000,
};
/** A hundred years; what lies beyond is no time of a recording. */
const LONGEST_MICROS = 3_155_760_000_000_000;
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const FILE = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;

export function readPage(text: string): PageModel {
  if (text.length > LONGEST_MODEL) {
    throw new UnreadableModel(`the page's model has ${String(text.length)} characters`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UnreadableModel('the page’s model is not JSON');
  }
  const page = Node.of(value, 'page');
  if (page.text('schema') !== SCHEMA || page.number('version', 0, 1e6) !== VERSION) {
    throw new UnreadableModel('the page’s model is of a kind that this script does not know');
  }
  const named = page.object('case');
  const publication = page.object('publication');
  const clips = page.list('clips', MOST.clips, clip);
  const ids = new Set(clips.map((one) => one.id));
  if (ids.size !== clips.length) {
    throw new UnreadableModel('two clips have one id');
  }
  return {
    language: page.language('language'),
    caseTitle: named.text('title'),
    agency: named.text('agency'),
    zone: page.text('zone'),
    publication: { id: publication.id('id'), number: publication.number('number', 1, 9999) },
    words: page.object('words').texts(MOST.words),
    clips,
    missing: page.list('missing', MOST.spans, missing),
    calls: page.list('calls', MOST.calls, call),
    events: page.list('events', MOST.events, event),
    people: page.list('people', MOST.people, person),
    proof: { command: page.object('proof').text('command') },
  };
}

function clip(node: Node): Clip {
  const frames = node.object('frames');
  const from = frames.count('from');
  const to = frames.count('to');
  const micros = node.micros('micros');
  const count = to - from;
  if (count < 1 || micros < 1) {
    throw new UnreadableModel(`${node.where}: a clip of nothing`);
  }
  const times = node.has('times') ? node.numbers('times', MOST.times) : undefined;
  const rate = node.has('rate') ? node.object('rate') : undefined;
  if (times !== undefined && times.some((time, i) => i > 0 && time < (times[i - 1] ?? 0))) {
    throw new UnreadableModel(`${node.where}: times go back`);
  }
  return {
    id: node.id('id'),
    title: node.text('title'),
    source: node.text('source'),
    folder: node.file('folder'),
    file: node.file('file'),
    micros,
    frames: { from, to, of: frames.count('of') },
    width: node.number('width', 0, 65_536),
    height: node.number('height', 0, 65_536),
    ...optional('times', times),
    ...optional(
      'rate',
      rate && { num: rate.number('num', 1, 1e9), den: rate.number('den', 1, 1e9) },
    ),
    sound: node.oneOf('sound', ['none', 'removed', 'kept']),
    redacted: node.flag('redacted'),
    ...optional(
      'recorder',
      node.optional('recorder', (one) => ({ first: one.text('first'), last: one.text('last') })),
    ),
    ...optional('reference', node.optional('reference', interval)),
    ...optional('passing', node.optional('passing', passing)),
    ...optional('warning', node.optionalText('warning')),
    ...optional('flashes', node.has('flashes') ? node.flag('flashes') : undefined),
    text: node.strings('text', MOST.texts),
    tracks: node.list('tracks', MOST.tracks, track),
    grounds: node.list('grounds', MOST.spans, ground),
    presence: node.list('presence', MOST.people, presence),
  };
}

function passing(node: Node): Passing {
  const places = node.list('places', MOST.places, passed);
  if (places[0]?.at !== 0 || places.some(({ at }, i) => i > 0 && at <= (places[i - 1]?.at ?? 0))) {
    throw new UnreadableModel(`${node.where}: places that do not begin at the first picture and go on`);
  }
  const until = node.has('until') ? node.micros('until') : undefined;
  return { ppm: node.number('ppm', 0, 999_999), jitter: node.micros('jitter'), places, ...optional('until', until) };
}

function passed(node: Node): Passed {
  const least = node.time('least');
  const most = node.time('most');
  if (most < least) {
    throw new UnreadableModel(`${node.where}: an interval that ends before it begins`);
  }
  const hole = node.has('break') ? node.flag('break') : undefined;
  return { at: node.micros('at'), ...interval(node), least, most, ...optional('break', hole) };
}

function interval(node: Node): Interval {
  const earliest = node.time('earliest');
  const latest = node.time('latest');
  if (latest < earliest) {
    throw new UnreadableModel(`${node.where}: an interval that ends before it begins`);
  }
  return { earliest, latest };
}

function span(node: Node): Span {
  const from = node.micros('from');
  const to = node.micros('to');
  if (to < from) {
    throw new UnreadableModel(`${node.where}: a stretch that ends before it begins`);
  }
  return { from, to };
}

function box(node: Node): Box {
  return {
    ...span(node),
    x: node.number('x', 0, 65_536),
    y: node.number('y', 0, 65_536),
    w: node.number('w', 0, 65_536),
    h: node.number('h', 0, 65_536),
  };
}

function ground(node: Node): Ground {
  return {
    ...span(node),
    code: node.text('code'),
    ...optional('citation', node.optionalText('citation')),
    what: node.text('what'),
    boxes: node.has('boxes') ? node.list('boxes', MOST.boxes, box) : [],
  };
}

function presence(node: Node): Presence {
  return { person: node.text('person'), spans: node.list('spans', MOST.spans, stay) };
}

function stay(node: Node): Stay {
  return {
    ...span(node),
    state: node.oneOf('state', ['visible', 'scene', 'covered', 'out', 'unknown']),
    ...optional('why', node.optionalText('why')),
  };
}

function track(node: Node): Track {
  return {
    kind: node.oneOf('kind', ['captions', 'descriptions', 'chapters']),
    file: node.file('file'),
    language: node.text('language'),
    label: node.text('label'),
  };
}

function missing(node: Node): Missing {
  return {
    source: node.text('source'),
    micros: node.micros('micros'),
    text: node.text('text'),
    ...optional('after', node.optionalText('after')),
    ...optional('before', node.optionalText('before')),
    ...optional('earliest', node.optionalTime('earliest')),
    ...optional('latest', node.optionalTime('latest')),
  };
}

function call(node: Node): Call {
  return {
    id: node.id('id'),
    title: node.text('title'),
    source: node.text('source'),
    folder: node.file('folder'),
    file: node.file('file'),
    micros: node.micros('micros'),
    continuous: node.oneOf('continuous', ['proven', 'assumed', 'unknown', 'disproved']),
    muted: node.list('muted', MOST.spans, (one) => ({ ...span(one), code: one.text('code') })),
    transmissions: node.list('transmissions', MOST.transmissions, transmission),
    tracks: node.list('tracks', MOST.tracks, track),
  };
}

function transmission(node: Node): Transmission {
  return {
    ...span(node),
    id: node.id('id'),
    class: node.text('class'),
    ...optional('start', node.optional('start', interval)),
    ...optional('text', node.optionalText('text')),
    ...optional('speaker', node.optionalText('speaker')),
    relative: node.list('relative', MOST.clips, relative),
    order: node.list('order', MOST.events, precedence),
  };
}

function relative(node: Node): Relative {
  const earliest = node.optionalTime('earliest');
  const latest = node.optionalTime('latest');
  if (earliest !== undefined && latest !== undefined && latest < earliest) {
    throw new UnreadableModel(`${node.where}: an interval that ends before it begins`);
  }
  return {
    clip: node.id('clip'),
    ...optional('earliest', earliest),
    ...optional('latest', latest),
  };
}

function precedence(node: Node): Precedence {
  return {
    event: node.id('event'),
    can: node.oneOf('can', ['before', 'after', 'unknown']),
    ...optional('earliest', node.optionalTime('earliest')),
    ...optional('latest', node.optionalTime('latest')),
    ...optional('decidedBy', node.optionalText('decidedBy')),
  };
}

function event(node: Node): CaseEvent {
  return {
    id: node.id('id'),
    kind: node.oneOf('kind', ['observed', 'recorded', 'stated', 'not-shown']),
    text: node.text('text'),
    who: node.text('who'),
    class: node.text('class'),
    people: node.has('people') ? node.strings('people', MOST.people) : [],
    ...optional('at', node.optional('at', interval)),
    source: source(node.object('source')),
  };
}

function source(node: Node): EventSource {
  return {
    ...optional('clip', node.has('clip') ? node.id('clip') : undefined),
    ...optional('frame', node.has('frame') ? node.count('frame') : undefined),
    ...optional('micros', node.has('micros') ? node.micros('micros') : undefined),
    ...optional('to', node.has('to') ? node.micros('to') : undefined),
    ...optional('call', node.has('call') ? node.id('call') : undefined),
    ...optional('transmission', node.optionalText('transmission')),
    ...optional('log', node.optionalText('log')),
  };
}

function person(node: Node): Person {
  return {
    label: node.text('label'),
    ...optional('name', node.optionalText('name')),
    ...optional('identifiedBy', node.optionalText('identifiedBy')),
  };
}

/** A field that is there only where it has a value. */
function optional<K extends string, V>(name: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [name]: value } as { [P in K]?: V });
}

/** An object of the model, and where it is, for whoever has to find what is wrong. */
class Node {
  private constructor(
    private readonly fields: ReadonlyMap<string, unknown>,
    readonly where: string,
  ) {}

  static of(value: unknown, where: string): Node {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new UnreadableModel(`${where} is not an object`);
    }
    return new Node(new Map(Object.entries(value)), where);
  }

  has(name: string): boolean {
    return this.fields.has(name);
  }

  text(name: string): string {
    return this.checked(this.fields.get(name), `${this.where}.${name}`);
  }

  private checked(value: unknown, where: string): string {
    if (typeof value !== 'string' || value.length > LONGEST_TEXT) {
      throw new UnreadableModel(`${where} is not a text`);
    }
    return value;
  }

  optionalText(name: string): string | undefined {
    return this.has(name) ? this.text(name) : undefined;
  }

  /** A tag of a language that numbers and dates can be written in. */
  language(name: string): string {
    const text = this.text(name);
    try {
      Intl.getCanonicalLocales(text);
    } catch {
      throw new UnreadableModel(`${this.where}.${name} is no tag of a language`);
    }
    return text;
  }

  id(name: string): string {
    return this.matching(name, ID);
  }

  /** A file's name below the version's folder: it can't leave it or name another host. */
  file(name: string): string {
    return this.matching(name, FILE);
  }

  private matching(name: string, pattern: RegExp): string {
    const text = this.text(name);
    if (!pattern.test(text)) {
      throw new UnreadableModel(`${this.where}.${name} is not of the form it must have`);
    }
    return text;
  }

  oneOf<const T extends string>(name: string, values: readonly T[]): T {
    const text = this.text(name);
    const known = values.find((value) => value === text);
    if (known === undefined) {
      throw new UnreadableModel(`${this.where}.${name} has a value that this script does not know`);
    }
    return known;
  }

  flag(name: string): boolean {
    const value = this.fields.get(name);
    if (typeof value !== 'boolean') {
      throw new UnreadableModel(`${this.where}.${name} is neither true nor false`);
    }
    return value;
  }

  number(name: string, least: number, most: number): number {
    return whole(this.fields.get(name), least, most, `${this.where}.${name}`);
  }

  count(name: string): number {
    return this.number(name, 0, 2 ** 31);
  }

  micros(name: string): number {
    return this.number(name, 0, LONGEST_MICROS);
  }

  time(name: string): number {
    return this.number(name, -LONGEST_MICROS, 3 * LONGEST_MICROS - 1e15);
  }

  optionalTime(name: string): number | undefined {
    return this.has(name) ? this.time(name) : undefined;
  }

  object(name: string): Node {
    return Node.of(this.fields.get(name), `${this.where}.${name}`);
  }

  optional<T>(name: string, read: (node: Node) => T): T | undefined {
    return this.has(name) ? read(this.object(name)) : undefined;
  }

  list<T>(name: string, most: number, read: (node: Node) => T): readonly T[] {
    return this.array(name, most).map((value, i) =>
      read(Node.of(value, `${this.where}.${name}[${String(i)}]`)),
    );
  }

  strings(name: string, most: number): readonly string[] {
    return this.array(name, most).map((value) => this.checked(value, `${this.where}.${name}`));
  }

  numbers(name: string, most: number): readonly number[] {
    return this.array(name, most).map((value) =>
      whole(value, 0, LONGEST_MICROS, `${this.where}.${name}`),
    );
  }

  texts(most: number): Readonly<Record<string, string>> {
    if (this.fields.size > most) {
      throw new UnreadableModel(`${this.where} has too many fields`);
    }
    // no prototype: a key may be called `constructor`
    const texts = Object.create(null) as Record<string, string>;
    for (const [key, value] of this.fields) {
      texts[key] = this.checked(value, `${this.where}.${key}`);
    }
    return texts;
  }

  private array(name: string, most: number): readonly unknown[] {
    const value = this.fields.get(name);
    if (!Array.isArray(value) || value.length > most) {
      throw new UnreadableModel(`${this.where}.${name} is not a list of at most ${String(most)}`);
    }
    return value;
  }
}

function whole(value: unknown, least: number, most: number, where: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least || value > most) {
    throw new UnreadableModel(`${where} is not a whole number within its bounds`);
  }
  return value;
}
