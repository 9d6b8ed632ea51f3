import { lstatSync, openSync, readdirSync, readSync, statSync, closeSync } from 'node:fs';
import { join } from 'node:path';
import type { Bytes } from './bytes.js';
import { DEEPEST, MOST_FILES, type FileBytes, type ReleaseFiles } from './files.js';

/** A folder of this machine, for the command-line twin that tests compare with the Java verifier. */
export class NodeFiles implements ReleaseFiles {
  readonly listed = true;
  complete = true;
  private readonly root: string;
  private readonly files = new Map<string, number>();
  private readonly others: string[] = [];
  private seen = 0;

  /** All of a folder, or these names in it alone where they are given. */
  constructor(root: string, only?: readonly string[]) {
    this.root = root;
    if (only === undefined) {
      this.look('', 1);
    }
    for (const name of only ?? []) {
      const found = lstatSync(join(root, name), { throwIfNoEntry: false });
      if (found?.isFile() === true) {
        this.files.set(name, found.size);
      }
    }
  }

  private look(folder: string, depth: number): void {
    for (const name of readdirSync(join(this.root, folder)).sort()) {
      const path = folder === '' ? name : `${folder}/${name}`;
      const found = lstatSync(join(this.root, path));
      if (++this.seen > MOST_FILES) {
        this.complete = false;
        return;
      }
      if (found.isDirectory() && depth < DEEPEST) {
        this.look(path, depth + 1);
      } else if (found.isFile()) {
        this.files.set(path, found.size);
      } else {
        this.others.push(path);
      }
    }
  }

  names(): ReadonlyMap<string, number> {
    return this.files;
  }

  odd(): readonly string[] {
    return this.others;
  }

  open(name: string): Promise<FileBytes | null> {
    return Promise.resolve(
      this.files.has(name) ? new NodeFile(join(this.root, name)) : null,
    );
  }

  forget(): void {
    // nothing is kept
  }
}

class NodeFile implements FileBytes {
  readonly size: number;
  private readonly path: string;

  constructor(path: string) {
    this.path = path;
    this.size = statSync(path).size;
  }

  read(at: number, length: number): Promise<Bytes> {
    const bytes = new Uint8Array(length);
    const file = openSync(this.path, 'r');
    try {
      let done = 0;
      while (done < length) {
        const read = readSync(file, bytes, done, length - done, at + done);
        if (read === 0) {
          throw new Error('the file ends before it should');
        }
        done += read;
      }
    } finally {
      closeSync(file);
    }
    return Promise.resolve(bytes);
  }
}
