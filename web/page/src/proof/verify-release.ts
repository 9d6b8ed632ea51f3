import { TooLong } from '../body.js';
import { equal } from './bytes.js';
import { flaws, LONGEST_CATALOGUE, readCatalogue } from './catalogue.js';
import { digestOf, Sha256, type Digest } from './digest.js';
import { Breath, isThere, readWhole, type FileBytes, type ReleaseFiles } from './files.js';
import { Findings, TooLarge, type Code } from './finding.js';
import { Malformed } from './json.js';
import { LONGEST_SIGNATURE, type Trust } from './keys.js';
import { checkMedia } from './media-check.js';
import { MalformedMedia } from './media.js';
import { rootOfParts } from './merkle.js';
import { Mp4Media } from './mp4.js';
import { PlanCheck } from './plan-check.js';
import { LONGEST_DECISIONS, LONGEST_PLAN, readDecisions, readPlan, type Plan } from './plan.js';
import {
  isShown,
  leavesOf,
  LONGEST_RELEASE,
  partOf,
  readRelease,
  RELEASE,
  SIGNATURE,
  spotOf,
  type ListedFile,
  type Release,
  type ReleaseTrack,
} from './release-document.js';
import { LONGEST_SEAL, readSeal, type Seal, type SealedTrack } from './seal.js';
import { checkSigned, type Signer } from './signed-document.js';
import { checkSoundPlan, isCall, LABELS, SoundPlan } from './sound.js';
import { countOf, harmless, isSafeName } from './text.js';
import { checkTimeline, LONGEST_TIMELINE, TIMELINE } from './timeline-check.js';
import { isVideo, partsOfNothing } from './track.js';
import { WaveMedia } from './wave.js';

/** Whoever can decode compares pictures; null words where nothing was said. */
export interface PictureChecker {
  check(
    files: ReleaseFiles,
    release: Release,
    plan: Plan,
    findings: Findings,
  ): Promise<'COMPARED' | 'NOTHING_TO_COMPARE' | 'NOT_CHECKED'>;
}

export type PicturesState =
  | 'NO_SEAL'
  | 'NOT_CHECKED'
  | 'NOT_CHECKED_AS_OTHER'
  | 'COMPARED'
  | 'NOTHING_TO_COMPARE';

export interface Checking {
  readonly trust: Trust;
  readonly pictures: PictureChecker | null;
  /** Is told of bytes as they are read. */
  readonly progress: (bytes: number) => void;
}

/** What checking a release showed. Whether it matches and who signed are two answers. */
export interface ReleaseVerdict {
  readonly findings: Findings;
  readonly release: Release | null;
  readonly manifest: Digest | null;
  readonly sealed: string | null;
  readonly signers: readonly Signer[];
  readonly plan: Plan | null;
  readonly muted: SoundPlan | null;
  readonly pictures: PicturesState;
}

/** Whether everything that is checked here matches, whoever signed. */
export function intact(verdict: {
  readonly findings: Findings;
  readonly manifest: Digest | null;
}): boolean {
  return (
    verdict.manifest !== null &&
    !verdict.findings.has('MATCH') &&
    !verdict.findings.counts.has('RECALLED')
  );
}

/** Whether nothing is there that can't be checked at all. */
export function proved(verdict: Parameters<typeof intact>[0]): boolean {
  return intact(verdict) && !verdict.findings.has('UNPROVED');
}

/** Whether it is also known who signed: the one good answer. */
export function good(verdict: Parameters<typeof intact>[0]): boolean {
  return proved(verdict) && !verdict.findings.has('SIGNER');
}

const CALL_TRANSCRIPTS = ['transcript.vtt', 'transcript.srt', 'transcript.csv'];
const LEAST_LIKENESS = 950_000;
/** Of media that no list names. */
const LONGEST_UNLISTED = 2 ** 32;
/** A file that is longer than listed by no more than this is looked into all the same. */
export const LOOKED_AT_BEYOND = 1 << 20;

/** Checks everything that can be checked without the recording. */
export async function verifyRelease(
  files: ReleaseFiles,
  checking: Checking,
): Promise<ReleaseVerdict> {
  const verification = new Verification(files, checking);
  try {
    return await verification.run();
  } catch (error) {
    if (!(error instanceof TooLarge)) {
      throw error;
    }
    verification.findings.notChecked.add('TOO_LARGE');
    verification.findings.add('NOT_PROVED', '', 'numbers that are not counted here');
    return verification.verdict();
  }
}

function messageOf(error: unknown): string {
  if (error instanceof Malformed || error instanceof MalformedMedia) {
    return error.message;
  }
  throw error;
}

class Verification {
  readonly findings = new Findings();
  private readonly files: ReleaseFiles;
  private readonly checking: Checking;
  private readonly signers: Signer[] = [];
  private release: Release | null = null;
  private manifest: Digest | null = null;
  private sealed: string | null = null;
  private plan: Plan | null = null;
  private muted: SoundPlan | null = null;
  private picturesState: PicturesState = 'NO_SEAL';

  constructor(files: ReleaseFiles, checking: Checking) {
    this.files = files;
    this.checking = checking;
  }

  verdict(): ReleaseVerdict {
    return {
      findings: this.findings,
      release: this.release,
      manifest: this.manifest,
      sealed: this.sealed,
      signers: this.signers,
      plan: this.plan,
      muted: this.muted,
      pictures: this.picturesState,
    };
  }

  async run(): Promise<ReleaseVerdict> {
    const document = await readWhole(this.files, RELEASE, LONGEST_RELEASE);
    let release: Release;
    try {
      if (document.is !== 'read') {
        throw new Malformed(document.is === 'missing' ? '' : document.words);
      }
      release = readRelease(document.bytes);
    } catch (error) {
      this.findings.add('MANIFEST_UNREADABLE', RELEASE, messageOf(error));
      return this.verdict();
    }
    this.release = release;
    this.manifest = digestOf(document.bytes);
    await this.signature(RELEASE, document.bytes, 'release', 'SIGNATURE_MISSING', 'SIGNATURE_BAD');
    if (release.notUnderstood > 0) {
      this.findings.add(
        'NOT_UNDERSTOOD',
        RELEASE,
        countOf(release.notUnderstood, 'field', 'fields'),
      );
    }
    this.names(release);
    await this.documents(release);
    await this.timeline(release);
    await this.listedFiles(release);
    await this.pictures(release);
    await this.catalogue(release);
    return this.verdict();
  }

  private async signature(
    name: string,
    document: Uint8Array,
    type: string,
    missing: Code,
    bad: Code,
  ): Promise<void> {
    const signer = await checkSigned(
      this.files,
      this.checking.trust,
      this.findings,
      name,
      document,
      type,
      { missing, bad },
    );
    if (signer !== null) {
      this.signers.push(signer);
    }
  }

  /** Which files a release has against which it should have, by their names. */
  private names(release: Release): void {
    const { findings } = this;
    const listed = new Set(release.files.map((file) => file.name));
    const own = (name: string): boolean => name === RELEASE || name === RELEASE + SIGNATURE;
    for (const name of listed) {
      if (!isSafeName(name)) {
        findings.add('NAME_UNSAFE', name);
      } else if (own(name)) {
        findings.add('MANIFEST_CONTRADICTS', name, 'the manifest lists itself');
      }
    }
    if (!this.files.listed) {
      findings.notChecked.add('FILES_ADDED');
    }
    for (const name of this.files.odd()) {
      findings.add('LINK_FOUND', name);
    }
    for (const name of this.files.names().keys()) {
      if (this.files.listed && !listed.has(name) && !own(name)) {
        findings.add('FILE_ADDED', name);
      }
    }
    if (!this.files.complete) {
      findings.add('FILE_ADDED', '', 'more files than are looked through');
    }
    const named = [
      release.seal.file,
      release.plan,
      release.decisions,
      ...release.media.map((item) => item.file),
      ...(release.pictures === null ? [] : [release.pictures.seal.file, release.pictures.tiles]),
      ...(release.catalogue === null ? [] : [release.catalogue.file]),
    ];
    const known = new Set([
      ...named,
      ...named.map((name) => name + SIGNATURE),
      TIMELINE,
      TIMELINE + SIGNATURE,
      ...(isCall(release) ? [LABELS, ...CALL_TRANSCRIPTS] : []),
    ]);
    for (const name of listed) {
      if (!known.has(name)) {
        findings.add('NOT_PROVED', name);
      }
    }
    for (const name of named) {
      if (!listed.has(name)) {
        findings.add('MANIFEST_CONTRADICTS', name, 'a file that is not in the list of files');
      }
    }
  }

  private async documents(release: Release): Promise<void> {
    const seal = await this.seal(release);
    const plan = await this.document(release.plan, LONGEST_PLAN, 'FILE_MISSING', 'PLAN_UNREADABLE');
    if (plan !== null) {
      await this.plans(release, plan);
    }
    await this.decisions(release, seal, plan === null ? null : digestOf(plan));
    this.contradictions(release);
  }

  private async document(
    name: string,
    longest: number,
    missing: Code,
    unreadable: Code,
  ): Promise<Uint8Array | null> {
    const document = isSafeName(name)
      ? await readWhole(this.files, name, longest)
      : ({ is: 'missing' } as const);
    switch (document.is) {
      case 'read':
        return document.bytes;
      case 'missing':
        this.findings.add(missing, name);
        return null;
      case 'unreadable':
        this.findings.add(unreadable, name, document.words);
        return null;
    }
  }

  /** Returns the digest of the seal that is there. */
  private async seal(release: Release): Promise<Digest | null> {
    const name = release.seal.file;
    const bytes = await this.document(name, LONGEST_SEAL, 'SEAL_MISSING', 'SEAL_UNREADABLE');
    if (bytes === null) {
      return null;
    }
    const digest = digestOf(bytes);
    if (digest !== release.seal.digest) {
      this.findings.add('SEAL_DIFFERS', name);
    }
    await this.signature(name, bytes, 'seal', 'SEAL_SIGNATURE_MISSING', 'SEAL_SIGNATURE_BAD');
    try {
      const seal = readSeal(bytes);
      this.sealed = harmless(seal.created);
      this.leaves(release, seal);
    } catch (error) {
      if (!(error instanceof Malformed)) {
        throw error;
      }
      this.findings.add('SEAL_UNREADABLE', name, error.message);
    }
    return digest;
  }

  /** What the manifest opens is what was sealed, leaf by leaf, and nothing is left out. */
  private leaves(release: Release, seal: Seal): void {
    const tracks = new Map(release.tracks.map((track) => [track.track, track]));
    for (const sealed of seal.tracks) {
      const track = tracks.get(sealed.track);
      tracks.delete(sealed.track);
      if (track === undefined) {
        this.incomplete(`track ${sealed.track} is not in the manifest`);
      } else {
        this.leavesOfTrack(sealed, track);
      }
    }
    for (const track of tracks.keys()) {
      this.incomplete(`track ${track} is not in the seal`);
    }
  }

  private incomplete(words: string): void {
    this.findings.add('LEAVES_INCOMPLETE', RELEASE, words);
  }

  private leavesOfTrack(sealed: SealedTrack, track: ReleaseTrack): void {
    let next = 0;
    const parts = [];
    for (const entry of track.entries) {
      const spot = spotOf(track.track, entry);
      if (entry.leaf !== next) {
        const words = `expected is leaf ${String(next)}`;
        this.findings.add('LEAVES_INCOMPLETE', RELEASE, words, spot);
        return;
      }
      next += leavesOf(entry);
      parts.push(partOf(track.track, entry));
      if (entry.is === 'GAP') {
        const nothing = partsOfNothing(entry.salts);
        const { c, s, p } = entry.parts;
        if (c !== nothing.c || s !== nothing.s || p !== nothing.p) {
          this.findings.add('GAP_DIFFERS', RELEASE, '', spot);
        }
      }
    }
    if (next !== sealed.leaves) {
      const [has, says] = [String(sealed.leaves), String(next)];
      this.incomplete(`track ${sealed.track} has ${has} leaves, the manifest ${says}`);
    } else if (rootOfParts(parts) !== sealed.root) {
      this.findings.add('ROOT_DIFFERS', RELEASE, `track ${sealed.track}`);
    }
  }

  private async plans(release: Release, bytes: Uint8Array): Promise<void> {
    const name = release.plan;
    try {
      if (isCall(release)) {
        this.muted = SoundPlan.read(bytes);
        checkSoundPlan(this.muted, release, name, this.findings);
        await this.labels(this.muted);
        return;
      }
      this.plan = readPlan(bytes);
    } catch (error) {
      if (!(error instanceof Malformed)) {
        throw error;
      }
      this.findings.add('PLAN_UNREADABLE', name, error.message);
      return;
    }
    if (this.plan.fill !== release.fill) {
      this.findings.add('PLAN_DIFFERS', name, 'masks of another colour');
    }
    for (const track of release.tracks) {
      if (track.track === 'v0') {
        new PlanCheck(this.plan, this.findings).check(track, name);
      }
    }
  }

  private async labels(muted: SoundPlan): Promise<void> {
    const expected = muted.labels();
    const found = await readWhole(this.files, LABELS, expected.length);
    if (found.is === 'unreadable') {
      this.findings.add('LABELS_DIFFER', LABELS, found.words);
    } else if (found.is === 'read' && !equal(found.bytes, expected)) {
      this.findings.add('LABELS_DIFFER', LABELS);
    }
  }

  private async decisions(
    release: Release,
    seal: Digest | null,
    plan: Digest | null,
  ): Promise<void> {
    const name = release.decisions;
    const bytes = await this.document(
      name,
      LONGEST_DECISIONS,
      'FILE_MISSING',
      'DECISIONS_UNREADABLE',
    );
    if (bytes === null) {
      return;
    }
    await this.signature(
      name,
      bytes,
      'decisions',
      'DECISIONS_SIGNATURE_MISSING',
      'DECISIONS_SIGNATURE_BAD',
    );
    let decisions;
    try {
      decisions = readDecisions(bytes);
    } catch (error) {
      this.findings.add('DECISIONS_UNREADABLE', name, messageOf(error));
      return;
    }
    if (decisions.seal !== seal) {
      this.findings.add('DECISIONS_DIFFER', name, 'they are about another seal');
    }
    if (decisions.plan !== plan) {
      this.findings.add('PLAN_DIFFERS', release.plan, 'another plan was decided');
    }
    if (decisions.unreviewed !== release.unreviewed) {
      this.findings.add('DECISIONS_DIFFER', name, 'they differ in what was not looked at');
    }
    if (release.unreviewed !== null) {
      this.findings.add('UNREVIEWED', '', `reason: ${release.unreviewed}`);
    }
  }

  private contradictions(release: Release): void {
    for (const track of release.tracks) {
      for (const entry of track.entries) {
        if (isShown(entry) && entry.place.media >= release.media.length) {
          this.findings.add(
            'MANIFEST_CONTRADICTS',
            RELEASE,
            'it lies in no file',
            spotOf(track.track, entry),
          );
        }
        if (entry.is === 'RENDER' && entry.ssim !== null && entry.ssim < LEAST_LIKENESS) {
          this.findings.add(
            'LIKENESS_LOW',
            RELEASE,
            `${String(Math.trunc(entry.ssim / 1000))} per mille`,
            spotOf(track.track, entry),
          );
        }
      }
    }
  }

  private async timeline(release: Release): Promise<void> {
    if (!release.files.some((file) => file.name === TIMELINE)) {
      return; // one that was added is told elsewhere
    }
    const document = await readWhole(this.files, TIMELINE, LONGEST_TIMELINE);
    if (document.is === 'missing') {
      return; // told elsewhere
    }
    if (document.is === 'unreadable') {
      this.findings.add('TIMELINE_UNREADABLE', TIMELINE, document.words);
      return;
    }
    const signed = release.files.some((file) => file.name === TIMELINE + SIGNATURE);
    const wanted = this.files.listed || signed; // over the web only what is listed is asked for
    if (wanted && (await isThere(this.files, TIMELINE + SIGNATURE, LONGEST_SIGNATURE))) {
      await this.signature(
        TIMELINE,
        document.bytes,
        'timeline',
        'TIMELINE_SIGNATURE_MISSING',
        'TIMELINE_SIGNATURE_BAD',
      );
    }
    await checkTimeline(TIMELINE, document.bytes, this.findings);
  }

  /** Digests of all files while they arrive, and then the leaves of media. */
  private async listedFiles(release: Release): Promise<void> {
    const media = new Set(release.media.map((item) => item.file));
    for (const file of release.files) {
      if (isSafeName(file.name)) {
        const bytes = await this.listedFile(file);
        if (bytes !== null && media.has(file.name)) {
          await this.media(release, file.name, bytes);
        }
        media.delete(file.name);
        this.files.forget(file.name);
      }
    }
    for (const name of [...media].sort()) {
      const bytes = isSafeName(name) ? await this.files.open(name, LONGEST_UNLISTED).catch(() => null) : null;
      if (bytes !== null) {
        await this.media(release, name, bytes);
      }
    }
  }

  /** Null where it is not there or can't be read. */
  private async listedFile(file: ListedFile): Promise<FileBytes | null> {
    let bytes: FileBytes | null;
    try {
      bytes = await this.files.open(file.name, file.bytes + LOOKED_AT_BEYOND);
      if (bytes === null) {
        this.findings.add('FILE_MISSING', file.name);
        return null;
      }
      if (bytes.size !== file.bytes) {
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
      return null;
    }
    return bytes;
  }

  private async media(release: Release, name: string, bytes: FileBytes): Promise<void> {
    try {
      const media = name.endsWith('.wav')
        ? await WaveMedia.open(bytes)
        : await Mp4Media.open(bytes);
      await checkMedia(release, name, media, this.muted, this.findings, this.checking.progress);
    } catch (error) {
      if (error instanceof TooLarge || error instanceof TypeError) {
        throw error;
      }
      const words = error instanceof MalformedMedia ? error.message : '';
      this.findings.add('MEDIA_UNREADABLE', name, words);
    }
  }

  private async pictures(release: Release): Promise<void> {
    if (release.pictures === null) {
      const again = release.tracks.some(
        (track) => isVideo(track.track) && track.entries.some((entry) => entry.is === 'RENDER'),
      );
      if (again) {
        this.findings.notChecked.add('PICTURES_SEAL');
      }
      return;
    }
    this.picturesState = 'NOT_CHECKED';
    const { file, digest } = release.pictures.seal;
    const bytes = await this.document(
      file,
      LONGEST_SEAL,
      'PICTURES_UNREADABLE',
      'PICTURES_UNREADABLE',
    );
    if (bytes === null) {
      return;
    }
    if (digestOf(bytes) !== digest) {
      this.findings.add('PICTURES_DIFFER', file);
    }
    await this.signature(
      file,
      bytes,
      'pictures',
      'PICTURES_SIGNATURE_MISSING',
      'PICTURES_SIGNATURE_BAD',
    );
    if (this.checking.pictures === null) {
      this.findings.notChecked.add('PICTURES');
    } else if (this.plan === null || this.findings.has('MATCH')) {
      this.picturesState = 'NOT_CHECKED_AS_OTHER';
    } else {
      const { findings, files } = this;
      this.picturesState = await this.checking.pictures.check(files, release, this.plan, findings);
    }
  }

  private async catalogue(release: Release): Promise<void> {
    if (release.catalogue === null) {
      return;
    }
    const name = release.catalogue.file;
    const bytes = await this.document(
      name,
      LONGEST_CATALOGUE,
      'FILE_MISSING',
      'CATALOGUE_UNREADABLE',
    );
    if (bytes === null) {
      return;
    }
    let catalogue;
    try {
      catalogue = readCatalogue(bytes);
    } catch (error) {
      this.findings.add('CATALOGUE_UNREADABLE', name, messageOf(error));
      return;
    }
    if (digestOf(bytes) !== release.catalogue.digest) {
      this.findings.add('CATALOGUE_DIFFERS', name);
    }
    await this.signature(
      name,
      bytes,
      'catalogue',
      'CATALOGUE_SIGNATURE_MISSING',
      'CATALOGUE_SIGNATURE_BAD',
    );
    for (const flaw of flaws(catalogue)) {
      this.findings.add('CATALOGUE_ROOT_DIFFERS', name, flaw);
    }
    const own = catalogue.opened.find((entry) => entry.seal === release.seal.digest);
    if (own === undefined) {
      this.findings.add('CATALOGUE_LACKS_RECORDING', name, 'its seal is not among the opened');
    } else if (own.convertedFrom !== null) {
      this.findings.add('CONVERSION_ONLY', name, `converted from ${own.convertedFrom}`);
    }
  }
}

const PIECE = 1 << 20;

/** Digests a file piece by piece, and lets the page breathe. */
export async function digestOfFile(
  file: FileBytes,
  read: (bytes: number) => void,
): Promise<Digest> {
  const sha = new Sha256();
  const breath = new Breath();
  for (let at = 0; at < file.size; ) {
    const piece = await file.read(at, Math.min(PIECE, file.size - at));
    sha.update(piece);
    read(piece.length);
    at += piece.length;
    await breath.needed();
  }
  return sha.end();
}

