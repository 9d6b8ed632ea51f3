import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Clip, Missing } from '../src/model.js';
import { Axis } from '../src/player/axis.js';
import { between, panesOf, turnAt } from '../src/player/panes.js';
import { page } from './sample.js';

const [sample] = page().clips;

/** A clip of a camera that begins in some second, known to half a second. */
function clip(id: string, source: string, second: number | null, seconds = 10): Clip {
  assert.ok(sample !== undefined);
  const { reference: _, ...rest } = sample;
  const at = (second ?? 0) * 1_000_000;
  return {
    ...rest,
    id,
    source,
    micros: seconds * 1_000_000,
    ...(second === null ? {} : { reference: { earliest: at - 250_000, latest: at + 250_000 } }),
  };
}

const shape = (clips: readonly Clip[]): string[][] => panesOf(clips).map((pane) => pane.clips.map(({ id }) => id));

test('clips of one camera follow each other in one place, others have their own', () => {
  const clips = [clip('c1', 'yard', 0, 60), clip('c2', 'door', 20), clip('c4', 'door', 50), clip('c3', 'door', 35), clip('c5', 'gate', 0)];
  assert.deepEqual(shape(clips), [['c1'], ['c2', 'c3', 'c4'], ['c5']]);
});

test('a clip of which nobody knows the time has a place of its own, and so has one that would lie over another', () => {
  assert.deepEqual(shape([clip('c1', 'door', 0), clip('c2', 'door', null), clip('c3', 'door', 20)]), [['c1', 'c3'], ['c2']]);
  assert.deepEqual(shape([clip('c1', 'door', null), clip('c2', 'door', null)]), [['c1'], ['c2']]);
  assert.deepEqual(shape([clip('c1', 'door', 0), clip('c2', 'door', 9), clip('c3', 'door', 10)]), [['c1', 'c3'], ['c2']]);
});

test('every clip has a place, once, and none lies over another there', () => {
  const seed = 20_251_128;
  let state = seed;
  const next = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % below;
  };
  for (let turn = 0; turn < 300; turn++) {
    const clips = Array.from({ length: 1 + next(12) }, (_, i) => clip(`c${String(i)}`, `s${String(next(3))}`, next(5) === 0 ? null : next(120), 1 + next(20)));
    const panes = panesOf(clips);
    const told = panes.flatMap((pane) => pane.clips.map(({ id }) => id));
    assert.deepEqual([...told].sort(), clips.map(({ id }) => id).sort(), `seed ${String(seed)}`);
    for (const pane of panes) {
      assert.equal(new Set(pane.clips.map(({ source }) => source)).size, 1);
      if (pane.clips.length > 1) {
        const places = pane.clips.map((one) => Axis.of(clips.filter(({ reference }) => reference !== undefined)).of(one.id));
        places.slice(1).forEach((place, i) => {
          assert.ok((place?.start ?? -1) >= (places[i]?.end ?? Infinity), `seed ${String(seed)}`);
        });
      }
    }
  }
});

test('between two clips of a camera it is the turn of neither', () => {
  const clips = [clip('c2', 'door', 20), clip('c3', 'door', 35)];
  const axis = Axis.of([clip('c1', 'yard', 0, 60), ...clips]);
  const places = clips.flatMap(({ id }) => axis.of(id) ?? []);
  const at = (second: number): string => {
    const { clip: one, on } = turnAt(places, second * 1_000_000);
    return `${one.id} ${on ? 'on' : 'over'}`;
  };
  assert.deepEqual([0, 20, 29.999, 30, 34.9, 35, 44, 50].map(at), ['c2 on', 'c2 on', 'c2 on', 'c2 over', 'c2 over', 'c3 on', 'c3 on', 'c3 on']);
});

test('what is missing between two clips is what the release says of just that', () => {
  const gap = (text: string, after?: string, before?: string): Missing => ({ source: 'door', micros: 1, text, ...(after === undefined ? {} : { after }), ...(before === undefined ? {} : { before }) });
  const [one, two] = [clip('c2', 'door', 20), clip('c3', 'door', 35)];
  const texts = (missing: readonly Missing[]): string[] => between(missing, one, two).map(({ text }) => text);
  assert.deepEqual(texts([gap('before', undefined, 'c2'), gap('between', 'c2', 'c3'), gap('end', 'c3')]), ['between']);
  assert.deepEqual(texts([gap('end of one', 'c2'), gap('begin of two', undefined, 'c3'), gap('other', 'c2', 'c9')]), ['end of one', 'begin of two']);
  assert.deepEqual(texts([]), []);
});
