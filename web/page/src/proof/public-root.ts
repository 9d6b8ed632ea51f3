import type { Digest } from './digest.js';
import { readWhole, type ReleaseFiles } from './files.js';
import type { Code, Findings } from './finding.js';
import { Malformed } from './json.js';
import type { Trust } from './keys.js';
import {
  HEAD,
  LONGEST_HEAD,
  LONGEST_RECALL,
  PUBLICATION,
  readHead,
  readRecall,
  RECALL,
  versionNumber,
  type Head,
  type Publication,
  type Recall,
  type RecalledVersion,
} from './publication-document.js';
import { checkSigned } from './signed-document.js';

/** Whether a version is the newest, as the office says beside all of them. */
export type Newest =
  | { readonly is: 'NOT_CHECKED' }
  | { readonly is: 'NOT_KNOWN'; readonly list: Head }
  | {
      readonly is: 'NEWEST' | 'SUPERSEDED' | 'RECALLED';
      readonly list: Head;
      readonly expired: boolean;
      /** The version that stands instead. */
      readonly stands: string | null;
    };

/** What the office says beside a publication: which is the newest, which was taken back. */
export async function checkPublicRoot(
  publication: Publication,
  manifest: Digest,
  root: ReleaseFiles | null,
  trust: Trust,
  now: string,
  findings: Findings,
): Promise<{ newest: Newest; recalled: RecalledVersion | null }> {
  if (root === null) {
    findings.notChecked.add('PUBLIC_ROOT');
    return { newest: { is: 'NOT_CHECKED' }, recalled: null };
  }
  /** A document of this case that somebody signed; one of another case is none of ours. */
  const signed = async <D extends { readonly case: Publication['case'] }>(
    name: string,
    longest: number,
    type: string,
    read: (bytes: Uint8Array) => D,
    unreadable: Code,
    codes: { missing: Code; bad: Code },
  ): Promise<D | null> => {
    const file = await readWhole(root, name, longest);
    if (file.is === 'missing') {
      return null;
    }
    let document: D;
    try {
      if (file.is === 'unreadable') {
        throw new Malformed(file.words);
      }
      document = read(file.bytes);
    } catch (error) {
      if (!(error instanceof Malformed)) {
        throw error;
      }
      findings.add(unreadable, name, error.message);
      return null;
    }
    if (document.case.id !== publication.case.id) {
      return null;
    }
    const signer = await checkSigned(root, trust, findings, name, file.bytes, type, codes);
    return signer === null ? null : document;
  };
  const head = await signed<Head>(HEAD, LONGEST_HEAD, 'public-head', readHead, 'HEAD_UNREADABLE', {
    missing: 'HEAD_SIGNATURE_MISSING',
    bad: 'HEAD_SIGNATURE_BAD',
  });
  const recall = await signed<Recall>(
    RECALL,
    LONGEST_RECALL,
    'recall',
    readRecall,
    'RECALL_UNREADABLE',
    { missing: 'RECALL_SIGNATURE_MISSING', bad: 'RECALL_SIGNATURE_BAD' },
  );
  const recalled = recall?.versions.find((version) => version.manifest === manifest) ?? null;
  const own = head?.versions.find((version) => version.id === publication.id);
  if (recalled !== null) {
    const leak = recalled.leak ? ', as it showed what it must not' : '';
    findings.add('RECALLED', PUBLICATION, `on ${recalled.recalled}${leak}: ${recalled.reason}`);
  } else if (own?.manifest === manifest && own.state === 'recalled') {
    findings.add('RECALLED', PUBLICATION, 'so says the list of versions');
  }
  if (head === null) {
    findings.notChecked.add('PUBLIC_ROOT');
    return { newest: { is: 'NOT_CHECKED' }, recalled };
  }
  return { newest: newestOf(publication, manifest, head, now, findings), recalled };
}

function newestOf(
  publication: Publication,
  manifest: Digest,
  list: Head,
  now: string,
  findings: Findings,
): Newest {
  const { supersedes } = publication;
  const before = list.versions.find((version) => version.id === supersedes?.id);
  if (before !== undefined && before.manifest !== supersedes?.manifest) {
    findings.add('HEAD_DIFFERS', HEAD, before.id);
  }
  const expired = list.expires < now;
  if (expired) {
    findings.add('HEAD_EXPIRED', HEAD, `on ${list.expires}`);
  }
  const own = list.versions.find((version) => version.id === publication.id);
  const last = list.versions.at(-1);
  if (own === undefined) {
    if (last !== undefined && versionNumber(last.id) < versionNumber(publication.id)) {
      findings.add('HEAD_STALE', HEAD, `of ${list.created}`);
    } else {
      findings.add('HEAD_DIFFERS', HEAD, `it knows no ${publication.id}`);
    }
    return { is: 'NOT_KNOWN', list };
  }
  if (own.manifest !== manifest) {
    findings.add('HEAD_DIFFERS', HEAD, publication.id);
    return { is: 'NOT_KNOWN', list };
  }
  const standing = list.versions.find((version) => version.state === 'current');
  const stands = standing?.id ?? null;
  if (own.state === 'recalled') {
    return { is: 'RECALLED', list, expired, stands };
  }
  if (own.state === 'superseded') {
    const words =
      standing === undefined ? 'no version stands' : `${standing.id} of ${standing.created} is`;
    findings.add('NOT_NEWEST', PUBLICATION, words);
    return { is: 'SUPERSEDED', list, expired, stands };
  }
  return { is: 'NEWEST', list, expired, stands };
}
