import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Axis, middle } from '../src/player/axis.js';
import { Frames } from '../src/player/frames.js';
import { linkTo, readFragment } from '../src/player/links.js';
import { pixelAt, shapeOf } from '../src/player/picture.js';
import { inView, totals } from '../src/player/presence.js';
import { arranged, gapIsKnown, heardAt, held, laidAgainst, middleOf, open, sentence } from '../src/player/radio.js';
import { actOf, type Pressed } from '../src/player/keys.js';
import { citation, digestIn } from '../src/player/still.js';
import { reportCode } from '../src/player/report-code.js';
import { find, plain } from '../src/player/search.js';
import { Words } from '../src/player/words.js';
import { page, vector } from './sample.js';

const words = new Words(
  {
    'player.seconds': '{0} s',
    'player.milliseconds': '{0} ms',
    'radio.before': 'between {1} and {0} before',
    'radio.after': 'between {0} and {1} after',
    'radio.around': 'between {0} before and {1} after',
  },
  'en',
);

test('the script and all that it brings along is below 250 kB compressed', () => {
  const size = gzipSync(readFileSync('dist/page.js'), { level: 9 }).length;
  assert.ok(size < 250_000, `${String(size)} bytes`);
});

test('report codes are those that other programs make', () => {
  const { codes } = vector('report-codes.json') as {
    codes: { version: number; manifest: string; clip: number; frame: number; box?: [number, number, number, number]; code: string }[];
  };
  assert.ok(codes.length > 5);
  for (const one of codes) {
    const manifest = Uint8Array.from(Buffer.from(one.manifest, 'hex'));
    assert.equal(reportCode({ ...one, manifest, box: one.box ?? null }), one.code);
  }
});

test('a report code of nothing is refused', () => {
  const fine = { version: 1, manifest: new Uint8Array(32), clip: 1, frame: 0, box: null };
  assert.throws(() => reportCode({ ...fine, clip: 0 }), RangeError);
  assert.throws(() => reportCode({ ...fine, frame: -1 }), RangeError);
  assert.throws(() => reportCode({ ...fine, box: [0, 0, 0, 5] }), RangeError);
  assert.throws(() => reportCode({ ...fine, manifest: new Uint8Array(2) }), RangeError);
});

test('a link leads back to the frame that it was taken from', () => {
  const frames = new Frames({ frames: { from: 0, to: 1000 , of: 1000 }, micros: 1000 * 66_667, rate: { num: 15, den: 1 } });
  for (let frame = 0; frame < 1000; frame++) {
    const { place } = readFragment(linkTo('c1', frames.start(frame)));
    assert.ok(place !== null && place.kind === 'time');
    assert.equal(frames.at(place.micros), frame);
  }
});

test('links are read, and nothing else is', () => {
  assert.deepEqual(readFragment('#t=c1:12.345').place, { kind: 'time', clip: 'c1', micros: 12_345_000 });
  assert.deepEqual(readFragment('#t=c1:12.3').place, { kind: 'time', clip: 'c1', micros: 12_300_000 });
  assert.deepEqual(readFragment('#e=e1&embed'), { place: { kind: 'event', event: 'e1' }, embed: true });
  for (const hash of ['', '#', '#t=c1', '#t=c1:-4', '#t=<b>:1', '#t=c1:1e9', '#front', '#t=c1:1.2345']) {
    assert.equal(readFragment(hash).place, null, hash);
  }
});

test('the middle of every frame shows that frame, with constant and with other rates', () => {
  for (const clip of page().clips) {
    const frames = new Frames(clip);
    for (let frame = 0; frame < frames.count; frame++) {
      assert.equal(frames.at(frames.middle(frame)), frame);
      assert.equal(frames.at(frames.start(frame)), frame);
    }
  }
});

test('clips lie at the middle of when they can have begun, and claim no more than their clocks', () => {
  const [first] = page().clips;
  assert.ok(first !== undefined);
  const { passing: _, ...bare } = first;
  const second = { ...bare, id: 'c9', reference: { earliest: 1_746_555_604_000_000, latest: 1_746_555_605_000_000 } };
  const axis = Axis.of([second, first]);
  assert.equal(axis.origin, 1_746_555_601_000_000);
  assert.equal(axis.of('c1')?.start, 0);
  assert.equal(axis.of('c9')?.start, 3_500_000);
  assert.equal(axis.claimed(axis.placed, 0), 1_000_000 + 521_754);
  assert.equal(axis.claimed(axis.placed, 3_500_000), 1_021_754 + 500_000);
  assert.equal(axis.claimed(axis.placed.slice(0, 1), 0), 0);
  assert.equal(axis.length, 13_500_000);
});

test('a clip of which nobody knows the time is played alone', () => {
  const { clips } = page();
  const timeless = clips.find((clip) => clip.reference === undefined);
  assert.ok(timeless !== undefined);
  const axis = Axis.of([timeless, ...clips]);
  assert.deepEqual(axis.placed.map(({ clip }) => clip.id), [timeless.id]);
  assert.equal(axis.origin, null);
});

test('a transmission stays within what the clocks allow and is told rounded outward', () => {
  const { calls, clips } = page();
  const [laid] = laidAgainst(calls, 'c1');
  const [clip] = clips;
  assert.ok(laid !== undefined && clip !== undefined);
  assert.equal(held(laid, -9e9), laid.earliest);
  assert.equal(held(laid, 9e9), laid.latest);
  assert.equal(sentence(laid, clip, 0, words), 'between 1.2 s before and 0.9 s after');
  assert.equal(sentence({ ...laid, earliest: -1_200_001, latest: 900_001 }, clip, 0, words), 'between 1.3 s before and 1.0 s after');
  assert.equal(sentence(laid, clip, 5_000_000, words), 'between 6.3 s and 4.0 s before');
  assert.equal(sentence(laid, clip, -5_000_000, words), 'between 3.7 s and 6.0 s after');
  const axis = Axis.of(clips.slice(0, 1));
  const start = middleOf(laid);
  assert.deepEqual(heardAt([laid], new Map(), axis, start - 1), []);
  assert.equal(heardAt([laid], new Map(), axis, start + 500_000)[0]?.micros, laid.transmission.from + 500_000);
  assert.equal(heardAt([laid], new Map([['t7', 9e9]]), axis, laid.latest)[0]?.micros, laid.transmission.from);
});

test('two that are put over each other are both heard, each within what the clocks allow', () => {
  const { calls, clips } = page();
  const [laid] = laidAgainst(calls, 'c1');
  assert.ok(laid !== undefined);
  const other = { ...laid, call: { ...laid.call, id: 'i9' }, transmission: { ...laid.transmission, id: 't9' }, earliest: 0, latest: 9_000_000 };
  const axis = Axis.of(clips.slice(0, 1));
  const at = (asked: number): string[] => {
    const offsets = arranged([laid, other], new Map([['t7', 0], ['t9', asked]]));
    return heardAt([laid, other], offsets, axis, 100_000).map((one) => `${one.laid.transmission.id} ${String(one.micros)}`);
  };
  const from = laid.transmission.from;
  assert.deepEqual(at(50_000), [`t7 ${String(from + 100_000)}`, `t9 ${String(from + 50_000)}`]);
  assert.deepEqual(at(-5_000_000), [`t7 ${String(from + 100_000)}`, `t9 ${String(from + 100_000)}`]); // held at its earliest
  assert.deepEqual(at(8_000_000), [`t7 ${String(from + 100_000)}`]);
});

test('within one recording a transmission is never put before the one that it follows', () => {
  const [laid] = laidAgainst(page().calls, 'c1');
  assert.ok(laid !== undefined);
  const next = { ...laid, transmission: { ...laid.transmission, id: 't9', from: 3_000_000, to: 4_000_000 }, length: 1_000_000, latest: 9_000_000 };
  const offsets = arranged([next, laid], new Map([['t7', 900_000], ['t9', -1_000_000]]));
  assert.equal(offsets.get('t7'), 900_000);
  assert.equal(offsets.get('t9'), 3_900_000);
});

test('a still says what its picture is and when, rounded outward', () => {
  const model = page();
  const clip = model.clips[0];
  assert.ok(clip !== undefined);
  const keys = ['release', 'clip', 'between', 'hash', 'unhashed', 'timeless'];
  const said = new Words(Object.fromEntries(keys.map((key) => [`still.${key}`, `${key} {0} {1} {2} {3}`])), 'en');
  const lines = citation({ ...model, zone: 'Nowhere/Atall' }, clip, { frame: 30, from: 2_000_000, to: 2_066_667 }, 'ab', said);
  assert.match(lines[0] ?? '', /Harbour School, 6 May Alder County/);
  assert.match(lines[1] ?? '', /c1 0:02.000 31/);
  assert.match(lines[2] ?? '', /2025-05-06T18:20:01.9 UTC 2025-05-06T18:20:04.1 UTC/);
  assert.match(lines[3] ?? '', /hash ab/);
  assert.equal(digestIn({ files: [{ name: 'x', sha256: 'a'.repeat(64) }] }, 'x'), 'a'.repeat(64));
  for (const bad of [null, {}, { files: [null] }, { files: [{ name: 'x', sha256: '<b>' }] }, { files: {} }]) {
    assert.equal(digestIn(bad, 'x'), null);
  }
});

test('keys do nothing while somebody types or sets a value', () => {
  const press = (key: string): Pressed => ({ key, ctrlKey: false, altKey: false, metaKey: false });
  assert.equal(actOf(press('k'), { tag: 'DIV', type: '' }), 'toggle');
  assert.equal(actOf(press('K'), { tag: 'BUTTON', type: 'button' }), 'toggle');
  assert.equal(actOf(press(' '), { tag: 'BUTTON', type: 'button' }), null);
  assert.equal(actOf(press('k'), { tag: 'INPUT', type: 'search' }), null);
  assert.equal(actOf(press('1'), { tag: 'INPUT', type: 'number' }), null);
  assert.equal(actOf(press('ArrowLeft'), { tag: 'INPUT', type: 'range' }), null);
  assert.equal(actOf({ ...press('f'), ctrlKey: true }, { tag: 'DIV', type: '' }), null);
  assert.equal(actOf(press('Tab'), { tag: 'DIV', type: '' }), null);
  assert.equal(actOf(press('Escape'), { tag: 'DIV', type: '' }), null);
});

test('what is not known about radio is said', () => {
  const [call] = page().calls;
  assert.ok(call?.transmissions[0] !== undefined);
  assert.equal(gapIsKnown(call), false);
  const [order] = open(call.transmissions[0]);
  assert.equal(order?.event, 'e2');
  assert.match(order?.decidedBy ?? '', /reading of a1/);
});

test('a lane adds up', () => {
  const lane = page().clips[0]?.presence[0];
  assert.ok(lane !== undefined);
  assert.equal([...totals([lane]).values()].reduce((a, b) => a + b), 10_000_000);
  assert.equal(inView([lane]), 4_000_000);
});

test('search finds words in events and transcripts, without case or accents', () => {
  const { events, calls } = page();
  const all = new Set(['observed', 'recorded', 'stated', 'not-shown'] as const);
  assert.equal(plain('Niño ÜBER'), 'nino uber');
  assert.equal(find(events, calls, '', all).length, events.length);
  assert.equal(find(events, calls, '', new Set(['stated'])).length, 1);
  const hits = find(events, calls, 'SMÓKE reported', all);
  assert.deepEqual(hits.map((hit) => hit.kind), ['spoken']);
  assert.equal(find(events, calls, 'no such word', all).length, 0);
});

test('an error is never told smaller than it is', () => {
  assert.equal(words.atMost(1), '10 ms');
  assert.equal(words.atMost(66_667), '70 ms');
  assert.equal(words.atMost(1_000_001), '1.1 s');
  assert.equal(words.atMost(2_350_000), '2.4 s');
});

test('a point of the window is the pixel that is shown there, whatever the shape of the picture', () => {
  for (const size of [{ width: 1280, height: 720 }, { width: 704, height: 480 }, { width: 480, height: 704 }]) {
    const area = { left: 40, top: -300, width: 500, height: 500 / shapeOf(size) };
    const at = (x: number, y: number): { x: number; y: number } =>
      pixelAt({ clientX: area.left + x * area.width, clientY: area.top + y * area.height }, area, size);
    for (const [x, y] of [[0, 0], [0.25, 0.75], [1, 1]] as const) {
      assert.ok(Math.abs(at(x, y).x - x * size.width) < 1e-6);
      assert.ok(Math.abs(at(x, y).y - y * size.height) < 1e-6);
    }
    assert.deepEqual(at(-3, 7), { x: 0, y: size.height });
  }
  assert.equal(shapeOf({ width: 704, height: 480 }), 704 / 480);
  assert.equal(shapeOf({ width: 0, height: 480 }), 16 / 9);
  assert.deepEqual(pixelAt({ clientX: 5, clientY: 5 }, { left: 5, top: 5, width: 0, height: 0 }, { width: 9, height: 9 }), { x: 0, y: 0 });
});

test('the middle of what can be is a whole microsecond, the same wherever it is asked for', () => {
  assert.equal(middle({ earliest: 1, latest: 4 }), 2);
  const [first] = page().clips;
  assert.ok(first !== undefined);
  const axis = Axis.of([{ ...first, reference: { earliest: 1, latest: 4 } }]);
  assert.equal(axis.origin, 2);
});
