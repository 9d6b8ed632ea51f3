import type { Code, Finding } from './finding.js';
import { isAbsent, isClosed, isShown, type Release, type ReleaseTrack } from './release-document.js';
import { isVideo } from './track.js';
import type { CheckedPart } from './verify-publication.js';

/** What a span of a clip is shown as. */
export type State =
  | 'exact' // bit by bit the sealed recording
  | 'again' // made again
  | 'withheld'
  | 'trimmed'
  | 'gap' // nothing was recorded
  | 'wrong';

export interface SpanOfClip {
  readonly state: State;
  /** Microseconds from the recording's start; null where that is not told. */
  readonly begins: number | null;
  readonly ends: number | null;
  readonly leaves: number;
  readonly ground: string | null;
}

/** Of a whole clip: where one of these is, nothing of it can be relied on. */
const OF_ALL: ReadonlySet<Code> = new Set<Code>([
  'MANIFEST_UNREADABLE',
  'MANIFEST_CONTRADICTS',
  'SIGNATURE_BAD',
  'SEAL_MISSING',
  'SEAL_UNREADABLE',
  'SEAL_DIFFERS',
  'SEAL_SIGNATURE_BAD',
  'ROOT_DIFFERS',
  'LEAVES_INCOMPLETE',
  'FILE_MISSING',
  'FILE_UNREADABLE',
  'FILE_DIFFERS',
  'MEDIA_UNREADABLE',
  'MEDIA_HIDDEN_DATA',
  'UNIT_ADDED',
  'TIMES_DIFFER',
  'PARAMETERS_DIFFER',
  'PLAN_DIFFERS',
  'NESTED_MISSING',
  'NESTED_DIFFERS',
]);

const OF_MEDIA: ReadonlySet<Code> = new Set<Code>([
  'FILE_MISSING',
  'FILE_UNREADABLE',
  'FILE_DIFFERS',
]);

/** Whether a finding without a leaf concerns all of a clip's media. */
function isOfAll(finding: Finding, release: Release | null, folder: string): boolean {
  if (finding.group !== 'MATCH' || !OF_ALL.has(finding.code)) {
    return false;
  }
  const media = release?.media.some((item) => folder + item.file === finding.file) ?? false;
  return OF_MEDIA.has(finding.code) ? media : finding.code !== 'PLAN_DIFFERS' || media;
}

function ofTrack(findings: readonly Finding[], track: string): readonly Finding[] {
  return findings.filter((finding) => finding.spot?.track === track && finding.group === 'MATCH');
}

/** Tracks of which something is shown, pictures first. */
function shownTracks(release: Release): readonly ReleaseTrack[] {
  const shown = release.tracks.filter((track) => track.entries.some(isShown));
  return [
    ...shown.filter((track) => isVideo(track.track)),
    ...shown.filter((track) => !isVideo(track.track)),
  ];
}

/** What became of one track of a recording, from its first leaf to its last. */
export interface TrackSpans {
  /** Null where nobody can say which tracks there are. */
  readonly track: string | null;
  readonly spans: readonly SpanOfClip[];
}

export function spansOf(part: CheckedPart, all: readonly Finding[]): readonly TrackSpans[] {
  const folder = `${part.release.folder}/`;
  const own = all.filter(
    (finding) => finding.file.startsWith(folder) || finding.file === part.release.folder,
  );
  return spansOfRelease(part.verdict?.release ?? null, own, folder);
}

export function spansOfRelease(
  release: Release | null,
  findings: readonly Finding[],
  folder: string,
): readonly TrackSpans[] {
  const tracks = release === null ? [] : shownTracks(release);
  if (release === null || tracks.length === 0) {
    const span: SpanOfClip = { state: 'wrong', begins: null, ends: null, leaves: 1, ground: null };
    return [{ track: null, spans: [span] }];
  }
  const placed = findings.some(
    (finding) => finding.spot?.leaf !== undefined && finding.group === 'MATCH',
  );
  // where leaves are named, the digest of their file says nothing more
  const whole = findings.some(
    (finding) =>
      finding.spot?.leaf === undefined &&
      isOfAll(finding, release, folder) &&
      !(placed && finding.code === 'FILE_DIFFERS'),
  );
  return tracks.map((track) => {
    const marked = ofTrack(findings, track.track);
    const wrong = new Set(marked.map((finding) => finding.spot?.leaf));
    return { track: track.track, spans: alike(spansOfTrack(release, track, wrong, whole)) };
  });
}

function spansOfTrack(
  release: Release,
  track: ReleaseTrack,
  wrong: ReadonlySet<number | undefined>,
  whole: boolean,
): readonly SpanOfClip[] {
  return track.entries.map((entry) => {
    const closed = isClosed(entry);
    const own: Readonly<Record<typeof entry.is, State>> = {
      PASS: 'exact',
      RENDER: 'again',
      GAP: 'gap',
      WITHHELD: 'withheld',
      TRIM: 'trimmed',
    };
    return {
      state: (whole && isShown(entry)) || wrong.has(entry.leaf) ? 'wrong' : own[entry.is],
      begins: closed ? null : entry.time.begins,
      ends: closed ? null : entry.time.ends,
      leaves: closed ? entry.leaves : 1,
      ground:
        entry.is === 'RENDER'
          ? (entry.ground ?? entry.why ?? release.ground)
          : isAbsent(entry)
            ? entry.ground
            : null,
    };
  });
}

/** Neighbours that are alike are one. */
function alike(all: readonly SpanOfClip[]): readonly SpanOfClip[] {
  const spans: SpanOfClip[] = [];
  for (const span of all) {
    const last = spans.at(-1);
    const same = last?.state === span.state && (last.ground === span.ground || span.state === 'wrong');
    if (last !== undefined && same) {
      spans[spans.length - 1] = { ...last, ends: span.ends, leaves: last.leaves + span.leaves };
    } else {
      spans.push(span);
    }
  }
  return spans;
}
