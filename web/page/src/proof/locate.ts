import type { ReleaseFiles } from './files.js';
import { FilesWithin } from './files.js';
import { HEAD, PUBLICATION, RECALL } from './publication-document.js';
import { RELEASE, SIGNATURE } from './release-document.js';

/** Where in what a reader gave a release lies; people drop folders around it, too. */

export interface Found {
  readonly kind: 'publication' | 'release';
  readonly folder: string;
  readonly files: ReleaseFiles;
  /** What lies beside it; null where that was not given. */
  readonly root: ReleaseFiles | null;
}

const BESIDE = new Set([HEAD, RECALL].flatMap((name) => [name, name + SIGNATURE]));

/** The four names beside all versions, and nothing else. */
class RootFiles extends FilesWithin {
  override open(...request: Parameters<FilesWithin['open']>): ReturnType<FilesWithin['open']> {
    return BESIDE.has(request[0]) ? super.open(...request) : Promise.resolve(null);
  }
}

function parent(folder: string): string {
  const slash = folder.lastIndexOf('/');
  return slash < 0 ? '' : folder.substring(0, slash);
}

/** Publications, or else releases, that lie in no other; the last version first. */
export function locate(files: ReleaseFiles): readonly Found[] {
  for (const [kind, manifest] of [
    ['publication', PUBLICATION],
    ['release', RELEASE],
  ] as const) {
    const folders = [...files.names().keys()]
      .filter((name) => name === manifest || name.endsWith(`/${manifest}`))
      .map((name) => parent(name));
    const outer = folders.filter(
      (folder) =>
        !folders.some(
          (other) => other !== folder && (other === '' || folder.startsWith(`${other}/`)),
        ),
    );
    if (outer.length > 0) {
      outer.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
      return outer.map((folder) => ({
        kind,
        folder,
        files: new FilesWithin(files, folder),
        root: folder === '' ? null : new RootFiles(files, parent(folder)),
      }));
    }
  }
  return [];
}
