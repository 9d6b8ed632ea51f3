import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const messages = join('..', '..', 'engine', 'src', 'main', 'resources', 'org', 'unseal', 'engine', 'page', 'messages');

function scriptTexts(file: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const line of readFileSync(join(messages, file), 'utf8').split('\n')) {
    const found = /^script\.([^\s=]+) = (.*)$/.exec(line);
    if (found?.[1] !== undefined && found[2] !== undefined) {
      texts.set(found[1], found[2]);
    }
  }
  return texts;
}

const english = scriptTexts('page_en.properties');
const sources = readdirSync(join('src', 'player'))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join('src', 'player', name), 'utf8'))
  .join('\n');
const used = new Set([...sources.matchAll(/'((?:player|layout|turn|described|timeline|radio|people|events|grounds|still|report|help|sound|kind|state)\.[a-z.-]+)'/g)].map((match) => match[1] ?? ''));
const families = [...sources.matchAll(/`((?:state|kind|sound|report|help)\.)\$\{/g)].map((match) => match[1] ?? '');

test('every text that the script shows is in every language', () => {
  assert.ok(used.size > 60);
  for (const file of readdirSync(messages)) {
    const texts = scriptTexts(file);
    for (const key of used) {
      assert.ok(texts.has(key), `${file} has no script.${key}`);
    }
    const places = (text: string): string => [...text.matchAll(/\{\d\}/g)].map(String).sort().join();
    for (const [key, text] of english) {
      assert.equal(places(texts.get(key) ?? ''), places(text), `${file}, script.${key}`);
    }
  }
});

test('no text is kept that the script does not show', () => {
  for (const key of english.keys()) {
    const shown = used.has(key) || families.some((family) => key.startsWith(family));
    assert.ok(shown, `script.${key}`);
  }
});
