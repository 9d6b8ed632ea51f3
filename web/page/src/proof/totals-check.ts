import type { Findings } from './finding.js';
import {
  PUBLICATION,
  type Amount,
  type Publication,
  type PublishedClip,
  type Shares,
} from './publication-document.js';
import { byUnits } from './bytes.js';

const NONE: Amount = { frames: 0, micros: 0 };

class TooMuch extends Error {}

function plus(a: Amount, b: Amount): Amount {
  const sum = { frames: a.frames + b.frames, micros: a.micros + b.micros };
  if (!Number.isSafeInteger(sum.frames) || !Number.isSafeInteger(sum.micros)) {
    throw new TooMuch();
  }
  return sum;
}

function same(a: Amount, b: Amount): boolean {
  return a.frames === b.frames && a.micros === b.micros;
}

const KINDS = ['existing', 'released', 'redacted', 'withheld', 'notAddressed'] as const;

function plusShares(a: Shares, b: Shares): Shares {
  return {
    existing: plus(a.existing, b.existing),
    released: plus(a.released, b.released),
    redacted: plus(a.redacted, b.redacted),
    withheld: plus(a.withheld, b.withheld),
    notAddressed: plus(a.notAddressed, b.notAddressed),
  };
}

function amountOf(clips: readonly PublishedClip[], redacted: boolean): Amount {
  return clips
    .filter((clip) => clip.redacted === redacted)
    .reduce((sum, clip) => plus(sum, { frames: clip.to - clip.from, micros: clip.micros }), NONE);
}

/** Adds up again what a publication says of how much there is, and what became of it. */
export function checkTotals(publication: Publication, findings: Findings): void {
  const wrong = (words: string): void => {
    findings.add('TOTALS_WRONG', PUBLICATION, words);
  };
  try {
    sums(publication, wrong);
  } catch (error) {
    if (!(error instanceof TooMuch)) {
      throw error;
    }
    wrong('more than can be counted');
  }
  overlaps(publication.clips, findings);
  oneSealEach(publication.clips, findings);
}

function sums(publication: Publication, wrong: (words: string) => void): void {
  let all: Shares = {
    existing: NONE,
    released: NONE,
    redacted: NONE,
    withheld: NONE,
    notAddressed: NONE,
  };
  const known = new Set<string>();
  for (const { recording, source, shares } of publication.recordings) {
    known.add(recording);
    const parts = [shares.redacted, shares.withheld, shares.notAddressed];
    if (!same(parts.reduce(plus, shares.released), shares.existing)) {
      wrong(`the parts of ${recording} are not all of it`);
    }
    const clips = publication.clips.filter((clip) => clip.recording === recording);
    if (
      !same(amountOf(clips, false), shares.released) ||
      !same(amountOf(clips, true), shares.redacted)
    ) {
      wrong(`the clips of ${recording} are more or less than is said`);
    }
    for (const clip of clips) {
      if (clip.of !== shares.existing.frames || clip.source !== source) {
        wrong(`clip ${clip.id} is of another recording than it says`);
      }
    }
    all = plusShares(all, shares);
  }
  if (!KINDS.every((kind) => same(all[kind], publication.totals[kind]))) {
    wrong('the recordings together are more or less than is said');
  }
  for (const clip of publication.clips) {
    if (!known.has(clip.recording)) {
      wrong(`clip ${clip.id} is of no recording of the list`);
    }
  }
}

function overlaps(clips: readonly PublishedClip[], findings: Findings): void {
  const sorted = [...clips].sort((a, b) => byUnits(a.seal, b.seal) || a.from - b.from);
  sorted.forEach((clip, i) => {
    const before = sorted[i - 1];
    if (before?.seal === clip.seal && clip.from < before.to) {
      findings.add('CLIPS_OVERLAP', PUBLICATION, `${before.id} and ${clip.id}`);
    }
  });
}

/** Otherwise two clips could overlap under two names of one recording, or share one name. */
function oneSealEach(clips: readonly PublishedClip[], findings: Findings): void {
  const seals = new Map<string, string>();
  const recordings = new Map<string, string>();
  for (const clip of clips) {
    if (!seals.has(clip.recording)) {
      seals.set(clip.recording, clip.seal);
    }
    if (!recordings.has(clip.seal)) {
      recordings.set(clip.seal, clip.recording);
    }
    if (seals.get(clip.recording) !== clip.seal || recordings.get(clip.seal) !== clip.recording) {
      findings.add(
        'MANIFEST_CONTRADICTS',
        PUBLICATION,
        `${clip.id}: one recording has one seal, and a seal one recording`,
      );
    }
  }
}
