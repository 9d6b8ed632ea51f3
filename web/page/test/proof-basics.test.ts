import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concat, hex, unhex, utf8 } from '../src/proof/bytes.js';
import { readCatalogue, flaws } from '../src/proof/catalogue.js';
import { digestOf, Sha256 } from '../src/proof/digest.js';
import { canonical, Fields, Malformed, readJson } from '../src/proof/json.js';
import {
  checkSignature,
  fingerprint,
  isKey,
  NOBODY,
  readPublishedKey,
  readSignature,
  spoken,
  standing,
  typedFingerprint,
} from '../src/proof/keys.js';
import * as merkle from '../src/proof/merkle.js';
import { readApproval, checkApproval } from '../src/proof/approval.js';
import { harmless, isPlain, isSafeName } from '../src/proof/text.js';
import { FINGERPRINT, vector } from './proof-vectors.js';

const KEY = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';

test('SHA-256 is that of FIPS 180-4, however the bytes are cut', async () => {
  assert.equal(
    digestOf(utf8('abc')),
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
  const bytes = new Uint8Array(100_003).map((_, i) => (i * 31 + (i >> 8)) & 0xff);
  const expected = hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
  for (const cut of [1, 63, 64, 65, 5000]) {
    const sha = new Sha256();
    for (let at = 0; at < bytes.length; at += cut) {
      sha.update(bytes.subarray(at, at + cut));
    }
    assert.equal(sha.end(), expected);
  }
});

test('documents of the vectors are canonical', () => {
  for (const name of [
    'release/release.json',
    'release/plan.json',
    'publication/v2/publication.json',
    'publication/head.json',
    'catalogue.json',
    'approval-plan.json',
    'key.json',
  ]) {
    assert.equal(hex(canonical(readJson(vector(name)))), hex(vector(name)), name);
  }
});

test('canonical JSON escapes as RFC 8785 says and sorts by UTF-16 units', () => {
  const value = readJson(utf8('{"\\u20ac":"\\u000f\\n\\u0041\'\\u0042\\"\\\\/","a":[true,-3],"\\r":1}'));
  assert.equal(
    new TextDecoder().decode(canonical(value)),
    '{"\\r":1,"a":[true,-3],"€":"\\u000f\\nA\'B\\"\\\\/"}',
  );
});

test('what is not such JSON is refused', () => {
  const refused = [
    '',
    '{',
    '{}x',
    '{"a":1,"a":2}',
    '[1.5]',
    '[1e3]',
    '[01]',
    '[-0]',
    '[null]',
    '[9007199254740992]',
    '["\\ud800"]',
    '["\t"]',
    '["\\x"]',
    '[1,]',
    '\ufeff{}',
    '['.repeat(40) + ']'.repeat(40),
  ];
  for (const text of refused) {
    assert.throws(() => readJson(utf8(text)), Malformed, text);
  }
  assert.throws(() => readJson(Uint8Array.of(0x22, 0xff, 0x22)), Malformed);
  assert.throws(() => Fields.of(readJson(utf8('{"a":1,"b":2}')), 'it').only('a'), Malformed);
  assert.equal(Fields.of(readJson(utf8('{"__proto__":1}')), 'it').number('__proto__'), 1);
});

test('a signature of the vectors holds for its document and its kind alone', () => {
  const signature = readSignature(vector('signature.json'));
  const document = vector('document.json');
  assert.equal(checkSignature(signature, 'seal', document), 'VALID');
  assert.equal(checkSignature(signature, 'release', document), 'OTHER_TYPE');
  assert.equal(checkSignature(signature, 'seal', concat([document, utf8(' ')])), 'BAD');
});

test('Ed25519 here and in WebCrypto agree', async () => {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  if (!('publicKey' in pair)) {
    throw new Error('no pair');
  }
  const key = hex(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  const document = utf8('{"a":1}');
  const signed = concat([utf8('unseal-plan-1\n'), document]);
  const bytes = new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, signed));
  const signature = { type: 'plan', key, signature: hex(bytes) };
  assert.ok(isKey(key));
  assert.equal(checkSignature(signature, 'plan', document), 'VALID');
  bytes[40] = (bytes[40] ?? 0) ^ 1;
  assert.equal(checkSignature({ ...signature, signature: hex(bytes) }, 'plan', document), 'BAD');
});

test('keys that could not be safely used are refused', () => {
  assert.ok(isKey(KEY));
  assert.ok(!isKey(KEY.toUpperCase()));
  assert.ok(!isKey('0'.repeat(64)), 'of small order');
  assert.ok(!isKey(`${'0'.repeat(62)}80`), 'of small order, with the other sign');
  assert.ok(!isKey(`ed${'ff'.repeat(30)}7f`), 'not below the field');
  assert.ok(!isKey(`02${'00'.repeat(31)}`), 'not on the curve');
});

test('fingerprints are taken as digits and as words, and no shorter', () => {
  const digest = fingerprint(KEY);
  assert.equal(spoken(digest), FINGERPRINT);
  const words = typedFingerprint(FINGERPRINT.toUpperCase().replaceAll('-', '  '));
  assert.equal(words, digest.substring(0, 24));
  assert.equal(typedFingerprint(digest.replace(/(.{4})/g, '$1 ')), digest);
  assert.equal(typedFingerprint(digest.substring(0, 62)), null);
  assert.equal(typedFingerprint(FINGERPRINT.substring(0, FINGERPRINT.lastIndexOf('-'))), null);
  const trust = { ...NOBODY, named: [digest] };
  assert.equal(standing(trust, KEY), 'PINNED');
  assert.equal(standing(NOBODY, KEY), 'UNKNOWN');
  assert.equal(standing({ ...NOBODY, vouched: true }, KEY), 'VOUCHED');
  const published = readPublishedKey(vector('public-key.json'));
  assert.equal(standing({ ...NOBODY, published: [published] }, KEY), 'AS_PUBLISHED');
  const forged = new TextDecoder().decode(vector('public-key.json')).replace('21fe', '21ff');
  assert.throws(() => readPublishedKey(utf8(forged)), Malformed);
});

test('a closed run and the open leaves around it give the root of all', () => {
  const leaves = Array.from({ length: 11 }, (_, i) => digestOf(Uint8Array.of(0, i)));
  const root = merkle.root(leaves);
  const of = (from: number, end: number): string => merkle.root(leaves.slice(from, end));
  const open = (i: number): merkle.Part => ({ leaves: 1, leaf: leaves[i] ?? '' });
  const parts = [
    open(0),
    { leaves: 6, nodes: [of(1, 2), of(2, 4), of(4, 6), of(6, 7)] },
    open(7),
    { leaves: 3, nodes: [of(8, 11)] },
  ];
  assert.equal(merkle.rootOfParts(parts), root);
  assert.equal(merkle.rootOfParts([{ leaves: 11, nodes: [root] }]), root);
  assert.equal(merkle.rootOfParts([{ leaves: 11, nodes: [root, root] }]), null);
  assert.notEqual(merkle.rootOfParts([...parts].reverse()), root);
});

test('the catalogue of the vectors has no flaw, and one that was changed has', () => {
  const text = new TextDecoder().decode(vector('catalogue.json'));
  assert.deepEqual(flaws(readCatalogue(utf8(text))), []);
  const root = readCatalogue(utf8(text)).root;
  assert.equal(flaws(readCatalogue(utf8(text.replaceAll(root, digestOf())))).length, 3);
});

test('approvals of the vectors are good for what they name alone', () => {
  const document = vector('approval-plan.json');
  const signature = vector('approval-plan.json.sig');
  const approval = readApproval(document);
  const released = { ...approval, rendition: null };
  const check = (change: object): readonly string[] =>
    checkApproval(document, signature, { ...released, ...change }, []).problems;
  assert.deepEqual(check({}), []);
  assert.deepEqual(check({ from: approval.from + 1 }), ['OTHER_CLIP']);
  assert.deepEqual(check({ plan: digestOf() }), ['OTHER_PLAN']);
  const same = readSignature(signature).key;
  assert.deepEqual(checkApproval(document, signature, released, [same]).problems, ['SAME_PERSON']);
  const alone = vector('approval-alone.json');
  const aloneChecked = checkApproval(
    alone,
    vector('approval-alone.json.sig'),
    { ...readApproval(alone), rendition: null },
    [],
  );
  assert.deepEqual(aloneChecked.problems, []);
});

test('texts that a page or a terminal obeys are refused or made harmless', () => {
  assert.ok(isPlain('Prüfung, 日本 👍 \u200d'));
  for (const text of ['', '  ', 'a\nb', 'a\u202eb', 'a\u0007b', 'x'.repeat(501), '\ue000']) {
    assert.ok(!isPlain(text));
  }
  assert.equal(harmless('a\u001b[2Jb\u202e'), 'a?[2Jb?');
  assert.equal([...harmless('👍'.repeat(300))].length, 200);
  assert.ok(isSafeName('media/recording.mp4'));
  for (const name of ['', '/a', 'a/', '../a', 'a/../b', 'a/.b', 'a.', 'a\\b', 'a b', 'a//b']) {
    assert.ok(!isSafeName(name), name);
  }
  assert.equal(hex(unhex('00ff')), '00ff');
});
