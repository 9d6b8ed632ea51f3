import { TooLong } from '../body.js';
import { checkApproval, LONGEST_APPROVAL } from './approval.js';
import { digestOf, type Digest } from './digest.js';
import { FilesWithin, isThere, readWhole, type ReleaseFiles } from './files.js';
import { Findings, type Code } from './finding.js';
import { Malformed, readJson, type JsonValue } from './json.js';
import { checkSignature, LONGEST_SIGNATURE, readSignature, type Key } from './keys.js';
import { PlacedFrames } from './placed-frames.js';
import { LONGEST_DECISIONS } from './plan.js';
import { checkPublicRoot, type Newest } from './public-root.js';
import {
  LONGEST_PUBLICATION,
  PUBLICATION,
  readPublication,
  type ApprovalOf,
  type Nested,
  type Publication,
  type PublishedApproval,
  type PublishedClip,
  type PublishedFile,
  type RecalledVersion,
} from './publication-document.js';
import { LONGEST_RELEASE, RELEASE, SIGNATURE, type Release } from './release-document.js';
import { checkSigned, type Signer } from './signed-document.js';
import { isSafeName } from './text.js';
import { checkTotals } from './totals-check.js';
import { isVideo } from './track.js';
import { digestOfFile, verifyRelease, type Checking, type ReleaseVerdict } from './verify-release.js';

const LONGEST_DOCUMENT = 16 << 20;

export interface PublicationChecking extends Checking {
  /** What lies beside all versions; null where nobody can reach it. */
  readonly root: ReleaseFiles | null;
  /** As `2026-03-09T14:02:11Z`: by which the list of versions has expired or not. */
  readonly now: string;
  /** Is told which clip or call is next, of how many. */
  readonly part?: (id: string, index: number, count: number) => void;
}

/** A clip or a call; null where there is none to be checked. */
export interface CheckedPart {
  readonly release: Nested;
  readonly verdict: ReleaseVerdict | null;
}

export interface PublicationVerdict {
  readonly findings: Findings;
  readonly publication: Publication | null;
  readonly manifest: Digest | null;
  readonly signer: Signer | null;
  readonly parts: readonly CheckedPart[];
  readonly newest: Newest;
  readonly recalled: RecalledVersion | null;
}

/** Checks one version of a case, with all its clips and calls. */
export async function verifyPublication(
  files: ReleaseFiles,
  checking: PublicationChecking,
): Promise<PublicationVerdict> {
  const findings = new Findings();
  const document = await readWhole(files, PUBLICATION, LONGEST_PUBLICATION);
  let publication: Publication;
  try {
    if (document.is !== 'read') {
      throw new Malformed(document.is === 'missing' ? '' : document.words);
    }
    publication = readPublication(document.bytes);
  } catch (error) {
    if (!(error instanceof Malformed)) {
      throw error;
    }
    findings.add('MANIFEST_UNREADABLE', PUBLICATION, error.message);
    return {
      findings,
      publication: null,
      manifest: null,
      signer: null,
      parts: [],
      newest: { is: 'NOT_CHECKED' },
      recalled: null,
    };
  }
  const manifest = digestOf(document.bytes);
  const signer = await checkSigned(
    files,
    checking.trust,
    findings,
    PUBLICATION,
    document.bytes,
    'publication',
    { missing: 'SIGNATURE_MISSING', bad: 'SIGNATURE_BAD' },
  );
  const { newest, recalled } = await checkPublicRoot(
    publication,
    manifest,
    checking.root,
    checking.trust,
    checking.now,
    findings,
  );
  const check = new Verification(files, checking, publication, findings);
  check.names();
  let parts: readonly CheckedPart[] = [];
  if (recalled !== null) {
    await check.withdrawn(recalled);
  } else {
    checkTotals(publication, findings);
    await check.listedFiles(publication.files);
    check.derived();
    parts = await check.parts();
  }
  return { findings, publication, manifest, signer, parts, newest, recalled };
}

class Verification {
  private readonly files: ReleaseFiles;
  private readonly checking: PublicationChecking;
  private readonly publication: Publication;
  private readonly findings: Findings;

  constructor(
    files: ReleaseFiles,
    checking: PublicationChecking,
    publication: Publication,
    findings: Findings,
  ) {
    this.files = files;
    this.checking = checking;
    this.publication = publication;
    this.findings = findings;
  }

  /** What lies in the folder, and what should, by name alone. */
  names(): void {
    const { findings, files, publication } = this;
    const folders = new Set<string>();
    const folder = (release: Nested, place: string): void => {
      if (release.folder === place + release.id && isSafeName(release.folder)) {
        folders.add(release.folder);
      } else {
        findings.add(
          'MANIFEST_CONTRADICTS',
          PUBLICATION,
          `${release.id} does not lie in ${place}${release.id}`,
        );
      }
    };
    for (const clip of publication.clips) {
      folder(clip, 'clips/');
    }
    for (const call of publication.calls) {
      folder(call, 'calls/');
    }
    const within = (name: string): boolean => folders.has(name.split('/').slice(0, 2).join('/'));
    const inFolder = (name: string): boolean => name.split('/').length > 2 && within(name);
    const own = (name: string): boolean => name === PUBLICATION || name === PUBLICATION + SIGNATURE;
    const listed = new Set<string>();
    for (const { name } of publication.files) {
      listed.add(name);
      if (!isSafeName(name)) {
        findings.add('NAME_UNSAFE', name);
      } else if (own(name) || inFolder(name)) {
        findings.add('MANIFEST_CONTRADICTS', name, 'it is listed, and in another list already');
      }
    }
    for (const name of files.odd()) {
      findings.add('LINK_FOUND', name);
    }
    if (files.listed) {
      for (const name of files.names().keys()) {
        if (!own(name) && !listed.has(name) && !inFolder(name)) {
          findings.add('FILE_ADDED', name);
        }
      }
    } else {
      findings.notChecked.add('FILES_ADDED');
    }
    if (!files.complete) {
      findings.add('FILE_ADDED', '', 'more files than are looked through');
    }
    const { joined } = publication;
    if (
      joined !== null &&
      !publication.files.some((file) => file.name === joined && file.what === 'media')
    ) {
      findings.add('MANIFEST_CONTRADICTS', joined, 'a video that is not in the list');
    }
  }

  /** Digests of the files that no release lists. */
  async listedFiles(files: readonly PublishedFile[], gone?: ReadonlySet<string>): Promise<void> {
    for (const file of files) {
      if (!isSafeName(file.name)) {
        continue; // told already
      }
      try {
        const bytes = await this.files.open(file.name, file.bytes);
        if (bytes === null) {
          if (gone?.has(file.name) !== true) {
            this.findings.add('FILE_MISSING', file.name);
          }
        } else if (bytes.size !== file.bytes) {
          this.findings.add('FILE_DIFFERS', file.name, 'of another length');
        } else if ((await digestOfFile(bytes, this.checking.progress)) !== file.sha256) {
          this.findings.add('FILE_DIFFERS', file.name);
        }
      } catch (error) {
        if (error instanceof TooLong) {
          this.findings.add('FILE_DIFFERS', file.name, 'of another length');
        } else {
          this.findings.add('FILE_UNREADABLE', file.name);
        }
      }
      if (file.what !== 'approval') {
        this.files.forget(file.name);
      }
    }
  }

  derived(): void {
    for (const file of this.publication.files) {
      if (file.what === 'media') {
        const joined = this.publication.joined === file.name;
        this.findings.add(joined ? 'DERIVED_ONLY' : 'NOT_PROVED', file.name);
      }
    }
  }

  async parts(): Promise<readonly CheckedPart[]> {
    const parts: CheckedPart[] = [];
    const count = this.publication.clips.length + this.publication.calls.length;
    for (const clip of this.publication.clips) {
      this.checking.part?.(clip.id, parts.length, count);
      const verdict = await this.nested(clip);
      if (verdict?.release != null) {
        this.clip(clip, verdict.release, verdict);
      }
      await this.approvals(clip, verdict);
      parts.push({ release: clip, verdict });
    }
    for (const call of this.publication.calls) {
      this.checking.part?.(call.id, parts.length, count);
      parts.push({ release: call, verdict: await this.nested(call) });
    }
    for (const approval of this.publication.approvals) {
      if (!this.publication.clips.some((clip) => clip.id === approval.clip)) {
        this.findings.add('APPROVAL_DIFFERS', approval.file, 'there is no such clip');
      }
    }
    return parts;
  }

  /** Whether the manifest that lies there is the one that is named. */
  private async named(nested: Nested): Promise<'NAMED' | 'OTHER' | 'NONE'> {
    const name = `${nested.folder}/${RELEASE}`;
    const manifest = isSafeName(name)
      ? await readWhole(this.files, name, LONGEST_RELEASE)
      : ({ is: 'missing' } as const);
    switch (manifest.is) {
      case 'missing':
        this.findings.add('NESTED_MISSING', nested.folder);
        return 'NONE';
      case 'unreadable':
        this.findings.add('FILE_UNREADABLE', name);
        return 'OTHER';
      case 'read':
        if (digestOf(manifest.bytes) === nested.manifest) {
          return 'NAMED';
        }
        this.findings.add('NESTED_DIFFERS', nested.folder);
        return 'OTHER';
    }
  }

  private async nested(nested: Nested): Promise<ReleaseVerdict | null> {
    const named = await this.named(nested);
    if (named === 'NONE') {
      return null;
    }
    const { trust, pictures, progress } = this.checking;
    const vouched = named === 'NAMED' || trust.vouched;
    const verdict = await verifyRelease(new FilesWithin(this.files, nested.folder), {
      trust: { ...trust, vouched },
      pictures,
      progress,
    });
    this.findings.addAll(verdict.findings, `${nested.folder}/`);
    return verdict;
  }

  /** Whether a clip's release shows what the publication says that it shows. */
  private clip(clip: PublishedClip, release: Release, { plan }: ReleaseVerdict): void {
    const differs = (words: string): void => {
      this.findings.add('CLIP_DIFFERS', clip.folder, words);
    };
    if (clip.seal !== release.seal.digest) {
      differs("it is of another recording's seal");
    }
    const heard = release.media.some((item) => !isVideo(item.of));
    const recorded = release.tracks.some((track) => !isVideo(track.track));
    const sound = heard ? 'kept' : recorded ? 'removed' : 'none';
    if (sound !== clip.sound) {
      differs(`its sound is ${sound}, not ${clip.sound}`);
    }
    const placed = plan === null ? null : PlacedFrames.of(release, plan, 'v0');
    if (plan !== null && plan.frames !== clip.of) {
      differs(`its recording has ${String(plan.frames)} frames, not ${String(clip.of)}`);
      return;
    }
    if (placed === null) {
      this.findings.add('NOT_PROVED', clip.folder, 'nobody can say which frames it shows');
      return;
    }
    for (let frame = 0; frame < clip.of; frame++) {
      const shown = placed.fate(frame) !== 'ABSENT';
      if (shown !== (frame >= clip.from && frame < clip.to)) {
        const words = shown ? 'is shown and should not be' : 'is not shown';
        differs(`frame ${String(frame)} ${words}`);
        return;
      }
    }
  }

  /** Whether somebody else than who decided approved a clip, and just as it was published. */
  private async approvals(clip: PublishedClip, verdict: ReleaseVerdict | null): Promise<void> {
    const kinds: readonly ApprovalOf[] = ['plan', 'rendition'];
    for (const of of kinds) {
      const named = this.publication.approvals.filter(
        (one) => one.of === of && one.clip === clip.id,
      );
      if (named.length === 0) {
        this.findings.add('APPROVAL_MISSING', clip.folder, `its ${of}`);
      }
      for (const approval of named) {
        if (verdict?.release != null) {
          await this.approval(approval, clip, verdict.release);
        }
      }
    }
  }

  private async approval(
    named: PublishedApproval,
    clip: PublishedClip,
    release: Release,
  ): Promise<void> {
    const document = await this.approvalFile(named.file, LONGEST_APPROVAL);
    const signature = await this.approvalFile(named.file + SIGNATURE, LONGEST_SIGNATURE);
    if (document === null || signature === null) {
      return;
    }
    const rendition = await this.rendition(named, release);
    const decider = await this.decider(clip, release);
    const found = checkApproval(
      document,
      signature,
      {
        seal: clip.seal,
        from: clip.from,
        to: clip.to,
        plan: sha256Of(release, release.plan) ?? clip.manifest,
        rendition,
      },
      decider === null ? [] : [decider],
    );
    for (const problem of found.problems) {
      const code: Code =
        problem === 'MALFORMED' || problem === 'SIGNATURE_BAD'
          ? 'APPROVAL_BAD'
          : problem === 'SAME_PERSON'
            ? 'APPROVAL_SAME_KEY'
            : 'APPROVAL_DIFFERS';
      this.findings.add(code, named.file, problem === 'OTHER_PLAN' ? 'of another plan' : '');
    }
    const { approval } = found;
    if (approval === null) {
      return;
    }
    if (approval.of !== named.of || approval.clip !== named.clip) {
      this.findings.add('APPROVAL_DIFFERS', named.file, 'of something else than is said');
    }
    if (approval.of === 'rendition' && rendition === null) {
      this.findings.add('APPROVAL_NOT_BOUND', named.file);
    }
    if (found.problems.length === 0 && approval.alone !== null) {
      this.findings.add('APPROVED_ALONE', named.file, `reason: ${approval.alone}`);
    }
  }

  /**
   * What the approval of a rendition must name: the digest of a document that names the media file,
   * or of the media file itself; null where neither ties it.
   */
  private async rendition(named: PublishedApproval, release: Release): Promise<Digest | null> {
    const item = release.media.find((one) => isVideo(one.of));
    const media = item === undefined ? null : sha256Of(release, item.file);
    if (named.of !== 'rendition' || media === null || named.document === null) {
      return named.of === 'rendition' ? media : null;
    }
    const bytes = await this.approvalFile(named.document, LONGEST_DOCUMENT);
    try {
      return bytes !== null && names(readJson(bytes), media) ? digestOf(bytes) : null;
    } catch (error) {
      if (!(error instanceof Malformed)) {
        throw error;
      }
      this.findings.add('APPROVAL_BAD', named.document, "it can't be read");
      return null;
    }
  }

  /** Whose signature of the release's decisions holds. */
  private async decider(clip: PublishedClip, release: Release): Promise<Key | null> {
    const name = `${clip.folder}/${release.decisions}`;
    if (!isSafeName(name)) {
      return null;
    }
    const decisions = await readWhole(this.files, name, LONGEST_DECISIONS);
    const file = await readWhole(this.files, name + SIGNATURE, LONGEST_SIGNATURE);
    if (decisions.is !== 'read' || file.is !== 'read') {
      return null;
    }
    try {
      const signature = readSignature(file.bytes);
      return checkSignature(signature, 'decisions', decisions.bytes) === 'VALID'
        ? signature.key
        : null;
    } catch (error) {
      if (!(error instanceof Malformed)) {
        throw error;
      }
      return null;
    }
  }

  /** A file that the publication lists as being there for approvals. */
  private async approvalFile(name: string, longest: number): Promise<Uint8Array | null> {
    const listed = this.publication.files.some(
      (file) => file.name === name && file.what === 'approval',
    );
    if (!listed) {
      this.findings.add('MANIFEST_CONTRADICTS', name, 'an approval that is not in the list');
      return null;
    }
    const document = isSafeName(name)
      ? await readWhole(this.files, name, longest)
      : ({ is: 'missing' } as const);
    if (document.is !== 'read') {
      this.findings.add('APPROVAL_BAD', name, "it can't be read");
      return null;
    }
    return document.bytes;
  }

  /** Of a version that was taken back: what remains is what was published. */
  async withdrawn(recalled: RecalledVersion): Promise<void> {
    const gone = new Set<string>();
    for (const { name } of recalled.withdrawn) {
      gone.add(name);
      const there = isSafeName(name) && (await isThere(this.files, name).catch(() => false));
      if (there) {
        this.findings.add('WITHDRAWN_PRESENT', name, 'delete it');
      }
      this.files.forget(name);
    }
    await this.listedFiles(this.publication.files, gone);
    for (const nested of [...this.publication.clips, ...this.publication.calls]) {
      await this.named(nested);
    }
  }
}

function sha256Of(release: Release, name: string): Digest | null {
  return release.files.find((file) => file.name === name)?.sha256 ?? null;
}

function names(value: JsonValue, digest: Digest): boolean {
  if (typeof value === 'string') {
    return value === digest;
  }
  if (typeof value === 'number' || typeof value === 'boolean') {
    return false;
  }
  return [...value.values()].some((inside: JsonValue) => names(inside, digest));
}
