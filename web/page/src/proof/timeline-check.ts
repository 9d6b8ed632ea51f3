import { Breath } from './files.js';
import { exact, TooLarge, type Findings } from './finding.js';
import { Malformed } from './json.js';
import { TimeGraph, type Edge } from './time-graph.js';
import {
  instantKey,
  isStated,
  LONGEST_TIMELINE,
  placesOf,
  readTimeline,
  type Bound,
  type Instant,
  type Timeline,
} from './timeline.js';

export { LONGEST_TIMELINE };
export const TIMELINE = 'timeline.json';

const MOST_MISFITS = 200;
const MOST_STEPS = 200_000_000;
const ALL = 1_000_000;

/**
 * Checks the bounds of a timeline by their witnesses: from the reasons that each end names, and from
 * nothing else, that very end must follow. Whether a narrower one follows from all statements
 * together, and whether they contradict each other elsewhere, is for the command line to solve.
 */
export async function checkTimeline(
  name: string,
  document: Uint8Array,
  findings: Findings,
): Promise<void> {
  let timeline: Timeline;
  try {
    timeline = readTimeline(document);
  } catch (error) {
    if (!(error instanceof Malformed)) {
      throw error;
    }
    findings.add('TIMELINE_UNREADABLE', name, error.message);
    return;
  }
  findings.notChecked.add('TIMES_SOLVED');
  const asked = timeline.bounds.flatMap((bound) => [bound.from, bound.of]);
  const places = placesOf(timeline);
  if (!asked.every((instant) => isStated(places, instant))) {
    findings.add('TIME_NOT_IMPLIED', name, 'a bound is about an instant that is not stated');
    return;
  }
  try {
    const left = leftOut(timeline);
    const stated = without(timeline, left);
    const check = new Witnesses(stated, left, asked);
    let misfits = 0;
    const breath = new Breath();
    for (const [i, bound] of timeline.bounds.entries()) {
      const misfit = check.misfit(bound);
      if (misfit === null) {
        findings.notChecked.add('TIMES_TOO_MUCH');
      } else if (misfit !== '' && misfits++ < MOST_MISFITS) {
        findings.add('TIME_NOT_IMPLIED', name, `bound ${String(i + 1)} ${misfit}`);
      }
      await breath.needed();
    }
  } catch (error) {
    if (!(error instanceof TooLarge)) {
      throw error;
    }
    findings.add('TIME_UNSOLVED', name, 'its numbers are too large to solve');
    return;
  }
  for (const dropped of timeline.dropped) {
    if (dropped.why === 'WITHDRAWN') {
      findings.add('TIME_LEFT_OUT', name, `${dropped.event}, by ${dropped.by}: ${dropped.reason}`);
    }
  }
}

/** Events that were dropped, and whatever is marked by them. */
function leftOut(timeline: Timeline): ReadonlySet<string> {
  const gone = new Set(timeline.dropped.map((dropped) => dropped.event));
  for (let before = -1; before < gone.size; ) {
    before = gone.size;
    for (const event of timeline.events) {
      if (event.marks.some(({ site }) => 'event' in site && gone.has(site.event))) {
        gone.add(event.id);
      }
    }
  }
  return gone;
}

function isOf(instant: Instant, events: ReadonlySet<string>): boolean {
  return 'event' in instant && events.has(instant.event);
}

function without(timeline: Timeline, left: ReadonlySet<string>): Timeline {
  return {
    ...timeline,
    events: timeline.events.filter((event) => !left.has(event.id)),
    orders: timeline.orders.filter((order) => !isOf(order.first, left) && !isOf(order.then, left)),
  };
}

class Witnesses {
  private readonly graph: TimeGraph;
  private readonly left: ReadonlySet<string>;
  private readonly known = new Map<string, Float64Array>();
  private steps = 0;

  constructor(timeline: Timeline, left: ReadonlySet<string>, asked: readonly Instant[]) {
    this.left = left;
    this.graph = new TimeGraph(
      timeline,
      asked.filter((instant) => !isOf(instant, left)),
    );
  }

  /** What is wrong with a bound, empty for nothing; null where that can't be said here. */
  misfit(bound: Bound): string | null {
    if (isOf(bound.of, this.left) || isOf(bound.from, this.left)) {
      return 'is about an event that was left out';
    }
    const named = new Set([...bound.lowReasons, ...bound.highReasons]);
    if ([...named].some((reason) => this.graph.repeating.has(reason))) {
      return null; // which repetition it was rests on all statements together
    }
    const from = this.graph.moment(bound.from);
    const of = this.graph.moment(bound.of);
    const shift = of.after - from.after;
    const least = this.distance(bound.from, from.node, of.node, bound.lowReasons, true);
    const most = this.distance(bound.from, from.node, of.node, bound.highReasons, false);
    if (least === null || most === null) {
      return null;
    }
    const low = least === Infinity ? null : exact(shift - least);
    const high = most === Infinity ? null : exact(shift + most);
    const misfit = end('low', bound.low, low) || end('high', bound.high, high);
    if (misfit !== '') {
      return misfit;
    }
    if ([...named].some((reason) => !this.graph.bases.has(reason))) {
      return 'names a reason that is not stated';
    }
    const coverage = this.coverage(named);
    if (coverage !== bound.coverage) {
      return 'is stated to hold in another share of cases than what follows';
    }
    if (timeClass(low, high, coverage) !== bound.timeClass) {
      return 'is of another class than what follows';
    }
    return '';
  }

  private coverage(named: ReadonlySet<string>): number | null {
    let any = false;
    let left = ALL;
    for (const reason of named) {
      const basis = this.graph.bases.get(reason) ?? null;
      if (basis !== null) {
        any = true;
        left -= ALL - basis;
      }
    }
    return any ? Math.max(0, left) : null;
  }

  /** The length of a shortest way by these statements alone; null where it takes too long. */
  private distance(
    origin: Instant,
    from: number,
    to: number,
    reasons: readonly string[],
    backward: boolean,
  ): number | null {
    const key = `${backward ? 'b' : 'f'} ${instantKey(origin)} ${[...reasons].sort().join(' ')}`;
    let ways = this.known.get(key);
    if (ways === undefined) {
      const found = this.ways(from, reasons, backward);
      if (found === null) {
        return null;
      }
      ways = found;
      if (this.known.size > 64) {
        this.known.clear();
      }
      this.known.set(key, ways);
    }
    return ways[to] ?? Infinity;
  }

  /** Bellman and Ford, with a queue; no loop of a consistent document is negative. */
  private ways(
    from: number,
    reasons: readonly string[],
    backward: boolean,
  ): Float64Array | null {
    const edges = new Map<number, Edge[]>();
    for (const reason of new Set(reasons)) {
      for (const edge of this.graph.edges.get(reason) ?? []) {
        const start = backward ? edge.to : edge.from;
        const list = edges.get(start);
        if (list === undefined) {
          edges.set(start, [edge]);
        } else {
          list.push(edge);
        }
      }
    }
    const ways = new Float64Array(this.graph.nodes).fill(Infinity);
    ways[from] = 0;
    let queue = [from];
    // a loop would go on for ever: no shortest way has more edges than there are nodes
    for (let round = 0; queue.length > 0 && round <= this.graph.nodes; round++) {
      const next = new Set<number>();
      for (const node of queue) {
        const way = ways[node] ?? Infinity;
        for (const edge of edges.get(node) ?? []) {
          const end = backward ? edge.from : edge.to;
          const reached = way + edge.weight;
          if (reached < (ways[end] ?? Infinity)) {
            ways[end] = exact(reached);
            next.add(end);
          }
          this.steps++;
        }
      }
      if (this.steps > MOST_STEPS) {
        return null;
      }
      queue = [...next];
    }
    return queue.length > 0 ? null : ways;
  }
}

function end(name: 'low' | 'high', stated: number | null, follows: number | null): string {
  if (stated === follows) {
    return '';
  }
  if (stated === null) {
    return `has no ${name} end, though one follows`;
  }
  if (follows === null) {
    return `has a ${name} end, though none follows`;
  }
  const narrower = stated > follows === (name === 'low');
  const off = String(Math.abs(stated - follows));
  return `is ${narrower ? 'narrower' : 'wider'} than what follows: its ${name} end is off by ${off} us`;
}

function timeClass(low: number | null, high: number | null, coverage: number | null): string {
  if (low === null && high === null) {
    return 'UNSYNCED';
  }
  if (low === null || high === null) {
    return 'ORDER_ONLY';
  }
  return coverage === null ? 'BOUNDED' : 'ESTIMATED';
}
