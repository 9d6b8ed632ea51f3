import type { Digest } from './digest.js';
import { Fields, Malformed, readJson } from './json.js';
import type { Track } from './track.js';

/** Seals of recordings and of their pictures: docs/formats/seal.md. */

export const LONGEST_SEAL = 1 << 20;
const MOST_TRACKS = 64;
const TRACK = /^[va](0|[1-9][0-9]?)$/;
const PICTURES = /^v(0|[1-9][0-9]?)$/;

export interface SealedTrack {
  readonly track: Track;
  readonly codec: string;
  readonly leaves: number;
  readonly root: Digest;
}

export interface Seal {
  readonly created: string;
  readonly tracks: readonly SealedTrack[];
}

export function readSeal(document: Uint8Array): Seal {
  const seal = Fields.of(readJson(document), 'the seal');
  seal.requireSchema('unseal/seal', 1);
  const tracks: SealedTrack[] = [];
  for (const track of seal.objects('tracks')) {
    const name = track.text('track');
    if (!TRACK.test(name) || tracks.some((other) => other.track === name)) {
      throw new Malformed('the seal has a track twice or of a wrong name');
    }
    tracks.push({
      track: name,
      codec: track.text('codec'),
      leaves: track.count('leaves'),
      root: track.digest('root'),
    });
  }
  if (tracks.length === 0 || tracks.length > MOST_TRACKS) {
    throw new Malformed(`the seal has ${String(tracks.length)} tracks`);
  }
  seal.text('tool');
  const created = seal.text('created');
  seal.digest('file');
  seal.digest('size');
  const camera = seal.text('cameraSignature');
  if (camera !== 'none seen' && camera !== 'present, not checked') {
    throw new Malformed('the seal, cameraSignature is not known');
  }
  return { created, tracks };
}

export interface PictureSeal {
  readonly seal: Digest;
  readonly roots: ReadonlyMap<Track, Digest>;
}

export function readPictureSeal(document: Uint8Array): PictureSeal {
  const seal = Fields.of(readJson(document), 'the picture seal');
  seal.requireSchema('unseal/pictures', 1);
  const roots = new Map<Track, Digest>();
  for (const track of seal.objects('tracks')) {
    const name = track.text('track');
    if (!PICTURES.test(name) || roots.has(name)) {
      throw new Malformed('the picture seal has a track twice or of a wrong name');
    }
    roots.set(name, track.digest('root'));
  }
  if (roots.size === 0 || roots.size > MOST_TRACKS) {
    throw new Malformed(`the picture seal has ${String(roots.size)} tracks`);
  }
  seal.text('tool');
  seal.text('created');
  return { seal: seal.digest('seal'), roots };
}
