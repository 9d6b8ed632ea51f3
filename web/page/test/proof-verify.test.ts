import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concat, utf8 } from '../src/proof/bytes.js';
import { NOBODY, typedFingerprint, type Trust } from '../src/proof/keys.js';
import { locate } from '../src/proof/locate.js';
import { LeafReader } from '../src/proof/leaf-reader.js';
import { H264 } from '../src/proof/nal.js';
import { answerOf } from '../src/proof/result.js';
import { spansOfRelease } from '../src/proof/spans.js';
import { Findings } from '../src/proof/finding.js';
import { checkTimeline } from '../src/proof/timeline-check.js';
import { unhex } from '../src/proof/bytes.js';
import { digestOf } from '../src/proof/digest.js';
import { verifyPublication, type PublicationVerdict } from '../src/proof/verify-publication.js';
import { good, intact, verifyRelease, type ReleaseVerdict } from '../src/proof/verify-release.js';
import { FINGERPRINT, given, publicationVector, releaseVector, vector, vectorJson } from './proof-vectors.js';

const KNOWN: Trust = { ...NOBODY, named: [typedFingerprint(FINGERPRINT) ?? ''] };

function release(files: Map<string, Blob>, trust = KNOWN): Promise<ReleaseVerdict> {
  return verifyRelease(given(files), {
    trust,
    pictures: null,
    progress: () => undefined,
  });
}

async function publication(
  files: Map<string, Blob>,
  trust = KNOWN,
  now = '2025-07-01T00:00:00Z',
): Promise<PublicationVerdict> {
  const [found] = locate(given(files));
  assert.ok(found);
  return verifyPublication(found.files, {
    trust,
    pictures: null,
    progress: () => undefined,
    root: found.root,
    now,
  });
}

function codes(verdict: { findings: Findings }): string[] {
  return [...verdict.findings.counts.keys()].sort();
}

async function bytesOf(files: Map<string, Blob>, name: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array((await files.get(name)?.arrayBuffer()) ?? new ArrayBuffer(0));
}

test('the release of the vectors is intact, and good only where its key is known', async () => {
  const known = await release(releaseVector());
  assert.deepEqual(codes(known), []);
  assert.ok(good(known));
  assert.equal(answerOf({ kind: 'release', verdict: known }), 'INTACT');
  const unknown = await release(releaseVector(), NOBODY);
  assert.deepEqual(codes(unknown), ['KEY_UNKNOWN']);
  assert.ok(intact(unknown));
  assert.ok(!good(unknown));
  assert.equal(answerOf({ kind: 'release', verdict: unknown }), 'UNKNOWN');
});

test('every byte of the media file counts, and a changed unit turns its own span alone', async () => {
  const honest = await bytesOf(releaseVector(), 'media/recording.mp4');
  let spans = 0;
  for (let at = 0; at < honest.length; at += 23) {
    const files = releaseVector();
    const changed = honest.slice();
    changed[at] = (changed[at] ?? 0) ^ 0x11;
    files.set('media/recording.mp4', new Blob([changed]));
    const verdict = await release(files);
    assert.ok(verdict.findings.counts.has('FILE_DIFFERS'), `byte ${String(at)}`);
    assert.equal(answerOf({ kind: 'release', verdict }), 'ALTERED');
    const wrong = spansOfRelease(verdict.release, verdict.findings.list, '').flatMap((track) =>
      track.spans.filter((span) => span.state === 'wrong'),
    );
    assert.ok(wrong.length > 0, `byte ${String(at)}`);
    const named = verdict.findings.list.filter((finding) => finding.spot !== null);
    if (codes(verdict).join() === 'FILE_DIFFERS,UNIT_CHANGED' && named.length === 1) {
      assert.deepEqual(
        wrong.map((span) => [span.begins, span.leaves]),
        [[named[0]?.spot?.begins, 1]],
      );
      spans++;
    }
  }
  assert.ok(spans > 0);
});

test('what is added, missing or cut off is named', async () => {
  const added = releaseVector();
  added.set('media/more.txt', new Blob(['hello']));
  assert.deepEqual(codes(await release(added)), ['FILE_ADDED']);
  const missing = releaseVector();
  missing.delete('plan.json');
  assert.deepEqual(codes(await release(missing)), ['FILE_MISSING', 'PLAN_DIFFERS']);
  const cut = releaseVector();
  cut.set('release.json', new Blob([(await bytesOf(cut, 'release.json')).slice(0, 900)]));
  const verdict = await release(cut);
  assert.deepEqual(codes(verdict), ['MANIFEST_UNREADABLE']);
  assert.ok(!intact(verdict));
  const none = await release(new Map());
  assert.equal(answerOf({ kind: 'release', verdict: none }), 'ALTERED');
});

test('the publication of the vectors is intact and the newest', async () => {
  const verdict = await publication(publicationVector());
  assert.deepEqual(codes(verdict), ['DERIVED_ONLY']);
  assert.ok(good(verdict));
  assert.equal(verdict.newest.is, 'NEWEST');
  assert.equal(verdict.parts.length, 1);
  assert.equal((await publication(publicationVector(true))).recalled, null);
  const late = await publication(publicationVector(), KNOWN, '2099-01-01T00:00:00Z');
  assert.ok(late.findings.counts.has('HEAD_EXPIRED'));
});

test('a call of a publication that was changed is named by its folder', async () => {
  const files = publicationVector();
  const name = 'v2/calls/k1/plan.json';
  files.set(name, new Blob([concat([await bytesOf(files, name), utf8(' ')])]));
  const verdict = await publication(files);
  assert.ok(verdict.findings.list.every((finding) => /^(calls\/k1|media)/.test(finding.file)));
  assert.equal(answerOf({ kind: 'publication', verdict }), 'ALTERED');
});

test('folders around a release are no part of it', async () => {
  const files = new Map<string, Blob>();
  for (const [name, blob] of publicationVector()) {
    files.set(`Downloads/case/${name}`, blob);
  }
  const [found, ...others] = locate(given(files));
  assert.equal(found?.folder, 'Downloads/case/v2');
  assert.equal(others.length, 0);
  assert.ok(good(await publication(files)));
});

test('leaves of the vectors have these digests', () => {
  const { units, leaves, seed } = vectorJson('leaves.json') as {
    units: { bytes: string }[];
    leaves: { units: number; kind: string }[];
    seed: string;
  };
  assert.equal(seed.length, 64);
  // without salts what is digested can be compared among copies only: in lengths as with start codes
  const reader = new LeafReader({
    is: 'NAL',
    codec: H264,
    lengthSize: 0,
    extradata: new Uint8Array(0),
  });
  const lengths = new LeafReader({
    is: 'NAL',
    codec: H264,
    lengthSize: 4,
    extradata: new Uint8Array(0),
  });
  let at = 0;
  for (const leaf of leaves) {
    if (leaf.kind === 'GAP') {
      continue;
    }
    reader.beginRendered();
    lengths.beginRendered();
    for (const unit of units.slice(at, at + leaf.units)) {
      const bytes = unhex(unit.bytes);
      reader.add(bytes);
      lengths.add(withLengths(unit.bytes));
    }
    at += leaf.units;
    assert.equal(lengths.endRendered(), reader.endRendered());
    assert.ok(lengths.exact);
  }
  assert.equal(at, units.length);
});

function withLengths(annexB: string): Uint8Array {
  const nals = annexB.split('000001').slice(1);
  return concat(
    nals.map((nal, i) => {
      const cut = i + 1 < nals.length ? nal.replace(/(00)+$/, '') : nal;
      return unhex((cut.length / 2).toString(16).padStart(8, '0') + cut);
    }),
  );
}

test('bounds of the vector follow from the reasons that they name, and others do not', async () => {
  const text = new TextDecoder().decode(vector('timeline.json'));
  const found = async (changed: string): Promise<Findings> => {
    const findings = new Findings();
    await checkTimeline('timeline.json', utf8(changed), findings);
    return findings;
  };
  const honest = await found(text);
  assert.deepEqual([...honest.counts.keys()], []);
  assert.ok(honest.notChecked.has('TIMES_SOLVED'));
  for (const [from, to] of [
    ['"high":887389', '"high":887388'],
    ['"high":887389', '"high":887390'],
    ['"lagHigh":2700000', '"lagHigh":2600000'],
    ['"class":"BOUNDED"', '"class":"ESTIMATED"'],
    ['"lowReasons":["EVENT', '"lowReasons":["ORDER'],
  ] as const) {
    assert.ok(text.includes(from), from);
    const findings = await found(text.replaceAll(from, to));
    assert.ok(findings.counts.has('TIME_NOT_IMPLIED'), `${from} to ${to}`);
  }
  assert.ok((await found(text.replace('unseal/timeline', 'x'))).counts.has('TIMELINE_UNREADABLE'));
  assert.equal(digestOf(utf8(text)), digestOf(vector('timeline.json')));
});
