import { TooLarge, type Findings } from './finding.js';
import type { CodedMedia } from './media.js';
import { Misfits } from './misfits.js';
import { isShown, spotOf, type MediaItem, type Release, type Shown } from './release-document.js';
import { CALL_TRACK, MutedSamples, type SoundPlan } from './sound.js';
import { TrackCheck } from './track-check.js';

/** Checks one media file against the manifest, in one pass over its units. */
export async function checkMedia(
  release: Release,
  file: string,
  media: CodedMedia,
  muted: SoundPlan | null,
  findings: Findings,
  read: (bytes: number) => void,
): Promise<void> {
  for (const oddity of media.oddities) {
    findings.add('MEDIA_HIDDEN_DATA', file, oddity);
  }
  const checks = new Map<number, TrackCheck>();
  release.media.forEach((item, index) => {
    if (item.file !== file) {
      return;
    }
    const at = media.tracks.findIndex((track) => track.number === item.number);
    const track = media.tracks[at];
    if (track === undefined || checks.has(at)) {
      findings.add('MEDIA_UNREADABLE', file, `no track of its own for ${item.of}`);
      return;
    }
    if (item.derived) {
      findings.add('NOT_PROVED', file, `${item.of} was made again as a whole`);
    }
    const entries = entriesOf(release, index, item, findings);
    if (entries === null) {
      return;
    }
    if (item.derived && entries.length > 0) {
      findings.add('MANIFEST_CONTRADICTS', file, 'leaves in what was made again as a whole');
    }
    checks.set(at, new TrackCheck(item, entries, track, file, findings));
  });
  const calls = new Map<number, MutedSamples>();
  media.tracks.forEach((track, at) => {
    const check = checks.get(at);
    if (check === undefined) {
      findings.add(
        'MEDIA_HIDDEN_DATA',
        file,
        'a track that the manifest does not account for',
      );
    } else if (muted !== null && check.item.of === CALL_TRACK) {
      calls.set(at, new MutedSamples(muted, track.format, file, findings));
    }
  });
  try {
    await media.readAll((track, unit, pts) => {
      checks.get(track)?.take(unit, pts);
      calls.get(track)?.take(unit);
      read(unit.length);
    });
  } catch (error) {
    if (error instanceof TooLarge || error instanceof TypeError) {
      throw error;
    }
    findings.add('MEDIA_UNREADABLE', file, "it can't be read to its end");
  }
  for (const call of calls.values()) {
    call.end();
  }
  for (const [track, check] of [...checks].sort(([a], [b]) => a - b)) {
    check.end();
    if (!check.item.derived) {
      await new Misfits(check, track, media, file, findings).explain();
    }
  }
}

/** The leaves that should lie in a track of a file, one behind the other; null if they do not. */
function entriesOf(
  release: Release,
  index: number,
  item: MediaItem,
  findings: Findings,
): readonly Shown[] | null {
  const entries: Shown[] = [];
  let next = 0;
  for (const track of release.tracks) {
    for (const entry of track.entries) {
      if (!isShown(entry) || entry.place.media !== index) {
        continue;
      }
      if (track.track !== item.of || entry.place.sample !== next) {
        findings.add(
          'MANIFEST_CONTRADICTS',
          item.file,
          'its place in the file is not where the leaf before it ends',
          spotOf(track.track, entry),
        );
        return null;
      }
      next += entry.place.count;
      entries.push(entry);
    }
  }
  return entries;
}
