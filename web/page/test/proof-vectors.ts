import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bytes } from '../src/proof/bytes.js';
import { GivenFiles } from '../src/proof/files-blob.js';

/** Files that another program made from docs/formats; the tests run in web/page. */
const FOLDER = join(process.cwd(), '..', '..', 'docs', 'formats', 'vectors');

export function vector(name: string): Bytes {
  return new Uint8Array(readFileSync(join(FOLDER, name)));
}

export function vectorJson(name: string): unknown {
  return JSON.parse(new TextDecoder().decode(vector(name)));
}

const RELEASE = [
  'release.json',
  'release.json.sig',
  'recording.seal.json',
  'recording.seal.json.sig',
  'plan.json',
  'decisions.json',
  'decisions.json.sig',
  'media/recording.mp4',
];

const PUBLICATION = [
  'head.json',
  'head.json.sig',
  'v2/publication.json',
  'v2/publication.json.sig',
  'v2/logs/withheld.csv',
  'v2/media/joined.mp4',
];

export function releaseVector(before = ''): Map<string, Blob> {
  return new Map(RELEASE.map((name) => [before + name, new Blob([vector(`release/${name}`)])]));
}

/** A public root with version 2, whose one call is the release of the other vector. */
export function publicationVector(recalled = false): Map<string, Blob> {
  const names = recalled ? [...PUBLICATION, 'recall.json', 'recall.json.sig'] : PUBLICATION;
  return new Map([
    ...names.map((name): [string, Blob] => [name, new Blob([vector(`publication/${name}`)])]),
    ...releaseVector('v2/calls/k1/'),
  ]);
}

export function given(files: ReadonlyMap<string, Blob>): GivenFiles {
  return new GivenFiles(files);
}

/** The fingerprint of the vectors' key. */
export const FINGERPRINT =
  'bucket-zigzag-circle-tennis-nugget-eyebrow-nutmeg-furnace-galaxy-gravel-whistle-eyebrow';
