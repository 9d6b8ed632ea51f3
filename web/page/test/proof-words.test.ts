import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CODES } from '../src/proof/finding.js';
import { WORDS_EN } from '../src/proof/words.en.js';
import { WORDS_ES } from '../src/proof/words.es.js';
import { Wording } from '../src/proof/wording.js';

test('both languages have the same texts with the same places in them', () => {
  assert.deepEqual(Object.keys(WORDS_ES), Object.keys(WORDS_EN));
  for (const [key, text] of Object.entries(WORDS_EN)) {
    const places = (of: string): string[] => (of.match(/\{\d\}/g) ?? []).sort();
    assert.deepEqual(places(WORDS_ES[key] ?? ''), places(text), key);
  }
});

test('every finding is explained', () => {
  for (const code of Object.keys(CODES)) {
    assert.ok(`code.${code}` in WORDS_EN, code);
  }
});

test("the page's language counts, and what a release says is never a pattern", () => {
  const page = { language: 'es', proof: { command: 'java -jar unseal-verify.jar' } };
  const words = new Wording(page, 'en');
  assert.equal(words.command, 'java -jar unseal-verify.jar');
  assert.equal(new Wording(null, 'es').text('stop'), 'Detener');
  assert.equal(new Wording({ ...page, language: 'pt' }, 'en').text('stop'), 'Stop');
  assert.equal(words.text('stop'), 'Detener');
  assert.equal(words.text('what', '$&{1}', 'b', 'c', 'd'), '$&{1}, b: versión c de d');
  assert.equal(words.time(3_723_450_000), '1:02:03.4');
});

test('a browser that gives only converted colours is said to, in every language', () => {
  const key = 'notChecked.PICTURES_FORMAT';
  assert.match(WORDS_EN[key] ?? '', /only colours that it has converted/);
  assert.match(WORDS_ES[key] ?? '', /solo entrega colores ya convertidos/);
});
