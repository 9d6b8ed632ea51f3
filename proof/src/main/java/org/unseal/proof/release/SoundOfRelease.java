package org.unseal.proof.release;

import java.util.List;
import org.unseal.proof.seal.TrackId;

/** What became of a recording's sound. */
public enum SoundOfRelease {
  /** The seal lists no track of sound, and no leaf of one is kept back. */
  NONE_IN_ORIGINAL("none in the original: the sealed list of tracks has no sound"),
  /** There was some, and nothing of it is in the release. */
  REMOVED("removed: the original has sound, the release has none of it"),
  /** Nothing of a track that is in the release was replaced. */
  CARRIED_OVER("carried over from the original"),
  /** Some of it is muted. */
  MUTED_IN_PART("in the release, some of it muted"),
  /** Decoded and coded again, so that nothing ties it to the seal. */
  CODED_AGAIN("coded again, so that nothing ties it to the seal");

  private final String words;

  SoundOfRelease(String words) {
    this.words = words;
  }

  /** For a person. */
  public String words() {
    return words;
  }

  /**
   * Finds out.
   *
   * @param sealed names of the seal's tracks
   */
  public static SoundOfRelease of(List<String> sealed, Release release) {
    List<MediaItem> sound =
        release.media().stream().filter(item -> item.of().kind() == TrackId.Kind.AUDIO).toList();
    if (sound.isEmpty()) {
      return sealed.stream().anyMatch(track -> track.startsWith("a")) ? REMOVED : NONE_IN_ORIGINAL;
    }
    if (sound.stream().anyMatch(MediaItem::derived)) {
      return CODED_AGAIN;
    }
    boolean muted =
        release.tracks().stream()
            .filter(track -> track.track().kind() == TrackId.Kind.AUDIO)
            .flatMap(track -> track.entries().stream())
            .anyMatch(entry -> entry instanceof Entry.Render render && render.ground().isPresent());
    return muted ? MUTED_IN_PART : CARRIED_OVER;
  }
}
