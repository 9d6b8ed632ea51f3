import { utf8, view, type Bytes } from './bytes.js';
import { BlobBytes } from './files-blob.js';
import type { FileBytes, ReleaseFiles } from './files.js';

/**
 * A ZIP that a reader gave and a stranger may have made (PKWARE's APPNOTE 6.3). Only its central
 * directory counts, every local header must say the same, and nothing lies between the files: two
 * programs that read one archive in two ways are how people are shown one thing and the checker
 * another. CRC-32 is compared, not computed: the check takes SHA-256 of whatever it reads.
 */

const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const LOCATOR_LENGTH = 20;
const END64_LENGTH = 56;
const CENTRAL_LENGTH = 46;
const LOCAL_LENGTH = 30;
const MOST_ENTRIES = 10_000;
const LARGEST_DIRECTORY = 16 << 20;
const LARGEST_COMMENT = 0xffff;
/** Inflated files lie in the browser's keeping: no more than this, of one and of all. */
const LARGEST_INFLATED = 2 ** 32;
const MOST_INFLATED = 2 ** 34;
const LONGEST_NAME = 1024;
const ENCRYPTED = 0x0001;
/** Lengths and CRC-32 follow the file instead of standing before it. */
const DESCRIBED_BEHIND = 0x0008;
/** With and without its mark, of short and of long lengths; some programs write none. */
const DESCRIPTORS: readonly number[] = [0, 12, 16, 20, 24];
const FLAGS_ALLOWED = 0x0006 | DESCRIBED_BEHIND | 0x0800;
const STORED = 0;
const DEFLATED = 8;
const LARGE32 = 0xffff_ffff;
const LARGE16 = 0xffff;
const UNIX = 3;
const DIRECTORY = 0x4000;
const REGULAR = 0x8000;

/** The archive is none that can be trusted to mean one thing; the message says why. */
export class MalformedZip extends Error {}

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
  readonly plain: boolean;
}

async function bytesOf(blob: Blob, at: number, length: number): Promise<Bytes> {
  if (at < 0 || length < 0 || at + length > blob.size) {
    throw new MalformedZip('it is cut off');
  }
  return new Uint8Array(await blob.slice(at, at + length).arrayBuffer());
}

function u64(data: DataView, at: number): number {
  const value = Number(data.getBigUint64(at, true));
  if (!Number.isSafeInteger(value)) {
    throw new MalformedZip('a number that no file has');
  }
  return value;
}

interface Directory {
  readonly at: number;
  readonly length: number;
  readonly entries: number;
  /** Where what closes the archive begins. */
  readonly end: number;
}

async function directoryOf(blob: Blob): Promise<Directory> {
  const from = Math.max(0, blob.size - END_LENGTH - LARGEST_COMMENT);
  const tail = await bytesOf(blob, from, blob.size - from);
  const data = view(tail);
  let at = -1;
  for (let i = tail.length - END_LENGTH; i >= 0; i--) {
    if (data.getUint32(i, true) === END) {
      if (i + END_LENGTH + data.getUint16(i + 20, true) !== tail.length || at >= 0) {
        throw new MalformedZip('it is not clear where its directory is');
      }
      at = i;
    }
  }
  if (at < 0) {
    throw new MalformedZip('it is no ZIP file');
  }
  if (
    data.getUint16(at + 4, true) !== 0 ||
    data.getUint16(at + 6, true) !== 0 ||
    data.getUint16(at + 8, true) !== data.getUint16(at + 10, true)
  ) {
    throw new MalformedZip('it has several parts');
  }
  const entries = data.getUint16(at + 10, true);
  const length = data.getUint32(at + 12, true);
  const start = data.getUint32(at + 16, true);
  const end = from + at;
  if (entries === LARGE16 || length === LARGE32 || start === LARGE32) {
    return directory64(blob, end);
  }
  return { at: start, length, entries, end };
}

async function directory64(blob: Blob, end: number): Promise<Directory> {
  const locator = view(await bytesOf(blob, end - LOCATOR_LENGTH, LOCATOR_LENGTH));
  if (locator.getUint32(0, true) !== LOCATOR64 || locator.getUint32(16, true) !== 1) {
    throw new MalformedZip('the long directory is missing');
  }
  const at = u64(locator, 8);
  const record = view(await bytesOf(blob, at, END64_LENGTH));
  const entries = u64(record, 24);
  if (
    record.getUint32(0, true) !== END64 ||
    at + 12 + u64(record, 4) !== end - LOCATOR_LENGTH ||
    record.getUint32(16, true) !== 0 ||
    record.getUint32(20, true) !== 0 ||
    entries !== u64(record, 32)
  ) {
    throw new MalformedZip('the long directory contradicts itself');
  }
  return { at: u64(record, 48), length: u64(record, 40), entries, end: at };
}

function nameOf(bytes: Bytes): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new MalformedZip('a name that is not UTF-8');
  }
}

/** A name that leads nowhere else, whoever unpacks it; a folder's ends with a slash. */
function requireInside(name: string): void {
  const path = name.endsWith('/') ? name.slice(0, -1) : name;
  const parts = path.split('/');
  const leads = parts.some((part) => part === '' || part === '.' || part === '..');
  if (leads || /[\\:\0-\x1f\x7f]/.test(name) || name.length > LONGEST_NAME) {
    throw new MalformedZip('a name that leads out of the archive, or to different files');
  }
}

function entryOf(data: DataView, bytes: Bytes, at: number): { entry: Entry; next: number } {
  if (at + CENTRAL_LENGTH > bytes.length || data.getUint32(at, true) !== CENTRAL) {
    throw new MalformedZip('its directory is cut off');
  }
  const nameLength = data.getUint16(at + 28, true);
  const extraLength = data.getUint16(at + 30, true);
  const next = at + CENTRAL_LENGTH + nameLength + extraLength + data.getUint16(at + 32, true);
  if (next > bytes.length) {
    throw new MalformedZip('its directory is cut off');
  }
  const flags = data.getUint16(at + 8, true);
  const method = data.getUint16(at + 10, true);
  if ((flags & ENCRYPTED) !== 0 || (flags & ~FLAGS_ALLOWED) !== 0) {
    throw new MalformedZip('something in it is locked, or packed in a way not known here');
  }
  if (method !== STORED && method !== DEFLATED) {
    throw new MalformedZip('something in it is packed in a way not known here');
  }
  const nameEnd = at + CENTRAL_LENGTH + nameLength;
  const name = nameOf(bytes.slice(at + CENTRAL_LENGTH, nameEnd));
  requireInside(name);
  const wide = extra64(data, nameEnd, nameEnd + extraLength);
  const pick = (short: number): number => (short === LARGE32 ? wide() : short);
  const size = pick(data.getUint32(at + 24, true));
  const packed = pick(data.getUint32(at + 20, true));
  const local = pick(data.getUint32(at + 42, true));
  const folder = name.endsWith('/');
  if ((folder && size !== 0) || (method === STORED && size !== packed)) {
    throw new MalformedZip('lengths that contradict each other');
  }
  const kind = data.getUint8(at + 5) === UNIX ? (data.getUint16(at + 40, true) & 0xf000) : 0;
  const expected = folder ? DIRECTORY : REGULAR;
  return {
    entry: {
      name,
      flags,
      method,
      crc: data.getUint32(at + 16, true),
      packed,
      size,
      at: local,
      plain: kind === 0 || kind === expected,
    },
    next,
  };
}

/** Numbers of 64 bits in the order in which the short fields lack them. */
function extra64(data: DataView, from: number, end: number): () => number {
  let at = from;
  let field = -1;
  let fieldEnd = -1;
  while (at + 4 <= end) {
    const length = data.getUint16(at + 2, true);
    if (at + 4 + length > end) {
      throw new MalformedZip('its directory is cut off');
    }
    if (data.getUint16(at, true) === 1) {
      if (field >= 0) {
        throw new MalformedZip('two long lengths of one file');
      }
      field = at + 4;
      fieldEnd = at + 4 + length;
    }
    at += 4 + length;
  }
  return () => {
    if (field < 0 || field + 8 > fieldEnd) {
      throw new MalformedZip('a long length is missing');
    }
    field += 8;
    return u64(data, field - 8);
  };
}

/** Where a file's bytes begin, once its local header was seen to say what the directory says. */
async function startOf(blob: Blob, entry: Entry): Promise<number> {
  const contradiction = 'its directory contradicts its files';
  const data = view(await bytesOf(blob, entry.at, LOCAL_LENGTH));
  const nameLength = data.getUint16(26, true);
  if (data.getUint32(0, true) !== LOCAL || nameLength !== utf8(entry.name).length) {
    throw new MalformedZip(contradiction);
  }
  const extraLength = data.getUint16(28, true);
  const behind = await bytesOf(blob, entry.at + LOCAL_LENGTH, nameLength + extraLength);
  const flags = data.getUint16(6, true);
  if (
    nameOf(behind.slice(0, nameLength)) !== entry.name ||
    data.getUint16(8, true) !== entry.method ||
    ((flags ^ entry.flags) & (ENCRYPTED | DESCRIBED_BEHIND)) !== 0
  ) {
    throw new MalformedZip(contradiction);
  }
  if ((flags & DESCRIBED_BEHIND) === 0) {
    const wide = extra64(view(behind), nameLength, behind.length);
    const pick = (short: number): number => (short === LARGE32 ? wide() : short);
    const size = pick(data.getUint32(22, true));
    const packed = pick(data.getUint32(18, true));
    if (data.getUint32(14, true) !== entry.crc || size !== entry.size || packed !== entry.packed) {
      throw new MalformedZip(contradiction);
    }
  }
  return entry.at + LOCAL_LENGTH + nameLength + extraLength;
}

/** What comes next begins where the file before it, and what describes that one, ended. */
function requireNext(before: Entry | null, end: number, next: number): void {
  if (next < end) {
    throw new MalformedZip('two files share their bytes');
  }
  const described = before !== null && (before.flags & DESCRIBED_BEHIND) !== 0;
  if (next !== end && !(described && DESCRIPTORS.includes(next - end))) {
    throw new MalformedZip('something lies between its files');
  }
}

export class ZipFiles implements ReleaseFiles {
  readonly listed = true;
  readonly complete = true;
  private readonly blob: Blob;
  private readonly entries = new Map<string, Entry>();
  private readonly starts = new Map<string, number>();
  private readonly others: string[] = [];
  private readonly sizes = new Map<string, number>();
  private readonly kept = new Map<string, Promise<FileBytes>>();

  private constructor(blob: Blob) {
    this.blob = blob;
  }

  static async open(blob: Blob): Promise<ZipFiles> {
    const zip = new ZipFiles(blob);
    const directory = await directoryOf(blob);
    if (directory.length > LARGEST_DIRECTORY || directory.entries > MOST_ENTRIES) {
      throw new MalformedZip('more files than are looked through');
    }
    if (directory.at + directory.length !== directory.end) {
      throw new MalformedZip('something lies between its directory and its end');
    }
    const bytes = await bytesOf(blob, directory.at, directory.length);
    const data = view(bytes);
    let at = 0;
    const names = new Set<string>();
    const all: Entry[] = [];
    for (let i = 0; i < directory.entries; i++) {
      const { entry, next } = entryOf(data, bytes, at);
      at = next;
      const lower = entry.name.toLowerCase().replace(/\/$/, '');
      if (names.has(lower)) {
        throw new MalformedZip('two files of one name');
      }
      names.add(lower);
      all.push(entry);
    }
    if (at !== bytes.length) {
      throw new MalformedZip('its directory has more than its files');
    }
    zip.requireFolders(all);
    await zip.place(all, directory.at);
    return zip;
  }

  /** A file is no folder of another. */
  private requireFolders(all: readonly Entry[]): void {
    const files = new Set(all.filter((one) => !one.name.endsWith('/')).map((one) => one.name));
    let inflated = 0;
    for (const entry of all) {
      const parts = entry.name.split('/');
      for (let i = 1; i < parts.length; i++) {
        if (files.has(parts.slice(0, i).join('/'))) {
          throw new MalformedZip('a file in the place of a folder');
        }
      }
      inflated += entry.method === DEFLATED ? entry.size : 0;
      if (entry.method === DEFLATED && entry.size > LARGEST_INFLATED) {
        throw new MalformedZip('a packed file that is too large');
      }
    }
    if (inflated > MOST_INFLATED) {
      throw new MalformedZip('packed files that are too large');
    }
  }

  /** Every local header says what the directory says, and no two files share a byte. */
  private async place(all: readonly Entry[], directory: number): Promise<void> {
    const sorted = [...all].sort((a, b) => a.at - b.at);
    let end = 0;
    let before: Entry | null = null;
    for (const entry of sorted) {
      requireNext(before, end, entry.at);
      const start = await startOf(this.blob, entry);
      end = start + entry.packed;
      before = entry;
      if (end > directory) {
        throw new MalformedZip('its directory contradicts its files');
      }
      if (!entry.plain) {
        this.others.push(entry.name.replace(/\/$/, ''));
      } else if (!entry.name.endsWith('/')) {
        this.entries.set(entry.name, entry);
        this.starts.set(entry.name, start);
        this.sizes.set(entry.name, entry.size);
      }
    }
    requireNext(before, end, directory);
  }

  names(): ReadonlyMap<string, number> {
    return this.sizes;
  }

  odd(): readonly string[] {
    return this.others;
  }

  async open(name: string): Promise<FileBytes | null> {
    const entry = this.entries.get(name);
    const start = this.starts.get(name);
    if (entry === undefined || start === undefined) {
      return null;
    }
    const packed = this.blob.slice(start, start + entry.packed);
    if (entry.method === STORED) {
      return new BlobBytes(packed);
    }
    let file = this.kept.get(name);
    if (file === undefined) {
      file = inflate(packed, entry.size);
      this.kept.set(name, file);
    }
    return file;
  }

  forget(name: string): void {
    this.kept.delete(name);
  }
}

/** Never more bytes than the directory says: a small archive may unfold without end. */
async function inflate(packed: Blob, size: number): Promise<FileBytes> {
  const reader = packed.stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const pieces: Blob[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      break;
    }
    length += value.length;
    if (length > size) {
      await reader.cancel();
      throw new MalformedZip('a packed file that is longer than it says');
    }
    pieces.push(new Blob([new Uint8Array(value)]));
  }
  if (length !== size) {
    throw new MalformedZip('a packed file that is shorter than it says');
  }
  return new BlobBytes(new Blob(pieces));
}
