import { GivenFiles } from './files-blob.js';
import { DEEPEST, MOST_FILES } from './files.js';

/** What a person chose with a folder input: names begin with the folder's own. */
export function chosenFolder(list: Iterable<File>): GivenFiles {
  const files = new Map<string, Blob>();
  let complete = true;
  for (const file of list) {
    if (files.size >= MOST_FILES) {
      complete = false;
      break;
    }
    const path = file.webkitRelativePath === '' ? file.name : file.webkitRelativePath;
    files.set(path, file);
  }
  return new GivenFiles(files, complete);
}

function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  return new Promise((resolve, reject) => {
    const next = (): void => {
      reader.readEntries((some) => {
        if (some.length === 0 || all.length > MOST_FILES) {
          resolve(all);
        } else {
          all.push(...some);
          next(); // browsers give a hundred at a time
        }
      }, reject);
    };
    next();
  });
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function fileOf(entry: FileSystemEntry): Promise<File> {
  return new Promise((resolve, reject) => {
    (entry as FileSystemFileEntry).file(resolve, reject);
  });
}

/** Folders that a person dropped; entries must be taken while the event lasts. */
export async function droppedFolder(entries: readonly FileSystemEntry[]): Promise<GivenFiles> {
  const files = new Map<string, Blob>();
  let complete = true;
  const look = async (entry: FileSystemEntry, before: string, depth: number): Promise<void> => {
    const name = before + entry.name;
    if (files.size >= MOST_FILES || depth > DEEPEST) {
      complete = false;
    } else if (isFolder(entry)) {
      for (const inner of await entriesOf(entry)) {
        await look(inner, `${name}/`, depth + 1);
      }
    } else {
      files.set(name, await fileOf(entry));
    }
  };
  for (const entry of entries) {
    await look(entry, '', 1);
  }
  return new GivenFiles(files, complete);
}
