import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unhex, type Bytes } from '../src/proof/bytes.js';
import { digestOf } from '../src/proof/digest.js';
import { Findings } from '../src/proof/finding.js';
import { GivenFiles } from '../src/proof/files-blob.js';
import { canonical } from '../src/proof/json.js';
import { DecodedPictures, type PictureDecoder } from '../src/proof/picture-check.js';
import type { Plan } from '../src/proof/plan.js';
import type { Pass, Release, Render } from '../src/proof/release-document.js';
import { accused, ABSENT, draw, MalformedTiles, meansOf, TileGrid, TilesReader, type Means } from '../src/proof/tiles.js';
import { OpenedTimes } from '../src/proof/track.js';
import { releaseVector, vectorJson } from './proof-vectors.js';

interface PicturesVector {
  width: number;
  height: number;
  frames: number;
  withoutPicture: number;
  means: number[][];
  root: string;
  tree: string;
  tiles: string;
  opened: { block: number; tiles: number[] }[];
  one: { tiles: string };
  media: string[];
  draws: { second: number; candidates: number; drawn: number }[];
}

const VECTOR = vectorJson('pictures.json') as PicturesVector;
const GRID = new TileGrid(VECTOR.width, VECTOR.height);
const SEAL = { seal: digestOf(), roots: new Map([['v0', VECTOR.root]]) };

function planes(frame: number): { bytes: Uint8Array; offset: number; stride: number; step: number }[] {
  const samples = [
    (x: number, y: number) => 7 * x + 13 * y + 29 * frame + x * y,
    (x: number, y: number) => 5 * x + 3 * y + 11 * frame + 64,
    (x: number, y: number) => x + 9 * y + 17 * frame + 128,
  ];
  return samples.map((sample, plane) => {
    const width = plane === 0 ? GRID.width : GRID.width / 2;
    const height = plane === 0 ? GRID.height : GRID.height / 2;
    const bytes = new Uint8Array(width * height);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        bytes[y * width + x] = sample(x, y) & 0xff;
      }
    }
    return { bytes, offset: 0, stride: width, step: 1 };
  });
}

test('means are those of the vector', () => {
  for (let frame = 0; frame < VECTOR.frames; frame++) {
    if (frame !== VECTOR.withoutPicture) {
      assert.deepEqual([...meansOf(GRID, planes(frame))], VECTOR.means[frame]);
    }
  }
});

test('tiles that another program opened are read, and changed ones are not', async () => {
  for (const file of [VECTOR.tiles, VECTOR.one.tiles]) {
    const bytes = unhex(file);
    const reader = new TilesReader(bytes, SEAL);
    for (;;) {
      const block = await reader.block();
      if (block === null) {
        break;
      }
      block.means.forEach((means, i) => {
        block.tiles.forEach((opened, tile) => {
          for (let plane = 0; opened === 1 && plane < 3; plane++) {
            const at = plane * GRID.tiles + tile;
            assert.equal(means[at], VECTOR.means[block.block * 8 + i]?.[at]);
          }
        });
      });
    }
    for (let at = 0; at < bytes.length; at += 5) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ 4;
      await assert.rejects(async () => {
        const other = new TilesReader(changed, SEAL);
        while ((await other.block()) !== null) {
          // all of it
        }
      }, MalformedTiles, `byte ${String(at)}`);
    }
  }
});

test('blocks are drawn as the vector says', () => {
  for (const { second, candidates, drawn } of VECTOR.draws) {
    assert.equal(draw('v0', VECTOR.media, second, candidates), drawn);
  }
});

test('ten levels of luminance and seven of colour are let pass, and no more', () => {
  const grid = new TileGrid(16, 16);
  const tiles = Uint8Array.of(1);
  const sealed = Uint16Array.of(1000, 1000, 1000);
  assert.equal(accused(grid, sealed, tiles, Uint16Array.of(1160, 1112, 888)), null);
  assert.equal(accused(grid, sealed, tiles, Uint16Array.of(1161, 1000, 1000))?.sixteenths, 161);
  assert.equal(accused(grid, sealed, tiles, Uint16Array.of(1000, 887, 1000))?.sixteenths, 113);
  assert.equal(accused(grid, sealed, Uint8Array.of(0), Uint16Array.of(9, 9, 9)), null);
  const absent = Uint16Array.of(ABSENT, ABSENT, ABSENT);
  assert.equal(accused(grid, absent, tiles, Uint16Array.of(9, 9, 9)), null);
});

/** A release whose frames 0 to 7 are made again and 8 and 9 copied, with the vector's tiles. */
function release(tiles: Bytes): { files: GivenFiles; release: Release; plan: Plan } {
  const digest = digestOf();
  const parts = { c: digest, s: digest, p: digest };
  const base = { num: 1, den: 25 };
  const after = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
  const render: Render = {
    is: 'RENDER',
    leaf: 0,
    place: { media: 0, sample: 0, count: 8 },
    parts,
    timeSalt: digest,
    unitsSalt: digest,
    time: { begins: 0, ends: 320_000 },
    times: new OpenedTimes(base, 0, after(8)),
    content: digest,
    ground: 'a face',
    ssim: null,
    frames: null,
    why: null,
  };
  const pass: Pass = {
    is: 'PASS',
    leaf: 1,
    place: { media: 0, sample: 8, count: 2 },
    parts,
    salts: { c: digest, s: digest, p: digest, t: digest, u: digest },
    time: { begins: 320_000, ends: 400_000 },
    times: new OpenedTimes(base, 8, after(2)),
  };
  const seal = canonical(
    new Map<string, Parameters<typeof canonical>[0]>([
      ['schema', 'unseal/pictures'],
      ['version', 1],
      ['tool', 'a test'],
      ['created', '2026-05-06T14:17:00Z'],
      ['seal', digest],
      ['tracks', [new Map([['track', 'v0'], ['root', VECTOR.root]])]],
    ]),
  );
  const media = releaseVector().get('media/recording.mp4') ?? new Blob([]);
  return {
    files: new GivenFiles(
      new Map([
        ['recording.pictures.json', new Blob([seal])],
        ['tiles.bin', new Blob([tiles])],
        ['media/recording.mp4', media],
      ]),
    ),
    plan: { fill: '#000000', frames: 10, runs: [{ frames: 10, cover: 'NOTHING' }] },
    release: {
      tool: 'a test',
      created: '2026-05-06T14:17:00Z',
      files: [{ name: 'media/recording.mp4', sha256: digest, bytes: 1 }],
      seal: { file: 'recording.seal.json', digest },
      pictures: { seal: { file: 'recording.pictures.json', digest }, tiles: 'tiles.bin' },
      plan: 'plan.json',
      decisions: 'decisions.json',
      media: [
        { file: 'media/recording.mp4', number: 1, of: 'v0', offset: 0, base, derived: false },
      ],
      fill: '#000000',
      unreviewed: null,
      ground: null,
      catalogue: null,
      tracks: [{ track: 'v0', entries: [render, pass] }],
      notUnderstood: 0,
    },
  };
}

/** Gives the vector's own means, changed by the test. */
class ScriptedDecoder implements PictureDecoder {
  private readonly change: (frame: number, means: Means) => Means | null;

  constructor(change: (frame: number, means: Means) => Means | null) {
    this.change = change;
  }

  async decode(
    ...[, , , wanted, take]: Parameters<PictureDecoder['decode']>
  ): ReturnType<PictureDecoder['decode']> {
    for (const place of wanted) {
      await take(place, this.change(place, Uint16Array.from(VECTOR.means[place] ?? [])));
    }
    return 'DECODED';
  }
}

async function compare(
  change: (frame: number, means: Means) => Means | null,
  tiles = VECTOR.one.tiles,
): Promise<{ state: string; findings: Findings }> {
  const findings = new Findings();
  const made = release(unhex(tiles));
  const state = await new DecodedPictures(new ScriptedDecoder(change)).check(
    made.files,
    made.release,
    made.plan,
    findings,
  );
  return { state, findings };
}

test('pictures that an encoder moved a little agree, and painted ones are named', async () => {
  const same = await compare((_, means) => means.map((mean) => mean + 100));
  assert.equal(same.state, 'COMPARED');
  assert.deepEqual([...same.findings.counts.keys()], []);
  const painted = await compare((frame, means) => {
    if (frame === 5) {
      means[4] = (means[4] ?? 0) + 300;
    }
    return means;
  });
  const [finding] = painted.findings.list;
  assert.equal(finding?.code, 'PICTURE_DIFFERS');
  assert.deepEqual(finding.spot, { track: 'v0', leaf: 0, begins: 0, ends: 320_000 });
  assert.match(finding.words, /^frame 5, the tile at column 16 and row 16, differs by 18 grey/);
  assert.equal(painted.findings.list.length, 1);
});

test('a drawn block of which not all tiles are opened, and a lost frame, are named', async () => {
  const closed = await compare((_, means) => means, VECTOR.tiles);
  assert.match(closed.findings.list[0]?.words ?? '', /^block 0 is not opened, or not all of it/);
  const lost = await compare((frame, means) => (frame === 3 ? null : means));
  assert.match(lost.findings.list[0]?.words ?? '', /^frame 3 can't be decoded/);
});
