import type { Digest } from './digest.js';
import { Fields, Malformed, readJson } from './json.js';
import type { ListedFile } from './release-document.js';
import { fileName, isPlain, optionalPlain, plain } from './text.js';

/** One version of a whole case, and what lies beside all versions: docs/formats/publication.md. */

export const PUBLICATION = 'publication.json';
export const HEAD = 'head.json';
export const RECALL = 'recall.json';
export const LONGEST_PUBLICATION = 8 << 20;
export const LONGEST_HEAD = 4 << 20;
export const LONGEST_RECALL = 32 << 20;

const MOST = 1000;
const MOST_FILES = 9000;
const MOST_VERSIONS = 9999;
const MOST_WITHDRAWN = 100_000;
const MOST_INT = 2 ** 31 - 1;
const LONGEST_PARAGRAPH = 4000;
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const TIME = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$/;
const VERSION = /^v[1-9][0-9]{0,3}$/;

export interface Amount {
  readonly frames: number;
  readonly micros: number;
}

export interface Shares {
  readonly existing: Amount;
  readonly released: Amount;
  readonly redacted: Amount;
  readonly withheld: Amount;
  readonly notAddressed: Amount;
}

/** A release of one recording that lies within a publication. */
export interface Nested {
  readonly id: string;
  readonly source: string;
  readonly title: string;
  readonly folder: string;
  readonly manifest: Digest;
  readonly seal: Digest;
  readonly recording: string;
}

export type Sound = 'none' | 'removed' | 'kept';

export interface PublishedClip extends Nested {
  readonly from: number;
  readonly to: number;
  readonly of: number;
  readonly redacted: boolean;
  readonly micros: number;
  readonly sound: Sound;
}

export interface PublishedCall extends Nested {
  readonly micros: number;
  readonly muted: number;
}

export interface PublishedFile extends ListedFile {
  readonly what: string;
}

export type ApprovalOf = 'plan' | 'rendition';

export interface PublishedApproval {
  readonly clip: string;
  readonly of: ApprovalOf;
  readonly file: string;
  readonly document: string | null;
}

export interface Publication {
  readonly case: { readonly id: string; readonly title: string; readonly agency: string };
  readonly id: string;
  readonly created: string;
  readonly developing: string | null;
  readonly supersedes: { readonly id: string; readonly manifest: Digest } | null;
  readonly clips: readonly PublishedClip[];
  readonly calls: readonly PublishedCall[];
  readonly joined: string | null;
  readonly files: readonly PublishedFile[];
  readonly recordings: readonly {
    readonly recording: string;
    readonly source: string;
    readonly shares: Shares;
  }[];
  readonly totals: Shares;
  readonly approvals: readonly PublishedApproval[];
}

/** Of a version's name: which is later. */
export function versionNumber(id: string): number {
  return Number(id.substring(1));
}

function shortName(object: Fields, field: string): string {
  const name = object.text(field);
  if (!NAME.test(name)) {
    throw new Malformed(`${field} is not a short name`);
  }
  return name;
}

function timeOf(object: Fields, field: string): string {
  const time = object.text(field);
  if (!TIME.test(time)) {
    throw new Malformed(`${field} is not written like 2026-03-09T14:02:11Z`);
  }
  return time;
}

function versionOf(object: Fields): string {
  const id = object.text('id');
  if (!VERSION.test(id)) {
    throw new Malformed('a version is named v1, v2 and so on');
  }
  return id;
}

function word<const W extends string>(object: Fields, field: string, words: readonly W[]): W {
  const text = object.text(field);
  const found = words.find((one) => one === text);
  if (found === undefined) {
    throw new Malformed(`${field} that is not known here`);
  }
  return found;
}

function caseOf(object: Fields): Publication['case'] {
  const name = object.object('case').only('id', 'title', 'agency');
  return { id: plain(name, 'id'), title: plain(name, 'title'), agency: plain(name, 'agency') };
}

function amount(object: Fields, field: string): Amount {
  const one = object.object(field).only('frames', 'micros');
  return { frames: one.count('frames'), micros: one.count('micros') };
}

const SHARES = ['existing', 'released', 'redacted', 'withheld', 'notAddressed'];

function shares(object: Fields): Shares {
  return {
    existing: amount(object, 'existing'),
    released: amount(object, 'released'),
    redacted: amount(object, 'redacted'),
    withheld: amount(object, 'withheld'),
    notAddressed: amount(object, 'notAddressed'),
  };
}

/** Refuses two that are alike in lower case. */
function unique(names: readonly string[], what: string): void {
  if (new Set(names.map((name) => name.toLowerCase())).size < names.length) {
    throw new Malformed(`${what} twice`);
  }
}

function listed(file: Fields): ListedFile {
  return { name: fileName(file, 'name'), sha256: file.digest('sha256'), bytes: file.count('bytes') };
}

const NESTED = ['id', 'source', 'title', 'folder', 'manifest', 'seal', 'recording'];

function nested(object: Fields): Nested {
  return {
    id: shortName(object, 'id'),
    source: shortName(object, 'source'),
    title: plain(object, 'title'),
    folder: fileName(object, 'folder'),
    manifest: object.digest('manifest'),
    seal: object.digest('seal'),
    recording: shortName(object, 'recording'),
  };
}

function interval(object: Fields): void {
  if (object.has('reference')) {
    const reference = object.object('reference').only('earliest', 'latest');
    if (reference.number('latest') < reference.number('earliest')) {
      throw new Malformed('an interval of time that ends before it begins');
    }
  }
}

function clip(object: Fields): PublishedClip {
  object.only(
    ...NESTED,
    ...['from', 'to', 'of', 'redacted', 'first', 'last', 'reference', 'micros', 'sound'],
  );
  const from = object.within('from', 0, MOST_INT);
  const to = object.within('to', 1, MOST_INT);
  const of = object.within('of', 1, MOST_INT);
  if (to <= from || to > of) {
    throw new Malformed('a clip that ends behind its recording, or before it begins');
  }
  optionalPlain(object, 'first');
  optionalPlain(object, 'last');
  interval(object);
  return {
    ...nested(object),
    from,
    to,
    of,
    redacted: object.flag('redacted'),
    micros: object.count('micros'),
    sound: word(object, 'sound', ['none', 'removed', 'kept']),
  };
}

function call(object: Fields): PublishedCall {
  object.only(...NESTED, 'stamp', 'reference', 'micros', 'muted');
  optionalPlain(object, 'stamp');
  interval(object);
  const micros = object.count('micros');
  const muted = object.count('muted');
  if (muted > micros) {
    throw new Malformed('a call of no length that can be');
  }
  return { ...nested(object), micros, muted };
}

function paragraphs(object: Fields): void {
  const texts = object.elements('statement');
  for (const text of texts) {
    if (typeof text !== 'string' || texts.length > MOST || !isPlain(text, LONGEST_PARAGRAPH)) {
      throw new Malformed('a paragraph of the statement is no plain text');
    }
  }
}

function supersedes(object: Fields, id: string): Publication['supersedes'] {
  const inner = object.object('supersedes').only('id', 'manifest', 'changes');
  const before = versionOf(inner);
  const changes = inner.objects('changes', MOST);
  for (const change of changes) {
    change.only('severity', 'text', 'why', 'clips');
    word(change, 'severity', ['minor', 'material', 'safety']);
    plain(change, 'text');
    plain(change, 'why');
    for (const name of change.elements('clips')) {
      if (typeof name !== 'string' || !NAME.test(name)) {
        throw new Malformed('clips has what is no short name');
      }
    }
    if (change.elements('clips').length > MOST) {
      throw new Malformed('clips has too much');
    }
  }
  if (changes.length === 0 || versionNumber(before) >= versionNumber(id)) {
    throw new Malformed('a version that changes nothing, or supersedes a later one');
  }
  return { id: before, manifest: inner.digest('manifest') };
}

function approval(object: Fields): PublishedApproval {
  object.only('clip', 'of', 'file', 'document');
  const of = word(object, 'of', ['plan', 'rendition']);
  const document = object.has('document') ? fileName(object, 'document') : null;
  if (document !== null && of !== 'rendition') {
    throw new Malformed('a plan lies in its release, not beside its approval');
  }
  return { clip: shortName(object, 'clip'), of, file: fileName(object, 'file'), document };
}

export function readPublication(document: Uint8Array): Publication {
  if (document.length > LONGEST_PUBLICATION) {
    throw new Malformed(`the publication is longer than ${String(LONGEST_PUBLICATION)} bytes`);
  }
  const object = Fields.of(readJson(document), 'the publication');
  object.requireSchema('unseal/publication', 1);
  object.only(
    ...['schema', 'version', 'case', 'id', 'number', 'tool', 'created', 'developing', 'statement'],
    ...['supersedes', 'clips', 'calls', 'joined', 'files', 'recordings', 'totals', 'people'],
    ...['approvals', 'order', 'scope'],
  );
  const id = versionOf(object);
  if (object.number('number') !== versionNumber(id)) {
    throw new Malformed("the publication's id is not of its number");
  }
  plain(object, 'tool');
  paragraphs(object);
  const clips = object.objects('clips', MOST).map(clip);
  const calls = object.objects('calls', MOST).map(call);
  const files = object.objects('files', MOST_FILES).map((file) => ({
    ...listed(file.only('name', 'sha256', 'bytes', 'what')),
    what: word(file, 'what', ['log', 'export', 'page', 'document', 'media', 'approval']),
  }));
  const recordings = object.objects('recordings', MOST).map((recording) => ({
    recording: shortName(recording.only('recording', 'source', ...SHARES), 'recording'),
    source: shortName(recording, 'source'),
    shares: shares(recording),
  }));
  unique(
    clips.map((one) => one.id),
    'a clip',
  );
  unique(
    calls.map((one) => one.id),
    'a call',
  );
  unique(
    files.map((one) => one.name),
    'a file',
  );
  unique(
    recordings.map((one) => one.recording),
    'a recording',
  );
  for (const person of object.objects('people', MOST)) {
    shortName(person.only('label', 'name', 'identifiedBy'), 'label');
    optionalPlain(person, 'name');
    optionalPlain(person, 'identifiedBy');
  }
  let joined: string | null = null;
  if (object.has('joined')) {
    const inner = object.object('joined').only('file', 'derived');
    if (!inner.flag('derived')) {
      throw new Malformed('a joined video is always derived');
    }
    joined = fileName(inner, 'file');
  }
  object.digest('order');
  object.digest('scope');
  return {
    case: caseOf(object),
    id,
    created: timeOf(object, 'created'),
    developing: optionalPlain(object, 'developing'),
    supersedes: object.has('supersedes') ? supersedes(object, id) : null,
    clips,
    calls,
    joined,
    files,
    recordings,
    totals: shares(object.object('totals').only(...SHARES)),
    approvals: object.objects('approvals', 2 * MOST).map(approval),
  };
}

export interface HeadVersion {
  readonly id: string;
  readonly manifest: Digest;
  readonly created: string;
  readonly state: 'current' | 'superseded' | 'recalled';
}

/** Which versions of a case are published, in order, as the office says for a while. */
export interface Head {
  readonly case: Publication['case'];
  readonly created: string;
  readonly expires: string;
  readonly versions: readonly HeadVersion[];
}

export function readHead(document: Uint8Array): Head {
  const object = Fields.of(readJson(document), 'the head');
  object.requireSchema('unseal/public-head', 1);
  object.only('schema', 'version', 'case', 'created', 'expires', 'versions');
  const versions = object.objects('versions', MOST_VERSIONS).map((version): HeadVersion => {
    version.only('id', 'manifest', 'created', 'state');
    return {
      id: versionOf(version),
      manifest: version.digest('manifest'),
      created: timeOf(version, 'created'),
      state: word(version, 'state', ['current', 'superseded', 'recalled']),
    };
  });
  const created = timeOf(object, 'created');
  const expires = timeOf(object, 'expires');
  if (expires <= created || versions.length === 0) {
    throw new Malformed('a head of no version or for no time');
  }
  let before = 0;
  let current = 0;
  for (const version of versions) {
    if (versionNumber(version.id) <= before) {
      throw new Malformed('versions that are not in order');
    }
    before = versionNumber(version.id);
    current += version.state === 'current' ? 1 : 0;
    if (current > 0 && version.state === 'superseded') {
      throw new Malformed('a superseded version behind the current one');
    }
  }
  if (current > 1) {
    throw new Malformed('two current versions');
  }
  return { case: caseOf(object), created, expires, versions };
}

export interface RecalledVersion {
  readonly id: string;
  readonly manifest: Digest;
  readonly recalled: string;
  readonly reason: string;
  readonly leak: boolean;
  readonly withdrawn: readonly ListedFile[];
}

export interface Recall {
  readonly case: Publication['case'];
  readonly versions: readonly RecalledVersion[];
}

export function readRecall(document: Uint8Array): Recall {
  const object = Fields.of(readJson(document), 'the recall');
  object.requireSchema('unseal/recall', 1);
  object.only('schema', 'version', 'case', 'versions');
  const versions = object.objects('versions', MOST_VERSIONS).map((version) => {
    version.only('id', 'manifest', 'recalled', 'reason', 'leak', 'withdrawn');
    return {
      id: versionOf(version),
      manifest: version.digest('manifest'),
      recalled: timeOf(version, 'recalled'),
      reason: plain(version, 'reason'),
      leak: version.flag('leak'),
      withdrawn: version
        .objects('withdrawn', MOST_WITHDRAWN)
        .map((file) => listed(file.only('name', 'sha256', 'bytes'))),
    };
  });
  if (versions.length === 0 || new Set(versions.map((one) => one.id)).size < versions.length) {
    throw new Malformed('a recall of nothing, or of a version twice');
  }
  return { case: caseOf(object), versions };
}
