import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPage, UnreadableModel } from '../src/reader.js';
import { model } from './sample.js';

const changed = (change: (draft: any) => void): string => {
  const draft = structuredClone(model()) as unknown;
  change(draft);
  return JSON.stringify(draft);
};

test('reads a model', () => {
  const page = readPage(JSON.stringify(model()));
  assert.equal(page.clips[0]?.id, 'c1');
  assert.equal(page.clips[0]?.reference?.latest, 1_746_555_602_000_000);
  assert.equal(page.calls[0]?.transmissions[0]?.relative[0]?.earliest, -1_200_000);
});

const refused: readonly [string, (draft: any) => void][] = [
  ['another schema', (d) => (d.schema = 'unseal/other')],
  ['another version', (d) => (d.version = 2)],
  ['a fraction', (d) => (d.clips[0].micros = 1.5)],
  ['a number beyond what a program counts exactly', (d) => (d.clips[0].micros = 2 ** 60)],
  ['a clip without frames', (d) => (d.clips[0].frames.to = d.clips[0].frames.from)],
  ['two clips of one name', (d) => (d.clips[1].id = 'c1')],
  ['a file of another host', (d) => (d.clips[0].file = 'https://example.org/x.mp4')],
  ['a file of another host without a scheme', (d) => (d.clips[0].file = '//elsewhere.example/x')],
  ['a file above the folder', (d) => (d.clips[0].file = '../x.mp4')],
  ['a script for a file', (d) => (d.clips[0].file = 'javascript:alert(1)')],
  ['an interval that ends before it begins', (d) => (d.clips[0].reference.earliest += 9e6)],
  ['places that do not begin at the first picture', (d) => d.clips[0].passing.places.shift()],
  ['places that go back', (d) => (d.clips[0].passing.places[1].at = 0)],
  ['time that ends to pass before it begins', (d) => (d.clips[0].passing.places[1].least += 9e6)],
  ['a recorder that stands still', (d) => (d.clips[0].passing.ppm = 1_000_000)],
  ['times that go back', (d) => (d.clips[1].times[3] = 0)],
  ['a state that nobody knows', (d) => (d.clips[0].presence[0].spans[0].state = 'hiding')],
  ['a list where an object must be', (d) => (d.case = [])],
  ['a rate of nothing', (d) => (d.clips[0].rate.den = 0)],
  ['a language that is none', (d) => (d.language = 'not_a language!')],
  ['a language of nothing', (d) => (d.language = '')],
  ['a text without end', (d) => (d.events[0].text = 'x'.repeat(200_000))],
  ['too many clips', (d) => (d.clips = Array.from({ length: 1001 }, (_, i) => ({ ...d.clips[0], id: `c${String(i)}` })))],
];
for (const [what, change] of refused) {
  test(`refuses ${what}`, () => {
    assert.throws(() => readPage(changed(change)), UnreadableModel);
  });
}

test('refuses what is not JSON', () => {
  assert.throws(() => readPage('{'), UnreadableModel);
});

test('keeps texts with names of built-in functions', () => {
  const page = readPage(changed((d) => (d.words = { constructor: 'a', __proto__x: 'b' })));
  assert.equal(page.words['constructor'], 'a');
  assert.equal(page.words['toString'], undefined);
});
