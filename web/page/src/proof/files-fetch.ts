import type { Bytes } from './bytes.js';
import { BlobBytes } from './files-blob.js';
import type { FileBytes, ReleaseFiles } from './files.js';
import { isSafeName } from './text.js';

/** Pieces of this length go into the browser's keeping, so that the page's own memory stays small. */
const KEPT = 8 << 20;

/**
 * Files of the page's own origin, relative to the page. Nobody can list a folder over the web, and
 * a server that answers every request with a page is found out by digests.
 */
export class WebFiles implements ReleaseFiles {
  readonly listed = false;
  readonly complete = true;
  private readonly base: URL;
  private readonly arrived: (bytes: number) => void;
  private readonly kept = new Map<string, Promise<FileBytes | null>>();

  constructor(base: URL, arrived: (bytes: number) => void = (): void => undefined) {
    this.base = base;
    this.arrived = arrived;
  }

  names(): ReadonlyMap<string, number> {
    return new Map();
  }

  odd(): readonly string[] {
    return [];
  }

  open(name: string): Promise<FileBytes | null> {
    if (!isSafeName(name)) {
      return Promise.resolve(null);
    }
    let file = this.kept.get(name);
    if (file === undefined) {
      file = this.load(name);
      this.kept.set(name, file);
    }
    return file;
  }

  forget(name: string): void {
    this.kept.delete(name);
  }

  private async load(name: string): Promise<FileBytes | null> {
    const response = await fetch(new URL(name, this.base), {
      credentials: 'same-origin',
      redirect: 'error',
      cache: 'no-cache',
    });
    if (response.status === 404 || response.status === 410) {
      return null;
    }
    if (!response.ok || response.body === null) {
      throw new Error(`the server says ${String(response.status)}`);
    }
    return new BlobBytes(await this.collect(response.body.getReader()));
  }

  private async collect(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Blob> {
    const blobs: Blob[] = [];
    let pieces: Bytes[] = [];
    let length = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        break;
      }
      this.arrived(value.length);
      pieces.push(new Uint8Array(value));
      length += value.length;
      if (length >= KEPT) {
        blobs.push(new Blob(pieces));
        pieces = [];
        length = 0;
      }
    }
    return new Blob([...blobs, ...pieces]);
  }
}
