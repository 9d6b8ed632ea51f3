import { TooLong } from '../body.js';
import type { Bytes } from './bytes.js';

/** Where a release's files come from: the web, a folder or a ZIP that the reader gives. */

/** Of a folder that somebody gave no more files and no deeper folders are looked at. */
export const MOST_FILES = 10_000;
export const DEEPEST = 16;

/** One file, wherever it lies. */
export interface FileBytes {
  readonly size: number;
  /** These bytes; fails where they can't be read. */
  read(at: number, length: number): Promise<Bytes>;
}

export interface ReleaseFiles {
  /** Whether `names` knows everything that is there; over the web nobody does. */
  readonly listed: boolean;
  /** Plain files by name, where that is known. */
  names(): ReadonlyMap<string, number>;
  /** What is neither a plain file nor a folder. */
  odd(): readonly string[];
  /** Whether everything was looked at. */
  readonly complete: boolean;
  /**
   * The file; null where there is none. What has to be fetched to be opened fails as `TooLong` where
   * it is longer than this; what is there already may be longer.
   */
  open(name: string, longest: number): Promise<FileBytes | null>;
  /** What is kept in memory of this file is not needed any more. */
  forget(name: string): void;
}

/** Files of a folder within another source. */
export class FilesWithin implements ReleaseFiles {
  readonly listed: boolean;
  readonly complete: boolean;
  private readonly outer: ReleaseFiles;
  private readonly before: string;
  private readonly own = new Map<string, number>();

  constructor(outer: ReleaseFiles, folder: string) {
    this.outer = outer;
    this.listed = outer.listed;
    this.complete = outer.complete;
    this.before = folder === '' ? '' : `${folder}/`;
    for (const [name, size] of outer.names()) {
      if (name.startsWith(this.before)) {
        this.own.set(name.substring(this.before.length), size);
      }
    }
  }

  names(): ReadonlyMap<string, number> {
    return this.own;
  }

  odd(): readonly string[] {
    return this.outer
      .odd()
      .filter((name) => name.startsWith(this.before))
      .map((name) => name.substring(this.before.length));
  }

  open(name: string, longest: number): Promise<FileBytes | null> {
    return this.outer.open(this.before + name, longest);
  }

  forget(name: string): void {
    this.outer.forget(this.before + name);
  }
}

export type Document =
  | { readonly is: 'read'; readonly bytes: Bytes }
  | { readonly is: 'missing' }
  | { readonly is: 'unreadable'; readonly words: string };

/** Whether there is such a file; over the web not much more than this is fetched to learn it. */
export async function isThere(files: ReleaseFiles, name: string, enough = 0): Promise<boolean> {
  try {
    return (await files.open(name, enough)) !== null;
  } catch (error) {
    if (error instanceof TooLong) {
      return true;
    }
    throw error;
  }
}

/** A whole file that is no longer than this. */
export async function readWhole(
  files: ReleaseFiles,
  name: string,
  longest: number,
): Promise<Document> {
  try {
    const file = await files.open(name, longest);
    if (file === null) {
      return { is: 'missing' };
    }
    if (file.size > longest) {
      throw new TooLong();
    }
    return { is: 'read', bytes: await file.read(0, file.size) };
  } catch (error) {
    const words = error instanceof TooLong ? `longer than ${String(longest)} bytes` : '';
    return { is: 'unreadable', words };
  }
}

/** Reads a file forward a large piece at a time. */
export class Window {
  private static readonly PIECE = 1 << 20;
  private readonly file: FileBytes;
  private from = 0;
  private piece: Bytes = new Uint8Array(0);

  constructor(file: FileBytes) {
    this.file = file;
  }

  /** These bytes, good until the next call; synchronously where they are there already. */
  bytes(at: number, length: number): Bytes | Promise<Bytes> {
    if (at >= this.from && at + length <= this.from + this.piece.length) {
      return this.piece.subarray(at - this.from, at - this.from + length);
    }
    return this.fill(at, length);
  }

  private async fill(at: number, length: number): Promise<Bytes> {
    if (at + length > this.file.size) {
      throw new Error('the file ends before it should');
    }
    const wanted = Math.min(Math.max(length, Window.PIECE), this.file.size - at);
    this.piece = await this.file.read(at, wanted);
    this.from = at;
    return this.piece.subarray(0, length);
  }
}

/** Lets a page breathe: whoever works long calls this often. */
export class Breath {
  private static readonly LONGEST = 12;
  private last = performance.now();

  /** Null while there is no need to wait: so that loops need not wait at every step. */
  needed(): Promise<void> | null {
    if (performance.now() - this.last < Breath.LONGEST) {
      return null;
    }
    return new Promise((resolve) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = (): void => {
        channel.port1.close();
        this.last = performance.now();
        resolve();
      };
      channel.port2.postMessage(null);
    });
  }
}
