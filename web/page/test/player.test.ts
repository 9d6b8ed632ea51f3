import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Axis } from '../src/player/axis.js';
import { Frames } from '../src/player/frames.js';
import { linkTo, readFragment } from '../src/player/links.js';
import { inView, totals } from '../src/player/presence.js';
import { gapIsKnown, heardAt, held, laidAgainst, middleOf, open, sentence } from '../src/player/radio.js';
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
  const second = { ...first, id: 'c9', reference: { earliest: 1_746_555_604_000_000, latest: 1_746_555_605_000_000 } };
  const axis = Axis.of([second, first]);
  assert.equal(axis.origin, 1_746_555_601_000_000);
  assert.equal(axis.of('c1')?.start, 0);
  assert.equal(axis.of('c9')?.start, 3_500_000);
  assert.equal(axis.claimed(axis.placed), 1_500_000);
  assert.equal(axis.claimed(axis.placed.slice(0, 1)), 0);
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
  assert.ok(laid !== undefined);
  assert.equal(held(laid, -9e9), laid.earliest);
  assert.equal(held(laid, 9e9), laid.latest);
  assert.equal(sentence(laid, 0, words), 'between 1.2 s before and 0.9 s after');
  assert.equal(sentence({ ...laid, earliest: -1_200_001, latest: 900_001 }, 0, words), 'between 1.3 s before and 1.0 s after');
  assert.equal(sentence(laid, 5_000_000, words), 'between 6.2 s and 4.1 s before');
  assert.equal(sentence(laid, -5_000_000, words), 'between 3.8 s and 5.9 s after');
  const axis = Axis.of(clips.slice(0, 1));
  const start = middleOf(laid);
  assert.equal(heardAt([laid], new Map(), axis, start - 1), null);
  assert.equal(heardAt([laid], new Map(), axis, start + 500_000)?.micros, laid.transmission.from + 500_000);
  assert.equal(heardAt([laid], new Map([['t7', 9e9]]), axis, laid.latest)?.micros, laid.transmission.from);
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
