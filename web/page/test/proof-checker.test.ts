import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check, Stopped } from '../src/proof/checker.js';
import { locate } from '../src/proof/locate.js';
import { NOBODY } from '../src/proof/keys.js';
import { answerOf } from '../src/proof/result.js';
import { given, publicationVector } from './proof-vectors.js';

const NOW = new Date('2025-07-01T00:00:00Z');

test('a check tells how far it is, part by part, and gives its answer', async () => {
  const [found] = locate(given(publicationVector()));
  assert.ok(found);
  const parts = new Set<string>();
  let bytes = 0;
  const { signal } = new AbortController();
  const checked = await check(found, NOBODY, NOW, signal, (progress) => {
    assert.ok(progress.bytes >= bytes);
    assert.ok(progress.total === null || progress.bytes <= progress.total);
    bytes = progress.bytes;
    parts.add(progress.part);
  });
  assert.deepEqual([...parts], ['', 'k1']);
  assert.equal(answerOf(checked), 'UNKNOWN');
});

test('a check that was stopped says nothing about the release', async () => {
  const [found] = locate(given(publicationVector()));
  assert.ok(found);
  for (const after of [0, 1, 4]) {
    const stopping = new AbortController();
    let told = 0;
    const running = check(found, NOBODY, NOW, stopping.signal, () => {
      if (told++ >= after) {
        stopping.abort();
      }
    });
    await assert.rejects(running, Stopped);
  }
});
