import { bodyOf } from '../body.js';
import { BlobBytes } from './files-blob.js';
import type { FileBytes, ReleaseFiles } from './files.js';
import { isSafeName } from './text.js';

/**
 * Files of the page's own origin, relative to the page. Nobody can list a folder over the web, and
 * a server that answers every request with a page is found out by digests. Nothing is fetched any
 * more once the reader stopped.
 */
export class WebFiles implements ReleaseFiles {
  readonly listed = false;
  readonly complete = true;
  private readonly base: URL;
  private readonly stopped: AbortSignal;
  private readonly kept = new Map<string, Promise<FileBytes | null>>();

  constructor(base: URL, stopped: AbortSignal) {
    this.base = base;
    this.stopped = stopped;
  }

  names(): ReadonlyMap<string, number> {
    return new Map();
  }

  odd(): readonly string[] {
    return [];
  }

  open(name: string, longest: number): Promise<FileBytes | null> {
    if (!isSafeName(name)) {
      return Promise.resolve(null);
    }
    const before = this.kept.get(name);
    if (before !== undefined) {
      return before;
    }
    const file = this.load(name, longest);
    this.kept.set(name, file);
    file.catch(() => {
      this.kept.delete(name); // who asks for more, or later, may get it
    });
    return file;
  }

  forget(name: string): void {
    this.kept.delete(name);
  }

  private async load(name: string, longest: number): Promise<FileBytes | null> {
    const response = await fetch(new URL(name, this.base), {
      credentials: 'same-origin',
      redirect: 'error',
      cache: 'no-cache',
      signal: this.stopped,
    });
    if (!response.ok) {
      await response.body?.cancel();
      if (response.status === 404 || response.status === 410) {
        return null;
      }
      throw new Error(`the server says ${String(response.status)}`);
    }
    return new BlobBytes(await bodyOf(response, longest));
  }
}
