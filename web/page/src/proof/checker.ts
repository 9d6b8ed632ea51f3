import { BrowserDecoder } from './decoder.js';
import { MalformedZip, ZipFiles } from './files-zip.js';
import { WebFiles } from './files-fetch.js';
import type { FileBytes, ReleaseFiles } from './files.js';
import type { Trust } from './keys.js';
import { locate, type Found } from './locate.js';
import { DecodedPictures } from './picture-check.js';
import { verifyPublication, type PublicationVerdict } from './verify-publication.js';
import { verifyRelease, type ReleaseVerdict } from './verify-release.js';

/** One check in a browser, from the files to the verdict. */

export type Checked =
  | { readonly kind: 'publication'; readonly verdict: PublicationVerdict }
  | { readonly kind: 'release'; readonly verdict: ReleaseVerdict };

export interface Progress {
  readonly bytes: number;
  /** Of all that will be read; null where nobody knows. */
  readonly total: number | null;
  /** The clip or call that is checked; empty before the first. */
  readonly part: string;
  readonly done: number;
  readonly parts: number;
}

/** The reader stopped the check. */
export class Stopped extends Error {}

/** The version that lies where the page lies; what is being fetched ends when the reader stops. */
export function releaseOfPage(location: string, stopped: AbortSignal): Found {
  const base = new URL('.', location);
  return {
    kind: 'publication',
    folder: '',
    files: new WebFiles(base, stopped),
    root: new WebFiles(new URL('..', base), stopped),
  };
}

/** What lies in files that a reader gave. */
export function releasesIn(files: ReleaseFiles): readonly Found[] {
  return locate(files);
}

export async function openZip(blob: Blob): Promise<ReleaseFiles | MalformedZip> {
  try {
    return await ZipFiles.open(blob);
  } catch (error) {
    if (error instanceof MalformedZip) {
      return error;
    }
    throw error;
  }
}

/** Whatever is asked for after the reader stopped fails at once, so that the check ends soon. */
class StoppableFiles implements ReleaseFiles {
  readonly listed: boolean;
  readonly complete: boolean;
  private readonly files: ReleaseFiles;
  private readonly stopped: AbortSignal;

  constructor(files: ReleaseFiles, stopped: AbortSignal) {
    this.files = files;
    this.stopped = stopped;
    this.listed = files.listed;
    this.complete = files.complete;
  }

  names(): ReadonlyMap<string, number> {
    return this.files.names();
  }

  odd(): readonly string[] {
    return this.files.odd();
  }

  async open(...request: Parameters<ReleaseFiles['open']>): Promise<FileBytes | null> {
    this.stopped.throwIfAborted();
    const file = await this.files.open(...request);
    if (file === null) {
      return null;
    }
    const { stopped } = this;
    return {
      size: file.size,
      read(at, length) {
        stopped.throwIfAborted();
        return file.read(at, length);
      },
    };
  }

  forget(name: string): void {
    this.files.forget(name);
  }
}

export async function check(
  found: Found,
  trust: Trust,
  now: Date,
  stopped: AbortSignal,
  tell: (progress: Progress) => void,
): Promise<Checked> {
  let sum = 0;
  for (const [name, size] of found.files.names()) {
    sum += /\.(?:mp4|wav)$/.test(name) ? 2 * size : size; // media are read twice
  }
  const total = found.files.listed ? sum : null;
  let state: Progress = { bytes: 0, total, part: '', done: 0, parts: 0 };
  const update = (more: Partial<Progress>): void => {
    state = { ...state, ...more };
    tell(state);
  };
  const checking = {
    trust,
    pictures: BrowserDecoder.there ? new DecodedPictures(new BrowserDecoder()) : null,
    progress: (bytes: number): void => {
      update({ bytes: state.bytes + bytes });
    },
  };
  const files = new StoppableFiles(found.files, stopped);
  const root = found.root === null ? null : new StoppableFiles(found.root, stopped);
  try {
    return found.kind === 'release'
      ? { kind: 'release', verdict: await verifyRelease(files, checking) }
      : {
          kind: 'publication',
          verdict: await verifyPublication(files, {
            ...checking,
            root,
            now: `${now.toISOString().substring(0, 19)}Z`,
            part: (part, done, parts) => {
              update({ part, done, parts });
            },
          }),
        };
  } finally {
    if (stopped.aborted) {
      throw new Stopped();
    }
  }
}
