import type { Bytes } from './bytes.js';
import type { FileBytes, ReleaseFiles } from './files.js';

/** A file that the browser holds, on disk or in memory. */
export class BlobBytes implements FileBytes {
  readonly size: number;
  private readonly blob: Blob;

  constructor(blob: Blob) {
    this.blob = blob;
    this.size = blob.size;
  }

  async read(at: number, length: number): Promise<Bytes> {
    if (at + length > this.size) {
      throw new Error('the file ends before it should');
    }
    return new Uint8Array(await this.blob.slice(at, at + length).arrayBuffer());
  }
}

/** Files that a reader gave: a folder that they chose or dropped. */
export class GivenFiles implements ReleaseFiles {
  readonly listed = true;
  readonly complete: boolean;
  private readonly blobs: ReadonlyMap<string, Blob>;
  private readonly sizes: ReadonlyMap<string, number>;

  constructor(blobs: ReadonlyMap<string, Blob>, complete = true) {
    this.blobs = blobs;
    this.complete = complete;
    this.sizes = new Map([...blobs].map(([name, blob]) => [name, blob.size]));
  }

  names(): ReadonlyMap<string, number> {
    return this.sizes;
  }

  odd(): readonly string[] {
    return [];
  }

  open(name: string): Promise<FileBytes | null> {
    const blob = this.blobs.get(name);
    return Promise.resolve(blob === undefined ? null : new BlobBytes(blob));
  }

  forget(): void {
    // nothing is kept
  }
}
