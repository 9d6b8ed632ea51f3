import type { Code, Finding } from './finding.js';
import { isClosed, isShown, type Release, type ReleaseTrack } from './release-document.js';
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

/** The track of a clip or call that is shown. */
export function shownTrack(release: Release): ReleaseTrack | null {
  const shown = release.tracks.filter((track) => track.entries.some(isShown));
  return shown.find((track) => isVideo(track.track)) ?? shown[0] ?? null;
}

/** What became of a clip's recording, from its first leaf to its last; alike neighbours are one. */
export function spansOf(part: CheckedPart, all: readonly Finding[]): readonly SpanOfClip[] {
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
): readonly SpanOfClip[] {
  const track = release === null ? null : shownTrack(release);
  if (track === null) {
    return [{ state: 'wrong', begins: null, ends: null, leaves: 1, ground: null }];
  }
  const marked = ofTrack(findings, track.track);
  const wrong = new Set(marked.map((finding) => finding.spot?.leaf));
  const loose = findings.filter((finding) => finding.spot?.leaf === undefined);
  // where leaves of a file are named, its digest says nothing more
  const found = marked.some((finding) => finding.spot?.leaf !== undefined);
  const whole = loose.some(
    (finding) => isOfAll(finding, release, folder) && !(found && finding.code === 'FILE_DIFFERS'),
  );
  const spans: SpanOfClip[] = [];
  for (const entry of track.entries) {
    const shown = isShown(entry);
    const state: State =
      (whole && shown) || wrong.has(entry.leaf)
        ? 'wrong'
        : entry.is === 'PASS'
          ? 'exact'
          : entry.is === 'RENDER'
            ? 'again'
            : entry.is === 'GAP'
              ? 'gap'
              : entry.is === 'WITHHELD'
                ? 'withheld'
                : 'trimmed';
    const ground =
      entry.is === 'RENDER'
        ? (entry.ground ?? entry.why ?? release?.ground ?? null)
        : 'ground' in entry
          ? entry.ground
          : null;
    const closed = isClosed(entry);
    const span: SpanOfClip = {
      state,
      begins: closed ? null : entry.time.begins,
      ends: closed ? null : entry.time.ends,
      leaves: closed ? entry.leaves : 1,
      ground,
    };
    const last = spans.at(-1);
    if (last?.state === state && last.ground === ground && state !== 'wrong') {
      spans[spans.length - 1] = { ...last, ends: span.ends, leaves: last.leaves + span.leaves };
    } else if (last?.state === 'wrong' && state === 'wrong') {
      spans[spans.length - 1] = { ...last, ends: span.ends, leaves: last.leaves + span.leaves };
    } else {
      spans.push(span);
    }
  }
  return spans;
}
