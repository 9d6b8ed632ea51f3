import { digestOf, type Digest } from './digest.js';
import { canonical, Fields, Malformed, readJson, type JsonValue } from './json.js';
import * as merkle from './merkle.js';
import { isPlainestText } from './text.js';

/** The catalogue of a case as a release carries it: docs/formats/catalogue.md. */

export const LONGEST_CATALOGUE = 64 << 20;
const MOST_ENTRIES = 1 << 19;
const MOST_OPENED = 10_000;
const ITEM = /^i[1-9][0-9]{0,8}$/;
const SOURCE = /^[a-z0-9][a-z0-9-]{0,31}$/;
const CASE = /^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/;
const STATES = ['expected', 'received', 'not-received', 'never-recorded', 'lost', 'reported'];

interface Opened {
  readonly leaf: number;
  readonly digest: Digest;
  /** Of the entry, where it is of a sealed recording. */
  readonly seal: Digest | null;
  readonly convertedFrom: string | null;
  readonly path: readonly Digest[];
}

export interface Catalogue {
  readonly size: number;
  readonly root: Digest;
  readonly leaves: readonly Digest[];
  readonly opened: readonly Opened[];
  readonly receipts: readonly {
    readonly size: number;
    readonly root: Digest;
    readonly path: readonly Digest[];
  }[];
}

function matching(pattern: RegExp, text: string): string {
  if (!pattern.test(text)) {
    throw new Malformed('an identifier that is none');
  }
  return text;
}

function treeSize(object: Fields): number {
  const size = object.count('size');
  if (size < 1 || size > MOST_ENTRIES) {
    throw new Malformed(`${String(size)} entries`);
  }
  return size;
}

export function readCatalogue(document: Uint8Array): Catalogue {
  if (document.length > LONGEST_CATALOGUE) {
    throw new Malformed(`the catalogue is longer than ${String(LONGEST_CATALOGUE)} bytes`);
  }
  const object = Fields.of(readJson(document), 'the catalogue');
  object.requireSchema('unseal/catalogue', 1);
  object.only(
    ...['schema', 'version', 'tool', 'created', 'case', 'custodyHead', 'size', 'root'],
    ...['leaves', 'opened', 'receipts'],
  );
  if (
    object.elements('leaves').length > MOST_ENTRIES ||
    object.elements('opened').length > MOST_OPENED ||
    object.elements('receipts').length > MOST_OPENED
  ) {
    throw new Malformed('the catalogue has too many entries');
  }
  const opened = object.objects('opened').map((each) => {
    each.only('leaf', 'entry', 'path');
    const leaf = each.count('leaf');
    return { leaf, ...readEntry(each.value('entry')), path: each.digests('path') };
  });
  const receipts = object.objects('receipts').map((each) => {
    each.only('size', 'root', 'path');
    return { size: treeSize(each), root: each.digest('root'), path: each.digests('path') };
  });
  for (const name of ['tool', 'created']) {
    if (!isPlainestText(object.text(name))) {
      throw new Malformed('a text that is not one line');
    }
  }
  matching(CASE, object.text('case'));
  const head = object.object('custodyHead');
  head.count('seq');
  head.digest('sha256');
  return {
    size: treeSize(object),
    root: object.digest('root'),
    leaves: object.digests('leaves'),
    opened,
    receipts,
  };
}

function readEntry(value: JsonValue): Pick<Opened, 'digest' | 'seal' | 'convertedFrom'> {
  const entry = Fields.of(value, 'an entry');
  entry.digest('salt');
  let seal: Digest | null = null;
  let convertedFrom: string | null = null;
  switch (entry.text('is')) {
    case 'SEAL':
      entry.only('is', 'salt', 'item', 'source', 'seal', 'convertedFrom');
      matching(ITEM, entry.text('item'));
      matching(SOURCE, entry.text('source'));
      seal = entry.digest('seal');
      convertedFrom = entry.has('convertedFrom') ? matching(ITEM, entry.text('convertedFrom')) : null;
      break;
    case 'KEPT':
      entry.only('is', 'salt', 'item', 'source', 'file', 'size');
      matching(ITEM, entry.text('item'));
      matching(SOURCE, entry.text('source'));
      entry.digest('file');
      entry.digest('size');
      break;
    case 'PICTURES':
      entry.only('is', 'salt', 'item', 'pictures');
      matching(ITEM, entry.text('item'));
      entry.digest('pictures');
      break;
    case 'SOURCE':
      entry.only('is', 'salt', 'source', 'state');
      matching(SOURCE, entry.text('source'));
      if (!STATES.includes(entry.text('state'))) {
        throw new Malformed('a state of a source that is not known');
      }
      break;
    default:
      throw new Malformed('a kind of entry that is not known');
  }
  return { digest: digestOf(Uint8Array.of(0), canonical(value)), seal, convertedFrom };
}

/** What does not hold of what the document says of itself, in words. */
export function flaws(catalogue: Catalogue): readonly string[] {
  const found: string[] = [];
  const { leaves, root, size } = catalogue;
  if (leaves.length !== size || merkle.root(leaves) !== root) {
    found.push("the root is not that of the leaves");
  }
  for (const entry of catalogue.opened) {
    if (
      leaves[entry.leaf] !== entry.digest ||
      !merkle.included(entry.digest, entry.leaf, size, entry.path, root)
    ) {
      found.push('an opened entry is not where it says');
      break;
    }
  }
  for (const receipt of catalogue.receipts) {
    if (!merkle.consistent(receipt.size, receipt.root, size, root, receipt.path)) {
      found.push('the proof for a receipt does not hold');
      break;
    }
  }
  return found;
}
