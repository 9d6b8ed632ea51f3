import { exact } from './finding.js';
import { REFERENCE, type Event, type Instant, type Scale, type Timeline } from './timeline.js';

/**
 * Statements as a graph of differences, docs/formats/timeline.md: nodes are moments, an edge from u
 * to v with weight w says that v is at most w microseconds after u. Node 0 is 1970 in UTC.
 */

export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

export interface Moment {
  readonly node: number;
  readonly after: number;
}

interface Course {
  readonly positions: Float64Array;
  readonly base: number;
  /** Whether a moment is a node of its own beside the one on the course. */
  readonly split: boolean;
}

export class TimeGraph {
  /** By the statement that they follow from. */
  readonly edges = new Map<string, Edge[]>();
  /** Why each statement is believed, in how many of a million cases. */
  readonly bases = new Map<string, number | null>();
  /** Events of which nobody here can say which repetition it was. */
  readonly repeating = new Set<string>();
  nodes = 1;
  private readonly events = new Map<string, number>();
  private readonly courses = new Map<string, Course>();

  /** Of everything that is stated but some events, with nodes for what is asked about. */
  constructor(timeline: Timeline, asked: readonly Instant[]) {
    for (const event of timeline.events) {
      this.events.set(event.id, this.nodes++);
    }
    this.place(timeline, asked);
    for (const scale of timeline.scales) {
      this.scale(scale);
    }
    for (const run of timeline.ticks) {
      this.bases.set(`TICKS ${run.id}`, run.basis);
      for (const [shows, before, after] of run.ticks) {
        const shown = this.at(run.clock, run.clockSegment, shows).node;
        const reason = `TICKS ${run.id}`;
        this.edge(reason, shown, this.at(run.recording, run.recordingSegment, before).node, -1);
        this.edge(reason, this.at(run.recording, run.recordingSegment, after).node, shown, 0);
      }
    }
    for (const event of timeline.events) {
      this.event(event);
    }
    for (const order of timeline.orders) {
      const reason = `ORDER ${order.id}`;
      this.bases.set(reason, order.basis);
      this.between(
        reason,
        this.moment(order.first),
        this.moment(order.then),
        order.least,
        order.most,
      );
    }
  }

  private static key(scale: string, segment: number): string {
    return `${scale}/${String(segment)}`;
  }

  private place(timeline: Timeline, asked: readonly Instant[]): void {
    const places = new Map<string, number[]>();
    const add = (scale: string, segment: number, position: number): void => {
      if (scale !== REFERENCE) {
        const key = TimeGraph.key(scale, segment);
        const list = places.get(key);
        if (list === undefined) {
          places.set(key, [position]);
        } else {
          list.push(position);
        }
      }
    };
    const addInstant = (instant: Instant): void => {
      if ('scale' in instant) {
        add(instant.scale, instant.segment, instant.at);
      }
    };
    for (const scale of timeline.scales) {
      scale.segments.forEach((segment, i) => {
        if (i > 0) {
          add(scale.id, i, segment.from);
        }
        if (i + 1 < scale.segments.length) {
          add(scale.id, i, segment.to);
        }
      });
    }
    for (const run of timeline.ticks) {
      for (const [shows, before, after] of run.ticks) {
        add(run.clock, run.clockSegment, shows);
        add(run.recording, run.recordingSegment, before);
        add(run.recording, run.recordingSegment, after);
      }
    }
    for (const event of timeline.events) {
      for (const { site } of event.marks) {
        if ('scale' in site) {
          add(site.scale, site.segment, site.low);
          add(site.scale, site.segment, site.high);
        }
      }
    }
    for (const order of timeline.orders) {
      addInstant(order.first);
      addInstant(order.then);
    }
    asked.forEach(addInstant);
    for (const scale of timeline.scales) {
      const split = scale.jitter > 0 || scale.ppm > 0;
      scale.segments.forEach((_, i) => {
        const key = TimeGraph.key(scale.id, i);
        const positions = Float64Array.from(new Set(places.get(key) ?? [])).sort();
        this.courses.set(key, { positions, base: this.nodes, split });
        this.nodes += positions.length * (split ? 2 : 1);
      });
    }
  }

  private course(scale: string, segment: number): Course {
    const course = this.courses.get(TimeGraph.key(scale, segment));
    if (course === undefined) {
      throw new Error('an instant of what is not stated');
    }
    return course;
  }

  private static index(course: Course, position: number): number {
    let low = 0;
    let high = course.positions.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((course.positions[middle] ?? 0) < position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static onCourse(course: Course, place: number): number {
    return course.base + (course.split ? 2 * place + 1 : place);
  }

  private at(scale: string, segment: number, position: number): Moment {
    if (scale === REFERENCE) {
      return { node: 0, after: position };
    }
    const course = this.course(scale, segment);
    const place = TimeGraph.index(course, position);
    return { node: course.base + place * (course.split ? 2 : 1), after: 0 };
  }

  moment(instant: Instant): Moment {
    if ('utc' in instant) {
      return { node: 0, after: instant.utc };
    }
    return 'event' in instant
      ? { node: this.events.get(instant.event) ?? 0, after: 0 }
      : this.at(instant.scale, instant.segment, instant.at);
  }

  private edge(reason: string, from: number, to: number, weight: number): void {
    const edges = this.edges.get(reason);
    const edge = { from, to, weight: exact(weight) };
    if (edges === undefined) {
      this.edges.set(reason, [edge]);
    } else {
      edges.push(edge);
    }
  }

  private between(reason: string, u: Moment, v: Moment, least: number, most: number | null): void {
    const shift = u.after - v.after;
    this.edge(reason, v.node, u.node, -(least + shift));
    if (most !== null) {
      this.edge(reason, u.node, v.node, most + shift);
    }
  }

  private scale(scale: Scale): void {
    const rate = `RATE ${scale.id}`;
    this.bases.set(rate, scale.basis);
    const aside = Math.floor((scale.jitter + 1) / 2) + (scale.ppm > 0 ? 1 : 0);
    scale.segments.forEach((segment, i) => {
      const course = this.course(scale.id, i);
      course.positions.forEach((position, p) => {
        const node = TimeGraph.onCourse(course, p);
        if (course.split) {
          this.edge(rate, node, node - 1, aside);
          this.edge(rate, node - 1, node, aside);
        }
        const before = course.positions[p - 1];
        if (before !== undefined) {
          const earlier = TimeGraph.onCourse(course, p - 1);
          const distance = position - before;
          const rounded = share(position, scale.ppm) - share(before, scale.ppm);
          this.edge(rate, earlier, node, distance + rounded);
          // true time never runs backwards, whatever the bound
          this.edge(rate, node, earlier, Math.min(0, rounded - distance));
        }
        if (scale.standing !== null) {
          const reason = `STANDING ${scale.id}`;
          this.bases.set(reason, scale.standing.basis);
          const moment = course.split ? node - 1 : node;
          this.edge(reason, 0, moment, position - scale.standing.offset.low);
          this.edge(reason, moment, 0, scale.standing.offset.high - position);
        }
      });
      if (scale.standing !== null) {
        this.bases.set(`STANDING ${scale.id}`, scale.standing.basis);
      }
      const end = scale.segments[i - 1]?.to;
      if (segment.joint !== null && end !== undefined) {
        const reason = `BREAK ${scale.id}/${String(i)}`;
        this.bases.set(reason, segment.joint.basis);
        const last = this.course(scale.id, i - 1);
        this.between(
          reason,
          { node: TimeGraph.onCourse(last, TimeGraph.index(last, end)), after: 0 },
          { node: TimeGraph.onCourse(course, TimeGraph.index(course, segment.from)), after: 0 },
          segment.joint.least,
          segment.joint.most,
        );
      }
    });
  }

  private event(event: Event): void {
    const reason = `EVENT ${event.id}`;
    this.bases.set(reason, event.basis);
    const node = this.events.get(event.id) ?? 0;
    for (const { site, lag, period } of event.marks) {
      if (period !== null) {
        this.repeating.add(reason);
        continue;
      }
      const [low, high, behind] =
        'scale' in site
          ? [
              this.at(site.scale, site.segment, site.low),
              this.at(site.scale, site.segment, site.high),
              site.behindLow ? 1 : 0,
            ]
          : [this.moment(site), this.moment(site), 0];
      this.edge(reason, node, low.node, lag.high - behind - low.after);
      this.edge(reason, high.node, node, high.after - lag.low);
    }
  }
}

/** What a rate bound allows from position 0 to here, rounded up; of either sign. */
function share(position: number, ppm: number): number {
  const seconds = Math.floor(position / 1_000_000);
  const rest = position - seconds * 1_000_000;
  return seconds * ppm + Math.ceil((rest * ppm) / 1_000_000);
}
