import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Clip, Passed } from '../src/model.js';
import { since, when } from '../src/player/passing.js';
import { page } from './sample.js';

/** Numbers that look random and are the same in every run. */
function drawn(seed: number): (below: number) => number {
  let state = seed + 1;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/**
 * A recorder as it truly ran: at most as fast and slow as it may, off by its jitter, and with holes
 * in which more time passed, or less, than it counts there.
 */
class World {
  private readonly rate: number;
  private readonly holes: { readonly at: number; readonly width: number; readonly length: number }[] = [];

  constructor(
    private readonly next: (below: number) => number,
    ppm: number,
    private readonly jitter: number,
    private readonly began: number,
    length: number,
  ) {
    this.rate = 1 + (next(2 * ppm + 1) - ppm) / 1e6;
    let at = 0;
    for (let i = next(4); i > 0; i--) {
      at += 1 + next(length / 4);
      const width = 1 + next(5_000_000);
      this.holes.push({ at, width, length: next(20_000_000) });
      at += width;
    }
  }

  has(micros: number): boolean {
    return this.holes.every(({ at, width }) => micros <= at || micros >= at + width);
  }

  /** Whether the recorder missed something between the two. */
  broken(from: number, to: number): boolean {
    return this.holes.some(({ at }) => from <= at && at < to);
  }

  /** When something truly was; asked twice it may be off otherwise. */
  at(micros: number): number {
    let counted = 0;
    let missed = 0;
    for (const { at, width, length } of this.holes.filter((hole) => hole.at < micros)) {
      missed += length;
      counted += width;
      assert.ok(at + width <= micros);
    }
    const off = this.jitter === 0 ? 0 : this.next(this.jitter + 1) - Math.floor(this.jitter / 2);
    return this.began + Math.round((micros - counted) * this.rate + off / 2) + missed;
  }
}

test('what a clip says of its instants holds, with holes and with clocks of every rate', () => {
  const [clip] = page().clips;
  assert.ok(clip !== undefined);
  for (let seed = 0; seed < 500; seed++) {
    const next = drawn(seed);
    const length = 1_000_000 + next(600_000_000);
    const ppm = [0, 30, 500, 20_000][next(4)] ?? 0;
    const jitter = [0, 20_000, 400_000][next(3)] ?? 0;
    const world = new World(next, ppm, jitter, 1_746_555_600_000_000, length);
    const first = world.at(0);
    const places: Passed[] = [];
    const asked = [0, ...Array.from({ length: next(5) }, () => 1 + next(length)), length].filter((at) => world.has(at));
    for (const at of asked.sort((a, b) => a - b)) {
      const actual = at === 0 ? first : world.at(at);
      if (places.at(-1)?.at !== at) {
        places.push({
          at,
          earliest: actual - next(3_000_000),
          latest: actual + next(3_000_000),
          least: actual - first - (at === 0 ? 0 : next(50_000)),
          most: actual - first + (at === 0 ? 0 : next(50_000)),
          ...(world.broken(places.at(-1)?.at ?? 0, at) ? { break: true } : {}),
        });
      }
    }
    const told: Clip = { ...clip, micros: length, reference: places[0] ?? { earliest: 0, latest: 0 }, passing: { ppm, jitter, places } };
    for (let i = 0; i < 50; i++) {
      const at = i === 0 ? 0 : next(places.at(-1)?.at ?? 0);
      if (!world.has(at)) {
        continue;
      }
      const actual = at === 0 ? first : world.at(at);
      const known = when(told, at);
      assert.ok(known !== undefined && known.earliest <= actual && actual <= known.latest, `seed ${seed} at ${at}`);
      const passed = since(told, at);
      assert.ok(passed !== undefined && passed.earliest <= actual - first && actual - first <= passed.latest, `seed ${seed} since, at ${at}`);
    }
  }
});

test('near a place that is known, hardly anything is given away', () => {
  const [clip] = page().clips;
  assert.ok(clip?.passing !== undefined);
  assert.deepEqual(when(clip, 0), clip.reference);
  assert.deepEqual(since(clip, 0), { earliest: 0, latest: 0 });
  const all = since(clip, clip.micros);
  const [, last] = clip.passing.places;
  assert.ok(all !== undefined && last !== undefined && all.latest - all.earliest <= last.most - last.least + 2 * (clip.passing.jitter + 100));
});

test('where a release tells nothing of it, a recorder is allowed what is usual', () => {
  const [clip] = page().clips;
  assert.ok(clip?.reference !== undefined);
  const { passing: _, ...bare } = clip;
  assert.deepEqual(since(bare, 10_000_000), { earliest: 10_000_000 - 5000 - 20_004, latest: 10_000_000 + 5000 + 20_004 });
  assert.deepEqual(since(bare, -10_000_000), { earliest: -10_000_000 - 5000 - 20_004, latest: -10_000_000 + 5000 + 20_004 });
  const { reference: __, ...timeless } = bare;
  assert.equal(when(timeless, 0), undefined);
});

test('behind a break that took nobody knows how long, nothing is said', () => {
  const [clip] = page().clips;
  assert.ok(clip?.passing !== undefined);
  const broken = { ...clip, passing: { ...clip.passing, places: clip.passing.places.slice(0, 1), until: 2_000_000 } };
  assert.ok(since(broken, 2_000_000) !== undefined && when(broken, 2_000_000) !== undefined);
  assert.equal(since(broken, 2_000_001), undefined);
  assert.equal(when(broken, 2_000_001), undefined);
});
